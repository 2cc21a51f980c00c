"""Withdrawing: the words of the whole chain go, also of what a worker may not see."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from casework.actions.updates import withdraw
from casework.models.audit import AuditEntry
from casework.models.outbox import OutboxMessage
from casework.models.updates import UpdateWords, Withdrawal
from casework.rules.errors import Invalid, NotFound, Refused
from tests.support.databases import NOW
from tests.support.drafting import WORDS, Entry, published
from tests.support.household import Household
from tests.support.leaving import Leaving
from tests.support.marks import on_postgresql
from tests.support.writing import HEARING, MOVED


def take_back(house: Household, entry: Entry, worker: str, leader: str = "lena") -> None:
    """Withdraw it."""
    house.act(
        worker,
        withdraw.withdraw,
        **entry.at,
        ground="safety",
        reason="It names where she lives.",
        named_leader=house.staff[leader],
    )


def corrected_by_leader(house: Household, entry: Entry, *names: str) -> Entry:
    """Lena corrects it for other people than those of the caseworker who wrote it."""
    later = entry.correct("lena")
    later.save({**HEARING, "time": "14:00"}, WORDS)
    later.choose(*names)
    later.look(*names)
    later.release()
    assert later.row.state == "published"
    return later


def events_of(house: Household, update_id: str) -> list[str]:
    """What the audit says about this update, in order."""
    with house.database.session("owner", write=False) as session:
        rows = session.scalars(
            select(AuditEntry).where(AuditEntry.facts.contains(update_id)).order_by(AuditEntry.seq)
        )
        return [row.event for row in rows]


def test_colleagues_correction_out_of_sight_loses_its_words(house: Household) -> None:
    """Alice works with Mary; the correction went to Dan only, with whom Bea works."""
    entry = published(house, "alice", "mary", words=WORDS)
    later = corrected_by_leader(house, entry, "dan")
    take_back(house, entry, "alice", leader="stella")
    for one in (entry, later):
        assert one.row.state == "withdrawn"
        assert one.row.fields_sealed is None
        assert one.words == []
        assert len(one.incidents) == 1
        assert "update_withdrawn" in events_of(house, one.id)
    assert [reader.member_id for reader in later.readers] == [house.members["dan"][1]]
    with house.database.session_of(house.relative("dan"), write=False) as session:
        assert [row.text for row in session.scalars(select(UpdateWords)) if row.text] == []


def test_what_it_corrects_and_moves_goes_as_well(house: Household) -> None:
    entry = published(house, "lena", "dan", words=WORDS)
    moved = entry.move("lena")
    moved.save(MOVED)
    moved.choose("dan")
    moved.release()
    later = moved.correct("lena")
    later.save({**MOVED, "new_date-day": "24"}, WORDS)
    later.choose("mary")
    later.look("mary")
    later.release()
    take_back(house, later, "alice", leader="stella")
    assert {one.row.state for one in (entry, moved, later)} == {"withdrawn"}
    assert entry.words + moved.words + later.words == []


@pytest.mark.parametrize("waiting", [False, True])
def test_colleagues_open_correction_is_put_away_too(house: Household, waiting: bool) -> None:
    entry = published(house, "lena", "mary", "dan", words=WORDS)
    draft = entry.correct("bea")
    draft.save(HEARING, WORDS)
    draft.choose("dan")
    if waiting:
        _set_state(house, draft, "waiting_second")
    take_back(house, entry, "alice", leader="stella")
    assert draft.row.state == "discarded"
    assert draft.row.fields_sealed is None
    assert draft.words == []
    assert all(reader.removed_at is not None for reader in draft.readers)
    assert draft.incidents == []
    assert "update_discarded" in events_of(house, draft.id)


def test_sealed_copy_keeps_what_was_out_of_sight(house: Household) -> None:
    entry = published(house, "alice", "mary", words=WORDS)
    later = corrected_by_leader(house, entry, "dan")
    take_back(house, entry, "alice", leader="stella")
    with house.database.session("owner", write=False) as session:
        sealed = session.scalars(
            select(Withdrawal.id).where(Withdrawal.update_id == later.id)
        ).one()
    copy = house.act(
        "stella",
        withdraw.open_sealed_copy,
        case_id=house.cases["one"],
        withdrawal_id=sealed,
        reason="The judge asked for it.",
    )
    assert copy["words"] == {"en": WORDS}
    assert copy["members"] == [house.members["dan"][1]]
    assert isinstance(copy["fields"], dict)
    assert copy["fields"]["time"] == "14:00"


def test_author_of_a_hidden_correction_is_never_named(house: Household) -> None:
    entry = published(house, "alice", "mary", words=WORDS)
    corrected_by_leader(house, entry, "dan")
    with pytest.raises(Invalid) as caught:
        take_back(house, entry, "alice", leader="lena")
    assert set(caught.value.errors) == {"named_leader"}
    assert entry.row.state == "published"


def test_nothing_else_of_the_case_is_touched(house: Household) -> None:
    entry = published(house, "alice", "mary", words=WORDS)
    other = published(house, "lena", "dan", words=WORDS)
    take_back(house, entry, "alice")
    assert other.row.state == "published"
    assert other.words == [WORDS]


@pytest.mark.parametrize(("worker", "error"), [("bea", NotFound), ("sue", Refused)])
def test_whoever_may_not_withdraw_changes_nothing(
    house: Household, worker: str, error: type[Exception]
) -> None:
    entry = published(house, "alice", "mary", words=WORDS)
    with pytest.raises(error):
        take_back(house, entry, worker)
    assert entry.words == [WORDS]


@on_postgresql
def test_database_takes_nothing_that_was_not_withdrawn(house: Household) -> None:
    """Called past the application: by somebody who withdrew nothing, or in another's name."""
    entry = published(house, "alice", "mary", words=WORDS)
    later = corrected_by_leader(house, entry, "dan")
    call = "SELECT * FROM {}(:case, :update, :staff, :at)"
    for worker, named in (("alice", "alice"), ("bea", "alice"), ("sid", "sid")):
        values = {
            "case": house.cases["one"],
            "update": entry.id,
            "staff": house.staff[named],
            "at": NOW,
        }
        with house.database.session_of(house.worker(worker)) as session:
            for name in ("casework_chain_rest", "casework_withdraw_rest"):
                assert session.execute(text(call.format(name)), values).all() == []
            session.commit()
    assert later.words == [WORDS]
    with (
        house.database.session_of(house.relative("mary")) as session,
        pytest.raises(DBAPIError, match="permission denied"),
    ):
        session.execute(text(call.format("casework_withdraw_rest")), values)


def _set_state(house: Household, entry: Entry, state: str) -> None:
    house.database.tamper(f"UPDATE update_entry SET state = '{state}' WHERE id = '{entry.id}'")


def test_what_waits_about_it_is_looked_at_at_once(house: Household) -> None:
    """The worker that sends asks again: about a withdrawn entry nothing leaves."""
    leaving = Leaving(house)
    leaving.reach("mary")
    entry = published(house, "alice", "mary", words=WORDS)
    later = corrected_by_leader(house, entry, "mary")
    for one in (entry, later):
        message_id = leaving.announce("mary", one.id)
        house.database.tamper(
            "UPDATE outbox_message SET state = 'held', wake_at = '2027-01-01 00:00:00.000000'"
            f" WHERE id = '{message_id}'"
        )
    take_back(house, entry, "alice", leader="stella")
    with house.database.session("owner", write=False) as session:
        assert set(session.scalars(select(OutboxMessage.wake_at))) == {NOW}
