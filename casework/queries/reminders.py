"""The hearings of which somebody may be reminded, as they stand; and what left to her last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from casework.models.outbox import OutboxMessage
from casework.models.updates import Update
from casework.queries.hearings import Hearing, hearings_of
from casework.queries.knowledge import addressed_to_members
from casework.rules.access import FamilyViewer
from casework.rules.reminders import Sitting
from casework.rules.sending import TELLS_HER, Purpose, State
from casework.rules.update_kinds import kind_of

_LATELY = timedelta(days=3)


def sitting_of(hearing: Hearing) -> Sitting:
    """Its day and its time."""
    return Sitting(hearing.event.day, hearing.event.time)


def hearings_addressed(
    session: Session, case_id: str, member_ids: Sequence[str]
) -> dict[str, dict[str, Hearing]]:
    """The hearings that stand, for each of these people, by the entry that says how they are now.

    Held ones are among them: whether she may know of one is asked when a reminder would leave.
    """
    found = {}
    for member_id, rows in addressed_to_members(session, case_id, member_ids).items():
        published = [update for update, _ in rows if update.state == "published"]
        found[member_id] = {one.update_id: one for one in hearings_of(published)}
    return found


def hearings_if_released(
    session: Session, draft: Update, member_ids: Sequence[str]
) -> dict[str, Sitting]:
    """The hearing that a draft lists or moves, for each of these people as she would find it."""
    if not kind_of(draft.kind).is_hearing:
        return {}
    found = {}
    for member_id, rows in addressed_to_members(session, draft.case_id, member_ids).items():
        others = [one for one, _ in rows if one.state == "published" and one.id != draft.id]
        hers = {one.update_id: one for one in hearings_of([*others, draft])}
        if draft.id in hers:
            found[member_id] = sitting_of(hers[draft.id])
    return found


def is_followed(session: Session, case_id: str, update_id: str) -> bool:
    """Whether a later entry moved or corrected this one, whoever was told of that."""
    later = select(Update.id).where(
        Update.case_id == case_id,
        or_(Update.moves_id == update_id, Update.corrects_id == update_id),
        Update.state == "published",
    )
    return session.scalar(later.limit(1)) is not None


def reminded_last(session: Session, viewer: FamilyViewer, now: datetime) -> bool:
    """Whether what left to her lately, and last, was a reminder: the page of dates comes first."""
    purpose = session.scalar(
        select(OutboxMessage.purpose)
        .where(
            OutboxMessage.case_id == viewer.case_id,
            OutboxMessage.member_id == viewer.member_id,
            OutboxMessage.purpose.in_(sorted(TELLS_HER)),
            OutboxMessage.state == State.SENT.value,
            OutboxMessage.started_at > now - _LATELY,
        )
        .order_by(OutboxMessage.started_at.desc(), OutboxMessage.id)
        .limit(1)
    )
    return purpose == Purpose.REMINDER.value
