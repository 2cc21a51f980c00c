"""Reviews after a death: one row each. An area's label is a row, and the pages say *the review*.

Names come from docs/sources.md, Reviews. What a review is called in an area is kept with the
family's own record; a name that is not in the table can be typed in. Nobody has checked the
rows marked GK against the bodies' own pages yet: `checked_on` stays empty until somebody does.
No rule depends on a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.rules.messages import N_, S_

NOTED_ON = date(2026, 11, 21)


@dataclass(frozen=True)
class ReviewName:
    """What one kind of review is called, where, and what it looks at.

    ``name`` and ``looks_at`` are whole sentences that a family reads; ``label`` is the short
    form that staff write.
    """

    label: str
    staff_label: str
    name: str
    looks_at: str
    where: str  # England | Wales | England and Wales
    source: str
    confidence: str  # of docs/sources.md: V | V2 | GK
    noted_on: date = NOTED_ON
    checked_on: date | None = None


_ROWS = (
    ReviewName(
        "DHR",
        S_("Domestic homicide review (DHR)"),
        N_("This is about the domestic homicide review."),
        N_("A domestic homicide review looks at what services did when there was abuse at home."),
        "England and Wales",
        "Domestic Violence, Crime and Victims Act 2004, s. 9",
        "V",
    ),
    ReviewName(
        "DARDR",
        S_("Domestic abuse related death review (DARDR)"),
        N_("This is about the domestic abuse related death review."),
        N_("A domestic abuse related death review looks at what services did before the death."),
        "England and Wales",
        "Victims and Prisoners Act 2024, s. 19; in use by councils since 2024",
        "V",
    ),
    ReviewName(
        "SUSR",
        S_("Single unified safeguarding review (SUSR, Wales)"),
        N_("This is about the single unified safeguarding review."),
        N_("In Wales a single unified safeguarding review does what several reviews do elsewhere."),
        "Wales",
        "Welsh Government, Single Unified Safeguarding Review guidance, 2023",
        "V",
    ),
    ReviewName(
        "SAR",
        S_("Safeguarding adults review (SAR)"),
        N_("This is about the safeguarding adults review."),
        N_("A safeguarding adults review looks at how services helped an adult who needed care."),
        "England",
        "common usage",
        "GK",
    ),
    ReviewName(
        "CSPR",
        S_("Child safeguarding practice review (CSPR)"),
        N_("This is about the child safeguarding practice review."),
        N_("A child safeguarding practice review looks at how services kept a child safe."),
        "England",
        "common usage",
        "GK",
    ),
    ReviewName(
        "CDR",
        S_("Child death overview (child death review panel)"),
        N_("This is about the child death review."),
        N_("A child death review looks at each death of a child, to keep other children safe."),
        "England",
        "common usage",
        "GK",
    ),
    ReviewName(
        "MHHR",
        S_("Mental health homicide review (independent investigation)"),
        N_("This is about the mental health homicide review."),
        N_("A mental health homicide review looks at the care that a person had before."),
        "England",
        "common usage",
        "GK",
    ),
    ReviewName(
        "OWHR",
        S_("Offensive weapons homicide review (OWHR)"),
        N_("This is about the offensive weapons homicide review."),
        N_("An offensive weapons homicide review looks at how to prevent deaths by weapons."),
        "England and Wales, where the area takes part",
        "Police, Crime, Sentencing and Courts Act 2022, s. 24",
        "V",
    ),
    ReviewName(
        "IOPC",
        S_("Police conduct investigation (IOPC)"),
        N_("This is about the investigation by the Independent Office for Police Conduct."),
        N_("The Independent Office for Police Conduct looks at what the police did before."),
        "England and Wales",
        "common usage",
        "GK",
    ),
    ReviewName(
        "PPO",
        S_("Prisons and Probation Ombudsman investigation (PPO)"),
        N_("This is about the investigation by the Prisons and Probation Ombudsman."),
        N_("The Prisons and Probation Ombudsman looks at what happened in prison or on probation."),
        "England and Wales",
        "common usage",
        "GK",
    ),
    ReviewName(
        "SFO",
        S_("Serious further offence review (SFO)"),
        N_("This is about the serious further offence review."),
        N_("A serious further offence review looks at how probation worked with a person."),
        "England and Wales",
        "common usage",
        "GK",
    ),
)

REVIEW_NAMES: dict[str, ReviewName] = {row.label: row for row in _ROWS}

# What the areas of the service may choose from when a review is added to a family's record.
REVIEW_LABELS: tuple[str, ...] = tuple(REVIEW_NAMES)
