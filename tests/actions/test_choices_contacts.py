"""A contact that she reports: the old one ends at once, the new one needs code and check."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from casework.actions import choices_contacts, codes, outbox
from casework.actions.contact_points import add_contact_point, confirm_safe
from casework.models.outbox import OutboxMessage
from casework.queries.contact_choices import choices_of
from casework.rules.contact_plan import SafeContact
from casework.rules.errors import Invalid, NotFound
from tests.support.databases import NOW, Database
from tests.support.household import Household, build

NUMBER = "07700 900482"


@pytest.fixture
def house(database: Database) -> Household:
    codes.use_pepper("a pepper for tests")
    return build(database)


def contacts(house: Household, name: str = "mary") -> tuple[SafeContact, ...]:
    who = house.relative(name)
    return house.run(who, lambda s: choices_of(s, *house.members[name], NOW).contacts)


def report(house: Household, **values: Any) -> tuple[str, str]:
    """Report a number; the id of the contact and the code that was sent there."""
    who = house.relative("mary")

    def act(session: Any) -> str:
        outbox.allow_sending(session)
        return choices_contacts.report(
            session, viewer=who, channel="text", value=NUMBER, now=NOW, **values
        )

    contact_id = house.run(who, act)
    with house.database.session("owner") as session:
        sent = [one.code for one in session.query(OutboxMessage) if one.code]
    return contact_id, sent[-1] if sent else ""


def type_code(house: Household, contact_id: str, typed: str, now=NOW) -> bool:
    return house.act(
        "mary",
        choices_contacts.type_code,
        contact_point_id=contact_id,
        typed=typed,
        now=now,
    )


def check(house: Household, contact_id: str, **values: Any) -> None:
    with house.database.session("owner") as session:
        from casework.models.family import ContactPoint

        version = session.get_one(ContactPoint, (house.cases["one"], contact_id)).version
    house.act(
        "alice",
        confirm_safe,
        case_id=house.cases["one"],
        contact_point_id=contact_id,
        voicemail="nothing",
        version=version,
        **values,
    )


def test_code_and_check_together_make_it_usable(house: Household) -> None:
    contact_id, code = report(house)
    assert [one.usable for one in contacts(house)] == [False]
    assert type_code(house, contact_id, code)
    assert [one.usable for one in contacts(house)] == [False]
    check(house, contact_id, checked_how="in_person")
    assert [one.usable for one in contacts(house)] == [True]


def test_a_check_without_the_code_is_not_enough(house: Household) -> None:
    contact_id, _ = report(house)
    check(house, contact_id, checked_how="other_contact")
    assert [one.usable for one in contacts(house)] == [False]


def test_a_check_says_how_it_was_done(house: Household) -> None:
    contact_id, _ = report(house)
    with pytest.raises(Invalid):
        check(house, contact_id)


def test_five_wrong_tries_end_the_code(house: Household) -> None:
    contact_id, code = report(house)
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(5):
        assert not type_code(house, contact_id, wrong)
    assert not type_code(house, contact_id, code)


def test_a_code_runs_out_after_half_an_hour(house: Household) -> None:
    contact_id, code = report(house)
    assert not type_code(house, contact_id, code, now=NOW + timedelta(minutes=31))


def test_the_old_contact_ends_with_the_report(house: Household) -> None:
    old = house.act(
        "alice",
        add_contact_point,
        **house.of("mary"),
        channel="text",
        value="07700 900111",
        said_safe=True,
    )
    assert [one.usable for one in contacts(house)] == [True]
    report(house, instead_of=old)
    assert [one.usable for one in contacts(house)] == [False]


def test_nobody_ends_or_confirms_anothers_contact(house: Household) -> None:
    contact_id, code = report(house)
    for action, values in (
        (choices_contacts.not_safe, {}),
        (choices_contacts.send_code_again, {}),
        (choices_contacts.type_code, {"typed": code}),
    ):
        with pytest.raises(NotFound):
            house.act("imran", action, contact_point_id=contact_id, **values)


def test_what_is_no_number_is_said_in_words(house: Household) -> None:
    for channel, value in (("text", "abc"), ("email", "nothing"), ("fax", "1")):
        with pytest.raises(Invalid):
            house.act("mary", choices_contacts.report, channel=channel, value=value)
