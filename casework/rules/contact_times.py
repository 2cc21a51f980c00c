"""When a message may reach somebody: quiet hours, dates kept clear, frequency, digest.

Every question is asked of her own wall clock at one moment in UTC, so that the nights on which
clocks change need no rule of their own: a moment that she lives twice is judged each time, and
one that she never lives is never reached.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

# Beyond this a delay is no delay any more: a person decides.
HORIZON = timedelta(days=92)
LATEST_DAY = 31  # days either side of a date kept clear
_STEP = timedelta(minutes=1)


class Waits(StrEnum):
    """Why a moment is not one for a message."""

    QUIET_HOURS = "quiet_hours"
    CLEAR_DATE = "clear_date"
    PAUSED = "paused"
    FREQUENCY = "frequency"
    DIGEST = "digest"


@dataclass(frozen=True)
class QuietHours:
    """From ``start`` (inclusive) to ``end`` (exclusive), by her wall clock. Equal means none."""

    start: time = time(20)
    end: time = time(9)

    def hold(self, clock: time) -> bool:
        """Whether this time of day is quiet."""
        if self.start == self.end:
            return False
        if self.start < self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end


@dataclass(frozen=True)
class ClearDate:
    """A day on which she is left alone, with days before and after it.

    ``year`` None means every year; 29 February then stands on 28 February where there is none.
    """

    month: int
    day: int
    year: int | None = None
    before: int = 0
    after: int = 0

    def holds(self, day: date) -> bool:
        """Whether this day is kept clear."""
        years = (self.year,) if self.year else (day.year - 1, day.year, day.year + 1)
        for year in years:
            middle = _day_in(year, self.month, self.day)
            first = middle - timedelta(days=self.before)
            if first <= day <= middle + timedelta(days=self.after):
                return True
        return False


def _day_in(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)  # only 29 February is missing in some years


@dataclass(frozen=True)
class AtMost:
    """At most ``count`` messages in any ``days`` times 24 hours."""

    count: int = 1
    days: int = 1

    @property
    def period(self) -> timedelta:
        """Its length."""
        return timedelta(days=self.days)


@dataclass(frozen=True)
class Times:
    """All that decides about moments. ``paused_from``/``paused_until`` in UTC; an open end is
    None; no pause is both None."""

    time_zone: str = "Europe/London"
    quiet: QuietHours = QuietHours()
    clear_dates: tuple[ClearDate, ...] = ()
    at_most: tuple[AtMost, ...] = ()
    digest_hour: int | None = None
    paused_from: datetime | None = None
    paused_until: datetime | None = None

    @property
    def zone(self) -> ZoneInfo:
        """Her clock."""
        return ZoneInfo(self.time_zone)

    @property
    def digest(self) -> int | None:
        """The hour of the digest; none if quiet hours hold all of it."""
        if self.digest_hour is None:
            return None
        minutes = (time(self.digest_hour, minute) for minute in range(60))
        return None if all(self.quiet.hold(minute) for minute in minutes) else self.digest_hour


def waits(times: Times, sent: Sequence[datetime], moment: datetime) -> Waits | None:
    """Why no message may leave at this moment (UTC), or None if it may."""
    if _paused(times, moment):
        return Waits.PAUSED
    here = moment.astimezone(times.zone)
    if any(clear.holds(here.date()) for clear in times.clear_dates):
        return Waits.CLEAR_DATE
    if times.quiet.hold(here.time()):
        return Waits.QUIET_HOURS
    for limit in times.at_most:
        if len(_recent(limit, sent, moment)) >= limit.count:
            return Waits.FREQUENCY
    if times.digest is not None and here.hour != times.digest:
        return Waits.DIGEST
    return None


def first_moment(times: Times, sent: Sequence[datetime], start: datetime) -> datetime | None:
    """The first moment from ``start`` on (UTC) at which a message may leave.

    None if there is none within `HORIZON`: then it is no delay but a person's decision.
    """
    moment = start.astimezone(UTC)
    last = moment + HORIZON
    while moment <= last:
        why = waits(times, sent, moment)
        if why is None:
            return moment
        after = _next_try(times, sent, moment, why)
        if after is None:
            return None
        moment = max(after, moment + _STEP if after <= moment else after)
    return None


def _paused(times: Times, moment: datetime) -> bool:
    if times.paused_from is None or moment < times.paused_from:
        return False
    return times.paused_until is None or moment < times.paused_until


def _recent(limit: AtMost, sent: Sequence[datetime], moment: datetime) -> list[datetime]:
    return sorted(one for one in sent if moment - limit.period < one <= moment)


def _next_try(
    times: Times, sent: Sequence[datetime], moment: datetime, why: Waits
) -> datetime | None:
    """The next moment worth asking about."""
    here = moment.astimezone(times.zone)
    if why is Waits.PAUSED:
        return times.paused_until
    if why is Waits.CLEAR_DATE:
        return _at(times, here.date() + timedelta(days=1), time(0))
    if why is Waits.FREQUENCY:
        full = [limit for limit in times.at_most if _is_full(limit, sent, moment)]
        return max(_room(limit, sent, moment) for limit in full)
    clock = times.quiet.end if why is Waits.QUIET_HOURS else time(times.digest or 0)
    today = _at(times, here.date(), clock)
    if today > moment:
        return today
    return _at(times, here.date() + timedelta(days=1), clock)


def _is_full(limit: AtMost, sent: Sequence[datetime], moment: datetime) -> bool:
    return len(_recent(limit, sent, moment)) >= limit.count


def _room(limit: AtMost, sent: Sequence[datetime], moment: datetime) -> datetime:
    # The one that has to fall out of the period before another may leave.
    return _recent(limit, sent, moment)[-limit.count] + limit.period


def _at(times: Times, day: date, clock: time) -> datetime:
    """That time of her day, in UTC. One that a change of clocks skips comes out next to it; the
    caller asks again whether the moment holds."""
    return datetime.combine(day, clock, times.zone).astimezone(UTC)
