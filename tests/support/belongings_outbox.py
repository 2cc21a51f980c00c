"""A message that waits for every relative, the switch, and a code asked for."""

from __future__ import annotations

from sqlalchemy.orm import Session

from casework.actions import outbox, outbox_switch
from casework.actions.audit import record
from casework.models.audit import SERVICE_CHAIN
from casework.models.inbound import InboundText
from casework.models.outbox import CodeRequest
from casework.rules.access import SystemActor
from casework.rules.choices import Subject
from casework.rules.contact_plan import Happening
from casework.rules.events import Event
from tests.support.databases import NOW
from tests.support.household import Household


def furnish_outbox(house: Household, name: str, leader: str) -> dict[str, str]:
    """One message about something with us; its id."""

    def tell(session: Session) -> str:
        outbox.allow_sending(session)
        made = outbox.queue(
            session,
            **house.of(name),
            happening=Happening("message", Subject.WITH_US, at=NOW),
            about=f"about-{name}",
            now=NOW,
        )
        record(
            session,
            chain=house.members[name][0],
            actor=SystemActor("worker"),
            event=Event.OUTBOX_TASK_DONE,
            facts={"member_id": house.members[name][1], "outbox_id": made or "", "kind": "news"},
            now=NOW,
        )
        return made or ""

    return {"outgoing": house.run(house.worker(leader), tell)}


def furnish_sending(house: Household) -> None:
    """The switch was used once, somebody asked for a code, and a text came from a stranger."""
    house.act("ada", outbox_switch.stop_sending)
    house.act("ada", outbox_switch.start_sending)
    with house.database.session("owner") as session:
        session.add(
            CodeRequest(channel="text", value_index="0" * 64, number="4K7Q2M", asked_at=NOW)
        )
        session.add(
            InboundText(
                receipt="0" * 64,
                value_index="0" * 64,
                sender="+447700900999",
                text="Who is this?",
                received_at=NOW,
                state="unplaced",
            )
        )
        record(
            session,
            chain=SERVICE_CHAIN,
            actor=SystemActor("worker"),
            event=Event.SENDING_STARTED,
            facts={"why": "test"},
            now=NOW,
        )
        session.commit()
