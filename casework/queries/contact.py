"""The contact log of one person, and what could be told to her in person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from casework.models.case import Allocation
from casework.models.contact import ContactEntry
from casework.models.updates import Audience, Update
from casework.queries.closeness import fully_close
from casework.queries.conflict import is_walled
from casework.queries.messages import staff_names
from casework.queries.scope import reach_of, updates_visible_to, visible_member
from casework.rules.access import StaffViewer

LOG_LENGTH = 50  # entries on one page


@dataclass(frozen=True)
class ContactView:
    """One entry of the contact log. A corrected one stays, with what corrected it."""

    id: str
    kind: str
    happened_at: datetime
    reached: bool
    language: str
    interpreter: bool
    note: str
    staff_name: str
    recorded_at: datetime
    corrects_id: str | None
    corrected_by_id: str | None
    mine: bool
    told: tuple[str, ...]  # kinds of the news that she was told of


@dataclass(frozen=True)
class ToldChoice:
    """Something published to her that a worker may record as told in person."""

    update_id: str
    kind: str
    occurred_on: date | None
    published_at: datetime | None
    asked: bool  # she asked her caseworker to tell her


def contact_log(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> tuple[ContactView, ...]:
    """The newest first. An advocate of one process sees what she recorded herself."""
    visible_member(session, viewer, case_id, member_id, now)
    statement = select(ContactEntry).where(
        ContactEntry.case_id == case_id, ContactEntry.member_id == member_id
    )
    if not fully_close(session, viewer, case_id, [member_id], now):
        statement = statement.where(ContactEntry.staff_id == viewer.staff_id)
    elif is_walled(session, viewer, case_id, now):
        statement = statement.where(
            or_(ContactEntry.staff_id == viewer.staff_id, ~_by_an_advocate())
        )
    rows = session.scalars(
        statement.order_by(
            ContactEntry.happened_at.desc(), ContactEntry.recorded_at.desc(), ContactEntry.id
        ).limit(LOG_LENGTH)
    ).all()
    names = staff_names(session, (row.staff_id for row in rows))
    kinds = _told_kinds(session, viewer, case_id, rows, now)
    corrected = {row.corrects_id: row.id for row in rows if row.corrects_id}
    return tuple(
        ContactView(
            id=row.id,
            kind=row.kind,
            happened_at=row.happened_at,
            reached=row.reached,
            language=row.language,
            interpreter=row.interpreter,
            note=row.note or "",
            staff_name=names.get(row.staff_id, ""),
            recorded_at=row.recorded_at,
            corrects_id=row.corrects_id,
            corrected_by_id=corrected.get(row.id),
            mine=row.staff_id == viewer.staff_id,
            told=tuple(
                kinds[update_id] for update_id in row.told_update_ids.split() if update_id in kinds
            ),
        )
        for row in rows
    )


def _by_an_advocate() -> ColumnElement[bool]:
    """Written down by somebody who stands, or stood, beside her in a review."""
    return (
        select(Allocation.id)
        .where(
            Allocation.case_id == ContactEntry.case_id,
            Allocation.member_id == ContactEntry.member_id,
            Allocation.staff_id == ContactEntry.staff_id,
            Allocation.process == "review",
        )
        .exists()
    )


def _told_kinds(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    entries: Iterable[ContactEntry],
    now: datetime,
) -> dict[str, str]:
    """The kinds of the updates that these entries name, as far as the viewer may see them."""
    ids = {update_id for entry in entries for update_id in entry.told_update_ids.split()}
    if not ids:
        return {}
    rows = session.scalars(
        updates_visible_to(viewer, now).where(Update.case_id == case_id, Update.id.in_(sorted(ids)))
    )
    return {row.id: row.kind for row in rows}


def could_be_told(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    now: datetime,
) -> tuple[ToldChoice, ...]:
    """Published to her, not yet recorded as told or asked for again, in the viewer's reach.

    All kinds: the caller shows those that are hard or told first, and leaves out the rest.
    """
    visible_member(session, viewer, case_id, member_id, now)
    reach = reach_of(session, viewer, case_id, [member_id], now).get(member_id, frozenset())
    rows = session.execute(
        select(Update, Audience)
        .join(
            Audience,
            and_(Audience.case_id == Update.case_id, Audience.update_id == Update.id),
        )
        .where(
            Audience.case_id == case_id,
            Audience.member_id == member_id,
            Audience.addressed.is_(True),
            Audience.removed_at.is_(None),
            or_(
                Audience.told_at.is_(None),
                and_(Audience.choice == "ask", Audience.asked_answered_at.is_(None)),
            ),
            Update.state == "published",
            Update.strand.in_(sorted(reach)),
        )
        .order_by(Update.published_at.desc(), Update.id)
    )
    return tuple(
        ToldChoice(
            update.id,
            update.kind,
            update.occurred_on,
            update.published_at,
            audience.choice == "ask" and audience.asked_answered_at is None,
        )
        for update, audience in rows
    )
