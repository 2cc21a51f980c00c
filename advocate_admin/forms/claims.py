"""An application for compensation, as the applicant's own worker keeps it."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField

from advocate_admin.forms.choices import NOT_CHOSEN
from advocate_admin.forms.desk import DeskForm, version_of
from casework.queries.claims import ClaimView
from casework.rules.claims import HELPERS_FOR_STAFF, OUTCOMES, PAPERS, ROUTES, STAGES
from casework.rules.messages import S_
from casework.rules.other_money import OTHER_HELP
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.fields import DayField, Needed

_DATES = ("form_saved_on", "sent_on", "letter_on", "review_by", "appeal_by")


class BeginForForm(DeskForm):
    """Begun on her word, after the cautions were said."""

    sends = ("route", "cautions_said")
    route = RadioField(S_("What it is for"), choices=ROUTES, validators=[Needed(CHOOSE_ONE)])
    cautions_said = BooleanField(
        S_("I told them why the answer can be no, and how long it can take"),
        validators=[Needed(S_("Say first why the answer can be no, then tick the box."))],
    )


class ClaimForm(DeskForm):
    """What is known about it. The last day for a review is copied from the letter."""

    sends = ("helper", "reference", *_DATES)
    helper = RadioField(
        S_("Who helps with it"), choices=HELPERS_FOR_STAFF, validators=[Needed(CHOOSE_ONE)]
    )
    reference = StringField(S_("Number that the scheme gave it"))
    form_saved_on = DayField(S_("The form online was last saved on"))
    sent_on = DayField(S_("The form was sent on"))
    letter_on = DayField(S_("Date of the letter with the decision"))
    review_by = DayField(S_("Last day to ask for a review, as printed in the letter"))
    appeal_by = DayField(S_("Last day to appeal, as printed in the letter"))
    version = HiddenField()

    @classmethod
    def starting(cls, claim: ClaimView) -> ClaimForm:
        """Filled in with what stands."""
        kept = {name: getattr(claim, name) for name in ("helper", "reference", *_DATES)}
        return cls(version=str(claim.version), **kept)

    def values(self) -> dict[str, Any]:
        """What is known, and the version that it was made from."""
        return {**super().values(), "version": version_of(self.version)}


class StageForm(DeskForm):
    """A stage, and the day on which it was reached."""

    sends = ("stage", "reached_on")
    stage = SelectField(
        S_("Stage"),
        choices={**NOT_CHOSEN, **{one.slug: one.label for one in STAGES.values()}},
        validators=[Needed(S_("Choose the stage."))],
    )
    reached_on = DayField(S_("Reached on"), validators=[Needed(S_("Type the day, as a date."))])


class PaperForm(DeskForm):
    """A paper that was asked for."""

    sends = ("kind", "asked_on", "due_on")
    kind = SelectField(
        S_("What was asked for"),
        choices={**NOT_CHOSEN, **PAPERS},
        validators=[Needed(S_("Choose what was asked for."))],
    )
    asked_on = DayField(S_("Asked for on"), validators=[Needed(S_("Type the day, as a date."))])
    due_on = DayField(S_("Wanted by, if the letter says so"))


class SumForm(DeskForm):
    """What a letter decided."""

    sends = ("outcome", "pounds")
    outcome = RadioField(
        S_("What the letter says"), choices=OUTCOMES, validators=[Needed(CHOOSE_ONE)]
    )
    pounds = StringField(S_("The sum in pounds, if there is one"))


class LinkForm(DeskForm):
    """Which relative she means."""

    sends = ("for_member_id",)
    for_member_id = RadioField(
        S_("Whom they mean"), validators=[Needed(CHOOSE_ONE)], validate_choice=False
    )

    def offer(self, people: dict[str, str]) -> None:
        """The relatives who could be let see it."""
        self.for_member_id.choices = people


class HelpForm(DeskForm):
    """Looked up at its source."""

    sends = ("source", "checked_on")
    slug = SelectField(S_("What you looked up"), validators=[Needed(CHOOSE_ONE)])
    still_so = RadioField(
        S_("Is it still so?"),
        choices={"yes": S_("Yes: families may see it"), "no": S_("No: hide it from families")},
        validators=[Needed(CHOOSE_ONE)],
    )
    source = StringField(
        S_("The address of the page, or who said it"),
        validators=[Needed(S_("Write where you read it."))],
    )
    checked_on = DayField(
        S_("The day on which you read it"), validators=[Needed(S_("Type the day, as a date."))]
    )

    def values(self) -> dict[str, Any]:
        """The check."""
        fact = OTHER_HELP[self.slug.data].fact
        return {**super().values(), "fact": fact, "still_so": self.still_so.data == "yes"}
