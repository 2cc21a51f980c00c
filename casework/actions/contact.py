"""Recording a contact, in one act: what happened, what she was told, which promise was kept."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from casework.actions import promises
from casework.actions.checks import found, note, refuse_unknown, require_in, shorter
from casework.actions.outbox import look_again
from casework.models.case import Case
from casework.models.contact import ContactEntry
from casework.models.family import FamilyMember
from casework.models.updates import Audience, Update
from casework.queries.closeness import require_fully_close
from casework.queries.messages import may_read_messages, readable_message
from casework.queries.scope import reach_of, visible_member
from casework.rules.access import StaffViewer
from casework.rules.contact_kinds import CONTACT_KINDS
from casework.rules.errors import Invalid, NotFound, Refused
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission, Role

NOTE_LENGTH = 4000
_CLOCKS_DIFFER = timedelta(minutes=5)


def record(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    kind: str,
    happened_at: datetime,
    reached: bool = True,
    language: str = "",
    interpreter: bool = False,
    text: str = "",
    told_update_ids: Collection[str] = (),
    promise_ids: Collection[str] = (),
    message_ids: Collection[str] = (),
    now: datetime,
) -> str:
    """Record a contact; the entry's id. All of it is one act in one transaction.

    ``told_update_ids``: published updates that she was told of in person. It also answers her
    wish that her caseworker tells her. ``promise_ids`` are kept by this contact, and
    ``message_ids`` answered by it.
    """
    visible_member(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.CONTACT_RECORD)
    _check(kind, happened_at, reached, bool(told_update_ids), now)
    row = _entry(
        viewer, case_id, member_id, kind, happened_at, reached, language, interpreter, text, now
    )
    row.told_update_ids = " ".join(sorted(set(told_update_ids)))
    session.add(row)
    note(
        session,
        viewer,
        case_id,
        Event.CONTACT_RECORDED,
        now,
        member_id=member_id,
        entry_id=row.id,
        kind=kind,
    )
    if told_update_ids:
        _told(session, viewer, case_id, member_id, told_update_ids, happened_at, now)
    for promise_id in promise_ids:
        promises.keep(
            session,
            viewer=viewer,
            case_id=case_id,
            promise_id=promise_id,
            member_id=member_id,
            now=now,
        )
    _answer_by_contact(session, viewer, case_id, member_id, message_ids, now)
    if reached and CONTACT_KINDS[kind].with_her:
        _remember_last(session, case_id, member_id, happened_at)
    return row.id


def correct(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    entry_id: str,
    kind: str,
    happened_at: datetime,
    reached: bool = True,
    language: str = "",
    interpreter: bool = False,
    text: str = "",
    now: datetime,
) -> str:
    """Correct an entry by a new one; the first stays as it was. By its writer or the leader.

    What she was told stays told: nobody can take knowledge back.
    """
    first = found(session.get(ContactEntry, (case_id, entry_id)))
    visible_member(session, viewer, case_id, first.member_id, now)
    require_in(session, viewer, case_id, Permission.CONTACT_RECORD)
    if first.staff_id != viewer.staff_id:
        require_fully_close(session, viewer, case_id, first.member_id, now)
    if first.staff_id != viewer.staff_id and not viewer.holds(
        Role.TEAM_LEADER, session.get_one(Case, case_id).region_id
    ):
        raise Refused(Sentence(S_("Whoever wrote this, or the team leader, can correct it.")))
    _check(kind, happened_at, reached, False, now)
    row = _entry(
        viewer,
        case_id,
        first.member_id,
        kind,
        happened_at,
        reached,
        language,
        interpreter,
        text,
        now,
    )
    row.corrects_id = first.id
    row.told_update_ids = first.told_update_ids
    session.add(row)
    note(
        session,
        viewer,
        case_id,
        Event.CONTACT_CORRECTED,
        now,
        member_id=first.member_id,
        entry_id=row.id,
        corrects_id=first.id,
    )
    return row.id


def _check(kind: str, happened_at: datetime, reached: bool, tells: bool, now: datetime) -> None:
    refuse_unknown(kind, CONTACT_KINDS, "kind")
    if happened_at > now + _CLOCKS_DIFFER:
        raise Invalid(
            {"happened_at": Sentence(S_("This time has not come yet. Write a time up to now."))}
        )
    if tells and not (CONTACT_KINDS[kind].tells and reached):
        raise Invalid(
            {
                "told_update_ids": Sentence(
                    S_("News is told by talking with somebody: in a call, on a visit, or at court.")
                )
            }
        )


def _entry(
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    kind: str,
    happened_at: datetime,
    reached: bool,
    language: str,
    interpreter: bool,
    text: str,
    now: datetime,
) -> ContactEntry:
    return ContactEntry(
        case_id=case_id,
        member_id=member_id,
        staff_id=viewer.staff_id,
        kind=kind,
        happened_at=happened_at,
        reached=reached,
        language=shorter(language, "language", 20),
        interpreter=interpreter,
        note=shorter(text, "note", NOTE_LENGTH) or None,
        recorded_at=now,
    )


def _told(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    update_ids: Collection[str],
    told_at: datetime,
    now: datetime,
) -> None:
    """She knows these now. One audited act for all of them."""
    wanted = sorted(set(update_ids))
    reach = reach_of(session, viewer, case_id, [member_id], now).get(member_id, frozenset())
    rows = session.scalars(
        select(Audience)
        .join(Update, (Update.case_id == Audience.case_id) & (Update.id == Audience.update_id))
        .where(
            Audience.case_id == case_id,
            Audience.member_id == member_id,
            Audience.update_id.in_(wanted),
            Audience.addressed.is_(True),
            Audience.removed_at.is_(None),
            Update.state == "published",
            Update.strand.in_(sorted(reach)),
        )
    ).all()
    if len(rows) != len(wanted):
        raise NotFound
    for row in rows:
        if row.told_at is None:
            row.told_at = min(told_at, now)
            row.told_by = viewer.staff_id
        if row.choice == "ask" and row.asked_answered_at is None:
            row.asked_answered_at = now
    note(
        session,
        viewer,
        case_id,
        Event.TOLD_IN_PERSON,
        now,
        member_id=member_id,
        update_ids=wanted,
    )
    # What waited because of this news may leave now, and what waited about it need not.
    look_again(session, case_id=case_id, member_id=member_id, now=now)


def _answer_by_contact(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    message_ids: Collection[str],
    now: datetime,
) -> None:
    if not message_ids:
        return
    require_in(session, viewer, case_id, Permission.MESSAGE_ANSWER)
    if not may_read_messages(session, viewer, case_id, member_id, now):
        raise NotFound
    for message_id in sorted(set(message_ids)):
        message = readable_message(session, viewer, case_id, message_id, now)
        if message.member_id != member_id or not message.from_family:
            raise NotFound
        if message.answered_at is None:
            message.read_at = message.read_at or now
            message.answered_at = now
            note(
                session,
                viewer,
                case_id,
                Event.MESSAGE_ANSWERED,
                now,
                member_id=member_id,
                message_id=message.id,
            )


def _remember_last(session: Session, case_id: str, member_id: str, happened_at: datetime) -> None:
    # Beside the row's version: recording a contact makes nobody's open form stale.
    session.execute(
        update(FamilyMember)
        .where(
            FamilyMember.case_id == case_id,
            FamilyMember.id == member_id,
            FamilyMember.last_contact_at.is_(None) | (FamilyMember.last_contact_at < happened_at),
        )
        .values(last_contact_at=happened_at)
    )
