"""A decision about compensation. There is no field for an amount: it is shown nowhere here."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE
from casework.rules.update_kinds.types import (
    Choice,
    Field,
    FieldType,
    Says,
    Sensitivity,
    UpdateKind,
)

_DISAGREE = N_("If you disagree, you can ask for it to be looked at again. We can help you write.")
_DATE = N_("Ask before the date that is printed in the letter.")
_ROUND = N_("A new answer may be lower as well as higher.")

_AWARD = Says(
    headline=N_("The claim for compensation has been agreed."),
    main_point=N_("The claim was agreed. The letter says what is offered."),
    explanation=N_(
        "The scheme has agreed to pay. The letter says what is offered and how to accept it. No "
        "sum of money says what a life was worth."
    ),
    whats_next=N_("You can accept, or ask for it to be looked at again. The letter says how."),
    may_do=(N_("We can read the letter with you before you answer."), _DISAGREE, _DATE, _ROUND),
    may_ask=(
        N_("What is this payment for?"),
        N_("Does this payment change any benefits I get?"),
    ),
)

_REDUCED = Says(
    headline=N_("The claim for compensation has been agreed in part."),
    main_point=N_("The scheme agreed to pay less than the full sum."),
    explanation=N_(
        "The scheme has agreed to pay, but less than it might have. The letter gives the rule that "
        "was used. It is about the rules of the scheme and not about anyone's worth."
    ),
    whats_next=N_("You can accept, or ask for it to be looked at again. The letter says how."),
    may_do=(N_("We can read the letter with you before you answer."), _DISAGREE, _DATE, _ROUND),
    may_ask=(
        N_("Which rule made it less?"),
        N_("Is there anything the scheme did not know?"),
    ),
)

_REFUSED = Says(
    headline=N_("The claim for compensation has been refused."),
    main_point=N_("The scheme said no. The letter says why."),
    explanation=N_(
        "The scheme has said no. The letter gives the rule that was used. A no is about the rules "
        "of the scheme. It says nothing about you or about how much a life mattered."
    ),
    whats_next=N_("You can leave it there, or ask for it to be looked at again."),
    may_do=(N_("We can read the letter with you when you are ready."), _DISAGREE, _DATE),
    may_ask=(
        N_("Which rule was used, and what does it say?"),
        N_("Is there other help with money?"),
    ),
)

_NIL = Says(
    headline=N_("The claim for compensation ended without a payment."),
    main_point=N_("There is no payment on this claim. The letter says why."),
    explanation=N_(
        "The scheme looked at the claim and set the payment at nothing. The letter explains how "
        "this was worked out. It does not judge you."
    ),
    whats_next=N_("You can leave it there, or ask for the sum to be checked again."),
    may_do=(N_("We can go through the sums in the letter with you."), _DISAGREE, _DATE),
    may_ask=(
        N_("What was taken off, and why?"),
        N_("Is there other help with money?"),
    ),
)

COMPENSATION_DECISION = UpdateKind(
    slug="compensation_decision",
    strand=Strand.MONEY,
    subject=N_("About the claim for compensation"),
    staff_label=S_("Compensation decision"),
    staff_search=S_("CICA criminal injuries money award refused reduced nil claim letter"),
    says=Says(
        headline=N_("There is an answer about compensation."),
        explanation=N_("A letter has come about the claim. We can read it with you."),
        whats_next=N_("You can accept, or ask for it to be looked at again. The letter says how."),
        may_do=(_DISAGREE, _DATE, _ROUND),
        may_ask=(N_("What does the letter mean for me?"),),
    ),
    decided_by="decision",
    outcomes={"award": _AWARD, "reduced": _REDUCED, "refused": _REFUSED, "nil": _NIL},
    fields=(
        OCCURRED_ON,
        Field(
            "decision",
            FieldType.CHOICE,
            S_("What the letter says"),
            required=True,
            choices=(
                Choice("award", S_("Award")),
                Choice("reduced", S_("Reduced award")),
                Choice("refused", S_("Refused")),
                Choice("nil", S_("Nil award")),
            ),
        ),
        Field(
            "review_by",
            FieldType.DATE,
            S_("Last day to ask for it to be looked at again"),
            hint=S_("Copy the date that is printed in the letter."),
            show=N_("The letter says to ask for a new look by %(value)s."),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.HARD,
    usual_next=("compensation_accepted", "compensation_review_requested", "meeting_with_us"),
)
