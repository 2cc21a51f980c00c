"""Other help with money: each row with its source, and when somebody last looked it up."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from advocate_admin.forms.choices import NOT_CHOSEN
from advocate_admin.forms.claims import HelpForm
from advocate_admin.going import to
from advocate_admin.sending import sent, shown
from advocate_admin.views import blueprint
from casework.actions.fact_checks import check_fact
from casework.queries.closeness import service_day
from casework.queries.other_help import all_help
from casework.rules.other_money import OTHER_HELP
from casework.rules.roles import Permission
from casework.web.gate import may, requires
from casework.web.transaction import now, session


@blueprint.get("/help/money")
@requires(Permission.STAFF_SIGNED_IN)
def money_help() -> ResponseReturnValue:
    """All of it. What nobody has looked up is for staff alone."""
    return shown("money_help", _form(), rows=all_help(session(), service_day(now())))


@blueprint.post("/help/money")
@requires(Permission.FACT_CHECK)
def check_money_help() -> ResponseReturnValue:
    """Somebody looked one up at its source."""
    form = _form()
    if sent(form, check_fact) is not None:
        return to("money_help")
    return shown("money_help", form, rows=all_help(session(), service_day(now())))


def _form() -> HelpForm:
    form = HelpForm()
    names = {slug: one.name for slug, one in OTHER_HELP.items()} if may("fact:check") else {}
    form.slug.choices = {**NOT_CHOSEN, **names}
    return form
