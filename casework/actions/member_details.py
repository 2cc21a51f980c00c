"""What is written down about a family member, checked before it is kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import available_timezones

from casework.models.family import FamilyMember
from casework.queries.closeness import service_day
from casework.rules.errors import Invalid
from casework.rules.family import RELATIONSHIPS
from casework.rules.languages import BY_TAG
from casework.rules.messages import S_, Sentence

NAME_LENGTH = 200
_TAGS_LENGTH = 120
_INTERPRETER_LENGTH = 40
_ZONES = available_timezones()


@dataclass(frozen=True)
class Details:
    """The details of one family member, as typed or as kept."""

    name: str
    called: str
    relationship: str
    language: str
    reads: Collection[str]
    speaks: Collection[str]
    interpreter: str
    time_zone: str
    born_on: date | None

    @classmethod
    def of(cls, member: FamilyMember) -> Details:
        """What is kept now."""
        return cls(
            name=member.name or "",
            called=member.called or "",
            relationship=member.relationship,
            language=member.language,
            reads=member.reads.split(),
            speaks=member.speaks.split(),
            interpreter=member.interpreter,
            time_zone=member.time_zone,
            born_on=member.born_on,
        )

    @property
    def reads_text(self) -> str:
        """Tags of the languages she reads, separated by spaces."""
        return " ".join(dict.fromkeys(self.reads))

    @property
    def speaks_text(self) -> str:
        """Tags of the languages she speaks, separated by spaces."""
        return " ".join(dict.fromkeys(self.speaks))

    def as_text(self) -> dict[str, str]:
        """Every field as text, for showing two versions beside each other."""
        return {
            "name": self.name,
            "called": self.called,
            "relationship": self.relationship,
            "language": self.language,
            "reads": self.reads_text,
            "speaks": self.speaks_text,
            "interpreter": self.interpreter,
            "time_zone": self.time_zone,
            "born_on": self.born_on.isoformat() if self.born_on else "",
        }


def checked(details: Details, now: datetime) -> Details:
    """The details without stray spaces, or Invalid with every field that needs another look."""
    clean = replace(
        details,
        name=details.name.strip(),
        called=details.called.strip(),
        interpreter=details.interpreter.strip(),
    )
    errors: dict[str, Sentence] = {}
    if not clean.name:
        errors["name"] = Sentence(S_("Write their name."))
    for field, text, longest in (
        ("name", clean.name, NAME_LENGTH),
        ("called", clean.called, NAME_LENGTH),
        ("reads", clean.reads_text, _TAGS_LENGTH),
        ("speaks", clean.speaks_text, _TAGS_LENGTH),
        ("interpreter", clean.interpreter, _INTERPRETER_LENGTH),
    ):
        if len(text) > longest:
            errors[field] = Sentence(S_("Use at most %(count)s characters."), {"count": longest})
    if clean.relationship not in RELATIONSHIPS:
        errors["relationship"] = Sentence(S_("Choose one of these."))
    if clean.language not in BY_TAG:
        errors["language"] = Sentence(S_("Choose one of these."))
    if clean.time_zone not in _ZONES:
        errors["time_zone"] = Sentence(S_("Choose one of these."))
    if clean.born_on is not None and clean.born_on > service_day(now):
        errors["born_on"] = Sentence(S_("This day has not come yet. Write a day up to today."))
    if errors:
        raise Invalid(errors)
    return clean
