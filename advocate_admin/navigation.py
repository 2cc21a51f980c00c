"""The head of the staff's pages."""

from __future__ import annotations

from casework.rules.messages import S_
from casework.rules.roles import Permission
from casework.web.navigation import NavLink

_LINKS = (
    NavLink("advocate.today", S_("Today"), Permission.STAFF_SIGNED_IN),
    NavLink("advocate.people", S_("People"), Permission.MEMBER_READ),
    NavLink("advocate.accounts", S_("Accounts"), Permission.ACCOUNT_MANAGE),
)


def links() -> tuple[NavLink, ...]:
    """The links, in the order in which they stand."""
    return _LINKS
