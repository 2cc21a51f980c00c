"""Accounts of staff: who has access. No case content at all."""

from __future__ import annotations

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from advocate_admin.forms.accounts import (
    DetailsForm,
    InviteForm,
    RegionForm,
    RoleForm,
    SureForm,
)
from advocate_admin.going import to
from advocate_admin.sending import pressed, sent, sent_for_once, shown
from advocate_admin.views import blueprint
from advocate_admin.views.safety import among
from casework.actions import staff_accounts
from casework.actions.renewals import ask_for_renewal
from casework.queries.accounts import AccountView, account, regions
from casework.queries.accounts import accounts as all_accounts
from casework.queries.renewals import renewal_waiting
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session


def _account(staff_id: str) -> AccountView:
    return account(session(), staff_viewer(), staff_id, now())


def _link(name: str, token: str | None) -> ResponseReturnValue:
    """The single-use link, or the sentence that it was shown already."""
    address = url_for("advocate.enrol", token=token, _external=True) if token else ""
    return render_template("advocate/account_link.html", name=name, address=address)


@blueprint.get("/accounts")
@requires(Permission.ACCOUNT_MANAGE)
def accounts() -> ResponseReturnValue:
    """Everybody, those with access first."""
    found = all_accounts(session(), staff_viewer(), now())
    return render_template("advocate/accounts.html", found=found)


@blueprint.route("/accounts/new", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_MANAGE)
def account_new() -> ResponseReturnValue:
    """Invite somebody. The link is shown this once."""
    form = InviteForm(languages=["en"])
    form.offer(dict(regions(session())))
    invited = sent_for_once(form, staff_accounts.invite)
    if invited is not None:
        return _link(form.full_name.data or "", invited[0][1] if invited else None)
    return shown("account_new", form)


@blueprint.get("/accounts/<staff_id>")
@requires(Permission.ACCOUNT_MANAGE)
def account_page(staff_id: str) -> ResponseReturnValue:
    """One account."""
    mine = staff_id == staff_viewer().staff_id
    found, waiting = _account(staff_id), renewal_waiting(session(), staff_id, now())
    return render_template("advocate/account.html", found=found, mine=mine, waiting=waiting)


@blueprint.route("/accounts/<staff_id>/details", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_MANAGE)
def account_details(staff_id: str) -> ResponseReturnValue:
    """What the people she works with see of her."""
    found = _account(staff_id)
    kept = {name: getattr(found, name) for name in ("organisation", "phone", "hours", "languages")}
    if found.answers is not None:
        days = [str(day) for day in found.answers.days]
        kept |= {"days": days, "opens": found.answers.opens, "closes": found.answers.closes}
    form = DetailsForm(full_name=found.name, version=str(found.version), **kept)
    if sent(form, staff_accounts.change_details, staff_id=staff_id) is not None:
        return to("account_page", staff_id=staff_id)
    return shown("account_details", form, found=found)


@blueprint.route("/accounts/<staff_id>/roles", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_MANAGE)
def account_role(staff_id: str) -> ResponseReturnValue:
    """One more role."""
    found, form = _account(staff_id), RoleForm()
    form.offer(dict(regions(session())))
    if sent(form, staff_accounts.give_role, staff_id=staff_id) is not None:
        return to("account_page", staff_id=staff_id)
    return shown("account_role", form, found=found)


@blueprint.post("/accounts/<staff_id>/roles/<role_id>/end")
@requires(Permission.ACCOUNT_MANAGE)
def account_role_end(staff_id: str, role_id: str) -> ResponseReturnValue:
    """A role ends."""
    pressed(staff_accounts.end_role, role_id=among(_account(staff_id).roles, role_id))
    return to("account_page", staff_id=staff_id)


@blueprint.route("/accounts/<staff_id>/end", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_MANAGE)
def account_end(staff_id: str) -> ResponseReturnValue:
    """Access ends at once."""
    found, form = _account(staff_id), SureForm()
    if sent(form, staff_accounts.end_access, staff_id=staff_id) is not None:
        return to("account_page", staff_id=staff_id)
    return shown("account_end", form, found=found)


@blueprint.route("/accounts/<staff_id>/renew", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_MANAGE)
def account_renew(staff_id: str) -> ResponseReturnValue:
    """A lost passkey: the old ones end, and somebody who leads confirms the new one."""
    found, form = _account(staff_id), SureForm()
    if sent(form, ask_for_renewal, staff_id=staff_id) is not None:
        return to("account_page", staff_id=staff_id)
    waiting = renewal_waiting(session(), staff_id, now())
    return shown("account_renew", form, found=found, waiting=waiting)


@blueprint.route("/accounts/regions", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_MANAGE)
def account_regions() -> ResponseReturnValue:
    """The regions of the service."""
    form = RegionForm()
    if sent(form, staff_accounts.add_region) is not None:
        return to("account_regions")
    return shown("regions", form, found=regions(session()))
