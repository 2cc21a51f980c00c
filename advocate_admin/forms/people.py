"""A family member: her details, ways to reach her, and how she wants hard news."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)

from advocate_admin.forms import choices
from advocate_admin.forms.desk import DeskForm, version_of
from casework.rules.choice_contacts import CHECKED_HOW
from casework.rules.contact_kinds import CHANNELS, CONTACT_KINDS, INSTRUCTION_KINDS, VOICEMAIL
from casework.rules.family import RELATIONSHIPS
from casework.rules.messages import S_
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.fields import BoxesField, DayField, Needed

DETAILS = (
    "name",
    "called",
    "relationship",
    "language",
    "reads",
    "speaks",
    "interpreter",
    "time_zone",
    "born_on",
)


class DetailsForm(DeskForm):
    """What is written down about her. ``version``: of the row that this form was made from."""

    sends = DETAILS
    version = HiddenField()
    name = StringField(S_("Their name"), validators=[Needed(S_("Write their name."))])
    called = StringField(S_("What they like to be called"))
    relationship = SelectField(
        S_("How they are related to the person who died"),
        choices={**choices.NOT_CHOSEN, **RELATIONSHIPS},
        validators=[Needed(CHOOSE_ONE)],
    )
    language = SelectField(S_("Language of their pages"), default="en")
    reads = BoxesField(S_("They also read"))
    speaks = BoxesField(S_("They speak"))
    interpreter = SelectField(S_("Interpreter"), default="")
    time_zone = SelectField(S_("The clock where they live"), default="Europe/London")
    born_on = DayField(S_("Born on, if it is known"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = {*self._kept("reads"), *self._kept("speaks"), *self._kept("interpreter")}
        spoken = choices.spoken(kept - {""})
        self.language.choices = choices.read_here()
        self.reads.choices = spoken
        self.speaks.choices = spoken
        self.interpreter.choices = {"": S_("No interpreter"), **spoken}
        self.time_zone.choices = choices.zones(self.time_zone.object_data or "")

    def _kept(self, name: str) -> Collection[str]:
        kept = self._fields[name].object_data or ()
        return [kept] if isinstance(kept, str) else list(kept)

    def values(self) -> dict[str, Any]:
        """Her details, and the version they were read at."""
        version = {"version": version_of(self.version)} if self.version.data else {}
        return {**super().values(), **version}


class NewMemberForm(DetailsForm):
    """The same for somebody who is being added, with what is known from the first moment."""

    flags = BoxesField(S_("What staff have to know before they act"), choices=choices.flags())
    knew_before = BoxesField(S_("Hard news that they know already"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.knew_before.choices = choices.told_first_kinds()

    def values(self) -> dict[str, Any]:
        """With the flags that are in force before anybody could sign in."""
        flags = dict.fromkeys(self.flags.data or [], "")
        return {**super().values(), "flags": flags, "knew_before": self.knew_before.data or []}


class WayForm(DeskForm):
    """A way to reach her."""

    sends = ("channel", "value", "voicemail", "said_safe", "confirm_shared")
    channel = RadioField(S_("How"), choices=CHANNELS, validators=[Needed(CHOOSE_ONE)])
    value = TextAreaField(
        S_("Number or address"), validators=[Needed(S_("Write the number or the address."))]
    )
    voicemail = RadioField(
        S_("What may be left on their voicemail"), choices=VOICEMAIL, default="nothing"
    )
    said_safe = BooleanField(S_("They said that this is safe to use"))
    confirm_shared = BooleanField(S_("They know who else uses it, and it is safe for them"))


class SafeForm(DeskForm):
    """She was asked again whether one way is safe."""

    sends = ("voicemail", "confirm_shared", "checked_how")
    version = HiddenField()
    checked_how = RadioField(
        S_("How did you check it?"), choices=CHECKED_HOW, default="", validate_choice=False
    )
    voicemail = RadioField(
        S_("What may be left on their voicemail"), choices=VOICEMAIL, default="nothing"
    )
    confirm_shared = BooleanField(S_("They know who else uses it, and it is safe for them"))

    def values(self) -> dict[str, Any]:
        """With the version it was read at."""
        return {**super().values(), "version": version_of(self.version)}


class HardNewsForm(DeskForm):
    """How she wants hard news, as she told somebody."""

    sends = ("choice", "how", "text")
    choice = RadioField(
        S_("What they said"),
        choices={
            "person_first": S_("A person tells me hard news first"),
            "read_first": S_("I may read hard news before anybody tells me"),
        },
        validators=[Needed(CHOOSE_ONE)],
    )
    how = RadioField(
        S_("How they said it"),
        choices={slug: CONTACT_KINDS[slug].label for slug in INSTRUCTION_KINDS},
        validators=[Needed(CHOOSE_ONE)],
    )
    text = TextAreaField(S_("Note, if you want"))


class EndForm(DeskForm):
    """She belongs no longer to this case, or has died."""

    what = RadioField(
        S_("What happened"),
        choices={
            "ended": S_("They no longer belong to this case"),
            "died": S_("They have died"),
        },
        validators=[Needed(CHOOSE_ONE)],
    )
    sure = BooleanField(
        S_("I have checked that this is the right person"),
        validators=[Needed(S_("Check that this is the right person, then tick the box."))],
    )
