"""Releasing: who is told, a second person, what changed since, promises, late words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from casework.actions import cases, flags, people, walls
from casework.actions.updates import drafts, release, second_person
from casework.models.audit import AuditEntry
from casework.models.case import Case
from casework.models.contact import Promise
from casework.rules.errors import AudienceChanged, Invalid, NotFound, Refused, Stale
from tests.support.databases import NOW
from tests.support.drafting import WORDS, Entry, begun, published, ready
from tests.support.household import Household
from tests.support.writing import ARREST, HEARING


@pytest.fixture
def active(house: Household) -> Household:
    """Criminal proceedings are active: own words need a source and a second person."""
    house.act(
        "alice",
        cases.set_proceedings,
        case_id=house.cases["one"],
        since=date(2026, 2, 1),
        until=None,
        version=1,
    )
    return house


def waiting(house: Household, *names: str) -> Entry:
    """Written by Alice with words of her own, and sent to a second person."""
    entry = ready(house, "alice", *names, words=WORDS, official_source="The court office")
    entry.release()
    assert entry.row.state == "waiting_second"
    return entry


def events(house: Household) -> list[str]:
    """All of the audit, in order, of the first case."""
    with house.database.session("owner", write=False) as session:
        chain = AuditEntry.chain == house.cases["one"]
        return list(session.scalars(select(AuditEntry.event).where(chain).order_by(AuditEntry.seq)))


def test_release_addresses_exactly_those_who_were_chosen(house: Household) -> None:
    entry = ready(house, "alice", "mary", "kit")
    entry.choose("mary")
    entry.release()
    row = entry.row
    assert (row.state, row.published_at) == ("published", NOW)
    addressed = {one.member_id for one in entry.readers if one.addressed}
    assert addressed == {house.members["mary"][1]}
    assert events(house)[-1] == "update_released"


def test_second_press_finds_it_published(house: Household) -> None:
    entry = published(house, "alice", "mary")
    before = events(house)
    entry.release(version=1)
    assert events(house) == before


def test_stale_version_releases_nothing(house: Household) -> None:
    entry = ready(house, "alice", "mary")
    with pytest.raises(Stale):
        entry.release(version=1)
    assert entry.row.state == "draft"


def test_own_words_are_not_released_unseen(house: Household) -> None:
    entry = begun(house, "alice")
    entry.save(HEARING, WORDS)
    entry.choose("mary", "kit")
    entry.look("mary")
    with pytest.raises(Invalid) as caught:
        entry.release()
    assert set(caught.value.errors) == {"preview"}


def test_nothing_is_released_to_nobody(house: Household) -> None:
    entry = begun(house, "alice")
    entry.save(HEARING)
    with pytest.raises(Invalid) as caught:
        entry.release()
    assert set(caught.value.errors) == {"recipients"}


def test_date_that_went_by_since_stops_the_release(house: Household) -> None:
    entry = ready(house, "alice", "mary")
    with pytest.raises(Invalid):
        house.act(
            "alice",
            release.release,
            **entry.at,
            version=entry.row.version,
            now=datetime(2026, 5, 1, 9, tzinfo=UTC),
        )
    assert entry.row.state == "draft"


@pytest.mark.parametrize("change", ["flag", "choice", "wall"])
def test_change_since_the_look_stops_the_release(house: Household, change: str) -> None:
    entry = ready(house, "alice", "mary", "kit")
    if change == "flag":
        house.act("alice", flags.set_flag, **house.of("mary"), flag="media_target")
    elif change == "choice":
        house.act(
            "alice",
            people.set_hard_news,
            **house.of("mary"),
            choice="read_first",
            how="call_to_service_user",
        )
    else:
        house.act(
            "alice",
            walls.set_wall,
            case_id=house.cases["one"],
            member_a=house.members["mary"][1],
            member_b=house.members["kit"][1],
            reason="They asked.",
        )
    with pytest.raises(AudienceChanged) as caught:
        entry.release()
    assert caught.value.differences
    assert entry.row.state == "draft"


def test_own_words_in_active_proceedings_need_a_source(active: Household) -> None:
    entry = begun(active, "alice")
    with pytest.raises(Invalid) as caught:
        entry.save(HEARING, WORDS)
    assert set(caught.value.errors) == {"official_source"}
    entry.save(HEARING)


def test_second_person_releases_what_the_writer_sent(active: Household) -> None:
    entry = waiting(active, "mary")
    assert not any(reader.addressed for reader in entry.readers)
    entry.release("alice")  # the writer is no second person
    assert entry.row.state == "waiting_second"
    entry.release("lena")
    row = entry.row
    assert (row.state, row.published_by, row.second_person) == (
        "published",
        active.staff["alice"],
        active.staff["lena"],
    )


@pytest.mark.parametrize(("worker", "error"), [("bea", NotFound), ("adil", NotFound)])
def test_only_a_colleague_in_sight_is_second_person(
    active: Household, worker: str, error: type[Exception]
) -> None:
    entry = waiting(active, "mary")
    with pytest.raises(error):
        entry.release(worker)
    assert entry.row.state == "waiting_second"


def test_saving_what_waits_makes_it_a_draft_again(active: Household) -> None:
    entry = waiting(active, "mary")
    entry.save(HEARING, WORDS, official_source="The court office")
    assert entry.row.state == "draft"
    with pytest.raises(NotFound):
        entry.release("lena")


def test_second_person_gives_it_back_with_a_note(active: Household) -> None:
    entry = waiting(active, "mary")
    with pytest.raises(Invalid):
        active.act("lena", second_person.send_back, **entry.at, note=" ")
    active.act("lena", second_person.send_back, **entry.at, note="Which door?")
    row = entry.row
    assert (row.state, row.returned_note) == ("draft", "Which door?")
    with pytest.raises(NotFound):
        active.act("lena", second_person.send_back, **entry.at, note="Again.")
    entry.release()
    entry.release("lena")
    assert entry.row.returned_note is None


def test_writer_does_not_give_it_back_to_herself(active: Household) -> None:
    entry = waiting(active, "mary")
    with pytest.raises(NotFound):
        active.act("alice", second_person.send_back, **entry.at, note="Mine.")


def test_promise_is_made_to_each_reader_once(house: Household) -> None:
    entry = ready(house, "alice", "mary", "kit", promise_on="2026-03-09")
    entry.release()
    entry.release()
    with house.database.session("owner", write=False) as session:
        made = session.scalars(select(Promise).where(Promise.update_id == entry.id)).all()
    assert sorted(one.member_id for one in made) == sorted(
        house.members[name][1] for name in ("mary", "kit")
    )
    assert {one.due_on for one in made} == {date(2026, 3, 9)}


def test_arrest_makes_proceedings_active_at_once(house: Household) -> None:
    published(house, "alice", "mary", kind="arrest", fields=ARREST)
    with house.database.session("owner", write=False) as session:
        assert session.get_one(Case, house.cases["one"]).proceedings_from == date(2026, 3, 1)


def test_late_words_are_added_once_in_each_language(house: Household) -> None:
    entry = published(house, "bea", "dan", words=WORDS)
    with pytest.raises(Invalid):
        house.act("bea", release.release_words, **entry.at, language="ur", text=" ")
    house.act("bea", release.release_words, **entry.at, language="ur", text="شمالی دروازہ")
    with pytest.raises(Refused):
        house.act("bea", release.release_words, **entry.at, language="ur", text="دوسرا")
    assert sorted(entry.words) == sorted([WORDS, "شمالی دروازہ"])


def test_only_a_worker_recorded_as_fluent_writes_late_words(house: Household) -> None:
    entry = published(house, "alice", "mary", words=WORDS)  # she works in English only
    with pytest.raises(Refused):
        house.act("alice", release.release_words, **entry.at, language="ur", text="نئے الفاظ")
    assert entry.words == [WORDS]


def test_late_words_need_words_that_were_there(house: Household) -> None:
    entry = published(house, "bea", "dan")
    with pytest.raises(Refused):
        house.act("bea", release.release_words, **entry.at, language="ur", text="نئے الفاظ")


def test_late_words_never_go_past_a_second_person(active: Household) -> None:
    entry = waiting(active, "mary")
    entry.release("lena")
    with pytest.raises(Refused):
        active.act("alice", release.release_words, **entry.at, language="ur", text="نئے الفاظ")


def test_discarded_draft_is_never_released(house: Household) -> None:
    entry = ready(house, "alice", "mary")
    house.act("alice", drafts.discard_draft, **entry.at)
    with pytest.raises((NotFound, Refused)):
        entry.release()
