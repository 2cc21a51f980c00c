"""Recording who sits on a panel or checks its report. From that moment the wall stands."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import found, note, refuse_unknown, require_in
from casework.models.case import Review
from casework.models.conflict import ReviewConflict
from casework.queries.conflict import could_sit
from casework.queries.scope import in_force, visible_case
from casework.rules.access import StaffViewer
from casework.rules.conflict import SEATS
from casework.rules.errors import Invalid
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission

_NOT_OWN = S_("Somebody else who leads has to end your own seat.")


def record_seat(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    review_id: str,
    staff_id: str,
    seat: str,
    now: datetime,
) -> str:
    """Somebody sits there from now on; the seat's id. Twice the same is one seat."""
    _review(session, viewer, case_id, review_id, now)
    refuse_unknown(seat, list(SEATS), "seat")
    refuse_unknown(staff_id, could_sit(session, now), "staff_id")
    there = session.scalar(
        select(ReviewConflict.id).where(
            ReviewConflict.case_id == case_id,
            ReviewConflict.review_id == review_id,
            ReviewConflict.staff_id == staff_id,
            ReviewConflict.seat == seat,
            in_force(ReviewConflict.starts_at, ReviewConflict.ends_at, now),
        )
    )
    if there is not None:
        return there
    row = ReviewConflict(
        case_id=case_id,
        review_id=review_id,
        staff_id=staff_id,
        seat=seat,
        starts_at=now,
        set_by=viewer.staff_id,
    )
    session.add(row)
    _noted(session, viewer, row, f"{seat}.begun", now)
    return row.id


def end_seat(
    session: Session, *, viewer: StaffViewer, case_id: str, seat_id: str, now: datetime
) -> None:
    """Somebody sits there no more. Nobody ends a seat of her own: she would open her own wall."""
    row = found(session.get(ReviewConflict, (case_id, seat_id)))
    _review(session, viewer, case_id, row.review_id, now)
    if row.staff_id == viewer.staff_id:
        raise Invalid({"seat": Sentence(_NOT_OWN)})
    if row.ends_at is None:
        row.ends_at = now
        _noted(session, viewer, row, f"{row.seat}.ended", now)


def _review(
    session: Session, viewer: StaffViewer, case_id: str, review_id: str, now: datetime
) -> None:
    visible_case(session, viewer, case_id, now)
    require_in(session, viewer, case_id, Permission.CONFLICT_RECORD)
    found(session.get(Review, (case_id, review_id)))


def _noted(
    session: Session, viewer: StaffViewer, row: ReviewConflict, state: str, now: datetime
) -> None:
    note(
        session,
        viewer,
        row.case_id,
        Event.SEAT_RECORDED,
        now,
        review_id=row.review_id,
        staff_id=row.staff_id,
        state=state,
    )
