"""Referrals to an organisation of advocates, meetings with chair and panel, and seats."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField

from advocate_admin.forms.choices import NOT_CHOSEN
from advocate_admin.forms.desk import DeskForm
from casework.queries.closeness import service_day
from casework.rules.conflict import SEATS
from casework.rules.engagement import ADVOCACY_ORGANISATIONS
from casework.rules.meeting import WITH_WHOM
from casework.rules.messages import S_
from casework.rules.referral import OUTCOMES, WAYS_SENT
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.fields import DayField, Needed


class ReferralForm(DeskForm):
    """Which organisation, and word for word what it would be told."""

    sends = ("organisation", "organisation_name", "passed_on")
    organisation = RadioField(
        S_("Which organisation"),
        choices=ADVOCACY_ORGANISATIONS,
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    organisation_name = StringField(S_("Its name, where it is another one"))
    passed_on = TextAreaField(
        S_("What would be passed on, word for word"),
        validators=[Needed(S_("Write exactly what would be passed on."))],
    )


class SaidForm(DeskForm):
    """What she said to it, after every word was read to her."""

    sends = ("answer", "read_to_her")
    answer = RadioField(
        S_("What they said"),
        choices={"yes": S_("Yes, pass this on"), "no": S_("No, do not pass it on")},
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    read_to_her = BooleanField(S_("I read them every word, or showed it to them"))


class SentForm(DeskForm):
    """That the sheet left, and how."""

    sends = ("sent_how",)
    sent_how = RadioField(
        S_("How it was sent"),
        choices=WAYS_SENT,
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )


class OutcomeForm(DeskForm):
    """What the organisation answered."""

    sends = ("outcome",)
    outcome = RadioField(
        S_("What the organisation answered"),
        choices=OUTCOMES,
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )


class MeetingForm(DeskForm):
    """One meeting: with whom, when, who was there, what was agreed, when she was told."""

    sends = ("review_id", "with_whom", "held_on", "who", "agreed", "told_on")
    review_id = SelectField(
        S_("Which review"), validators=[Needed(CHOOSE_ONE)], validate_choice=False
    )
    with_whom = RadioField(
        S_("With whom"), choices=WITH_WHOM, validators=[Needed(CHOOSE_ONE)], validate_choice=False
    )
    held_on = DayField(S_("Day"), validators=[Needed(S_("Type the day on which it happened."))])
    who = StringField(S_("Who was there"), validators=[Needed(S_("Write who was there."))])
    agreed = TextAreaField(S_("What was agreed"))
    told_on = DayField(S_("The day on which they were told"))

    @classmethod
    def starting(cls, reviews: dict[str, str], now: datetime) -> Self:
        """Today, and the review where there is only one."""
        only = next(iter(reviews)) if len(reviews) == 1 else ""
        form = cls(held_on=service_day(now), review_id=only)
        nothing = {"": form.review_id.gettext(NOT_CHOSEN[""])}
        form.review_id.choices = reviews if only else {**nothing, **reviews}
        return form


class SeatForm(DeskForm):
    """Who sits where, in which review."""

    sends = ("review_id", "staff_id", "seat")
    review_id = SelectField(
        S_("Which review"), validators=[Needed(CHOOSE_ONE)], validate_choice=False
    )
    staff_id = SelectField(
        S_("Who"), validators=[Needed(S_("Choose who it is."))], validate_choice=False
    )
    seat = RadioField(
        S_("Where they sit"), choices=SEATS, validators=[Needed(CHOOSE_ONE)], validate_choice=False
    )

    @classmethod
    def starting(cls, reviews: dict[str, str], names: dict[str, str]) -> Self:
        """The reviews of the case and the names of everybody who works here."""
        form = cls(review_id=next(iter(reviews), ""))
        form.review_id.choices = reviews
        form.staff_id.choices = {"": form.staff_id.gettext(NOT_CHOSEN[""]), **names}
        return form
