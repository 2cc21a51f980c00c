"""What hangs on an app: its side, clock, database and the doors to the layers below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from flask import current_app
from sqlalchemy.orm import Session, sessionmaker

from casework.queries.database import CaseworkSession
from casework.rules.access import StaffViewer, Viewer
from casework.web.journal import Journal
from casework.web.nav_link import NavLink
from casework.web.settings import Settings

EXTENSION = "casework"


@dataclass(frozen=True)
class Doors:
    """The functions of the layers below that the plumbing itself calls.

    They are handed in, so that the plumbing can be tested without a record behind it.
    """

    viewer_for: Callable[[Session, str, str, datetime], Viewer | None]
    end_session: Callable[[Session, str, str, datetime], None]
    note_seen: Callable[[Session, str, str, datetime], None]
    # A worker as her roles stand in the region of one case.
    viewer_in: Callable[[Session, StaffViewer, str, datetime], StaffViewer] = (
        lambda _session, viewer, _case_id, _now: viewer
    )


@dataclass
class Plumbing:
    """One per app."""

    side: str  # family | staff
    settings: Settings
    factory: sessionmaker[CaseworkSession]
    doors: Doors
    journal: Journal
    clock: Callable[[], datetime]
    home: str  # endpoint of the neutral place for somebody not signed in
    navigation: Callable[[], tuple[NavLink, ...]]
    seen: dict[str, datetime] = field(default_factory=dict)

    @property
    def domain(self) -> str:
        """The catalogue this app speaks from."""
        return "staff" if self.side == "staff" else "messages"


def plumbing() -> Plumbing:
    """The plumbing of the app that answers now."""
    return cast(Plumbing, current_app.extensions[EXTENSION])
