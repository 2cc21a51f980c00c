"""Keeping the helplines: what changed has to be dialled again before a family sees it."""

from __future__ import annotations

import re
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import (
    locked,
    note,
    refuse_unknown,
    require,
    required,
    same_version,
)
from casework.models.audit import SERVICE_CHAIN
from casework.models.base import new_id
from casework.models.helplines import HelplineRow
from casework.queries.closeness import service_day
from casework.rules.access import StaffViewer
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.helplines import ABOUT_LABELS, DAYS, SHIPPED, Helpline
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission

_NUMBER = re.compile(r"\+?[0-9][0-9 ]{1,20}")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
# What a family relies on: a change of any of these has to be dialled again.
_RELIED_ON = ("name", "number", "about", "days", "opens", "closes")


def save(
    session: Session,
    *,
    viewer: StaffViewer,
    slug: str,
    name: str,
    number: str,
    about: str,
    days: str,
    opens: str,
    closes: str,
    source: str,
    read_on: date,
    version: int,
    now: datetime,
) -> str:
    """Change a helpline, or add one (``slug`` is ""); its slug.

    ``version`` is that of the form: 0 for one as it was shipped, and for a new one.
    """
    require(viewer, Permission.HELPLINE_KEEP)
    typed = _clean(name, number, about, days, opens, closes, source)
    if read_on > service_day(now):
        raise Invalid({"read_on": Sentence(S_("This day lies ahead."))})
    row = _row(session, slug, version, {**typed, "read_on": read_on.isoformat()}, now)
    if any(getattr(row, field) != typed[field] for field in _RELIED_ON):
        row.checked_on = row.checked_by = None
    for field, value in typed.items():
        setattr(row, field, value)
    row.read_on, row.changed_at = read_on, now
    note(session, viewer, SERVICE_CHAIN, Event.HELPLINE_CHANGED, now, helpline=row.slug)
    return row.slug


def dialled(
    session: Session, *, viewer: StaffViewer, slug: str, version: int, now: datetime
) -> None:
    """Whoever is signed in has dialled it today, and it was what this row says."""
    require(viewer, Permission.HELPLINE_KEEP)
    row = _row(session, slug, version, {}, now)
    row.checked_on, row.checked_by, row.changed_at = service_day(now), viewer.staff_id, now
    note(session, viewer, SERVICE_CHAIN, Event.HELPLINE_CHECKED, now, helpline=row.slug)


def end(session: Session, *, viewer: StaffViewer, slug: str, version: int, now: datetime) -> None:
    """It is shown to nobody any more."""
    require(viewer, Permission.HELPLINE_KEEP)
    row = _row(session, slug, version, {}, now)
    row.ended_at = row.changed_at = now
    note(session, viewer, SERVICE_CHAIN, Event.HELPLINE_ENDED, now, helpline=row.slug)


def _row(
    session: Session, slug: str, version: int, mine: dict[str, str], now: datetime
) -> HelplineRow:
    """The row, locked and as the form saw it; a shipped one is written down first."""
    found = session.scalar(select(HelplineRow).where(HelplineRow.slug == slug)) if slug else None
    if found is not None:
        row = locked(session, found)
        theirs = {field: str(getattr(row, field) or "") for field in mine}
        same_version(row, version, theirs=theirs, mine=mine)
        if row.ended_at is not None:
            raise NotFound
        return row
    shipped = next((line for line in SHIPPED if line.slug == slug and not line.fixed), None)
    if slug and shipped is None:
        raise NotFound
    row = _written_down(shipped, now)
    session.add(row)
    return row


def _written_down(line: Helpline | None, now: datetime) -> HelplineRow:
    if line is None:
        return HelplineRow(
            slug=new_id(),
            name="",
            number="",
            about="",
            days="",
            opens="",
            closes="",
            source="",
            read_on=service_day(now),
            changed_at=now,
        )
    return HelplineRow(
        slug=line.slug,
        name=line.name,
        number=line.number,
        about=line.about,
        days=line.days,
        opens=line.opens,
        closes=line.closes,
        source=line.source,
        read_on=line.read_on,
        # What ships as confirmed stays so while nothing that is relied on changes.
        checked_on=line.read_on if line.on else None,
        changed_at=now,
    )


def _clean(
    name: str, number: str, about: str, days: str, opens: str, closes: str, source: str
) -> dict[str, str]:
    refuse_unknown(about, ABOUT_LABELS, "about")
    refuse_unknown(days, DAYS, "days")
    if not _NUMBER.fullmatch(number.strip()):
        raise Invalid(
            {"number": Sentence(S_("Write the number in digits, with spaces if it helps."))}
        )
    if days == "always":
        opens = closes = ""
    else:
        for field, clock in (("opens", opens), ("closes", closes)):
            if not _CLOCK.fullmatch(clock.strip()):
                raise Invalid({field: Sentence(S_("Write the time like 09:30."))})
    return {
        "name": required(name, "name", S_("Write the name."), longest=120),
        "number": " ".join(number.split()),
        "about": about,
        "days": days,
        "opens": opens.strip(),
        "closes": closes.strip(),
        "source": required(source, "source", S_("Write where you read it."), longest=200),
    }
