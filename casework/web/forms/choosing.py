"""One form for each choice: what is offered, what stands now, and what is kept of it.

The pages of a choice are all alike, so each form says itself which of its fields are shown.
"""

from __future__ import annotations

from datetime import time
from typing import Any

from wtforms import RadioField, SelectField, StringField
from wtforms.fields import SelectChoice

from casework.queries.contact_choices import Answers
from casework.rules import choice_topics as topics
from casework.rules.choice_values import LESS_OFTEN, PERIODS
from casework.rules.choice_words import (
    BREAKS,
    CHANNELS_OFFERED,
    REMINDS,
    SUBJECT_CHOICES,
    SUBJECT_MEANS,
    WAY_MEANS,
    WAYS,
)
from casework.rules.choices import Subject
from casework.rules.contact_times import QuietHours
from casework.rules.errors import NotFound
from casework.rules.messages import N_
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.choosing_base import Choosing, number_of, offered
from casework.web.forms.fields import BoxesField, ClockField, Needed


class WayForm(Choosing):
    """The first question. It sets everything that no finer choice sets."""

    topic, page, hints = topics.WAY, ("way",), WAY_MEANS
    explains = (N_("This sets everything. You can choose by subject as well."),)
    way = RadioField(
        N_("How would you like to hear news?"),
        choices=offered(WAYS),
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )

    def show(self, answers: Answers) -> None:
        """Her answer, or the default."""
        self.way.data = answers.choices.way.value

    def value(self) -> dict[str, Any]:
        """The slug of the answer."""
        return {"way": self.way.data}


class SubjectForm(Choosing):
    """One subject; the default is her first answer."""

    page, hints = ("choice",), SUBJECT_MEANS
    choice = RadioField(
        N_("What would you like us to do?"),
        choices=offered(SUBJECT_CHOICES),
        validate_choice=False,
    )

    def show(self, answers: Answers) -> None:
        """Her answer for this subject."""
        subject = Subject(self.topic.removeprefix(topics.SUBJECT))
        chosen = answers.choices.chosen_for(subject)
        self.choice.data = chosen.value if chosen else ""

    def value(self) -> dict[str, Any]:
        """Nothing for *as in my first choice*."""
        return {"choice": self.choice.data} if self.choice.data else {}


class ChannelsForm(Choosing):
    """Which ways may be used."""

    topic, page = topics.CHANNELS, ("order",)
    explains = (N_("We use only ways that you chose, and only contacts that are safe."),)
    order = BoxesField(
        N_("How may we reach you?"),
        choices=offered(CHANNELS_OFFERED),
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )

    def show(self, answers: Answers) -> None:
        """Those chosen."""
        self.order.data = [one.value for one in answers.choices.channels]

    def value(self) -> dict[str, Any]:
        """In the order of the page."""
        return {"order": list(self.order.data or ())}


_USUAL = QuietHours()


class QuietForm(Choosing):
    """From when to when nothing is sent."""

    topic, page = topics.QUIET, ("which", "start", "end")
    which = RadioField(
        N_("When may no message come?"),
        choices=[
            SelectChoice("usual", N_("From 20:00 to 09:00, as we start with everyone")),
            SelectChoice("own", N_("At hours that I choose")),
            SelectChoice("none", N_("A message may come at any hour")),
        ],
        default="usual",
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    start = ClockField(N_("If you choose: from"))
    end = ClockField(N_("If you choose: to"))

    def show(self, answers: Answers) -> None:
        """The hours that hold now."""
        quiet = answers.choices.quiet
        if quiet == _USUAL:
            self.which.data = "usual"
            return
        self.which.data = "none" if quiet.start == quiet.end else "own"
        if self.which.data == "own":
            self.start.data, self.end.data = quiet.start, quiet.end

    def value(self) -> dict[str, Any]:
        """Nothing for the usual hours; the same hour twice for none."""
        if self.which.data == "usual":
            return {}
        if self.which.data == "none":
            return {"start": "00:00", "end": "00:00"}
        return {"start": _clock(self.start.data), "end": _clock(self.end.data)}


def _clock(typed: time | None) -> str:
    return f"{typed:%H:%M}" if typed else ""


class AtMostForm(Choosing):
    """No more than so many messages in a period."""

    topic, page = topics.AT_MOST, ("days",)
    days = RadioField(
        N_("How many messages at most?"),
        choices=[SelectChoice("", N_("As many as there is news")), *offered(PERIODS)],
        validate_choice=False,
    )

    def show(self, answers: Answers) -> None:
        """Her period."""
        self.days.data = str(answers.choices.at_most.days) if answers.choices.at_most else ""

    def value(self) -> dict[str, Any]:
        """One message in the period chosen."""
        return {"days": number_of(self.days.data)} if self.days.data else {}


class DigestForm(Choosing):
    """One message a day at an hour she picks."""

    topic, page = topics.DIGEST, ("hour",)
    hour = SelectField(
        N_("When would you like it?"),
        choices=[
            SelectChoice("", N_("When there is news")),
            *(SelectChoice(str(hour), f"{hour:02}:00") for hour in range(8, 22)),
        ],
        validate_choice=False,
    )

    def show(self, answers: Answers) -> None:
        """Her hour."""
        hour = answers.choices.digest_hour
        self.hour.data = "" if hour is None else str(hour)

    def value(self) -> dict[str, Any]:
        """The hour, by her clock."""
        return {"hour": number_of(self.hour.data)} if self.hour.data else {}


class _YesNoForm(Choosing):
    """One of two answers."""

    field = "on"
    page = ("answer",)

    def show(self, answers: Answers) -> None:
        """What stands now."""
        row = answers.said.get(self.topic)
        self.answer.data = "yes" if row and row.value.get(self.field) else "no"

    def value(self) -> dict[str, Any]:
        """Nothing for the default."""
        return {self.field: True} if self.answer.data == "yes" else {}


def two(question: str, no: str, yes: str) -> RadioField:
    """One of two answers; no is chosen already."""
    return RadioField(
        question,
        choices=[SelectChoice("no", no), SelectChoice("yes", yes)],
        default="no",
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )


class AmountForm(_YesNoForm):
    """How much of hard news shows first, once she opens it."""

    topic, field = topics.AMOUNT, "all"
    answer = two(
        N_("When you open something, how much shows first?"),
        N_("The main point first"),
        N_("All of it"),
    )


class PaperForm(_YesNoForm):
    """How letters look."""

    topic, field = topics.PAPER, "large"
    answer = two(N_("How shall letters look?"), N_("The usual print"), N_("Large print"))


class WorkerNameForm(_YesNoForm):
    """Whether a message may name her worker."""

    topic = topics.WORKER_NAME
    explains = (N_("No message says what it is about. It can say who it is from."),)
    answer = two(
        N_("May a message say the first name of your worker?"),
        N_("No, it names nobody"),
        N_("Yes, it may say the first name"),
    )


class RemindForm(Choosing):
    """Whether she is told again that a hearing is near; nobody is who did not ask for it."""

    topic, page = topics.REMIND, ("when",)
    explains = (N_("It says no more than our other messages, and comes at hours you allow."),)
    when = RadioField(
        N_("When shall we remind you?"), choices=offered(REMINDS), validate_choice=False
    )

    def show(self, answers: Answers) -> None:
        """Her answer."""
        row = answers.said.get(self.topic)
        self.when.data = str(row.value.get("when", "")) if row else ""

    def value(self) -> dict[str, Any]:
        """Nothing for the default: no message."""
        return {"when": self.when.data} if self.when.data else {}


class BreaksForm(Choosing):
    """What may break a pause. Asked once, and after the pause is active."""

    topic, page = topics.PAUSE_BREAKS, ("breaks", "other")
    explains = (N_("Everything stays paused, whatever you answer here."),)
    breaks = RadioField(
        N_("If somebody is let out, or gets bail, what shall we do?"),
        choices=offered(BREAKS),
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    other = StringField(N_("If somebody else: who, and how to reach them"))

    def show(self, answers: Answers) -> None:
        """Her answer, if she gave one."""
        row = answers.said.get(self.topic)
        if row is not None:
            self.breaks.data = row.value.get("breaks")
            self.other.data = row.words

    def value(self) -> dict[str, Any]:
        """The slug of the answer."""
        return {"breaks": self.breaks.data}

    @property
    def words(self) -> str:
        """Who is told instead."""
        return self.other.data or "" if self.breaks.data == "tell_other" else ""


class CheckInsForm(Choosing):
    """Getting in touch long after; only if she asks for it."""

    topic, page = topics.CHECK_INS, ("every",)
    every = RadioField(
        N_("After support has ended, who gets in touch?"),
        choices=[SelectChoice("", N_("I do, when I want to")), *offered(LESS_OFTEN)],
        validate_choice=False,
    )

    def show(self, answers: Answers) -> None:
        """Her answer."""
        row = answers.said.get(self.topic)
        days = row.value.get("every_days") if row else None
        self.every.data = str(days) if days else ""

    def value(self) -> dict[str, Any]:
        """How often we get in touch."""
        return {"every_days": number_of(self.every.data)} if self.every.data else {}


# The pages of choices: which form answers for a topic.
FORMS: dict[str, type[Choosing]] = {
    form.topic: form
    for form in (
        WayForm, ChannelsForm, QuietForm, AtMostForm, DigestForm, AmountForm, PaperForm,
        WorkerNameForm, BreaksForm, CheckInsForm, RemindForm,
    )
}  # fmt: skip
# The number in the path of each question: paths say nothing, and a number stays that of its
# question. One without a form here is not asked under its number: a pause and an end have pages
# of their own, and staff record them under theirs.
QUESTIONS: tuple[str, ...] = (
    topics.WAY, *topics.SUBJECT_TOPICS, topics.CHANNELS, topics.QUIET, topics.AT_MOST,
    topics.DIGEST, topics.AMOUNT, topics.PAPER, topics.EASIER, topics.WORKER_NAME,
    topics.PAUSE_BREAKS, topics.CHECK_INS, topics.PAUSE, topics.SUPPORT, topics.REMIND,
)  # fmt: skip


ASKED: tuple[str, ...] = tuple(
    topic for topic in QUESTIONS if topic in FORMS or topic.startswith(topics.SUBJECT)
)


def question(number: int) -> str:
    """The topic that is asked under this number; NotFound for any other."""
    if number >= len(QUESTIONS) or QUESTIONS[number] not in ASKED:
        raise NotFound
    return QUESTIONS[number]


def form_for(topic: str) -> Choosing:
    """The form of one topic."""
    if topic.startswith(topics.SUBJECT):
        form: Choosing = SubjectForm()
        form.topic = topic
        return form
    return FORMS[topic]()
