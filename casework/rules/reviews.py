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
        N_("Its full name is domestic homicide review."),
        N_("It looks at what services did when there was abuse in a family or a couple."),
        "England and Wales",
        "Domestic Violence, Crime and Victims Act 2004, s. 9",
        "V",
    ),
    ReviewName(
        "DARDR",
        S_("Domestic abuse related death review (DARDR)"),
        N_("Its full name is domestic abuse related death review."),
        N_("It looks at what services did before a death that came out of abuse at home."),
        "England and Wales",
        "Victims and Prisoners Act 2024, s. 19; in use by councils since 2024",
        "V",
    ),
    ReviewName(
        "SUSR",
        S_("Single unified safeguarding review (SUSR, Wales)"),
        N_("Its full name is single unified safeguarding review."),
        N_("In Wales one review does what several reviews do elsewhere."),
        "Wales",
        "Welsh Government, Single Unified Safeguarding Review guidance, 2023",
        "V",
    ),
    ReviewName(
        "SAR",
        S_("Safeguarding adults review (SAR)"),
        N_("Its full name is safeguarding adults review."),
        N_("It looks at how services worked together for an adult who needed care."),
        "England",
        "common usage",
        "GK",
    ),
    ReviewName(
        "CSPR",
        S_("Child safeguarding practice review (CSPR)"),
        N_("Its full name is child safeguarding practice review."),
        N_("It looks at how services worked together to keep a child safe."),
        "England",
        "common usage",
        "GK",
    ),
    ReviewName(
        "CDR",
        S_("Child death overview (child death review panel)"),
        N_("Its full name is child death review."),
        N_("A panel looks at each death of a child, to learn how to keep other children safe."),
        "England",
        "common usage",
        "GK",
    ),
    ReviewName(
        "MHHR",
        S_("Mental health homicide review (independent investigation)"),
        N_("Its full name is mental health homicide review."),
        N_("It looks at the care that a person had from mental health services before."),
        "England",
        "common usage",
        "GK",
    ),
    ReviewName(
        "OWHR",
        S_("Offensive weapons homicide review (OWHR)"),
        N_("Its full name is offensive weapons homicide review."),
        N_("It looks at how services could help to prevent deaths by weapons."),
        "England and Wales, where the area takes part",
        "Police, Crime, Sentencing and Courts Act 2022, s. 24",
        "V",
    ),
    ReviewName(
        "IOPC",
        S_("Police conduct investigation (IOPC)"),
        N_("It is an investigation by the Independent Office for Police Conduct."),
        N_("It looks at what the police did when they had contact before the death."),
        "England and Wales",
        "common usage",
        "GK",
    ),
    ReviewName(
        "PPO",
        S_("Prisons and Probation Ombudsman investigation (PPO)"),
        N_("It is an investigation by the Prisons and Probation Ombudsman."),
        N_("It looks at what happened in a prison or under probation."),
        "England and Wales",
        "common usage",
        "GK",
    ),
    ReviewName(
        "SFO",
        S_("Serious further offence review (SFO)"),
        N_("Its full name is serious further offence review."),
        N_("It looks at how probation worked with a person who was under its watch."),
        "England and Wales",
        "common usage",
        "GK",
    ),
)

REVIEW_NAMES: dict[str, ReviewName] = {row.label: row for row in _ROWS}

# What the areas of the service may choose from when a review is added to a family's record.
REVIEW_LABELS: tuple[str, ...] = tuple(REVIEW_NAMES)
