"""A contact: what, when, and what she was told."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Self

from wtforms import BooleanField, HiddenField, RadioField, SelectField, TextAreaField

from advocate_admin.forms import choices
from advocate_admin.forms.advised import AdvisedForm
from advocate_admin.forms.desk import DeskForm
from casework.queries.closeness import SERVICE_ZONE
from casework.rules.contact_kinds import CONTACT_KINDS
from casework.rules.messages import S_
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.fields import BoxesField, ClockField, DayField, Needed


class EntryForm(DeskForm):
    """What an entry of the log says. The moment is now unless somebody changes it."""

    kind = RadioField(
        S_("What was it?"),
        choices={slug: kind.label for slug, kind in CONTACT_KINDS.items()},
        default="call_to_service_user",
        validators=[Needed(CHOOSE_ONE)],
    )
    happened_at = DayField(S_("Day"), validators=[Needed(S_("Type the day on which it happened."))])
    clock = ClockField(S_("Time"), validators=[Needed(S_("Type the time, about."))])
    reached = RadioField(
        S_("Did you reach them?"),
        choices={"yes": S_("Yes"), "no": S_("No")},
        default="yes",
        validators=[Needed(CHOOSE_ONE)],
    )
    note = TextAreaField(S_("Note"))
    language = SelectField(S_("Language"))
    interpreter = BooleanField(S_("With an interpreter"))

    @classmethod
    def starting(cls, moment: datetime, language: str, **values: Any) -> Self:
        """Filled in with now and her language, until somebody types something else."""
        local = moment.astimezone(SERVICE_ZONE)
        given = {"happened_at": local.date(), "clock": local.time(), "language": language}
        form = cls(**{**given, **values})
        form.language.choices = choices.spoken([language])
        return form

    @property
    def moment(self) -> datetime:
        """When it happened."""
        local = datetime.combine(self.happened_at.data, self.clock.data, SERVICE_ZONE)
        return local.astimezone(UTC)

    def values(self) -> dict[str, Any]:
        """The entry."""
        return {
            "kind": self.kind.data,
            "happened_at": self.moment,
            "reached": self.reached.data == "yes",
            "language": self.language.data or "",
            "interpreter": self.interpreter.data,
            "text": self.note.data or "",
        }


class ContactForm(EntryForm):
    """The same, with what this contact settled."""

    told_update_ids = BoxesField(S_("What you told them"), validate_choice=False)
    promise_ids = BoxesField(S_("Which promise this keeps"), validate_choice=False)
    message_ids = BoxesField(S_("Which message this answers"), validate_choice=False)
    due_on = DayField(S_("We will be in touch again by, if you promised it"))

    def offer(
        self,
        told: dict[str, str],
        promises: dict[str, str],
        messages: dict[str, str],
    ) -> None:
        """What waits for her."""
        self.told_update_ids.choices = told
        self.promise_ids.choices = promises
        self.message_ids.choices = messages

    def values(self) -> dict[str, Any]:
        """The entry, and what it settled."""
        settled = ("told_update_ids", "promise_ids", "message_ids", "due_on")
        return {**super().values(), **{name: self[name].data for name in settled}}


class CorrectionForm(EntryForm):
    """A new entry in the place of one that was wrong."""


class AnswerForm(AdvisedForm):
    """An answer to her message, in the language it is written in."""

    sends = ("text", "language")
    text = TextAreaField(
        S_("Your message"), validators=[Needed(S_("Write something before you send it."))]
    )
    language = SelectField(S_("Written in"))
    # The last message that was on the page: one that came meanwhile is not answered by it.
    message_id = HiddenField()

    @classmethod
    def starting(cls, language: str, message_id: str) -> Self:
        """In this language, until somebody chooses another."""
        form = cls(language=language, message_id=message_id)
        form.language.choices = choices.spoken([language])
        return form
