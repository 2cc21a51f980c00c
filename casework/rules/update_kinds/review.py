"""A review is going ahead. What the area calls it is a fact; the texts say *the review*."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.review_fields import FIRST_ABOUT_IT, what_it_looks_at
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE
from casework.rules.update_kinds.types import (
    Choice,
    Field,
    FieldType,
    Reveals,
    Says,
    UpdateKind,
)

_STARTS = Says(
    headline=N_("The review is going ahead."),
    explanation=N_(
        "There will be a review. It looks at what services did and what could be better. It does "
        "not decide who is guilty."
    ),
    whats_next=N_("A chair is chosen to lead the review. The chair may offer to meet you."),
    may_do=(
        N_("You can take part a lot, a little or not at all."),
        N_("You can change your mind at any time."),
        N_("You can ask us for an advocate, who knows reviews and speaks up for families."),
    ),
    may_ask=(
        N_("Who leads the review, and who do they work for?"),
        N_("Which questions will it ask, and can we add some?"),
        N_("How will we hear how it is going?"),
    ),
)

_WAITS = Says(
    headline=N_("The review is going ahead, after the court case."),
    explanation=N_(
        "There will be a review, and it waits so that it cannot harm the court case. It has not "
        "been forgotten. Later it looks at what services did and what could be better."
    ),
    whats_next=N_("When the court case has ended, the review begins. We will tell you."),
)

_NOT_KNOWN = Says(
    headline=N_("The review is going ahead. Its start is not known yet."),
    explanation=N_(
        "It has been decided that there will be a review of what services did. When it begins is "
        "still open. You do not have to decide anything until then."
    ),
    whats_next=N_("We will tell you when the review begins and who leads it."),
)

REVIEW_GOING_AHEAD = UpdateKind(
    slug="review_going_ahead",
    strand=Strand.REVIEW,
    subject=N_("About the review"),
    staff_label=S_("Review going ahead"),
    staff_search=S_("DHR DARDR SUSR domestic homicide safeguarding partnership chair"),
    says=_STARTS,
    decided_by="begins",
    outcomes={"now": _STARTS, "waits_court": _WAITS, "not_known": _NOT_KNOWN},
    fields=(
        OCCURRED_ON,
        *FIRST_ABOUT_IT,
        Field(
            "begins",
            FieldType.CHOICE,
            S_("When it begins"),
            required=True,
            choices=(
                Choice("now", S_("It begins now")),
                Choice("waits_court", S_("It waits for the court proceedings")),
                Choice("not_known", S_("Not known yet")),
            ),
        ),
        Field(
            "decided_by",
            FieldType.TEXT,
            S_("Who decided"),
            hint=S_("The name of the partnership or board."),
            show=N_("It was decided by %(value)s."),
        ),
        Field(
            "chair",
            FieldType.TEXT,
            S_("Name of the chair, if known"),
            max_length=80,
            show=N_("The chair is %(value)s."),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    reveals=Reveals(
        by_field="begins",
        by_value={
            "now": frozenset(),
            "not_known": frozenset(),
            "waits_court": frozenset({"charge"}),
        },
        otherwise=frozenset({"charge"}),
    ),
    more_facts=what_it_looks_at,
    usual_next=("review_advocacy", "review_chair", "review_first_contact", "meeting_with_us"),
)
