"""How to reach her, and whether each way is safe."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from advocate_admin.forms.people import SafeForm, WayForm
from advocate_admin.going import to_hers
from advocate_admin.looking import her_record
from advocate_admin.sending import pressed, sent, shown
from advocate_admin.views import blueprint
from casework.actions import contact_points
from casework.queries.person import ContactPointView, PersonPage
from casework.rules.errors import NotFound
from casework.rules.roles import Permission
from casework.web.gate import requires


def _way_of(her: PersonPage, way_id: str) -> ContactPointView:
    found = next((way for way in her.contact_points if way.id == way_id), None)
    if found is None:
        raise NotFound
    return found


@blueprint.route("/people/<case_id>/<member_id>/ways", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.MEMBER_ADD)
def ways(case_id: str, member_id: str) -> ResponseReturnValue:
    """What there is, and one more."""
    her, form = her_record(case_id, member_id, "ways"), WayForm()
    where = {"case_id": case_id, "member_id": member_id}
    if sent(form, contact_points.add_contact_point, **where) is not None:
        return to_hers(her, "ways")
    return shown("ways", form, her=her)


@blueprint.route("/people/<case_id>/<member_id>/ways/<way_id>", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.MEMBER_ADD)
def way_safe(case_id: str, member_id: str, way_id: str) -> ResponseReturnValue:
    """She was asked again whether it is safe."""
    her = her_record(case_id, member_id, "ways")
    way = _way_of(her, way_id)
    form = SafeForm(voicemail=way.voicemail, version=str(way.version))
    where = {"case_id": case_id, "contact_point_id": way_id}
    if sent(form, contact_points.confirm_safe, **where) is not None:
        return to_hers(her, "ways")
    return shown("way_safe", form, her=her, way=way)


@blueprint.post("/people/<case_id>/<member_id>/ways/<way_id>/end")
@requires(Permission.MEMBER_READ, Permission.MEMBER_ADD)
def way_end(case_id: str, member_id: str, way_id: str) -> ResponseReturnValue:
    """It is used no more."""
    her = her_record(case_id, member_id, "ways")
    where = {"case_id": case_id, "contact_point_id": _way_of(her, way_id).id}
    pressed(contact_points.retire_contact_point, **where)
    return to_hers(her, "ways")
