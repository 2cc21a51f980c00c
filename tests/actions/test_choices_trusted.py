"""Somebody is told instead of her: after a worker spoke with her, and a code was read out."""

from __future__ import annotations

from typing import Any

import pytest

from casework.actions import choices_trusted, codes, outbox
from casework.actions.contact_points import add_contact_point
from casework.models.outbox import OutboxMessage
from casework.queries.contact_choices import choices_of
from casework.rules.choices import Subject
from casework.rules.errors import Invalid, NotFound
from tests.support.databases import NOW, Database
from tests.support.household import Household, build


@pytest.fixture
def house(database: Database) -> Household:
    codes.use_pepper("a pepper for tests")
    return build(database)


def asked(house: Household, value: str = "07700 900777") -> str:
    return house.act(
        "mary",
        choices_trusted.ask,
        name="Rosa",
        channel="text",
        value=value,
        subjects=["court_police", "nothing"],
    )


def staff(house: Household, action: Any, trusted_id: str, who: str = "alice", **values: Any) -> Any:
    viewer = house.worker(who)

    def act(session: Any) -> Any:
        outbox.allow_sending(session)
        where = {"case_id": house.cases["one"], "trusted_id": trusted_id}
        return action(session, viewer=viewer, now=NOW, **where, **values)

    return house.run(viewer, act)


def told_instead(house: Household) -> frozenset[Subject]:
    who = house.relative("mary")
    return house.run(who, lambda s: choices_of(s, *house.members["mary"], NOW).told_instead)


def code_sent(house: Household) -> str:
    with house.database.session("owner") as session:
        return [one.code for one in session.query(OutboxMessage) if one.code][-1]


def test_it_starts_with_word_and_code_only(house: Household) -> None:
    trusted_id = asked(house)
    assert told_instead(house) == frozenset()
    staff(house, choices_trusted.spoken, trusted_id, agreed=True, how="in_person")
    assert told_instead(house) == frozenset()
    assert not staff(house, choices_trusted.confirm, trusted_id, code="12")
    assert staff(house, choices_trusted.confirm, trusted_id, code=code_sent(house))
    assert told_instead(house) == {Subject.COURT_POLICE}


def test_it_ends_with_one_tap(house: Household) -> None:
    trusted_id = asked(house)
    staff(house, choices_trusted.spoken, trusted_id, agreed=True, how="in_person")
    staff(house, choices_trusted.confirm, trusted_id, code=code_sent(house))
    house.act("mary", choices_trusted.end, trusted_id=trusted_id)
    assert told_instead(house) == frozenset()


def test_a_refused_one_is_never_confirmed(house: Household) -> None:
    trusted_id = asked(house)
    staff(house, choices_trusted.spoken, trusted_id, agreed=False, how="in_person")
    assert not staff(house, choices_trusted.confirm, trusted_id, code="123456")


def test_a_suspects_number_is_refused(house: Household) -> None:
    house.act("lena", add_contact_point, **house.of("sam"), channel="text", value="07700 900777")
    trusted_id = asked(house)
    with pytest.raises(Invalid):
        staff(house, choices_trusted.spoken, trusted_id, agreed=True, how="in_person")


def test_strangers_neither_end_nor_confirm(house: Household) -> None:
    trusted_id = asked(house)
    with pytest.raises(NotFound):
        house.act("imran", choices_trusted.end, trusted_id=trusted_id)
    for who in ("bea", "adil"):
        with pytest.raises(NotFound):
            staff(house, choices_trusted.spoken, trusted_id, who, agreed=True, how="in_person")
