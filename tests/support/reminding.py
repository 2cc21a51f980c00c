"""Hearings that are listed and moved while messages may leave, and the reminders before them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select

from casework.actions.choices_made import choose
from casework.actions.updates import drafts, follow_ups, release
from casework.models.family import FamilyMember
from casework.models.outbox import OutboxMessage
from tests.support.drafting import Entry, ready
from tests.support.leaving import Leaving
from tests.support.writing import HEARING


def wants(leaving: Leaving, name: str, when: str) -> None:
    """Her choice: ``day``, ``week``, ``both``; empty takes it back."""
    leaving.act(name, choose, topic="remind", value={"when": when} if when else {})


def knows_of_a_charge(leaving: Leaving, *names: str) -> None:
    """A hearing gives nothing away to them."""
    for name in names:
        leaving.change(FamilyMember, leaving.house.members[name], knew_before="charge")


def listed(leaving: Leaving, *names: str, on: date, at: str = "10:30", worker: str = "") -> str:
    """A hearing is published to these people; the id of its entry."""
    fields = {**HEARING, **_day("date", on), "time": at}
    entry = ready(leaving.house, worker or "alice", *names, fields=fields)
    return _released(leaving, entry)


def moved(leaving: Leaving, about: str, *names: str, on: date | None, **fields: str) -> str:
    """It gets a new date, or none; the id of that entry."""
    started = leaving.act(
        "alice", follow_ups.start_move, case_id=leaving.house.cases["one"], update_id=about
    )
    entry = Entry(leaving.house, "alice", started.id)
    told = {"confirmed": "fixed", **_day("new_date", on)} if on else {"confirmed": "no_date"}
    entry.save({**told, "reason": "no_room", **fields})
    _chosen(leaving, entry, names)
    return _released(leaving, entry)


def corrected(leaving: Leaving, about: str, *names: str, on: date) -> str:
    """Its entry is put right; the id of the newer one."""
    entry = Entry(leaving.house, "alice", about).correct("alice")
    entry.save({**HEARING, **_day("date", on)})
    _chosen(leaving, entry, names)
    return _released(leaving, entry)


def reminders(leaving: Leaving, name: str, about: str = "") -> list[OutboxMessage]:
    """Those of hers, by the hearing and how long before."""
    with leaving.house.database.session("owner", write=False) as session:
        rows = session.scalars(
            select(OutboxMessage)
            .where(
                OutboxMessage.member_id == leaving.house.members[name][1],
                OutboxMessage.purpose == "reminder",
            )
            .order_by(OutboxMessage.queued_at, OutboxMessage.slot)
        )
        return [row for row in rows if about in ("", row.about)]


def told_of(leaving: Leaving, about: str) -> list[str]:
    """The states of the messages that say that this entry is there."""
    with leaving.house.database.session("owner", write=False) as session:
        rows = session.scalars(
            select(OutboxMessage).where(
                OutboxMessage.about == about, OutboxMessage.purpose == "news"
            )
        )
        return [row.state for row in rows]


def _day(field: str, day: date | None) -> dict[str, str]:
    if day is None:
        return {}
    return {
        f"{field}-day": str(day.day),
        f"{field}-month": str(day.month),
        f"{field}-year": str(day.year),
    }


def _chosen(leaving: Leaving, entry: Entry, names: tuple[str, ...]) -> None:
    members = [leaving.house.members[name][1] for name in names]
    leaving.act("alice", drafts.choose_recipients, **entry.at, member_ids=members)


def _released(leaving: Leaving, entry: Entry) -> str:
    values: dict[str, Any] = {**entry.at, "version": entry.row.version}
    leaving.act(entry.worker, release.release, **values)
    assert entry.row.state == "published"
    return entry.id


def utc(day: int, hour: int, minute: int = 0, month: int = 4) -> datetime:
    """A moment of spring 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)
