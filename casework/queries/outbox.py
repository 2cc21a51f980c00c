"""What left, what waits and why, and what a person has to do instead: for staff and for her."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from casework.models.case import Allocation
from casework.models.family import ContactPoint, FamilyMember
from casework.models.outbox import OutboxMessage, SendingSwitch
from casework.models.people import Staff
from casework.models.updates import Audience
from casework.queries.closeness import beside_fully
from casework.queries.conflict import is_walled
from casework.queries.outbox_facts import SWITCH, choices_now
from casework.queries.people import called_of
from casework.queries.scope import allocated_to, members_visible_to, visible_member
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.contact_plan import TaskKind
from casework.rules.sending import FAMILY_HELD, PRINT, STATES, TASKS, WHY, Purpose, State
from casework.rules.update_kinds import KINDS, kind_of
from casework.rules.view_answers import ABOUT
from casework.rules.view_answers import KIND as ANSWER

MOST = 50  # lines of one page


@dataclass(frozen=True)
class OutgoingLine:
    """One message as staff read it: every text is one to be translated."""

    id: str
    purpose: str
    about: str  # the subject of the entry; "" for anything else
    channel: str
    state: str
    state_words: str
    why_words: str
    happened_at: datetime
    moment: datetime | None  # sent at, or held until
    task: str
    task_words: str
    task_done_at: datetime | None


@dataclass(frozen=True)
class OutboxTask:
    """What a person does, because no message may or could."""

    case_id: str
    member_id: str
    member_called: str
    message_id: str
    words: str
    not_before: datetime | None  # nothing once it has gone by
    mine: bool


@dataclass(frozen=True)
class PaperLine:
    """A letter that lies ready to be printed."""

    case_id: str
    message_id: str
    member_id: str
    called: str
    address: str
    language: str
    ready_at: datetime
    large_print: bool


@dataclass(frozen=True)
class Switch:
    """Whether messages leave, and since when and why not."""

    stopped: bool = False
    why: str = ""
    changed_at: datetime | None = None
    changed_by: str = ""


@dataclass(frozen=True)
class OwnLine:
    """One message as she reads it herself."""

    channel: str
    sent_at: datetime | None
    held_until: datetime | None
    why_words: str


def outgoing_of(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> tuple[OutgoingLine, ...]:
    """Everything queued for this person, newest first."""
    visible_member(session, viewer, case_id, member_id, now)
    rows = session.scalars(
        select(OutboxMessage)
        .where(
            OutboxMessage.case_id == case_id,
            OutboxMessage.member_id == member_id,
            _close(viewer, now),
        )
        .order_by(OutboxMessage.queued_at.desc(), OutboxMessage.id)
        .limit(MOST)
    )
    # Whoever sits on the panel does not read that there was an answer.
    names = {} if is_walled(session, viewer, case_id, now) else {ANSWER: ABOUT}
    return tuple(_line(row, names.get(row.kind, "")) for row in rows)


def outbox_tasks(session: Session, viewer: StaffViewer, now: datetime) -> tuple[OutboxTask, ...]:
    """What waits for a person, among those the viewer works with or whose region she leads."""
    mine = {
        (case_id, member_id)
        for case_id, member_id in session.execute(
            select(Allocation.case_id, Allocation.member_id).where(allocated_to(viewer, now))
        )
    }
    rows = session.execute(
        select(OutboxMessage, FamilyMember)
        .join(FamilyMember, _same_member())
        .where(
            OutboxMessage.task.in_([slug for slug, task in TASKS.items() if task.listed]),
            OutboxMessage.task_done_at.is_(None),
            OutboxMessage.state.in_([State.HELD.value, State.REFUSED.value, State.UNCERTAIN.value]),
            FamilyMember.state == "active",
            FamilyMember.id.in_(members_visible_to(viewer, now).with_only_columns(FamilyMember.id)),
            _close(viewer, now),
        )
        .order_by(OutboxMessage.queued_at, OutboxMessage.id)
    )
    return tuple(
        OutboxTask(
            case_id=row.case_id,
            member_id=row.member_id,
            member_called=called_of(member),
            message_id=row.id,
            words=TASKS[row.task].words,
            not_before=row.held_until if row.held_until and row.held_until > now else None,
            mine=(row.case_id, row.member_id) in mine,
        )
        for row, member in rows
        if not _stands_elsewhere(row)
    )


def letters_to_print(session: Session, viewer: StaffViewer, now: datetime) -> tuple[PaperLine, ...]:
    """Letters of the viewer's region that nobody has printed yet."""
    rows = session.execute(
        select(OutboxMessage, FamilyMember, ContactPoint)
        .join(FamilyMember, _same_member())
        .join(
            ContactPoint,
            and_(
                ContactPoint.case_id == OutboxMessage.case_id,
                ContactPoint.id == OutboxMessage.contact_point_id,
            ),
        )
        .where(
            OutboxMessage.state == State.SENDING.value,
            OutboxMessage.task == PRINT,
            OutboxMessage.task_done_at.is_(None),
            FamilyMember.state == "active",
            FamilyMember.access == "open",
            ContactPoint.retired_at.is_(None),
            ContactPoint.safe_since.is_not(None),
            FamilyMember.id.in_(members_visible_to(viewer, now).with_only_columns(FamilyMember.id)),
        )
        .order_by(OutboxMessage.started_at, OutboxMessage.id)
    )
    return tuple(
        PaperLine(
            case_id=row.case_id,
            message_id=row.id,
            member_id=row.member_id,
            called=member.name or called_of(member),
            address=point.value or "",
            language=row.language,
            ready_at=row.started_at or row.queued_at,
            large_print=choices_now(session, row.case_id, row.member_id, now).large_print,
        )
        for row, member, point in rows
    )


def switch_of(session: Session) -> Switch:
    """Whether messages leave at all."""
    row = session.get(SendingSwitch, SWITCH)
    if row is None:
        return Switch()
    name = session.scalar(select(Staff.full_name).where(Staff.id == row.changed_by))
    return Switch(row.stopped, row.why, row.changed_at, name or "")


def own_outgoing(session: Session, viewer: FamilyViewer) -> tuple[OwnLine, ...]:
    """What was sent to her, and what waits because of a choice of her own. What waits for a
    person to tell her first is not here: the line would tell her that there is something."""
    held = and_(
        OutboxMessage.state == State.HELD.value,
        OutboxMessage.hard.is_(False),
        OutboxMessage.why.in_(sorted(FAMILY_HELD)),
        or_(~_is_update(), _was_shown(viewer)),
    )
    rows = session.scalars(
        select(OutboxMessage)
        .where(
            OutboxMessage.case_id == viewer.case_id,
            OutboxMessage.member_id == viewer.member_id,
            OutboxMessage.to_sealed.is_(None),  # to somebody she trusts, not to her
            or_(OutboxMessage.state == State.SENT.value, held),
        )
        .order_by(OutboxMessage.queued_at.desc(), OutboxMessage.id)
        .limit(MOST)
    )
    return tuple(
        OwnLine(
            channel=row.channel,
            sent_at=row.started_at if row.state == State.SENT.value else None,
            held_until=row.held_until if row.state == State.HELD.value else None,
            why_words=FAMILY_HELD.get(row.why, ""),
        )
        for row in rows
    )


def _is_update() -> ColumnElement[bool]:
    return OutboxMessage.kind.in_(sorted(KINDS))


def _was_shown(viewer: FamilyViewer) -> ColumnElement[bool]:
    """She has seen the entry itself: nothing is given away by a line about its message."""
    return (
        select(Audience.update_id)
        .where(
            Audience.case_id == viewer.case_id,
            Audience.member_id == viewer.member_id,
            Audience.update_id == OutboxMessage.about,
            Audience.shown_at.is_not(None),
        )
        .exists()
    )


def _close(viewer: StaffViewer, now: datetime) -> ColumnElement[bool]:
    return beside_fully(viewer, now, OutboxMessage.case_id, OutboxMessage.member_id)


def _same_member() -> ColumnElement[bool]:
    return and_(
        FamilyMember.case_id == OutboxMessage.case_id,
        FamilyMember.id == OutboxMessage.member_id,
    )


def _stands_elsewhere(row: OutboxMessage) -> bool:
    """News that a person tells first has a list of its own on the page of the day, and so have
    answers to what she said to a review."""
    in_person = row.task == TaskKind.TELL_IN_PERSON.value
    told_first = row.kind in KINDS and kind_of(row.kind).told_first
    return in_person and (told_first or row.kind == ANSWER)


def _line(row: OutboxMessage, about: str) -> OutgoingLine:
    about = kind_of(row.kind).subject if row.kind in KINDS else about
    moment = row.held_until if row.state == State.HELD.value else row.ended_at
    task = TASKS.get(row.task)
    return OutgoingLine(
        id=row.id,
        purpose=row.purpose,
        about="" if Purpose(row.purpose).is_code else about,
        channel=row.channel,
        state=row.state,
        state_words=STATES[row.state],
        why_words=WHY.get(row.why, ""),
        happened_at=row.happened_at,
        moment=moment,
        task=row.task,
        task_words=task.words if task else "",
        task_done_at=row.task_done_at,
    )
