"""Links of the head of the page, as data. A link that would be refused is not shown."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, request, url_for

from casework.rules.access import may
from casework.web.gate import whole_viewer
from casework.web.nav_link import NavLink
from casework.web.plumbing import plumbing

__all__ = ["NavLink", "ShownLink", "shown_links"]


@dataclass(frozen=True)
class ShownLink:
    """The same, as the page shows it."""

    href: str
    label: str
    current: bool


def shown_links() -> list[ShownLink]:
    """The links for whoever is looking; none for somebody not signed in."""
    viewer = whole_viewer()
    return [
        ShownLink(url_for(link.endpoint), link.label, request.endpoint == link.endpoint)
        for link in plumbing().navigation()
        if may(viewer, link.permission) and link.endpoint in current_app.view_functions
    ]
