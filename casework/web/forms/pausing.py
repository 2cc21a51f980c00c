"""Pausing, coming back, ending or changing support."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import RadioField, SelectField, TextAreaField
from wtforms.fields import SelectChoice

from casework.queries.contact_choices import Answers
from casework.rules.choice_topics import PAUSE, SUPPORT
from casework.rules.choice_values import END_AFTER, LESS_OFTEN
from casework.rules.choice_words import ENDS
from casework.rules.choices import Support
from casework.rules.messages import N_
from casework.web.forms.base import CHOOSE_ONE, OnceForm
from casework.web.forms.choosing_base import Choosing, offered
from casework.web.forms.fields import BoxesField, DayField, Needed

_UNTIL = [
    SelectChoice("say", N_("Until I say so")),
    SelectChoice("day", N_("Up to and including a day")),
]
_NO_DAY = N_("Type the day, the month and the year in numbers.")


class PauseForm(Choosing):
    """Until when. One tap is enough: *until I say so* is chosen already."""

    topic, page = PAUSE, ("which", "until")
    zone = "Europe/London"  # her clock; set before the value is asked for
    which = RadioField(N_("Until when?"), choices=_UNTIL, default="say", validate_choice=False)
    until = DayField(N_("If you choose a day: which one?"))

    def show(self, answers: Answers) -> None:
        """Until when it is paused now; a change starts from it."""
        pause = answers.choices.pause
        if pause is None:
            return
        self.which.data = "day" if pause.until else "say"
        if pause.until:
            self.until.process(None, _last_day(pause.until, self.zone))

    def value(self) -> dict[str, Any]:
        """The end of that day on her clock."""
        if self.which.data == "off":
            return {"on": False}
        if self.which.data != "day":
            return {"on": True, "until": None}
        return {"on": True, "until": _end_of(self.until.data, self.zone)}

    def validate(self, extra_validators: Any = None) -> bool:
        """A day is needed where one was chosen."""
        fine: bool = super().validate(extra_validators=extra_validators)
        if fine and self.which.data == "day" and self.until.data is None:
            self.until.errors = [self.until.gettext(_NO_DAY)]
            return False
        return fine


class PauseForHerForm(PauseForm):
    """The same where a worker records it: contact may go on again as well."""

    which = RadioField(
        N_("Until when?"),
        choices=[*_UNTIL, SelectChoice("off", N_("Contact goes on as you chose."))],
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )


def _last_day(end: datetime, zone: str) -> date:
    return (end.astimezone(ZoneInfo(zone)) - timedelta(microseconds=1)).date()


def _end_of(day: date, zone: str) -> str:
    after = datetime.combine(day + timedelta(days=1), time(0), ZoneInfo(zone))
    return after.astimezone(UTC).isoformat()


class PickForm(OnceForm):
    """What waited: any of it, or nothing."""

    picked = BoxesField(N_("What would you like to see now?"), validate_choice=False)


class EndForm(Choosing):
    """Ending or changing support. No reason is asked."""

    topic = SUPPORT
    page = ("state", "every", "on", "after", "goodbye", "release", "said")

    state = RadioField(
        N_("What would you like?"),
        choices=offered(ENDS),
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    every = SelectField(
        N_("If less often: how often?"), choices=offered(LESS_OFTEN), validate_choice=False
    )
    on = DayField(N_("If on a date: which one?"))
    after = SelectField(
        N_("If after something: after what?"), choices=offered(END_AFTER), validate_choice=False
    )
    goodbye = RadioField(
        N_("Do you want a goodbye call?"),
        choices=[SelectChoice("no", N_("No")), SelectChoice("yes", N_("Yes"))],
        default="no",
        validate_choice=False,
    )
    release = RadioField(
        N_("If somebody is let out later, shall we still tell you?"),
        choices=[SelectChoice("yes", N_("Yes")), SelectChoice("no", N_("No"))],
        default="yes",
        validate_choice=False,
    )
    said = TextAreaField(N_("Anything you want to say to us, only if you want"))

    def show(self, answers: Answers) -> None:
        """What stands; a new answer starts from it."""
        wish = answers.support
        if wish.state is Support.GOING_ON:
            return
        self.state.data = wish.state.value
        if wish.state is Support.ENDING:
            self.state.data = "on" if wish.on else "after"
        self.every.data = str(wish.every_days)
        self.on.process(None, wish.on)
        self.after.data = wish.after
        self.goodbye.data = "yes" if wish.goodbye else "no"
        self.release.data = "yes" if wish.release else "no"

    def value(self) -> dict[str, Any]:
        """What is kept of it."""
        chosen = self.state.data
        kept: dict[str, Any] = {
            "state": Support.ENDING.value if chosen in ("on", "after") else chosen,
            "goodbye": self.goodbye.data == "yes",
            "release": self.release.data != "no",
        }
        if chosen == Support.LESS_OFTEN.value:
            typed = self.every.data or ""
            kept["every_days"] = int(typed) if typed.isdecimal() and len(typed) < 5 else 0
        if chosen == "on":
            kept["on"] = self.on.data.isoformat() if self.on.data else ""
        if chosen == "after":
            kept["after"] = self.after.data or "?"
        return kept

    @property
    def words(self) -> str:
        """What she says to us with it."""
        return self.said.data or ""
