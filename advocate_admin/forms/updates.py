"""Writing an update: its kind, its fields, own words, recipients."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice

from advocate_admin.forms.desk import PlainForm
from advocate_admin.forms.kind_fields import TypedDay, form_fields, raw_values
from casework.actions.updates.drafts import DraftContent
from casework.queries.drafts import DraftPage, RecipientList
from casework.rules.messages import S_
from casework.rules.update_kinds import OFFICIAL_SOURCE, SOURCE_ROLE
from casework.web.forms.base import Form, OnceForm
from casework.web.forms.fields import BoxesField


class StartForm(OnceForm):
    """Which kind, in which case."""

    case = HiddenField()
    kind = HiddenField()


class DraftForm(Form):
    """What every kind asks for beside its own fields. `for_draft` adds those."""

    version = HiddenField()
    source_role = RadioField(
        SOURCE_ROLE.label,
        choices=[SelectChoice(choice.slug, choice.label) for choice in SOURCE_ROLE.choices],
        validate_choice=False,
    )
    official_source = StringField(OFFICIAL_SOURCE.label)
    gives_away_held = BooleanField(
        S_("Yes, my words would give away something that a person does not know yet.")
    )
    about_evidence = BooleanField(S_("This is about evidence."))
    review_id = RadioField(S_("Which review this is about"), choices=[], validate_choice=False)
    promise_on = TypedDay(S_("We will be in touch by"))

    page: DraftPage

    @classmethod
    def for_draft(cls, page: DraftPage, typed: Mapping[str, Any] | None = None) -> DraftForm:
        """The form of this draft: as it was sent, or else as it was saved."""
        fields: dict[str, Any] = dict(form_fields(page.table.fields))
        for tag in page.languages:
            fields[f"words-{tag}"] = TextAreaField(S_("Your own words, if you want to add any"))
        made: DraftForm = type("DraftForm", (cls,), fields)(
            formdata=MultiDict(typed if typed is not None else saved(page))
        )
        made.page = page
        made.review_id.choices = [SelectChoice(*one) for one in page.reviews]
        return made

    @property
    def saved_version(self) -> int:
        """The version that the writer had before her."""
        text = self.version.data or ""
        return int(text) if text.isdecimal() and len(text) < 10 else 0

    def content(self, typed: Mapping[str, str]) -> DraftContent:
        """What she typed, for the action that checks and keeps it."""
        return DraftContent(
            raw_fields=raw_values(self.page.table.fields, typed),
            official_source=self.official_source.data or "",
            source_role=self.source_role.data or "",
            words={tag: self[f"words-{tag}"].data or "" for tag in self.page.languages},
            gives_away_held=bool(self.gives_away_held.data),
            about_evidence=bool(self.about_evidence.data),
            promise_on=self.promise_on.iso,
            review_id=self.review_id.data or "",
        )


def saved(page: DraftPage) -> dict[str, str]:
    """A saved draft as the form would send it."""
    typed = {
        "version": str(page.version),
        "source_role": page.source_role,
        "official_source": page.official_source,
        "review_id": page.review_id,
        **page.table.as_typed(page.fields),
    }
    typed |= {f"words-{tag}": text for tag, text in page.words.items()}
    for name in ("gives_away_held", "about_evidence"):
        if getattr(page, name):
            typed[name] = "y"
    if page.promise_on is not None:
        day = page.promise_on
        typed |= {
            "promise_on-day": str(day.day),
            "promise_on-month": str(day.month),
            "promise_on-year": str(day.year),
        }
    return typed


class RecipientsForm(Form):
    """Who it goes to."""

    recipients = BoxesField(S_("Who it goes to"), validate_choice=False)
    across_walls = BooleanField(
        S_("I know that there is a wall between people I chose, and each of them may have this.")
    )

    @classmethod
    def of(cls, found: RecipientList) -> RecipientsForm:
        """The list, ticked as it was sent, saved, or as nobody could object to."""
        ticked: Iterable[str] = (
            [one.member_id for one in found.chosen] if found.any_chosen else found.preselected
        )
        form = cls(data={"recipients": list(ticked)})
        form.recipients.choices = [SelectChoice(one.member_id, one.called) for one in found.people]
        return form


class WordsForm(OnceForm):
    """The writer's words in one more language, after the release."""

    text = TextAreaField(S_("The words in this language"))


__all__ = [
    "DraftForm",
    "PlainForm",
    "RecipientsForm",
    "StartForm",
    "WordsForm",
    "saved",
]
