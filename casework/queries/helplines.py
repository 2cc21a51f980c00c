"""Helplines: as shipped, and as an administrator has changed them since."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.helplines import HelplineRow
from casework.queries.messages import staff_names
from casework.rules.access import StaffViewer, may
from casework.rules.errors import NotFound, Refused
from casework.rules.helplines import SHIPPED, Helpline
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission


def shown_helplines(session: Session) -> tuple[Helpline, ...]:
    """The numbers a family may rely on, the emergency number first."""
    return tuple(line for line in _all(session, {}) if line.on)


def kept_helplines(session: Session, viewer: StaffViewer) -> tuple[Helpline, ...]:
    """Every number for whoever keeps them, also those that nobody has dialled yet."""
    if not may(viewer, Permission.HELPLINE_KEEP):
        raise Refused(Sentence(S_("Your role does not include this.")))
    rows = session.scalars(select(HelplineRow.checked_by))
    names = staff_names(session, rows)
    return tuple(line for line in _all(session, names) if not line.ended)


def kept_helpline(session: Session, viewer: StaffViewer, slug: str) -> Helpline:
    """One of them that can be changed, or NotFound."""
    for line in kept_helplines(session, viewer):
        if line.slug == slug and not line.fixed:
            return line
    raise NotFound


def _all(session: Session, names: dict[str, str]) -> list[Helpline]:
    rows = {
        row.slug: _of(row, names)
        for row in session.scalars(select(HelplineRow).order_by(HelplineRow.name))
    }
    first = [rows.pop(line.slug, line) for line in SHIPPED]
    return [*first, *rows.values()]


def _of(row: HelplineRow, names: dict[str, str]) -> Helpline:
    return Helpline(
        slug=row.slug,
        name=row.name,
        number=row.number,
        about=row.about,
        days=row.days,
        opens=row.opens,
        closes=row.closes,
        source=row.source,
        read_on=row.read_on,
        checked_on=row.checked_on,
        checked_by=names.get(row.checked_by or "", ""),
        on=row.checked_on is not None and row.ended_at is None,
        ended=row.ended_at is not None,
        version=row.version,
    )
