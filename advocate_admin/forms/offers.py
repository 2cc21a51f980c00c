"""What was offered, and what she made of it: recorded in under a minute."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from wtforms import BooleanField, RadioField, SelectField, TextAreaField

from advocate_admin.forms import choices
from advocate_admin.forms.desk import DeskForm
from casework.queries.closeness import service_day
from casework.queries.engagement import ProcessRegister
from casework.rules.contact_kinds import CONTACT_KINDS
from casework.rules.engagement import (
    ADVOCACY_ORGANISATIONS,
    REASONS,
    STATES,
    Engagement,
    Process,
)
from casework.rules.messages import S_
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.fields import DayField, Needed


class OfferForm(DeskForm):
    """One entry of the register. The day is today unless somebody changes it."""

    renamed = {"note": "note_text"}
    sends = (
        "state",
        "happened_on",
        "how",
        "language",
        "interpreter",
        "leaflet",
        "organisation",
        "reason",
        "note_text",
        "reply_by",
        "ask_again_on",
    )
    state = RadioField(
        S_("How it stands now"), validators=[Needed(CHOOSE_ONE)], validate_choice=False
    )
    ask_again_on = DayField(S_("The day they chose to be asked again"))
    how = RadioField(
        S_("How you spoke"),
        choices={slug: kind.label for slug, kind in CONTACT_KINDS.items()},
        default="call_to_service_user",
        validators=[Needed(CHOOSE_ONE)],
    )
    happened_on = DayField(S_("Day"), validators=[Needed(S_("Type the day on which it happened."))])
    language = SelectField(S_("Language"))
    interpreter = BooleanField(S_("With an interpreter"))
    leaflet = BooleanField(S_("A leaflet was given"))
    reply_by = DayField(S_("An answer is hoped for by"))
    organisation = SelectField(S_("Whose advocate"), default="", validate_choice=False)
    reason = SelectField(
        S_("Reason, only if they gave one"),
        choices={"": S_("No reason given"), **REASONS},
        default="",
        validate_choice=False,
    )
    note_text = TextAreaField(S_("Note"))

    @classmethod
    def starting(cls, kept: ProcessRegister, language: str, now: datetime) -> Self:
        """What can be recorded next, on this day, in her language."""
        form = cls(happened_on=service_day(now), language=language)
        form.language.choices = choices.spoken([language])
        form.state.choices = {one.value: STATES[one].label for one in kept.choices}
        form.organisation.choices = {"": S_("Not decided yet"), **ADVOCACY_ORGANISATIONS}
        form.offered = kept.process
        return form

    @property
    def plain(self) -> list[Any]:
        """The three plain answers that are possible now."""
        return [one for one in self.state if STATES[Engagement(one.data)].plain]

    @property
    def rest(self) -> list[Any]:
        """All others, which the page shows under *more*."""
        return [one for one in self.state if not STATES[Engagement(one.data)].plain]

    @property
    def rare(self) -> bool:
        """Whether one of those is chosen, so that *more* stands open."""
        return (self.state.data or "") in {one.data for one in self.rest} or not self.plain

    @property
    def for_an_advocate(self) -> bool:
        """Whether the page asks whose advocate it is."""
        return self.offered is Process.ADVOCACY

    offered: Process = Process.SUPPORT
