"""A calendar file that says nothing: a neutral title, the day and the time.

Whoever looks at her calendar, and the company that keeps it, learns no more than that. The
place goes in only when she asks for it. A date that moves keeps its identifier, so that the
calendar moves the entry instead of keeping both.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from icalendar import Calendar, Event

from casework.queries.closeness import SERVICE_ZONE
from casework.rules.update_kinds import NextEvent

TYPE = "text/calendar; charset=utf-8"


def calendar_file(
    event: NextEvent, *, about: tuple[str, ...], step: int, title: str, place: str, now: datetime
) -> bytes:
    """The file. ``about`` names the appointment to us alone; ``step`` counts its changes."""
    entry = Event()
    entry.add("uid", hashlib.sha256("\n".join(about).encode()).hexdigest()[:32])
    entry.add("sequence", step)
    entry.add("dtstamp", now.astimezone(UTC))
    entry.add("dtstart", _start(event))
    entry.add("summary", title)
    entry.add("class", "PRIVATE")
    if place:
        entry.add("location", place)
    calendar = Calendar()
    calendar.add("prodid", "-//calendar//EN")
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    made: bytes = calendar.to_ical()
    return made


def _start(event: NextEvent) -> object:
    """The moment in UTC, which every calendar shows on its owner's clock; a day without a time
    is a whole day."""
    if event.time is None:
        return event.day
    return datetime.combine(event.day, event.time, SERVICE_ZONE).astimezone(UTC)
