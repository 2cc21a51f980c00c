"""Messages between one family member and her worker: her own thread, and the staff's view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from casework.models.contact import Message, MessageDraft
from casework.models.family import FamilyMember
from casework.models.people import Staff
from casework.queries.closeness import receives_messages
from casework.queries.conflict import messages_open_to
from casework.queries.people import called_of
from casework.queries.scope import permitted, visible_member
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.errors import NotFound
from casework.rules.help_subjects import SUBJECT_BY_SLUG, HelpSubject
from casework.rules.roles import Permission

THREAD_LENGTH = 50  # messages on one page


@dataclass(frozen=True)
class MessageView:
    """One message of a thread."""

    id: str
    from_family: bool
    staff_name: str  # "" for hers
    text: str
    language: str
    sent_at: datetime
    read_at: datetime | None
    answered_at: datetime | None
    subject: HelpSubject | None = None  # what she asked about, from that subject's page
    by_text: bool = False  # a reply to a text


@dataclass(frozen=True)
class WritePage:
    """What her page for writing shows: the thread, what she has not sent, the notice."""

    messages: tuple[MessageView, ...]
    draft: str
    disclosure_seen: bool


@dataclass(frozen=True)
class WaitingMessage:
    """A message of hers that nobody has answered."""

    case_id: str
    member_id: str
    member_called: str
    message_id: str
    sent_at: datetime
    read_at: datetime | None


def write_page(session: Session, viewer: FamilyViewer) -> WritePage:
    """Her thread, oldest first, and her draft."""
    member = session.get(FamilyMember, (viewer.case_id, viewer.member_id))
    if member is None:
        raise NotFound
    draft = session.get(MessageDraft, (viewer.case_id, viewer.member_id))
    return WritePage(
        messages=_thread(session, viewer.case_id, viewer.member_id),
        draft=(draft.text or "") if draft else "",
        disclosure_seen=member.disclosure_seen_at is not None,
    )


def staff_thread(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> tuple[MessageView, ...]:
    """Her thread for whoever her messages go to; NotFound for anybody else."""
    visible_member(session, viewer, case_id, member_id, now)
    if not may_read_messages(session, viewer, case_id, member_id, now):
        raise NotFound
    return _thread(session, case_id, member_id, messages_open_to(viewer, now))


def readable_messages(viewer: StaffViewer, now: datetime) -> ColumnElement[bool]:
    """Which messages this viewer reads at all: those that go to her, but for what a seat in a
    review closes to her."""
    goes_to_her = receives_messages(viewer, now, Message.case_id, Message.member_id)
    return and_(goes_to_her, messages_open_to(viewer, now))


def readable_message(
    session: Session, viewer: StaffViewer, case_id: str, message_id: str, now: datetime
) -> Message:
    """One of them, or NotFound."""
    message = session.scalar(
        select(Message).where(
            Message.case_id == case_id, Message.id == message_id, readable_messages(viewer, now)
        )
    )
    if message is None:
        raise NotFound
    return message


def may_read_messages(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> bool:
    """Whether her messages go to this viewer."""
    return (
        session.scalar(
            select(FamilyMember.id).where(
                FamilyMember.case_id == case_id,
                FamilyMember.id == member_id,
                receives_messages(viewer, now, FamilyMember.case_id, FamilyMember.id),
            )
        )
        is not None
    )


def waiting_messages(
    session: Session, viewer: StaffViewer, now: datetime
) -> tuple[WaitingMessage, ...]:
    """Messages that nobody has answered, the longest waiting first."""
    rows = session.execute(
        select(Message, FamilyMember)
        .join(
            FamilyMember,
            and_(FamilyMember.case_id == Message.case_id, FamilyMember.id == Message.member_id),
        )
        .where(
            Message.from_family.is_(True),
            Message.answered_at.is_(None),
            readable_messages(viewer, now),
            permitted(viewer, Permission.MESSAGE_ANSWER, FamilyMember.case_id),
        )
        .order_by(Message.sent_at, Message.id)
    )
    return tuple(
        WaitingMessage(
            case_id=message.case_id,
            member_id=message.member_id,
            member_called=called_of(member),
            message_id=message.id,
            sent_at=message.sent_at,
            read_at=message.read_at,
        )
        for message, member in rows
    )


def _thread(
    session: Session, case_id: str, member_id: str, *which: ColumnElement[bool]
) -> tuple[MessageView, ...]:
    rows = session.scalars(
        select(Message)
        .where(Message.case_id == case_id, Message.member_id == member_id, *which)
        # Of one moment, hers comes before its answer (false sorts before true).
        .order_by(Message.sent_at.desc(), Message.from_family, Message.id.desc())
        .limit(THREAD_LENGTH)
    ).all()
    names = staff_names(session, (row.staff_id for row in rows))
    return tuple(
        MessageView(
            id=row.id,
            from_family=row.from_family,
            staff_name=names.get(row.staff_id or "", ""),
            text=row.text or "",
            language=row.language,
            sent_at=row.sent_at,
            read_at=row.read_at,
            answered_at=row.answered_at,
            subject=SUBJECT_BY_SLUG.get(row.subject),
            by_text=row.by_text,
        )
        for row in reversed(rows)
    )


def staff_names(session: Session, ids: Iterable[str | None]) -> dict[str, str]:
    """Names of workers; row security leaves out whom a family member never worked with."""
    wanted = sorted({one for one in ids if one})
    if not wanted:
        return {}
    rows = session.execute(select(Staff.id, Staff.full_name).where(Staff.id.in_(wanted)))
    return {staff_id: name for staff_id, name in rows}
