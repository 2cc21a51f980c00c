"""Her choices in words: the answers that are offered, and each answer said in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from casework.rules.choice_topics import (
    AMOUNT,
    AT_MOST,
    CHANNELS,
    CHECK_INS,
    DIGEST,
    EASIER,
    PAPER,
    PAUSE,
    PAUSE_BREAKS,
    QUIET,
    REMIND,
    SUBJECT_TOPICS,
    SUPPORT,
    TEXTS,
    WAY,
    WORKER_NAME,
    Kept,
    SupportWish,
)
from casework.rules.choice_values import END_AFTER, LESS_OFTEN, PERIODS
from casework.rules.choices import (
    CHOOSABLE,
    Channel,
    PauseBreak,
    Subject,
    SubjectChoice,
    Support,
    Way,
)
from casework.rules.contact_plan import Choices, Pause
from casework.rules.contact_times import ClearDate
from casework.rules.messages import N_, Sentence

WAYS: dict[str, str] = {
    Way.TELL_ME.value: N_("Tell me as things happen"),
    Way.PERSON_FIRST.value: N_("A person tells me hard news first"),
    Way.ONLY_WHEN_I_LOOK.value: N_("Only when I look"),
}
WAY_MEANS: dict[str, str] = {
    Way.TELL_ME.value: N_(
        "You may read hard news here before a person tells you. It opens only if you choose."
    ),
    Way.PERSON_FIRST.value: N_(
        "Hard news shows here only after a person told you. Other news shows at once."
    ),
    Way.ONLY_WHEN_I_LOOK.value: N_(
        "We send nothing. Hard news still waits here until a person has told you."
    ),
}
SUBJECTS: dict[str, str] = {
    Subject.COURT_POLICE.value: N_("Court and police"),
    Subject.ACCUSED.value: N_("The person accused or convicted, release and bail"),
    Subject.HOW_DIED.value: N_("How they died, and the inquest"),
    Subject.REVIEW.value: N_("The review"),
    Subject.MONEY.value: N_("Money and practical things"),
}
SUBJECT_CHOICES: dict[str, str] = {
    "": N_("As in my first choice"),
    SubjectChoice.TELL_ME.value: N_("Tell me"),
    SubjectChoice.PERSON.value: N_("A person tells me"),
    SubjectChoice.OTHER.value: N_("Tell somebody else instead"),
    SubjectChoice.KEEP.value: N_("Keep it for when I ask"),
    SubjectChoice.NOT_KNOW.value: N_("I do not want to know"),
}
SUBJECT_MEANS: dict[str, str] = {
    SubjectChoice.TELL_ME.value: N_(
        "You may read hard news about this here before a person tells you."
    ),
    SubjectChoice.PERSON.value: N_("Hard news about this waits until a person told you."),
    SubjectChoice.OTHER.value: N_(
        "Say on the next page who it is. Until they agree, a worker keeps it."
    ),
    SubjectChoice.KEEP.value: N_("Only its subject shows. Nothing is sent about it."),
    SubjectChoice.NOT_KNOW.value: N_("Only its subject shows. You can change this at any time."),
}
CHANNELS_OFFERED: dict[str, str] = {
    Channel.TEXT.value: N_("Text message"),
    Channel.EMAIL.value: N_("Email"),
    Channel.CALL.value: N_("Phone call"),
    Channel.LETTER.value: N_("Letter"),
    Channel.IN_PERSON.value: N_("In person"),
}
REMINDS: dict[str, str] = {
    "": N_("Do not remind me"),
    "day": N_("The day before"),
    "week": N_("A week before"),
    "both": N_("A week before, and the day before"),
}
BREAKS: dict[str, str] = {
    PauseBreak.PHONE_ME.value: N_("Phone me"),
    PauseBreak.TELL_OTHER.value: N_("Tell somebody else, and not me"),
    PauseBreak.DO_NOT_TELL.value: N_("Do not tell me"),
}
ENDS: dict[str, str] = {
    Support.LESS_OFTEN.value: N_("Be in touch less often"),
    "on": N_("End on a date"),
    "after": N_("End after something"),
    Support.ENDED.value: N_("End now"),
}

# What each topic is called on the pages of choices.
TOPICS: dict[str, str] = {
    WAY: N_("How I want to hear news"),
    **{
        topic: SUBJECTS[subject.value]
        for topic, subject in zip(SUBJECT_TOPICS, CHOOSABLE, strict=True)
    },
    CHANNELS: N_("How you reach me"),
    QUIET: N_("Quiet hours"),
    AT_MOST: N_("How many messages at most"),
    DIGEST: N_("One message a day, at my hour"),
    AMOUNT: N_("How much to show first"),
    PAPER: N_("Letters on paper"),
    EASIER: N_("Easier words"),
    WORKER_NAME: N_("The name of my worker in messages"),
    REMIND: N_("Remind me before a hearing"),
    PAUSE: N_("Pause"),
    PAUSE_BREAKS: N_("What may break a pause"),
    SUPPORT: N_("How long support goes on"),
    CHECK_INS: N_("Getting in touch after support ended"),
}
CLEAR_DATES = N_("Days to keep clear")
TEXTS_THERE = N_("Texts to one of my numbers")


def topic_name(topic: str) -> str:
    """What a topic is called."""
    return TOPICS.get(topic, TEXTS_THERE if topic.startswith(TEXTS) else CLEAR_DATES)


def said(
    topic: str, choices: Choices, support: SupportWish, row: Kept | None, today: date
) -> tuple[Sentence, ...]:
    """What stands for this topic now, also where it is only the default."""
    if topic.startswith("clear."):
        return clear_words(row, choices, today)
    if topic.startswith(TEXTS):
        return tuple(_texts(row))
    return tuple(_SAID[topic](choices, support, row))


def way_words(choices: Choices) -> list[Sentence]:
    """Her first answer, and what it means."""
    return [Sentence(WAYS[choices.way.value]), Sentence(WAY_MEANS[choices.way.value])]


def pause_words(pause: Pause | None, now: datetime) -> Sentence:
    """Whether everything is paused, and until when."""
    if pause is None or not pause.holds(now):
        return Sentence(N_("Contact goes on as you chose."))
    if pause.until is None:
        return Sentence(N_("Everything is paused until you say."))
    last = (pause.until - timedelta(seconds=1)).date()
    return Sentence(N_("Everything is paused up to and including %(day)s."), {"day": last})


def clear_words(row: Kept | None, choices: Choices, today: date) -> tuple[Sentence, ...]:
    """One date that is kept clear: its next day, how it comes again, the days around it."""
    if row is None or not row.value:
        return (Sentence(N_("This day is not kept clear any more.")),)
    value = row.value
    clear = ClearDate(
        int(str(value["month"])), int(str(value["day"])), _year(value), _days(value, "before"),
        _days(value, "after"),
    )  # fmt: skip
    day = _next_day(clear, today)
    lines = [
        Sentence(N_("%(day)s."), {"day": day})
        if clear.year
        else Sentence(N_("%(day)s, and this day every year."), {"day": day})
    ]
    if clear.before:
        lines.append(Sentence(N_("Days before it as well: %(count)s."), {"count": clear.before}))
    if clear.after:
        lines.append(Sentence(N_("Days after it as well: %(count)s."), {"count": clear.after}))
    return tuple(lines)


def _year(value: Mapping[str, object]) -> int | None:
    return int(str(value["year"])) if value.get("year") else None


def _days(value: Mapping[str, object], name: str) -> int:
    return int(str(value.get(name) or 0))


def _next_day(clear: ClearDate, today: date) -> date:
    """The next day that it names; of a single year that day itself."""
    for ahead in range(1500):
        day = today + timedelta(days=ahead)
        if (day.month, day.day) == (clear.month, clear.day) and clear.year in (None, day.year):
            return day
    return date(clear.year or today.year, clear.month, min(clear.day, 28))


def _subject(subject: Subject) -> Callable[[Choices, SupportWish, Kept | None], list[Sentence]]:
    def words(choices: Choices, _support: SupportWish, _row: Kept | None) -> list[Sentence]:
        chosen = choices.chosen_for(subject)
        slug = chosen.value if chosen else ""
        lines = [Sentence(SUBJECT_CHOICES[slug])]
        if slug in SUBJECT_MEANS and chosen is not SubjectChoice.OTHER:
            lines.append(Sentence(SUBJECT_MEANS[slug]))
        return lines

    return words


def _channels(choices: Choices, _support: SupportWish, _row: Kept | None) -> list[Sentence]:
    if not choices.channels:
        return [Sentence(N_("You have not chosen a way yet."))]
    return [Sentence(CHANNELS_OFFERED[one.value]) for one in choices.channels]


def _quiet(choices: Choices, _support: SupportWish, _row: Kept | None) -> list[Sentence]:
    quiet = choices.quiet
    if quiet.start == quiet.end:
        return [Sentence(N_("A message may come at any hour."))]
    clocks: dict[str, time] = {"start": quiet.start, "end": quiet.end}
    return [Sentence(N_("We send nothing from %(start)s to %(end)s, by your clock."), clocks)]


def _at_most(choices: Choices, _support: SupportWish, _row: Kept | None) -> list[Sentence]:
    limit = choices.at_most
    return [Sentence(PERIODS[limit.days] if limit else N_("As many as there is news."))]


def _digest(choices: Choices, _support: SupportWish, _row: Kept | None) -> list[Sentence]:
    if choices.digest_hour is None:
        return [Sentence(N_("Messages come when there is news."))]
    return [Sentence(N_("One message a day, after %(time)s."), {"time": time(choices.digest_hour)})]


def _remind(_choices: Choices, _support: SupportWish, row: Kept | None) -> list[Sentence]:
    return [Sentence(REMINDS[str(row.value.get("when", "")) if row else ""])]


def _flag(name: str, yes: str, no: str) -> Callable[..., list[Sentence]]:
    def words(_choices: Choices, _support: SupportWish, row: Kept | None) -> list[Sentence]:
        return [Sentence(yes if row is not None and row.value.get(name) else no)]

    return words


def _pause(_choices: Choices, _support: SupportWish, row: Kept | None) -> list[Sentence]:
    if row is not None and row.value.get("on"):
        return [Sentence(N_("You paused everything."))]
    return [Sentence(N_("Contact goes on as you chose."))]


def _breaks(_choices: Choices, _support: SupportWish, row: Kept | None) -> list[Sentence]:
    slug = str(row.value.get("breaks", "")) if row else ""
    if slug not in BREAKS:
        return [Sentence(N_("You have not said. A team leader decides then."))]
    return [Sentence(BREAKS[slug])]


def _support(_choices: Choices, support: SupportWish, _row: Kept | None) -> list[Sentence]:
    return list(support_words(support))


def support_words(support: SupportWish) -> Sequence[Sentence]:
    """How long support goes on, and what stays open after it."""
    if support.state is Support.GOING_ON:
        return (Sentence(N_("Support goes on.")),)
    if support.state is Support.LESS_OFTEN:
        return (Sentence(LESS_OFTEN[support.every_days]),)
    lines = []
    if support.state is Support.ENDED:
        lines.append(Sentence(N_("Support has ended for now. You can come back at any time.")))
    elif support.on:
        lines.append(Sentence(N_("Support ends on %(day)s."), {"day": support.on}))
    else:
        lines.append(
            Sentence(
                N_("Support ends after this: %(what)s."),
                {"what": Sentence(END_AFTER[support.after])},
            )
        )
    lines.append(
        Sentence(
            N_("We still tell you if somebody is let out.")
            if support.release
            else N_("We do not tell you if somebody is let out.")
        )
    )
    lines.append(
        Sentence(
            N_("You want a goodbye call.") if support.goodbye else N_("You want no goodbye call.")
        )
    )
    return lines


def _texts(row: Kept | None) -> list[Sentence]:
    if row is None or not row.value.get("stopped"):
        return [Sentence(N_("Texts may come there."))]
    return [Sentence(N_("You stopped texts there, by a text."))]


def _check_ins(_choices: Choices, _support: SupportWish, row: Kept | None) -> list[Sentence]:
    every = row.value.get("every_days") if row else None
    if not isinstance(every, int):
        return [Sentence(N_("I get in touch when I want to."))]
    return [Sentence(N_("You get in touch with me.")), Sentence(LESS_OFTEN[every])]


_SAID: dict[str, Callable[[Choices, SupportWish, Kept | None], list[Sentence]]] = {
    WAY: lambda choices, _support, _row: way_words(choices),
    **{
        topic: _subject(subject)
        for topic, subject in zip(SUBJECT_TOPICS, CHOOSABLE, strict=True)
    },
    CHANNELS: _channels,
    QUIET: _quiet,
    AT_MOST: _at_most,
    DIGEST: _digest,
    AMOUNT: _flag("all", N_("Show all of it"), N_("Show the main point first")),
    PAPER: _flag("large", N_("In large print"), N_("In the usual size of print")),
    EASIER: _flag("on", N_("Easier words, where we have them"), N_("The usual words")),
    WORKER_NAME: _flag(
        "on",
        N_("A message may say the first name of my worker"),
        N_("A message names nobody"),
    ),
    REMIND: _remind,
    PAUSE: _pause,
    PAUSE_BREAKS: _breaks,
    SUPPORT: _support,
    CHECK_INS: _check_ins,
}  # fmt: skip
