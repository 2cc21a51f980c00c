"""Shorthands for the questions of a kind, so that an entry reads as a list of questions."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.update_kinds.types import Choice, Field, FieldType, When

ShownWhen = tuple[str, frozenset[str]]


def one_of(
    name: str,
    label: str,
    *answers: tuple[str, str] | tuple[str, str, str],
    hint: str = "",
    required: bool = True,
    shown_when: ShownWhen | None = None,
) -> Field:
    """A question with answers: each a slug, a label for staff, and perhaps how it reads."""
    return Field(
        name,
        FieldType.CHOICE,
        label,
        hint=hint,
        required=required,
        choices=tuple(Choice(*answer) for answer in answers),
        shown_when=shown_when,
    )


def words(
    name: str,
    label: str,
    show: str,
    *,
    hint: str = "",
    required: bool = False,
    most: int = 120,
    shown_when: ShownWhen | None = None,
) -> Field:
    """A few words, such as a name; ``show`` is the sentence that they stand in."""
    return Field(
        name,
        FieldType.TEXT,
        label,
        hint=hint,
        required=required,
        show=show,
        max_length=most,
        shown_when=shown_when,
    )


def day(
    name: str,
    label: str,
    show: str,
    *,
    hint: str = "",
    required: bool = False,
    when: When = When.ANY,
    shown_when: ShownWhen | None = None,
) -> Field:
    """A day; ``show`` is the sentence that it stands in."""
    return Field(
        name,
        FieldType.DATE,
        label,
        hint=hint,
        required=required,
        when=when,
        show=show,
        shown_when=shown_when,
    )


def clock(name: str, label: str, *, shown_when: ShownWhen | None = None) -> Field:
    """A time of day."""
    return Field(
        name, FieldType.TIME, label, show=N_("It is planned for %(value)s."), shown_when=shown_when
    )


def a_place(shown_when: ShownWhen | None = None) -> Field:
    """Where people meet: never the home of anybody."""
    return words(
        "place",
        S_("Where"),
        N_("It is at %(value)s."),
        hint=S_("Never a home address. Others may see this page."),
        shown_when=shown_when,
    )


def only(name: str, *answers: str) -> ShownWhen:
    """When a question applies: only with these answers to another one."""
    return name, frozenset(answers)
