"""Flags, walls between relatives, and who decided that somebody under 18 may sign in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from flask.typing import ResponseReturnValue

from advocate_admin.forms.safety import DecisionForm, FlagForm, WallForm
from advocate_admin.going import to_hers
from advocate_admin.looking import her_record
from advocate_admin.sending import pressed, sent, shown
from advocate_admin.views import blueprint
from casework.actions import flags as flag_actions
from casework.actions import walls as wall_actions
from casework.queries.people import member_names
from casework.queries.person import PersonPage
from casework.rules.errors import NotFound
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


def others(her: PersonPage) -> dict[str, str]:
    """The other people of her case whom the viewer may see."""
    names = member_names(session(), staff_viewer(), her.case_id, now())
    return {one: name for one, name in names.items() if one != her.member_id}


def among(rows: Iterable[_HasId], wanted: str) -> str:
    """The id, if it is one of hers; NotFound for anybody else's."""
    if wanted not in {row.id for row in rows}:
        raise NotFound
    return wanted


@blueprint.route("/people/<case_id>/<member_id>/flags", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.FLAG_SET)
def flags(case_id: str, member_id: str) -> ResponseReturnValue:
    """What staff have to know before they act: what stands, and one more."""
    her, form = her_record(case_id, member_id, "flags"), FlagForm()
    if sent(form, flag_actions.set_flag, case_id=case_id, member_id=member_id) is not None:
        return to_hers(her, "flags")
    return shown("flags", form, her=her)


@blueprint.post("/people/<case_id>/<member_id>/flags/<flag_id>/end")
@requires(Permission.MEMBER_READ, Permission.FLAG_SET)
def flag_end(case_id: str, member_id: str, flag_id: str) -> ResponseReturnValue:
    """It holds no longer."""
    her = her_record(case_id, member_id, "flags")
    pressed(flag_actions.end_flag, case_id=case_id, flag_id=among(her.flags, flag_id))
    return to_hers(her, "flags")


@blueprint.route("/people/<case_id>/<member_id>/walls", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.WALL_SET)
def walls(case_id: str, member_id: str) -> ResponseReturnValue:
    """From whom she is kept apart."""
    her, form = her_record(case_id, member_id, "walls"), WallForm()
    apart = {wall.other_id for wall in her.walls}
    form.offer({one: name for one, name in others(her).items() if one not in apart})
    if sent(form, wall_actions.set_wall, case_id=case_id, member_a=member_id) is not None:
        return to_hers(her, "walls")
    return shown("walls", form, her=her)


@blueprint.post("/people/<case_id>/<member_id>/walls/<wall_id>/end")
@requires(Permission.MEMBER_READ, Permission.WALL_SET)
def wall_end(case_id: str, member_id: str, wall_id: str) -> ResponseReturnValue:
    """They are kept apart no longer."""
    her = her_record(case_id, member_id, "walls")
    pressed(wall_actions.end_wall, case_id=case_id, wall_id=among(her.walls, wall_id))
    return to_hers(her, "walls")


@blueprint.route("/people/<case_id>/<member_id>/entry", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.UNDER_AGE_DECIDE)
def under_age(case_id: str, member_id: str) -> ResponseReturnValue:
    """Who decided that somebody under 18 may sign in, and why."""
    her, form = her_record(case_id, member_id, "entry"), DecisionForm()
    form.offer(others(her))
    where = {"case_id": case_id, "member_id": member_id}
    if sent(form, flag_actions.decide_under_age, **where) is not None:
        return to_hers(her)
    return shown("under_age", form, her=her)


@blueprint.post("/people/<case_id>/<member_id>/entry/end")
@requires(Permission.MEMBER_READ, Permission.FLAG_SET)
def under_age_end(case_id: str, member_id: str) -> ResponseReturnValue:
    """The decision is taken back; the door closes at once."""
    her = her_record(case_id, member_id, "entry")
    pressed(flag_actions.end_under_age_decision, case_id=case_id, member_id=member_id)
    return to_hers(her)
