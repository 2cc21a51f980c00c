"""When somebody is told again that a hearing is near, because she asked for it. Pure.

A reminder keeps to all that she chose about contact. Where her own day allows none it comes
earlier, up to a week; then later; never once the hearing has begun. The hours of a hearing are
those of the court, the days before it are days of her own clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from casework.rules.choices import Channel
from casework.rules.contact_plan import Choices, Happening, HeldBecause, Plan, TaskKind, plan
from casework.rules.contact_times import Times, first_moment, waits
from casework.rules.sending import LOOK_AGAIN, Settled, State, Why, settle

COURT_ZONE = ZoneInfo("Europe/London")
AT = time(10)  # by her clock, unless she chose an hour
POST = timedelta(days=4)  # after which a letter may come too late
EARLIER = 7  # days before the day she asked for
_LONGEST_AHEAD = timedelta(days=90)  # within which contact_times.first_moment looks
# What is tried before ten on a day: whole hours first, the latest of them before the others.
_EARLY = sorted(
    (time(hour, minute) for hour in range(AT.hour) for minute in (0, 15, 30, 45)),
    key=lambda clock: (clock.minute != 0, -clock.hour, -clock.minute),
)


@dataclass(frozen=True)
class Sitting:
    """The day of a hearing, and its time if it is known, by the clock of the court."""

    day: date
    time: time | None = None

    @property
    def begins(self) -> datetime:
        """After which no reminder leaves, in UTC; without a time, when its day begins."""
        return datetime.combine(self.day, self.time or time(0), COURT_ZONE).astimezone(UTC)

    def day_for(self, zone: ZoneInfo) -> date:
        """Its day by her clock. Without a time it is the day that she was told."""
        return self.day if self.time is None else self.begins.astimezone(zone).date()


def asked_for(sitting: Sitting, days: int, zone: ZoneInfo) -> datetime:
    """The moment that she asked for: so many days before, in the morning of her clock (UTC)."""
    return _at(sitting.day_for(zone) - timedelta(days=days), AT, zone)


def moment(
    times: Times, sitting: Sitting, days: int, sent: Sequence[datetime], now: datetime
) -> datetime | None:
    """When it may leave, from ``now`` on and before the hearing begins (UTC); None: never."""
    zone = times.zone
    asked = asked_for(sitting, days, zone)
    if asked - now > _LONGEST_AHEAD:
        return asked  # it is decided again then; a pause or a kept day may have gone by
    target = asked.astimezone(zone).date()
    for ahead in range(EARLIER + 1):
        found = _on(times, target - timedelta(days=ahead), sent, now)
        if found is not None and found < sitting.begins:
            return found
    start = max(now, _at(target + timedelta(days=1), time(0), zone))
    later = first_moment(times, sent, start) if start < sitting.begins else None
    return later if later is not None and later < sitting.begins else None


def moments(
    choices: Choices, sitting: Sitting, sent: Sequence[datetime], now: datetime
) -> tuple[datetime, ...]:
    """When she would be reminded of a hearing that is listed ``now``, as far as a message may."""
    times = choices.times()
    ahead = [one for one in choices.remind if asked_for(sitting, one, times.zone) > now]
    found = (moment(times, sitting, one, sent, now) for one in ahead)
    return tuple(one for one in found if one is not None)


def decided(
    choices: Choices,
    happening: Happening,
    sitting: Sitting,
    days: int,
    sent: Sequence[datetime],
    now: datetime,
) -> Settled:
    """What becomes of one reminder at ``now``: it may leave, waits, is a person's task, or ends.

    ``happening`` is the entry that says how the hearing stands; whether she may know of it is the
    caller's to ask.
    """
    if days not in choices.remind:
        return Settled(State.CANCELLED, Why.NOT_ASKED_FOR.value)
    if now >= sitting.begins:
        return Settled(State.CANCELLED, Why.TOO_LATE.value)
    times = choices.times()
    at = moment(times, sitting, days, sent, now)
    if at is not None and at > now:
        return Settled(State.HELD, _why(times, sitting, days, sent, now), at, at)
    gate = plan(choices, replace(happening, at=now, told=False, runs_out_at=None), sent, now)
    if gate.unsaid is not None:
        asked = asked_for(sitting, days, times.zone)
        if at is None and now < asked:
            return Settled(State.HELD, Why.NOT_YET.value, asked, asked)
        return settle(gate, now)
    if at is None:
        return _before(sitting, now, settle(_by_a_person(gate), now))
    soon = sitting.begins - now < POST
    if soon and gate.says and gate.says[0].channel is Channel.LETTER:
        by_post = Settled(
            State.HELD,
            Why.LETTER_TOO_LATE.value,
            wake_at=now + LOOK_AGAIN,
            task=TaskKind.DECIDE_IN_PERSON.value,
        )
        return _before(sitting, now, by_post)
    return _before(sitting, now, settle(gate, now))


def _why(times: Times, sitting: Sitting, days: int, sent: Sequence[datetime], now: datetime) -> str:
    """Before the moment she asked for it simply waits; after it, one of her choices holds it."""
    held = waits(times, sent, now)
    if held is None or now < asked_for(sitting, days, times.zone):
        return Why.NOT_YET.value
    return HeldBecause(held.value).value


def _by_a_person(gate: Plan) -> Plan:
    """No moment before the hearing is one for a message: a person decides about it with her.
    What she does not want to hear, or paused, is no matter for a person either."""
    if not gate.says and gate.until is None:
        return gate
    if gate.held is HeldBecause.PAUSED:
        return replace(gate, task=TaskKind.BEAR_IN_MIND)
    return replace(gate, says=(), until=None, task=TaskKind.DECIDE_IN_PERSON)


def _before(sitting: Sitting, now: datetime, settled: Settled) -> Settled:
    """It is looked at again when the hearing begins, at the latest."""
    if settled.wake_at is None:
        return settled
    return replace(settled, wake_at=max(now, min(settled.wake_at, sitting.begins)))


def _on(times: Times, day: date, sent: Sequence[datetime], now: datetime) -> datetime | None:
    """A moment on this day of hers, not before ``now``: from ten on, else earlier in the day."""
    ends = _at(day + timedelta(days=1), time(0), times.zone)
    if ends <= now:
        return None
    start = max(now, _at(day, AT, times.zone))
    found = first_moment(times, sent, start)
    if found is not None and found < ends:
        return found
    early = (one for one in _early_on(day, times.zone) if one >= now)
    return next((one for one in early if waits(times, sent, one) is None), None)


def _early_on(day: date, zone: ZoneInfo) -> Iterator[datetime]:
    return (_at(day, clock, zone) for clock in _EARLY)


def _at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, zone).astimezone(UTC)
