"""Withdraw a published update: one page, at once."""

from __future__ import annotations

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.withdrawals import SealedCopyForm, WithdrawForm
from advocate_admin.going import to
from advocate_admin.update_pages import act, act_once, note_reading, published
from advocate_admin.views import blueprint
from casework.actions.updates.withdraw import leaders_for, open_sealed_copy
from casework.actions.updates.withdraw import withdraw as withdraw_update
from casework.queries.incidents import staff_names, withdrawal_for
from casework.queries.scope import visible_update
from casework.rules.errors import NotFound
from casework.rules.roles import Permission
from casework.rules.update_kinds import words_for
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import Session, now, session


def _leaders(case_id: str, update_id: str) -> dict[str, str]:
    update = visible_update(session(), staff_viewer(), case_id, update_id, now())
    return staff_names(session(), leaders_for(session(), update, now()))


@blueprint.route("/updates/<case_id>/<update_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.UPDATE_WITHDRAW)
def withdraw(case_id: str, update_id: str) -> ResponseReturnValue:
    """Why it has to go, and who keeps the copy; then it is gone everywhere."""
    page = published(case_id, update_id, "withdraw")
    form = WithdrawForm()
    form.offer(_leaders(case_id, update_id))
    if form.validate_on_submit():
        with form.attempt():
            act_once(
                form,
                withdrawn,
                case_id=case_id,
                update_id=update_id,
                ground=form.ground.data or "",
                reason=form.reason.data or "",
                named_leader=form.named_leader.data or "",
            )
            return to("update", case_id=case_id, update_id=update_id)
    return render_template("advocate/updates/withdraw.html", page=page, form=form), form.status


def withdrawn(session: Session, **values: Any) -> str:
    """Withdraw it, and answer with the id of the withdrawal."""
    return withdraw_update(session, **values).id


@blueprint.get("/withdrawals/<case_id>/<withdrawal_id>")
@requires(Permission.SEALED_COPY_OPEN)
def sealed_copy(case_id: str, withdrawal_id: str) -> ResponseReturnValue:
    """Asks for the reason. Nothing of the copy is here yet."""
    _named(case_id, withdrawal_id)
    note_reading(case_id, "sealed_copy")
    return render_template("advocate/updates/sealed.html", form=SealedCopyForm())


@blueprint.post("/withdrawals/<case_id>/<withdrawal_id>")
@requires(Permission.SEALED_COPY_OPEN)
def open_copy(case_id: str, withdrawal_id: str) -> ResponseReturnValue:
    """Show it this once, to the one leader who is named for it."""
    _named(case_id, withdrawal_id)
    form = SealedCopyForm()
    if form.validate_on_submit():
        with form.attempt():
            copy = act(
                open_sealed_copy,
                case_id=case_id,
                withdrawal_id=withdrawal_id,
                reason=form.reason.data or "",
            )
            says = words_for(copy["kind"], copy["fields"])
            return render_template("advocate/updates/opened.html", copy=copy, says=says)
    return render_template("advocate/updates/sealed.html", form=form), form.status


def _named(case_id: str, withdrawal_id: str) -> None:
    if withdrawal_for(session(), staff_viewer(), case_id, withdrawal_id) is None:
        raise NotFound
