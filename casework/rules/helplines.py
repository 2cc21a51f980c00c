"""Helplines: dated rows with a source. Only rows a person may rely on are shown.

Confidence codes are those of the field's fact file: V is read in an official page. A number
that nobody has dialled since ``checked_on`` keeps ``shown`` False until an operator confirms it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.rules.messages import N_


@dataclass(frozen=True)
class Helpline:
    """A number to call, what it is for, where that was read and when."""

    name: str
    number: str
    about: str
    source: str
    checked_on: date
    confidence: str
    shown: bool


HELPLINES: tuple[Helpline, ...] = (
    Helpline(
        name="999",
        number="999",
        about=N_("If you or somebody else is in danger now, call 999."),
        source="the emergency number of the United Kingdom",
        checked_on=date(2026, 11, 21),
        confidence="V",
        shown=True,
    ),
    Helpline(
        name="Samaritans",
        number="116 123",
        about=N_("Samaritans listen, day and night. The call is free, from any phone."),
        source="samaritans.org/how-we-can-help/contact-samaritan/",
        checked_on=date(2026, 11, 21),
        confidence="V",
        shown=True,
    ),
    Helpline(
        name="Victim Support Supportline",
        number="08 08 16 89 111",
        about=N_("Supportline is open day and night. The call is free."),
        source="victimsupport.org.uk/247-support-still-available-victims-crime/ (2020)",
        checked_on=date(2026, 11, 21),
        confidence="V",
        # An old page. It is shown once a person has dialled it and dated this row.
        shown=False,
    ),
)


def shown_helplines() -> tuple[Helpline, ...]:
    """The rows a family may rely on, the emergency number first."""
    return tuple(line for line in HELPLINES if line.shown)
