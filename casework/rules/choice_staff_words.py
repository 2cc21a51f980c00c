"""Her choices as staff read them before they act: short sentences for the banner, and the plan
of what one update would mean for one person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from casework.rules.choice_topics import SupportWish
from casework.rules.choice_words import SUBJECTS
from casework.rules.choices import Channel, PauseBreak, SubjectChoice, Support, Way
from casework.rules.contact_plan import Choices, HeldBecause, Plan, TaskKind, Unsaid
from casework.rules.contact_times import Waits, waits
from casework.rules.messages import S_, Sentence

WAYS: dict[Way, str] = {
    Way.TELL_ME: S_("Wants to be told as things happen, and may read hard news first."),
    Way.PERSON_FIRST: S_("A person tells them hard news first."),
    Way.ONLY_WHEN_I_LOOK: S_("Looks only when they want to. Send nothing."),
}
_SUBJECT: dict[SubjectChoice, str] = {
    SubjectChoice.TELL_ME: S_("%(subject)s: tell them."),
    SubjectChoice.PERSON: S_("%(subject)s: a person tells them."),
    SubjectChoice.OTHER: S_("%(subject)s: tell the person they named."),
    SubjectChoice.KEEP: S_("%(subject)s: keep it until they ask."),
    SubjectChoice.NOT_KNOW: S_("%(subject)s: do not tell."),
}
_CHANNELS: dict[Channel, str] = {
    Channel.TEXT: S_("Text"),
    Channel.EMAIL: S_("Email"),
    Channel.CALL: S_("Phone call"),
    Channel.LETTER: S_("Letter"),
    Channel.IN_PERSON: S_("In person"),
}
_BREAKS: dict[PauseBreak, str] = {
    PauseBreak.PHONE_ME: S_("If somebody is let out: phone them."),
    PauseBreak.TELL_OTHER: S_("If somebody is let out: tell the person they named."),
    PauseBreak.DO_NOT_TELL: S_("If somebody is let out: do not tell them."),
    PauseBreak.UNANSWERED: S_("If somebody is let out: the team leader decides."),
}
_NOW: dict[Waits, str] = {
    Waits.CLEAR_DATE: S_("Not today. They keep this day clear."),
    Waits.QUIET_HOURS: S_("Not at this hour. It is quiet time on their clock."),
}
_HELD: dict[HeldBecause, str] = {
    HeldBecause.PERSON_FIRST: S_("Nothing shows or leaves until a person has told them."),
    HeldBecause.EVIDENCE: S_("Nothing shows or leaves. They have still to give evidence."),
    HeldBecause.PAUSED: S_("They have paused everything. Nothing shows or leaves."),
    HeldBecause.QUIET_HOURS: S_("It waits for the end of their quiet hours."),
    HeldBecause.CLEAR_DATE: S_("It waits, because they keep this day clear."),
    HeldBecause.FREQUENCY: S_("It waits, because they want fewer messages."),
    HeldBecause.DIGEST: S_("It waits for the hour they chose."),
    HeldBecause.KEPT: S_("No message. They keep this subject for when they ask."),
    HeldBecause.NOT_WANTED: S_("No message. They do not want to know this."),
    HeldBecause.OTHER_INSTEAD: S_("No message to them. The person they named is told."),
    HeldBecause.LEGAL_CLOCK: S_("A day runs out before they may be told."),
}
_UNSAID: dict[Unsaid, str] = {
    Unsaid.ONLY_WHEN_SHE_LOOKS: S_("No message. They find it when they look."),
    Unsaid.NO_SAFE_CONTACT: S_("No message. No safe contact is confirmed."),
    Unsaid.SUPPORT_ENDED: S_("No message. Support has ended."),
    Unsaid.ON_HER_LIST: S_("No message. It is on the list after their pause."),
    Unsaid.NOT_A_RECIPIENT: S_("Receives nothing."),
}
_TASK: dict[TaskKind, str] = {
    TaskKind.TELL_IN_PERSON: S_("You tell them, by phone or in person."),
    TaskKind.PHONE: S_("You phone or visit them. They asked for that."),
    TaskKind.PHONE_FOR_SAFETY: S_("You phone them: they said that this may break a pause."),
    TaskKind.TELL_OTHER_FOR_SAFETY: S_("You tell the person they named, not them."),
    TaskKind.LEADER_DECIDES: S_("The team leader decides. They never said what may break it."),
    TaskKind.TELL_OTHER: S_("You tell the person they named."),
    TaskKind.BEAR_IN_MIND: S_("Nothing to do but to bear it in mind."),
    TaskKind.DECIDE_IN_PERSON: S_("You decide with them in person how they are told."),
}


def banner(choices: Choices, support: SupportWish, now: datetime) -> tuple[Sentence, ...]:
    """What stands before every action: what stops it first, then how she is reached."""
    lines: list[Sentence] = []
    pause = choices.pause
    if pause is not None and pause.holds(now):
        lines.append(_pause(pause.until))
        lines.append(Sentence(_BREAKS[pause.breaks]))
    lines.extend(_support(support))
    stops = waits(choices.times(), (), now)
    if stops in _NOW:
        lines.append(Sentence(_NOW[stops]))
    lines.append(Sentence(WAYS[choices.way]))
    if choices.defaults:
        lines.append(Sentence(S_("This is the default. They have not been asked yet.")))
    lines.extend(
        Sentence(_SUBJECT[chosen], {"subject": Sentence(SUBJECTS[subject.value])})
        for subject, chosen in choices.by_subject.items()
        if subject.value in SUBJECTS
    )
    lines.append(_reached(choices))
    return tuple(lines)


def planned(plan: Plan, reminded_at: Sequence[datetime] = ()) -> tuple[Sentence, ...]:
    """The plan of one update for one person, in sentences: who, how, and when. ``reminded_at``:
    the moments at which she is told of its hearing again."""
    lines: list[Sentence] = []
    if plan.unsaid is not None:
        lines.append(Sentence(_UNSAID[plan.unsaid]))
    if plan.held is not None:
        lines.append(Sentence(_HELD[plan.held]))
    for say in plan.says:
        words = {"channel": Sentence(_CHANNELS[say.channel]), "moment": say.not_before}
        if plan.until is None:
            lines.append(Sentence(S_("%(channel)s: leaves at once."), words))
        else:
            lines.append(Sentence(S_("%(channel)s: leaves on %(moment)s, not before."), words))
    if plan.task is not None:
        lines.append(Sentence(_TASK[plan.task]))
        if plan.until is not None and not plan.says:
            lines.append(Sentence(S_("Not before %(moment)s."), {"moment": plan.until}))
    elif plan.held is not None and not plan.says and plan.until is not None:
        lines.append(Sentence(S_("Until %(moment)s."), {"moment": plan.until}))
    lines.extend(
        Sentence(S_("They are reminded on %(moment)s, if nothing changes."), {"moment": one})
        for one in reminded_at
    )
    return tuple(lines)


def _pause(until: datetime | None) -> Sentence:
    if until is None:
        return Sentence(S_("Everything is paused until they say. Contact them only for safety."))
    day = (until - timedelta(seconds=1)).date()
    return Sentence(
        S_("Everything is paused up to and including %(day)s. Contact them only for safety."),
        {"day": day},
    )


def _support(support: SupportWish) -> list[Sentence]:
    if support.state is Support.ENDED:
        return [Sentence(S_("They ended support. Do not get in touch unless they ask."))]
    if support.state is Support.ENDING and support.on:
        return [Sentence(S_("They end support on %(day)s."), {"day": support.on})]
    if support.state is Support.ENDING:
        return [Sentence(S_("They end support after something they named."))]
    if support.state is Support.LESS_OFTEN:
        return [
            Sentence(
                S_("They want less contact: about every %(days)s days."),
                {"days": support.every_days},
            )
        ]
    return []


def _reached(choices: Choices) -> Sentence:
    if choices.stopped:
        return Sentence(S_("They stopped texts, by a text."))
    if not choices.channels:
        if not choices.usable:
            return Sentence(S_("No safe contact is confirmed: no message leaves."))
        return Sentence(S_("They have not said yet which way they want to be reached."))
    if len(choices.channels) == 1:
        only = Sentence(_CHANNELS[choices.channels[0]])
        return Sentence(S_("%(channel)s only."), {"channel": only})
    named = {"first": Sentence(_CHANNELS[choices.channels[0]])}
    return Sentence(S_("%(first)s first. See their choices for the others."), named)
