"""The contact plan: one pure function from her choices and what happened to what is said.

It is asked when a message is queued, before staff act, and again at the moment of sending. It
never reads a clock: ``now`` is an argument, in UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from casework.rules.choices import (
    MESSAGE_CHANNELS,
    Channel,
    PauseBreak,
    Subject,
    SubjectChoice,
    Support,
    Way,
)
from casework.rules.contact_times import (
    AtMost,
    ClearDate,
    QuietHours,
    Times,
    first_moment,
    waits,
)

__all__ = [
    "AtMost",
    "Choices",
    "ClearDate",
    "Happening",
    "HeldBecause",
    "Pause",
    "Plan",
    "QuietHours",
    "SafeContact",
    "Say",
    "TaskKind",
    "Unsaid",
    "may_say_now",
    "on_different_days",
    "plan",
]


class HeldBecause(StrEnum):
    """Why she does not learn of it now."""

    PERSON_FIRST = "person_first"  # a person tells her first
    EVIDENCE = "evidence"  # she is a witness who has still to give hers
    PAUSED = "paused"
    QUIET_HOURS = "quiet_hours"
    CLEAR_DATE = "clear_date"
    FREQUENCY = "frequency"
    DIGEST = "digest"
    KEPT = "kept"  # she keeps this subject for when she asks
    NOT_WANTED = "not_wanted"  # she does not want to know this subject
    OTHER_INSTEAD = "other_instead"  # the person she named is told instead
    LEGAL_CLOCK = "legal_clock"  # it would run out before she may be told


class TaskKind(StrEnum):
    """What a person has to do, because no message may."""

    TELL_IN_PERSON = "tell_in_person"
    PHONE = "phone"  # she asked to be called or visited
    PHONE_FOR_SAFETY = "phone_for_safety"  # her own yes: it may break a pause
    TELL_OTHER_FOR_SAFETY = "tell_other_for_safety"
    LEADER_DECIDES = "leader_decides"  # she never said what may break a pause
    TELL_OTHER = "tell_other"
    BEAR_IN_MIND = "bear_in_mind"  # nothing to do but to know that she chose not to be told
    DECIDE_IN_PERSON = "decide_in_person"  # no moment is allowed, or a legal clock runs out


class Unsaid(StrEnum):
    """Why nothing is sent although nothing is held: she finds it when she looks."""

    ONLY_WHEN_SHE_LOOKS = "only_when_she_looks"
    NO_SAFE_CONTACT = "no_safe_contact"
    SUPPORT_ENDED = "support_ended"
    ON_HER_LIST = "on_her_list"  # it waited in a pause: on the list from which she picks
    NOT_A_RECIPIENT = "not_a_recipient"  # no way in, or recorded as having died


@dataclass(frozen=True)
class SafeContact:
    """A way to reach her. Only what is confirmed and still said to be safe is ever used."""

    id: str
    channel: Channel
    confirmed: bool = False
    safe: bool = False
    voicemail: str = "nothing"
    stopped: bool = False  # she answered STOP to a text: news goes there no more

    @property
    def usable(self) -> bool:
        """Whether anything may go there."""
        return self.confirmed and self.safe


@dataclass(frozen=True)
class Pause:
    """Everything is paused: from a moment, until a moment or until she says (None)."""

    since: datetime
    until: datetime | None = None
    breaks: PauseBreak = PauseBreak.UNANSWERED

    def holds(self, moment: datetime) -> bool:
        """Whether it is in force at this moment."""
        return self.since <= moment and (self.until is None or moment < self.until)


@dataclass(frozen=True)
class Choices:
    """Everything that one person chose about contact, and what bars her from it."""

    way: Way = Way.PERSON_FIRST
    by_subject: Mapping[Subject, SubjectChoice] = field(default_factory=dict, hash=False)
    contacts: tuple[SafeContact, ...] = ()
    channels: tuple[Channel, ...] = ()  # in the order she prefers; empty: none chosen
    quiet: QuietHours = QuietHours()
    clear_dates: tuple[ClearDate, ...] = ()
    at_most: AtMost | None = None
    digest_hour: int | None = None
    pause: Pause | None = None
    earlier_pauses: tuple[Pause, ...] = ()  # those that are over: what waited in them is a list
    time_zone: str = "Europe/London"
    language: str = "en"
    large_print: bool = False
    remind: tuple[int, ...] = ()  # days before a hearing on which she is told of it again
    say_worker_name: bool = False  # her worker's first name may stand in a message
    support: Support = Support.GOING_ON
    less_often_days: int = 0  # with LESS_OFTEN: at most one message in so many days
    release_stays_open: bool = True  # after support ended: told of somebody being let out
    may_receive: bool = True  # False: no way in (suspect, under age, walled off) or has died
    evidence_hold: bool = False  # a witness whose evidence is still to be given
    # Subjects of which a confirmed person is told instead of her.
    told_instead: frozenset[Subject] = frozenset()
    defaults: bool = True  # she has not answered the first question

    def times(self) -> Times:
        """What decides about moments."""
        limits = [self.at_most] if self.at_most else []
        if self.support is Support.LESS_OFTEN and self.less_often_days:
            limits.append(AtMost(1, self.less_often_days))
        return Times(
            time_zone=self.time_zone,
            quiet=self.quiet,
            clear_dates=self.clear_dates,
            at_most=tuple(limits),
            digest_hour=self.digest_hour,
            paused_from=self.pause.since if self.pause else None,
            paused_until=self.pause.until if self.pause else None,
        )

    def chosen_for(self, subject: Subject) -> SubjectChoice | None:
        """Her own choice by subject; None where the first question decides."""
        return self.by_subject.get(subject)

    @property
    def usable(self) -> tuple[SafeContact, ...]:
        """The contacts that news may go to, in the order of her channels. A channel that she did
        not choose is none; before she chose any, every confirmed and safe one is."""
        return tuple(one for one in self.usable_when_asked if not one.stopped)

    @property
    def stopped(self) -> bool:
        """Whether there is a contact that could be used, but for her STOP."""
        return any(one.stopped for one in self.usable_when_asked)

    @property
    def usable_when_asked(self) -> tuple[SafeContact, ...]:
        """The same for a code that she asks for this minute: her own STOP does not hold it."""
        found = [one for one in self.contacts if one.usable]
        if not self.channels:
            return tuple(found)
        order = {channel: at for at, channel in enumerate(self.channels)}
        chosen = [one for one in found if one.channel in order]
        return tuple(sorted(chosen, key=lambda one: order[one.channel]))

    @property
    def by_a_person(self) -> bool:
        """Whether a person rings or visits: her first channel, or the only one that is left."""
        if self.channels and self.channels[0] not in MESSAGE_CHANNELS:
            return True
        # Whoever stopped texts did not ask to be rung instead.
        carried = self.stopped or any(one.channel in MESSAGE_CHANNELS for one in self.usable)
        spoken = any(one not in MESSAGE_CHANNELS for one in self.channels)
        return not carried and (spoken or bool(self.usable))


@dataclass(frozen=True)
class Happening:
    """What happened, as far as contact depends on it."""

    kind: str  # slug of an update kind, or "message", "promise", "hearing_moved" ...
    subject: Subject
    hard: bool = False
    at: datetime | None = None  # when it is published; ``now`` if None
    told_first: bool = False  # of the kinds that a person tells first
    told: bool = False  # a person has told her, or told-first news is hers to read already
    safety: bool = False  # somebody is let out, or bail: may break a pause by her own yes
    about_evidence: bool = False
    runs_out_at: datetime | None = None  # a legal clock that she would have to know of before


@dataclass(frozen=True)
class Say:
    """One message: by which channel, to which contact, not before which moment (UTC)."""

    channel: Channel
    contact_id: str
    not_before: datetime


@dataclass(frozen=True)
class Plan:
    """What shows when, what is said, and why not.

    ``held`` with ``until`` is decided again then; without, ``task`` says what a person does. A
    ``task`` with ``until`` is not to be done before that moment.
    ``shows_at`` None: nothing of it is on her page until the hold ends.
    """

    shows_at: datetime | None
    says: tuple[Say, ...] = ()
    held: HeldBecause | None = None
    until: datetime | None = None
    task: TaskKind | None = None
    unsaid: Unsaid | None = None

    @property
    def learns_at(self) -> datetime | None:
        """The moment from which she may know: the message, the end of a hold, or her page."""
        if self.says:
            return self.says[0].not_before
        return self.until or self.shows_at


def plan(choices: Choices, happening: Happening, sent: Sequence[datetime], now: datetime) -> Plan:
    """What she learns of this, how and when. ``sent``: the moments of messages sent to her."""
    decided = _decide(choices, happening, sent, now)
    return _with_legal_clock(decided, happening)


def may_say_now(
    choices: Choices, happening: Happening, sent: Sequence[datetime], now: datetime
) -> tuple[Say, ...]:
    """What may leave at this very moment; asked again right before sending."""
    return tuple(say for say in plan(choices, happening, sent, now).says if say.not_before <= now)


def on_different_days(plans: Iterable[Plan], zone: str) -> bool:
    """Whether relatives would learn of it on different days, by the clock of ``zone``, or some
    now and others not at all: staff read that before they act."""
    here = Times(time_zone=zone).zone
    days = set()
    for one in plans:
        if one.unsaid is not Unsaid.NOT_A_RECIPIENT:
            moment = one.learns_at
            days.add(moment.astimezone(here).date() if moment else None)
    return len(days) > 1


def _decide(
    choices: Choices, happening: Happening, sent: Sequence[datetime], now: datetime
) -> Plan:
    at = happening.at or now
    if not choices.may_receive:
        return Plan(shows_at=None, unsaid=Unsaid.NOT_A_RECIPIENT)
    if choices.evidence_hold and happening.about_evidence:
        return Plan(None, held=HeldBecause.EVIDENCE, task=TaskKind.DECIDE_IN_PERSON)
    pause = choices.pause if choices.pause is not None and choices.pause.holds(now) else None
    if pause is not None and happening.safety:
        return _safety_in_a_pause(pause)
    chosen = choices.chosen_for(happening.subject)
    shows = None if pause is not None or waits_for_a_person(choices, happening) else at
    if chosen in _NOT_TOLD:
        held, task = _NOT_TOLD[chosen]
        if chosen is SubjectChoice.OTHER and happening.subject not in choices.told_instead:
            task = TaskKind.BEAR_IN_MIND  # nobody has confirmed yet: a worker keeps it
        return Plan(shows, held=held, task=task)
    if pause is not None:
        return _in_a_pause(pause)
    if waits_for_a_person(choices, happening):
        return Plan(None, held=HeldBecause.PERSON_FIRST, task=_who_tells(choices, happening))
    return _say(choices, happening, sent, max(at, now), at)


_NOT_TOLD: Mapping[SubjectChoice | None, tuple[HeldBecause, TaskKind]] = {
    SubjectChoice.NOT_KNOW: (HeldBecause.NOT_WANTED, TaskKind.BEAR_IN_MIND),
    SubjectChoice.KEEP: (HeldBecause.KEPT, TaskKind.BEAR_IN_MIND),
    SubjectChoice.OTHER: (HeldBecause.OTHER_INSTEAD, TaskKind.TELL_OTHER),
}


def waits_for_a_person(choices: Choices, happening: Happening) -> bool:
    """Whether a person has still to tell her. Only her own *tell me as things happen*, or a
    subject's *tell me*, lifts it; neither *only when I look* nor keeping a subject does."""
    chosen = choices.chosen_for(happening.subject)
    reads_first = chosen is SubjectChoice.TELL_ME or (chosen is None and choices.way is Way.TELL_ME)
    first = happening.told_first or (happening.hard and chosen is SubjectChoice.PERSON)
    return first and not happening.told and not reads_first


def _who_tells(choices: Choices, happening: Happening) -> TaskKind:
    """After support ended nobody rings her, except about what she left open."""
    open_still = happening.safety and choices.release_stays_open
    if choices.support is Support.ENDED and not open_still:
        return TaskKind.BEAR_IN_MIND
    return TaskKind.TELL_IN_PERSON


def _safety_in_a_pause(pause: Pause) -> Plan:
    task = {
        PauseBreak.PHONE_ME: TaskKind.PHONE_FOR_SAFETY,
        PauseBreak.TELL_OTHER: TaskKind.TELL_OTHER_FOR_SAFETY,
        PauseBreak.DO_NOT_TELL: TaskKind.BEAR_IN_MIND,
        PauseBreak.UNANSWERED: TaskKind.LEADER_DECIDES,
    }[pause.breaks]
    return Plan(None, held=HeldBecause.PAUSED, task=task)


def _in_a_pause(pause: Pause) -> Plan:
    """Nothing shows and nothing is sent, hard news included. A pause with an end is decided
    again then; one without is known to the worker until she comes back and picks."""
    if pause.until is None:
        return Plan(None, held=HeldBecause.PAUSED, task=TaskKind.BEAR_IN_MIND)
    return Plan(None, held=HeldBecause.PAUSED, until=pause.until)


def _say(
    choices: Choices,
    happening: Happening,
    sent: Sequence[datetime],
    start: datetime,
    shows: datetime,
) -> Plan:
    released = happening.safety and choices.release_stays_open
    if choices.support is Support.ENDED and not released:
        return Plan(shows, unsaid=Unsaid.SUPPORT_ENDED)
    chosen = choices.chosen_for(happening.subject)
    if choices.way is Way.ONLY_WHEN_I_LOOK and chosen is None:
        return Plan(shows, unsaid=Unsaid.ONLY_WHEN_SHE_LOOKS)
    by_a_person = chosen is SubjectChoice.PERSON and not happening.told
    if any(one.holds(shows) for one in choices.earlier_pauses):
        return Plan(shows, unsaid=Unsaid.ON_HER_LIST)
    rung = choices.by_a_person
    carried = [one for one in choices.usable if one.channel in MESSAGE_CHANNELS]
    if not carried and not rung and not by_a_person:
        none = Unsaid.ONLY_WHEN_SHE_LOOKS if choices.stopped else Unsaid.NO_SAFE_CONTACT
        return Plan(shows, unsaid=none)
    times = choices.times()
    moment = first_moment(times, sent, start)
    why = waits(times, sent, start)
    if moment is None:
        held = HeldBecause(why.value) if why else None
        return Plan(shows, held=held, task=TaskKind.DECIDE_IN_PERSON)
    if by_a_person:
        return Plan(shows, until=moment, task=TaskKind.TELL_IN_PERSON)
    if rung:
        return Plan(shows, until=moment, task=TaskKind.PHONE)
    say = Say(carried[0].channel, carried[0].id, moment)
    if why is None:
        return Plan(shows, (say,))
    return Plan(shows, (say,), held=HeldBecause(why.value), until=moment)


def _with_legal_clock(decided: Plan, happening: Happening) -> Plan:
    """A clock that would run out before she may be told is a worker's to decide about with
    her; it is neither dropped nor sent against a choice."""
    if happening.runs_out_at is None or decided.unsaid is Unsaid.NOT_A_RECIPIENT:
        return decided
    ends = min((say.not_before for say in decided.says), default=decided.until)
    in_time = ends is not None and ends < happening.runs_out_at
    if in_time:
        return decided
    held = HeldBecause.LEGAL_CLOCK if decided.unsaid is None else None
    return replace(decided, says=(), held=held, until=None, task=TaskKind.DECIDE_IN_PERSON)
