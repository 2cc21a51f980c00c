"""A link of the head of the page, as each app lists its own."""

from __future__ import annotations

from dataclasses import dataclass

from casework.rules.roles import Permission


@dataclass(frozen=True)
class NavLink:
    """One link: where to, in which words (marked with N_), and who sees it."""

    endpoint: str
    label: str
    permission: Permission
