"""Who can see what of her record, who has looked, and everything that she may take with her."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.case import Allocation
from casework.models.contact import Message
from casework.models.family import ContactPoint
from casework.models.people import Staff
from casework.models.sessions import AccessLog
from casework.queries.contact_choices import is_confirmed
from casework.queries.own_page import loaded_of, member_of
from casework.queries.scope import in_force
from casework.queries.timeline import Item, build_item
from casework.rules.access import FamilyViewer
from casework.rules.choice_contacts import ending
from casework.rules.errors import NotFound
from casework.rules.knowledge import Standing

LOOKS = 2_000  # of the latest openings that are looked through
LOOK_LINES = 100  # days and names that she is shown

_CLOSED = (Standing.LABEL, Standing.MAIN, Standing.ASKED, Standing.KEPT, Standing.UNWANTED)


@dataclass(frozen=True)
class OwnContact:
    """A way to reach her, as she sees it: never the whole of it."""

    id: str
    channel: str
    ending: str
    voicemail: str
    confirmed: bool
    safe_since: datetime | None
    by_her: bool
    needs_code: bool


@dataclass(frozen=True)
class Sees:
    """Somebody who works with her now."""

    name: str
    role: str
    process: str
    cover: bool


@dataclass(frozen=True)
class Looked:
    """Somebody opened her record on this day, by her own clock."""

    on: date
    name: str  # "" for somebody of the team whom she does not know


@dataclass(frozen=True)
class OwnMessage:
    """A message of her thread."""

    sent_at: datetime
    from_family: bool
    language: str
    text: str


@dataclass(frozen=True)
class Copy:
    """Everything of her record that she may read, at one moment."""

    name: str
    called: str
    items: tuple[Item, ...]
    messages: tuple[OwnMessage, ...]
    contacts: tuple[OwnContact, ...]


def own_contacts(session: Session, viewer: FamilyViewer) -> tuple[OwnContact, ...]:
    """The contacts in use or waiting to be, in the order in which they were confirmed."""
    rows = session.scalars(
        select(ContactPoint)
        .where(
            ContactPoint.case_id == viewer.case_id,
            ContactPoint.member_id == viewer.member_id,
            ContactPoint.retired_at.is_(None),
        )
        .order_by(ContactPoint.safe_since, ContactPoint.id)
    )
    return tuple(
        OwnContact(
            id=row.id,
            channel=row.channel,
            ending=ending(row.channel, row.value or ""),
            voicemail=row.voicemail,
            confirmed=is_confirmed(row),
            safe_since=row.safe_since,
            by_her=row.by_her,
            needs_code=bool(row.code_hash) and row.confirmed_at is None,
        )
        for row in rows
    )


def own_contact(session: Session, viewer: FamilyViewer, contact_id: str) -> OwnContact:
    """One of them, or NotFound."""
    for one in own_contacts(session, viewer):
        if one.id == contact_id:
            return one
    raise NotFound


def who_sees(session: Session, viewer: FamilyViewer, now: datetime) -> tuple[Sees, ...]:
    """Everybody who works with her now. Relatives see nothing of hers."""
    rows = session.execute(
        select(Staff.full_name, Allocation.role, Allocation.process, Allocation.cover)
        .join(Allocation, Allocation.staff_id == Staff.id)
        .where(
            Allocation.case_id == viewer.case_id,
            Allocation.member_id == viewer.member_id,
            in_force(Allocation.starts_at, Allocation.ends_at, now),
        )
        .order_by(Staff.full_name, Allocation.id)
    )
    return tuple(Sees(*row) for row in rows)


def who_looked(session: Session, viewer: FamilyViewer) -> tuple[Looked, ...]:
    """Who opened her record and on which days, newest first: a worker opens many pages in one
    minute, and a line for each would hide the rest. Somebody whom she never worked with has no
    name here: she can ask us."""
    rows = session.execute(
        select(AccessLog.at, Staff.full_name)
        .outerjoin(Staff, Staff.id == AccessLog.staff_id)
        .where(AccessLog.case_id == viewer.case_id, AccessLog.member_id == viewer.member_id)
        .order_by(AccessLog.at.desc())
        .limit(LOOKS)
    )
    known = {
        name
        for (name,) in session.execute(
            select(Staff.full_name)
            .join(Allocation, Allocation.staff_id == Staff.id)
            .where(Allocation.case_id == viewer.case_id, Allocation.member_id == viewer.member_id)
        )
    }
    zone = ZoneInfo(viewer.time_zone)
    looks = (Looked(at.astimezone(zone).date(), name if name in known else "") for at, name in rows)
    return tuple(islice(dict.fromkeys(looks), LOOK_LINES))


def copy_of_everything(
    session: Session, viewer: FamilyViewer, now: datetime, *, with_closed: bool = False
) -> Copy:
    """Her copy. What is held is not in it. What she has not opened shows its subject only,
    unless she chooses it now (``with_closed``)."""
    member = member_of(session, viewer)
    loaded = loaded_of(session, viewer)
    if with_closed:
        opened = tuple(
            replace(one, standing=Standing.ALL) if one.standing in _CLOSED else one
            for one in loaded.knowledge.known
        )
        loaded = replace(loaded, knowledge=replace(loaded.knowledge, known=opened))
    items = tuple(
        build_item(session, loaded, member, one.entry.id, now) for one in loaded.knowledge.known
    )
    messages = session.scalars(
        select(Message)
        .where(Message.case_id == viewer.case_id, Message.member_id == viewer.member_id)
        .order_by(Message.sent_at, Message.id)
    )
    return Copy(
        name=member.name or "",
        called=member.called or "",
        items=items,
        messages=tuple(
            OwnMessage(row.sent_at, row.from_family, row.language, row.text or "")
            for row in messages
        ),
        contacts=own_contacts(session, viewer),
    )
