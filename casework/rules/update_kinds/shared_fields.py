"""Fields that several kinds share, and the roles that publish."""

from __future__ import annotations

from dataclasses import replace

from casework.rules.messages import N_, S_
from casework.rules.update_kinds.types import Choice, Field, FieldType, When

TEAM = frozenset({"caseworker", "team_leader"})
TEAM_AND_ADVOCATE = TEAM | {"advocate"}


def yes_no(name: str, label: str, *, yes: str = "", no: str = "", required: bool = False) -> Field:
    """A yes or no question, and how each answer reads on the card."""
    return Field(
        name,
        FieldType.YES_NO,
        label,
        required=required,
        choices=(Choice("yes", S_("Yes"), yes), Choice("no", S_("No"), no)),
    )


def protecting_rules(
    shown_when: tuple[str, frozenset[str]] | None = None,
) -> tuple[Field, ...]:
    """Rules that protect the family: which ones, never where they or the other person live."""

    def rule(name: str, label: str, yes: str) -> Field:
        return replace(yes_no(name, label, yes=yes), shown_when=shown_when)

    return (
        rule(
            "rule_contact",
            S_("Is contact with the family forbidden?"),
            N_("The person is not allowed to contact you."),
        ),
        rule(
            "rule_area",
            S_("Is there an area to keep out of?"),
            N_("There is an area that the person has to keep out of. Ask us which."),
        ),
    )


# Every kind of something that happened begins with this field.
OCCURRED_ON = Field(
    "occurred_on",
    FieldType.DATE,
    S_("When it happened"),
    hint=S_("For example 9 12 2025."),
    required=True,
    when=When.PAST,
)

# For news about a day to come: when it was set, today if nobody says.
HEARD_ON = Field(
    "occurred_on",
    FieldType.DATE,
    S_("When this was decided"),
    hint=S_("Leave it empty if it was today."),
    when=When.PAST,
)

SOURCE_ROLE = Field(
    "source_role",
    FieldType.CHOICE,
    S_("Who told us"),
    required=True,
    choices=(
        Choice("flo", S_("Family liaison officer")),
        Choice("sio", S_("Senior investigating officer")),
        Choice("cps", S_("Crown Prosecution Service")),
        Choice("witness_care_unit", S_("Witness care unit")),
        Choice("court", S_("The court")),
        Choice("coroner_officer", S_("Coroner's officer")),
        Choice("probation", S_("Victim liaison officer (Probation)")),
        Choice("parole_board", S_("Parole Board")),
        Choice("attorney_general", S_("Attorney General's Office")),
        Choice("foreign_office", S_("Foreign Office")),
        Choice("chair", S_("Chair of the review")),
        Choice("cica", S_("Criminal Injuries Compensation Authority")),
        Choice("us", S_("Our own team")),
    ),
)

OFFICIAL_SOURCE = Field(
    "official_source",
    FieldType.TEXT,
    S_("Name and office of the person who told us"),
    hint=S_("Own words need this while the court proceedings are active."),
)

# Kept beside the kind's own fields, in columns of the update, and asked for once.
COMMON_FIELDS: tuple[Field, ...] = (SOURCE_ROLE, OFFICIAL_SOURCE)
