"""For every relative: an answer, somebody she trusts, something done against a choice, and that
she wants to come back."""

from __future__ import annotations

from casework.actions import choices_made, choices_override, choices_return, choices_trusted
from casework.actions.letters import lasting_reference
from casework.rules.choice_topics import WAY
from tests.support.databases import NOW
from tests.support.household import Household


def furnish_choices(house: Household, name: str, leader: str, *, may_enter: bool) -> dict[str, str]:
    """Their ids."""
    who = house.of(name)
    found = {
        "choice": house.act(
            leader,
            choices_made.choose_for,
            **who,
            topic=WAY,
            value={"way": "person_first"},
            how="call_to_service_user",
        ),
        "override": house.act(
            leader, choices_override.ask, **who, what="phone", reason=f"about {name}"
        ),
    }
    reference = house.act(leader, lasting_reference, **who)
    with house.database.session("family", now=NOW) as session:
        choices_return.ask(session, typed=reference, network=f"net-{name}", now=NOW)
        session.commit()
    if may_enter:
        found["trusted"] = house.act(
            name,
            choices_trusted.ask,
            name=f"friend of {name}",
            channel="text",
            value="07700 900777",
            subjects=["money"],
        )
    return found
