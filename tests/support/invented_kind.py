"""What a newcomer adds: one more kind of money update, as one entry, and nothing else."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM
from casework.rules.update_kinds.types import (
    Ahead,
    Choice,
    Field,
    FieldType,
    Says,
    Sensitivity,
    UpdateKind,
    When,
)

_OFFERED = Says(
    headline=N_("A lantern fund has offered to pay for a journey."),
    main_point=N_("A fund offers to pay for a journey."),
    explanation=N_("The lantern fund pays for journeys of families. You can take it or leave it."),
    whats_next=N_("If you say yes, the fund books the journey with you."),
    may_do=(N_("You can ask for someone to travel with you."),),
    may_ask=(N_("Which journeys does the fund pay for?"),),
)

_USED_UP = Says(
    headline=N_("The lantern fund has nothing left this year."),
    explanation=N_("The fund gave out everything that it had. It is not about you."),
    whats_next=N_("The fund opens again next year."),
)

LANTERN_FUND = UpdateKind(
    slug="lantern_fund",
    strand=Strand.MONEY,
    subject=N_("About the lantern fund"),
    staff_label=S_("Lantern fund"),
    staff_search=S_("lantern journey travel grant"),
    says=_OFFERED,
    decided_by="answer",
    outcomes={"offered": _OFFERED, "used_up": _USED_UP},
    fields=(
        OCCURRED_ON,
        Field(
            "answer",
            FieldType.CHOICE,
            S_("What the lantern fund says"),
            required=True,
            choices=(
                Choice("offered", S_("The fund offers a journey")),
                Choice("used_up", S_("The fund is used up")),
            ),
        ),
        Field(
            "journey",
            FieldType.DATE,
            S_("Day of the journey"),
            when=When.AHEAD,
            shown_when=("answer", frozenset({"offered"})),
            show=N_("The journey is on %(value)s."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    ahead=Ahead("journey", sentence=N_("The journey that the lantern fund pays for.")),
    usual_next=("meeting_with_us",),
)
