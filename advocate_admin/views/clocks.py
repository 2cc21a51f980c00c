"""Clocks: what waits to be confirmed, what runs out soon, and the rules they are counted by."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.clocks import ConfirmForm, RuleForm, StartForm
from advocate_admin.going import to, to_hers
from advocate_admin.looking import her_record
from advocate_admin.noting import note_listed
from advocate_admin.sending import pressed, sent, shown
from advocate_admin.views import blueprint
from casework.actions import clocks as clock_actions
from casework.queries import clocks as clock_queries
from casework.queries.clock_rules import all_added_rules
from casework.queries.closeness import service_day
from casework.rules.clock_table import CLOCKS
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session

_HERS = "/people/<case_id>/<member_id>/clocks"


@blueprint.get("/clocks")
@requires(Permission.CLOCK_CONFIRM)
def clocks() -> ResponseReturnValue:
    """Everybody's clocks in the viewer's scope: to confirm, soon due, all that run."""
    lines = clock_queries.running_clocks(session(), staff_viewer(), now())
    note_listed((line.case_id for line in lines), "clocks")
    return render_template(
        "advocate/clocks.html",
        lines=lines,
        waiting=clock_queries.to_confirm(lines),
        soon=clock_queries.soon_due(lines, service_day(now())),
    )


@blueprint.route(_HERS, methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CLOCK_CONFIRM)
def her_clocks(case_id: str, member_id: str) -> ResponseReturnValue:
    """Hers, and one more started by hand."""
    her, form = her_record(case_id, member_id, "clocks"), StartForm()
    if sent(form, clock_actions.start, case_id=case_id, member_id=member_id) is not None:
        return to_hers(her, "her_clocks")
    lines = clock_queries.clocks_of_person(session(), staff_viewer(), case_id, member_id, now())
    return shown("her_clocks", form, her=her, lines=lines)


@blueprint.route(f"{_HERS}/<clock_id>", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CLOCK_CONFIRM)
def clock(case_id: str, member_id: str, clock_id: str) -> ResponseReturnValue:
    """One clock: how it was worked out, by which source; a person says whether it is right."""
    her = her_record(case_id, member_id, "clocks")
    page = clock_queries.clock_page(
        session(), staff_viewer(), case_id, clock_id, now(), of=member_id
    )
    form = ConfirmForm(version=str(page.version))
    if page.counted is None:
        form.only_typed()
    if sent(form, clock_actions.confirm, case_id=case_id, clock_id=clock_id) is not None:
        return to_hers(her, "her_clocks")
    return shown("clock", form, her=her, page=page)


@blueprint.post(f"{_HERS}/<clock_id>/<state>")
@requires(Permission.MEMBER_READ, Permission.CLOCK_CONFIRM)
def clock_close(case_id: str, member_id: str, clock_id: str, state: str) -> ResponseReturnValue:
    """She asked in time, or it does not concern her."""
    her = her_record(case_id, member_id, "clocks")
    pressed(clock_actions.close, case_id=case_id, clock_id=clock_id, state=state)
    return to_hers(her, "her_clocks")


@blueprint.route("/rules", methods=["GET", "POST"])
@requires(Permission.FACT_CHECK)
def clock_rules() -> ResponseReturnValue:
    """The rules that clocks are counted by, with their sources; a changed law is added."""
    form = RuleForm()
    if sent(form, clock_actions.add_rule) is not None:
        return to("clock_rules")
    added = all_added_rules(session())
    return shown("clock_rules", form, kinds=CLOCKS.values(), added=added)
