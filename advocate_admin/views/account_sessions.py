"""Signing an account out everywhere."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from advocate_admin.going import to
from advocate_admin.sending import pressed
from advocate_admin.views import blueprint
from casework.actions.staff_sessions import sign_out_everywhere
from casework.rules.roles import Permission
from casework.web.gate import requires


@blueprint.post("/accounts/<staff_id>/out")
@requires(Permission.ACCOUNT_MANAGE)
def account_sign_out(staff_id: str) -> ResponseReturnValue:
    """All its sessions end; passkeys and roles stay."""
    pressed(sign_out_everywhere, staff_id=staff_id)
    return to("account_page", staff_id=staff_id)
