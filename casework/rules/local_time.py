"""Hearings keep the clock of where they are held; a reader abroad sees her own beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

COURT_ZONE = "Europe/London"


@dataclass(frozen=True)
class OwnClock:
    """Day and time of an event where the reader is."""

    day: date
    time: time


def on_her_clock(day: date, clock: time | None, zone: str) -> OwnClock | None:
    """The event on the reader's own clock; None where it is the same clock, or no time is known.

    ``day`` and ``clock`` are those of the court. ``zone`` is an IANA name.
    """
    if clock is None or zone == COURT_ZONE:
        return None
    there = datetime.combine(day, clock, ZoneInfo(COURT_ZONE)).astimezone(ZoneInfo(zone))
    if (there.date(), there.time()) == (day, clock):
        return None
    return OwnClock(there.date(), there.time())
