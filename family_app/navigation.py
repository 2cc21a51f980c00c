"""The head of the family's pages: three links at most."""

from __future__ import annotations

from casework.rules.messages import N_
from casework.rules.roles import Permission
from casework.web.navigation import NavLink

_LINKS = (
    NavLink("family.updates", N_("Updates"), Permission.OWN_READ),
    NavLink("family.choices", N_("My choices"), Permission.OWN_READ),
    NavLink("family.help", N_("Help"), Permission.OWN_READ),
    NavLink("family.shared_updates", N_("Updates"), Permission.TRUSTED_READ),
)


def links() -> tuple[NavLink, ...]:
    """The links, in the order in which they stand."""
    return _LINKS
