"""One object of every sort for every relative, so that tests can try them on strangers."""

from __future__ import annotations

from datetime import date
from typing import Any

from casework.actions import (
    concerns,
    contact,
    contact_points,
    flags,
    helplines,
    known_already,
    letters,
    messages,
    promises,
    renewals,
    sessions,
    staff_accounts,
)
from casework.models.family import FamilyMember
from casework.queries.person import person
from casework.rules.coming_in import WayIn
from tests.support.belongings_chair import furnish_chair
from tests.support.belongings_choices import furnish_choices
from tests.support.belongings_dates import furnish_dates, furnish_facts
from tests.support.belongings_outbox import furnish_outbox, furnish_sending
from tests.support.belongings_register import furnish_register, partnership_officer, take_seat
from tests.support.belongings_report import furnish_report
from tests.support.belongings_say import furnish_say
from tests.support.belongings_words import furnish_words
from tests.support.databases import NOW
from tests.support.household import Household
from tests.support.news import publish

# Whom each worker may see: written by hand, not worked out by the code under test.
SEES: dict[str, frozenset[str]] = {
    "alice": frozenset({"mary", "imran", "kit"}),
    "bea": frozenset({"dan"}),
    "lena": frozenset({"mary", "imran", "kit", "dan", "sam"}),
    "sue": frozenset({"mary", "imran", "kit", "dan", "sam"}),
    "adil": frozenset({"mary"}),
    "sid": frozenset({"olga"}),
    "stella": frozenset({"olga"}),
    "vik": frozenset(),
    "nora": frozenset(),
    "ada": frozenset(),
}
RELATIVES = ("mary", "imran", "kit", "dan", "sam", "olga")
# Those of them who may come in: Sam is a suspect.
OPEN = ("mary", "imran", "kit", "dan", "olga")
LEADER = dict.fromkeys(RELATIVES, "lena") | {"olga": "stella"}

HELPLINE: dict[str, Any] = {
    "name": "Calm Line",
    "number": "0808 157 0999",
    "about": "listening",
    "days": "always",
    "opens": "",
    "closes": "",
    "source": "calm.example.org",
    "read_on": date(2026, 3, 1),
}

Ids = dict[str, str]


def furnish(house: Household) -> dict[str, Ids]:
    """For each relative: point, flag, entry, promise, update, letter, what is known, and where she
    may write, message, concern, session. Ids by these names."""
    found: dict[str, Ids] = {}
    for name in RELATIVES:
        leader = LEADER[name]
        who = house.of(name)

        def act(action: Any, **values: Any) -> str:
            return str(house.act(leader, action, **who, **values))  # noqa: B023

        ids = {
            "point": act(
                contact_points.add_contact_point, channel="email", value=f"{name}@example.org"
            ),
            "flag": act(flags.set_flag, flag="media_target", note_text="a note"),
            "entry": act(
                contact.record, kind="staff_visit", happened_at=NOW, text=f"notes on {name}"
            ),
            "promise": act(promises.make, due_on=date(2026, 3, 9)),
            "update": publish(
                house,
                name,
                kind="review_going_ahead",
                strand="review",
                writer=leader,
                case="two" if name == "olga" else "one",
            ),
            "letter": act(
                letters.make_letter,
                kind="worker_changed",
                form="page",
                size="normal",
                language="en",
            ),
            "known": act(
                known_already.write_with, text=f"known of {name}", language="en", number=0
            ),
            "allocation": next(
                (one.id for one in house.see(leader, person, *house.members[name]).allocations),
                "",
            ),
        }
        ids |= furnish_dates(house, name, leader, ids["update"])
        ids |= furnish_outbox(house, name, leader)
        ids |= furnish_say(house, name, leader)
        ids |= furnish_report(house, name, leader, ids["review"])
        ids |= furnish_register(house, name, leader)
        ids |= furnish_choices(house, name, leader, may_enter=name in OPEN)
        if name in OPEN:
            ids |= furnish_words(house, name, leader)
            ids["message"] = house.act(
                name, messages.send, text=f"from {name}", disclosure_shown=True
            )
            house.act(name, messages.save_draft, text=f"draft of {name}")
            ids["concern"] = house.act(
                name, concerns.send, kind="complaint", text=f"said by {name}"
            )
            _sign_in(house, name)
        found[name] = ids
    house.act("ada", helplines.save, slug="", version=0, **HELPLINE)
    furnish_facts(house)
    furnish_sending(house)
    # Somebody who sees nobody here sits on the panel, so that no list of these tests changes.
    take_seat(house, "vik")
    partnership_officer(house)
    furnish_chair(house)
    house.act("ada", renewals.ask_for_renewal, staff_id=house.staff["vik"])
    house.act(
        "ada",
        staff_accounts.give_role,
        staff_id=house.staff["vik"],
        role="caseworker",
        region_id=house.regions["north"],
    )
    return found


def _sign_in(house: Household, name: str) -> None:
    viewer = house.relative(name)
    house.run(
        viewer,
        lambda session: sessions.begin_family_session(
            session,
            member=session.get_one(FamilyMember, house.members[name]),
            way_in=WayIn.LETTER_CODE,
            device="phone",
            now=NOW,
        ),
    )
