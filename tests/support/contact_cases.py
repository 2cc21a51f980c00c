"""Generated choices, happenings and clocks, and what no contact plan may ever do with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from casework.rules.choices import Channel, PauseBreak, Subject, SubjectChoice, Support, Way
from casework.rules.contact_plan import (
    AtMost,
    Choices,
    ClearDate,
    Happening,
    HeldBecause,
    Pause,
    Plan,
    QuietHours,
    SafeContact,
    TaskKind,
    Unsaid,
    plan,
)

ZONES = (
    "Europe/London",
    "Asia/Karachi",
    "Europe/Warsaw",
    "America/New_York",
    "Australia/Lord_Howe",  # its clocks change by half an hour
    "Pacific/Apia",
    "Asia/Kathmandu",
)
# The nights on which clocks change in 2026: London and Warsaw, New York, Lord Howe.
NIGHTS = (
    datetime(2026, 3, 29, 1, tzinfo=UTC),
    datetime(2026, 10, 25, 1, tzinfo=UTC),
    datetime(2026, 3, 8, 7, tzinfo=UTC),
    datetime(2026, 11, 1, 6, tzinfo=UTC),
    datetime(2026, 4, 4, 15, tzinfo=UTC),
    datetime(2026, 10, 3, 15, 30, tzinfo=UTC),
)
# Stepping from one allowed moment to the next must never be the reason for a late message.
_LATE = timedelta(minutes=61)


def _moments() -> st.SearchStrategy[datetime]:
    near = st.builds(
        lambda night, minutes: night + timedelta(minutes=minutes),
        st.sampled_from(NIGHTS),
        st.integers(-1500, 1500),
    )
    anywhere = st.builds(
        lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes),
        st.integers(0, 2 * 366 * 24 * 60),
    )
    return st.one_of(near, anywhere)


_clock = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 59)))
_contacts = st.lists(
    st.builds(
        SafeContact,
        id=st.sampled_from(("one", "two", "three")),
        channel=st.sampled_from(Channel),
        confirmed=st.booleans(),
        safe=st.booleans(),
        stopped=st.sampled_from((False, False, True)),
    ),
    max_size=3,
    unique_by=lambda contact: contact.id,
).map(tuple)
_clear = st.lists(
    st.builds(
        ClearDate,
        month=st.integers(1, 12),
        day=st.integers(1, 28),
        year=st.sampled_from((None, 2026, 2027)),
        before=st.integers(0, 14),
        after=st.integers(0, 14),
    ),
    max_size=4,
).map(tuple)


@st.composite
def situations(draw: Any) -> tuple[Choices, Happening, list[datetime], datetime]:
    """Somebody's choices, something that happens, what was sent before, and a moment."""
    now = draw(_moments())
    pause = None
    if draw(st.booleans()):
        since = now - timedelta(hours=draw(st.integers(-50, 500)))
        length = draw(st.none() | st.integers(1, 1500))
        pause = Pause(
            since,
            since + timedelta(hours=length) if length else None,
            draw(st.sampled_from(PauseBreak)),
        )
    support = draw(st.sampled_from(Support))
    choices = Choices(
        way=draw(st.sampled_from((Way.TELL_ME, Way.TELL_ME, *Way))),
        by_subject=draw(
            st.dictionaries(st.sampled_from(Subject), st.sampled_from(SubjectChoice), max_size=3)
        ),
        contacts=draw(_contacts),
        channels=draw(st.lists(st.sampled_from(Channel), unique=True, max_size=3).map(tuple)),
        quiet=draw(st.just(QuietHours()) | st.builds(QuietHours, _clock, _clock)),
        clear_dates=draw(_clear),
        at_most=draw(st.none() | st.builds(AtMost, st.integers(1, 3), st.integers(1, 30))),
        digest_hour=draw(st.none() | st.integers(0, 23)),
        pause=pause,
        time_zone=draw(st.sampled_from(ZONES)),
        support=support,
        less_often_days=draw(st.sampled_from((7, 30))) if support is Support.LESS_OFTEN else 0,
        may_receive=draw(st.sampled_from((True,) * 9 + (False,))),
        evidence_hold=draw(st.sampled_from((False,) * 9 + (True,))),
    )
    sent = [now - timedelta(minutes=minutes) for minutes in draw(_sent)]
    at = draw(st.none() | st.integers(-5000, 0).map(lambda m: now + timedelta(minutes=m)))
    hard = draw(st.booleans())
    happening = Happening(
        kind="verdict",
        subject=draw(st.sampled_from(Subject)),
        hard=hard,
        at=at,
        told_first=hard and draw(st.booleans()),
        told=draw(st.booleans()),
        safety=draw(st.sampled_from((False, False, True))),
        about_evidence=draw(st.booleans()),
        runs_out_at=draw(st.none() | st.integers(1, 90).map(lambda d: now + timedelta(days=d))),
    )
    return choices, happening, sent, now


_sent = st.lists(st.integers(0, 60 * 24 * 20), max_size=6)


def violations(
    choices: Choices, happening: Happening, sent: Sequence[datetime], now: datetime
) -> list[str]:
    """What this plan does against her choices; told without asking the code under test."""
    decided = plan(choices, happening, sent, now)
    found: list[str] = []
    for say in decided.says:
        found += _against_the_clock(choices, say.not_before, sent)
        contact = next(one for one in choices.contacts if one.id == say.contact_id)
        if not (contact.safe and contact.confirmed):
            found.append("a contact that is not confirmed and safe")
        if contact.stopped:
            found.append("a contact to which she stopped texts")
        if choices.channels and say.channel not in choices.channels:
            found.append("a channel that she did not choose")
        if say.not_before < now:
            found.append("a moment that is over")
        if happening.runs_out_at and say.not_before >= happening.runs_out_at:
            found.append("a legal clock that ran out before the message")
    if decided.says:
        found += _against_her_word(choices, happening)
    return found + _left_lying(decided) + _shown_early(choices, happening, decided, now)


def _against_the_clock(choices: Choices, moment: datetime, sent: Sequence[datetime]) -> list[str]:
    here = moment.astimezone(ZoneInfo(choices.time_zone))
    found = []
    quiet, clock = choices.quiet, here.time()
    over_night = quiet.start > quiet.end
    within = clock >= quiet.start or clock < quiet.end
    if quiet.start != quiet.end and (within if over_night else quiet.start <= clock < quiet.end):
        found.append("quiet hours")
    for clear in choices.clear_dates:
        for year in (clear.year,) if clear.year else range(here.year - 1, here.year + 2):
            middle = datetime(year, clear.month, clear.day).date()
            if -clear.before <= (here.date() - middle).days <= clear.after:
                found.append("a date kept clear")
    pause = choices.pause
    if pause and moment >= pause.since and (pause.until is None or moment < pause.until):
        found.append("a pause")
    limits = [choices.at_most] if choices.at_most else []
    if choices.support is Support.LESS_OFTEN:
        limits.append(AtMost(1, choices.less_often_days))
    for limit in limits:
        period = timedelta(days=limit.days)
        if sum(moment - period < one <= moment for one in sent) >= limit.count:
            found.append("past her frequency")
    return found


def _against_her_word(choices: Choices, happening: Happening) -> list[str]:
    found = []
    chosen = choices.by_subject.get(happening.subject)
    allowed = (None, SubjectChoice.TELL_ME, SubjectChoice.PERSON if happening.told else None)
    if chosen not in allowed:
        found.append(f"said although she chose {chosen}")
    if chosen is None and choices.way is Way.ONLY_WHEN_I_LOOK:
        found.append("said although she looks herself")
    reads = chosen is SubjectChoice.TELL_ME or (chosen is None and choices.way is Way.TELL_ME)
    if happening.told_first and not happening.told and not reads:
        found.append("hard news before a person told her")
    if not choices.may_receive:
        found.append("somebody who may receive nothing")
    if choices.evidence_hold and happening.about_evidence:
        found.append("evidence to a witness")
    if choices.support is Support.ENDED and not happening.safety:
        found.append("support has ended")
    return found


def _left_lying(decided: Plan) -> list[str]:
    if decided.held and decided.until is None and decided.task is None:
        return ["a hold without an end and without anybody's task"]
    if decided.held is HeldBecause.LEGAL_CLOCK and decided.task is not TaskKind.DECIDE_IN_PERSON:
        return ["a legal clock that nobody decides about"]
    if not (decided.says or decided.held or decided.task or decided.unsaid):
        return ["nothing said, and no reason"]
    return []


def _shown_early(choices: Choices, happening: Happening, decided: Plan, now: datetime) -> list[str]:
    if decided.shows_at is None:
        return []
    found = []
    pause = choices.pause
    if pause and pause.since <= now and (pause.until is None or now < pause.until):
        found.append("shown in a pause")
    chosen = choices.by_subject.get(happening.subject)
    reads = chosen is SubjectChoice.TELL_ME or (chosen is None and choices.way is Way.TELL_ME)
    if happening.told_first and not happening.told and not reads:
        found.append("hard news shown before a person told her")
    if decided.unsaid is Unsaid.NOT_A_RECIPIENT:
        found.append("shown to somebody without a way in")
    return found
