"""Flags, walls, and who decided that somebody under 18 may sign in."""

from __future__ import annotations

from wtforms import RadioField, SelectField, StringField, TextAreaField

from advocate_admin.forms import choices
from advocate_admin.forms.desk import DeskForm
from casework.rules.messages import S_
from casework.web.forms.fields import Needed


class FlagForm(DeskForm):
    """A flag, and a note for whoever acts next."""

    renamed = {"note": "note_text"}
    sends = ("flag", "note_text")
    flag = RadioField(
        S_("What staff have to know"),
        choices=choices.flags(),
        validators=[Needed(S_("Choose what staff have to know."))],
        validate_choice=False,
    )
    note_text = TextAreaField(S_("Note for your colleagues, if you want"))


class WallForm(DeskForm):
    """Whom she is kept apart from."""

    sends = ("member_b", "reason")
    member_b = RadioField(
        S_("Keep apart from"),
        validators=[Needed(S_("Choose from whom."))],
        validate_choice=False,
    )
    reason = TextAreaField(S_("Why, in a sentence, if you want"))

    def offer(self, people: dict[str, str]) -> None:
        """The other people of the case."""
        self.member_b.choices = people


class DecisionForm(DeskForm):
    """Who decided, and why."""

    sends = ("decided_by", "reason", "guardian_member_id")
    decided_by = StringField(
        S_("Who decided, with the role"),
        validators=[Needed(S_("Write who decided, with the role."))],
    )
    reason = TextAreaField(S_("Why"), validators=[Needed(S_("Write why."))])
    guardian_member_id = SelectField(
        S_("Guardian in this family"), default="", validate_choice=False
    )

    def offer(self, people: dict[str, str]) -> None:
        """The other people of the case, or nobody of them."""
        self.guardian_member_id.choices = {"": S_("Nobody of this family"), **people}
