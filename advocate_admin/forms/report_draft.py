"""The draft report: recording it, its readers, and what became of what they said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField

from advocate_admin.forms import choices
from advocate_admin.forms.desk import DeskForm, version_of
from advocate_admin.forms.review_say import SpokenViewForm
from casework.actions.proposals import NewSection
from casework.queries.chair_staff import Proposal
from casework.queries.report_draft import DraftPage, SectionLine
from casework.rules.messages import S_
from casework.rules.report_draft import BECAME, OUTCOMES, SOMEBODY_ELSE, headed
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.fields import BoxesField, ClockField, DayField, Needed


def _offer_people(boxes: BoxesField, page: DraftPage) -> None:
    """The people whom this worker sees, and the answer for somebody else."""
    other = (SOMEBODY_ELSE, boxes.gettext(S_("Another relative, not listed here")))
    boxes.choices = [*page.people, other]


class DraftForm(DeskForm):
    """A draft that was received."""

    sends = ("received_on", "received_from", "language", "read_until")
    received_on = DayField(S_("Day on which it came"))
    received_from = StringField(
        S_("Who sent it, with the role"), validators=[Needed(S_("Write who sent it."))]
    )
    language = SelectField(S_("Language of the draft"))
    read_until = DayField(S_("Last day on which it can be read here, if there is one"))

    @classmethod
    def starting(cls) -> Self:
        """In English, until somebody chooses another."""
        form = cls(language="en")
        form.language.choices = choices.spoken(["en"])
        return form


class UntilForm(DeskForm):
    """The last day on which it can be read."""

    sends = ("read_until",)
    read_until = DayField(S_("Last day on which it can be read here, if there is one"))


class AboutForm(DeskForm):
    """Whom of the family a section speaks of."""

    sends: tuple[str, ...] = ("about",)
    about = BoxesField(S_("Whom of the family it speaks of"), validate_choice=False)
    version = HiddenField()

    def offer(self, page: DraftPage) -> Self:
        """Whom it may speak of."""
        _offer_people(self.about, page)
        return self

    @classmethod
    def of(cls, page: DraftPage, section: SectionLine) -> Self:
        """What was recorded before."""
        return cls(about=list(section.about), version=str(section.version)).offer(page)


class SectionForm(AboutForm):
    """One section, as it was received."""

    sends: tuple[str, ...] = ("heading", "text", "about")
    heading = StringField(S_("Heading"), validators=[Needed(S_("Write the heading."))])
    text = TextAreaField(
        S_("The words of the section"), validators=[Needed(S_("Paste the words of the section."))]
    )


class SectionsForm(DeskForm):
    """What the chair recorded of a draft, each with its heading and whom it speaks of."""

    recorded: tuple[Proposal, ...] = ()

    @classmethod
    def of(cls, page: DraftPage, recorded: Sequence[Proposal]) -> Self:
        """One heading and one list of people for each."""
        fields: dict[str, Any] = {}
        for one in recorded:
            fields[f"heading-{one.id}"] = StringField(
                S_("Heading"),
                default=headed(one.body)[0],
                validators=[Needed(S_("Write the heading."))],
            )
            fields[f"about-{one.id}"] = BoxesField(
                S_("Whom of the family it speaks of"), validate_choice=False
            )
        made: Self = type("SectionsForm", (cls,), fields)()
        made.recorded = tuple(recorded)
        for one in recorded:
            _offer_people(made[f"about-{one.id}"], page)
        return made

    @staticmethod
    def text_of(one: Proposal) -> str:
        """The words of one section, without its heading."""
        return headed(one.body)[1]

    def values(self) -> dict[str, Any]:
        """The sections, in their order."""
        return {
            "sections": [
                NewSection(
                    one.id,
                    self[f"heading-{one.id}"].data or "",
                    self.text_of(one),
                    tuple(self[f"about-{one.id}"].data or ()),
                )
                for one in self.recorded
            ]
        }


class InvestigationForm(DeskForm):
    """With whom it was checked that reading it harms no trial."""

    sends = ("checked_with",)
    checked_with = StringField(
        S_("Whom you asked, with the role, and when"),
        validators=[Needed(S_("Write whom you asked, and when."))],
    )


class ReadingDayForm(DeskForm):
    """When and where it is read together."""

    sends = ("day", "clock", "place")
    day = DayField(S_("Day"))
    clock = ClockField(S_("Time"))
    place = StringField(S_("Where, as they read it"))


class OutcomeForm(DeskForm):
    """What came of that day."""

    sends = ("outcome",)
    outcome = RadioField(
        S_("What came of it"),
        choices={one.value: text for one, text in OUTCOMES.items()},
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )


class SpokenRemarkForm(SpokenViewForm):
    """What she said aloud to one paragraph."""

    sends = ("section_id", "paragraph", "language", "text", "english", "interpreter", "specialist")
    topic = None
    section_id = SelectField(S_("Which section"))
    paragraph = StringField(S_("Number of the paragraph"))

    @classmethod
    def about(cls, page: DraftPage, language: str) -> Self:
        """The sections of the draft, and her language."""
        form = cls.starting(language)
        form.section_id.choices = [(one.id, one.heading) for one in page.sections]
        return form

    def values(self) -> dict[str, Any]:
        """The paragraph as a number; what is none is none of the section's."""
        return {**super().values(), "paragraph": version_of(self.paragraph)}


class ChangeForm(DeskForm):
    """What became of one remark, in English and in her language."""

    sends = ("became", "words", "in_hers", "language")
    became = RadioField(
        S_("What became of it"),
        choices={one.value: words.staff_label for one, words in BECAME.items()},
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    words = TextAreaField(
        S_("What was changed, or why not"),
        validators=[Needed(S_("Write what was changed, or why not."))],
    )
    in_hers = TextAreaField(S_("The same in their language"))
    language = HiddenField()

    @classmethod
    def starting(cls, language: str) -> Self:
        """For somebody who reads this language."""
        return cls(language=language)
