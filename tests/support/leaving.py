"""A household whose changes may be told, and a worker's desk with real receivers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar, cast

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from casework.actions import contact_points, messages
from casework.actions.audit_guard import install_audit_guard
from casework.actions.outbox import allow_sending, queue
from casework.models.family import ContactPoint
from casework.models.outbox import OutboxMessage
from casework.models.updates import Audience, Update
from casework.queries.database import session_factory
from casework.queries.outbox_facts import happening_of
from casework.rules.sending import BURST
from casework.sending.port import Receiver
from casework.sending.rounds import Desk, Done, run_until_idle
from tests.support.databases import NOW
from tests.support.household import Household

Made = TypeVar("Made")


@dataclass
class Leaving:
    """A household at work, its worker, and what became of its messages."""

    house: Household
    receivers: dict[str, Receiver] = field(default_factory=dict)
    now: datetime = NOW
    burst: int = BURST
    owner: str = "one"

    def act(self, who: str, action: Callable[..., Made], /, **values: Any) -> Made:
        """Run an action in a session whose changes may be told."""

        def telling(session: Session, **given: Any) -> Made:
            allow_sending(session)
            return action(session, **given)

        values.setdefault("now", self.now)
        return self.house.act(who, telling, **values)

    def reach(self, name: str, channel: str = "text", value: str = "", worker: str = "lena") -> str:
        """A contact of hers that is confirmed and safe; its id."""
        default = {"text": "07700 900123", "email": f"{name}@example.org", "letter": "1 High St"}
        point = self.house.act(
            worker,
            contact_points.add_contact_point,
            **self.house.of(name),
            channel=channel,
            value=value or default[channel],
            said_safe=True,
            confirm_shared=True,
        )
        confirm(self.house, name, point)
        return point

    def write(self, name: str, worker: str = "lena", **values: Any) -> str:
        """Her worker writes to her; the id of the message queued about it."""
        about = self.act(
            worker,
            messages.write_to,
            **self.house.of(name),
            text="Ring me when you like.",
            language="en",
            **values,
        )
        return self.about(about).id

    def announce(self, name: str, about: str) -> str:
        """Queue news about a published entry, as its release does; the message's id."""
        case_id, member_id = self.house.members[name]
        viewer = self.house.worker("lena")
        with self.house.database.session_of(viewer, now=self.now) as session:
            allow_sending(session)
            update = session.get_one(Update, (case_id, about))
            row = session.get_one(Audience, (case_id, member_id, about))
            made = queue(
                session,
                case_id=case_id,
                member_id=member_id,
                happening=happening_of(update, row),
                about=about,
                now=self.now,
            )
            session.commit()
        return made or ""

    def about(self, about: str) -> OutboxMessage:
        """The one message about this."""
        with self.house.database.session("owner", write=False) as session:
            return session.scalars(select(OutboxMessage).where(OutboxMessage.about == about)).one()

    def row(self, message_id: str) -> OutboxMessage:
        """A message as it stands."""
        with self.house.database.session("owner", write=False) as session:
            return session.scalars(
                select(OutboxMessage).where(OutboxMessage.id == message_id)
            ).one()

    def rows(self) -> list[OutboxMessage]:
        """Every message."""
        with self.house.database.session("owner", write=False) as session:
            return list(session.scalars(select(OutboxMessage).order_by(OutboxMessage.queued_at)))

    def desk(self) -> Desk:
        """The worker's desk, at the clock of this household."""
        factory = session_factory(self.house.database.engine("worker"))
        install_audit_guard(cast("sessionmaker[Any]", factory))
        return Desk(
            factory=factory,
            receivers=self.receivers,
            translate=lambda text, _tag: text,
            clock=lambda: self.now,
            owner=self.owner,
            burst=self.burst,
        )

    def send(self, at: datetime | None = None) -> list[Done]:
        """One round of the worker."""
        self.now = at or self.now
        done, _ = run_until_idle(self.desk())
        return done

    def change(self, model: type[Any], key: Any, **values: Any) -> None:
        """Change a row behind everybody's back."""
        with self.house.database.session("owner") as session:
            row = session.get_one(model, key)
            for name, value in values.items():
                setattr(row, name, value)
            session.commit()


def confirm(house: Household, name: str, point: str) -> None:
    """She typed the code that was sent to this contact."""
    if not hasattr(ContactPoint, "confirmed_at"):
        return
    case_id, _ = house.members[name]
    with house.database.session("owner") as session:
        session.get_one(ContactPoint, (case_id, point)).confirmed_at = NOW
        session.commit()
