"""Who of the staff sits on the panel of a review, or checks its report."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from advocate_admin.forms.referral import SeatForm
from advocate_admin.going import to
from advocate_admin.looking import case_record
from advocate_admin.sending import pressed, sent, shown
from advocate_admin.views import blueprint
from casework.actions.conflict import end_seat, record_seat
from casework.queries import conflict
from casework.rules.conflict import SEATS
from casework.rules.errors import NotFound
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session


@blueprint.app_context_processor
def wall_of_the_panel() -> dict[str, object]:
    """For templates: whether what is said to a review is closed to whoever is looking."""
    return {"sits_there": _sits_there}


def _sits_there(case_id: str) -> bool:
    return conflict.is_walled(session(), staff_viewer(), case_id, now())


@blueprint.route("/cases/<case_id>/seats", methods=["GET", "POST"])
@requires(Permission.CASE_READ, Permission.CONFLICT_RECORD)
def seats(case_id: str) -> ResponseReturnValue:
    """The seats of a case, and one more."""
    case = case_record(case_id, "seats")
    reviews = {one.id: f"{one.label}, {one.area}" for one in case.reviews}
    form = SeatForm.starting(reviews, conflict.could_sit(session(), now()))
    if sent(form, record_seat, case_id=case_id) is not None:
        return to("seats", case_id=case_id)
    found = conflict.seats(session(), staff_viewer(), case_id, now())
    mine = staff_viewer().staff_id
    return shown("seats", form, case=case, seats=found, where=SEATS, mine=mine, reviews=reviews)


@blueprint.post("/cases/<case_id>/seats/<seat_id>/end")
@requires(Permission.CASE_READ, Permission.CONFLICT_RECORD)
def seat_end(case_id: str, seat_id: str) -> ResponseReturnValue:
    """Somebody sits there no more."""
    case_record(case_id, "seats")
    found = conflict.seats(session(), staff_viewer(), case_id, now())
    kept = next((one for one in found if one.id == seat_id), None)
    if kept is None or kept.staff_id == staff_viewer().staff_id:
        raise NotFound
    pressed(end_seat, case_id=case_id, seat_id=seat_id)
    return to("seats", case_id=case_id)
