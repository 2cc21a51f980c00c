"""One object of every sort for every relative, so that tests can try them on strangers."""

from __future__ import annotations

from datetime import date
from typing import Any

from casework.actions import (
    contact,
    contact_points,
    flags,
    messages,
    promises,
    renewals,
    sessions,
)
from casework.models.family import FamilyMember
from casework.queries.person import person
from casework.rules.coming_in import WayIn
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

Ids = dict[str, str]


def furnish(house: Household) -> dict[str, Ids]:
    """For each relative: point, flag, entry, promise, update, and where she may write, message,
    session. Ids by these names."""
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
            "allocation": next(
                (one.id for one in house.see(leader, person, *house.members[name]).allocations),
                "",
            ),
        }
        if name in OPEN:
            ids["message"] = house.act(
                name, messages.send, text=f"from {name}", disclosure_shown=True
            )
            house.act(name, messages.save_draft, text=f"draft of {name}")
            _sign_in(house, name)
        found[name] = ids
    house.act("ada", renewals.ask_for_renewal, staff_id=house.staff["vik"])
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
