"""Other help with money for bereaved people: dated rows with a source.

Amounts and shares change and are not here. No family is shown a row before somebody has looked
it up at its source and said so (``fact_check``); for staff each stands with where it was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from casework.rules.messages import N_

READ_ON = date(2026, 11, 21)
LASTS = timedelta(days=365)  # a row looked up longer ago is looked up again first
_PREFIX = "help:"


@dataclass(frozen=True)
class OtherHelp:
    """One kind of help. ``name`` is what the office calls it."""

    slug: str
    name: str
    about: str
    source: str
    confidence: str  # docs/sources.md
    read_on: date = READ_ON

    @property
    def fact(self) -> str:
        """What a check of it is filed under."""
        return f"{_PREFIX}{self.slug}"


OTHER_HELP: dict[str, OtherHelp] = {
    help.slug: help
    for help in (
        OtherHelp(
            "bsp",
            N_("Bereavement Support Payment"),
            N_(
                "A payment for some husbands, wives and partners of a person who died. It is best "
                "to ask early."
            ),
            "gov.uk, Bereavement Support Payment (undated copy)",
            "V",
        ),
        OtherHelp(
            "guardians_allowance",
            N_("Guardian's Allowance"),
            N_("A weekly payment for some people who bring up a child whose parent died."),
            "HMRC manual CBTM12050 (undated copy)",
            "V",
        ),
        OtherHelp(
            "fep",
            N_("Funeral Expenses Payment"),
            N_("Help with the cost of a funeral for some people who get certain benefits."),
            "gov.uk/funeral-payments/how-to-claim (undated copy)",
            "V",
        ),
        OtherHelp(
            "cff",
            N_("Children's Funeral Fund for England"),
            N_("Help with the funeral of a child. The funeral director usually asks for it."),
            "debra.org.uk and contact.org.uk (undated copies)",
            "V2",
        ),
        OtherHelp(
            "cff_wales",
            N_("Help with a child's funeral in Wales"),
            N_("Wales has help of its own with the funeral of a child."),
            "general knowledge; to be read on gov.wales",
            "GK",
        ),
        OtherHelp(
            "own_funds",
            N_("Small costs that we may be able to pay"),
            N_("For example travel, a room during the trial, or somebody to look after children."),
            "Turley and Tompkins, Ministry of Justice Research Series 2/12 (2012)",
            "V",
        ),
        OtherHelp(
            "universal_credit",
            N_("Universal Credit"),
            N_("What you get may change after somebody in your home has died."),
            "general knowledge; to be read on gov.uk",
            "GK",
        ),
        OtherHelp(
            "tell_us_once",
            N_("Tell Us Once"),
            N_("One report that reaches most government offices, so that you tell it only once."),
            "general knowledge; to be read on gov.uk",
            "GK",
        ),
        OtherHelp(
            "work_and_pension",
            N_("Work, pension and insurance"),
            N_("An employer, a pension or an insurance may pay something. We can help you ask."),
            "general knowledge",
            "GK",
        ),
    )
}


def in_force(checked_on: date, still_so: bool, today: date) -> bool:
    """Whether a check still lets families see the row."""
    return still_so and today - LASTS <= checked_on <= today
