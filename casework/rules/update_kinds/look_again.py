"""Asking for a decision not to go on to be looked at again (Victims' Right to Review).

A person tells the answer first, whatever it is: a changed decision leads to a charge.
"""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM
from casework.rules.update_kinds.types import (
    Choice,
    Field,
    FieldType,
    Reveals,
    Says,
    Sensitivity,
    UpdateKind,
)

# Which decision it is, and so what the mention of it gives away.
_DECISION = Field(
    "decision",
    FieldType.CHOICE,
    S_("Which decision it is about"),
    required=True,
    choices=(
        Choice("police_stop", S_("The police stopped")),
        Choice("no_charge", S_("No charge")),
        Choice("court_stop", S_("The prosecution was stopped")),
    ),
)
_REVEALS = Reveals(
    by_field="decision",
    by_value={
        "police_stop": frozenset({"no_further_action"}),
        "no_charge": frozenset({"no_charge"}),
        "court_stop": frozenset({"verdict"}),
    },
    otherwise=frozenset({"no_charge"}),
)
_WAIT_DO = (
    N_("You do not need to do anything more. You can send something in writing if you want."),
    N_("You can ring us while you wait."),
)

_ASKED_POLICE = Says(
    headline=N_("The police have been asked to look at their decision again."),
    explanation=N_(
        "An officer who did not make the decision reads everything from the start. The officer "
        "can agree with it or change it."
    ),
    whats_next=N_("The police write to say what they decided. It can take some weeks."),
)

_ASKED_PROSECUTORS = Says(
    headline=N_("The prosecutors have been asked to look at their decision again."),
    explanation=N_(
        "A prosecutor who did not make the decision looks at it from the start. They may agree "
        "with it or change it. Asking does no harm."
    ),
    whats_next=N_("The prosecutors write to say what they decided. It can take some weeks."),
    may_do=_WAIT_DO,
    may_ask=(N_("Who is looking at it?"), N_("When may we hear?")),
)

_ASKED_SECOND = Says(
    headline=N_("A separate team of prosecutors has been asked to look at it."),
    explanation=N_(
        "The first fresh look did not change the decision. Now a team from another part of the "
        "prosecution service looks at it. It is usually the last step of this kind."
    ),
    whats_next=N_("The team writes to say what it decided, and why."),
)

LOOK_AGAIN_ASKED = UpdateKind(
    slug="look_again_asked",
    strand=Strand.POLICE,
    subject=N_("About asking for a fresh look"),
    staff_label=S_("Fresh look at a decision asked for (VRR)"),
    staff_search=S_("VRR victims right to review request asked police CPS local independent"),
    says=_ASKED_PROSECUTORS,
    decided_by="who",
    outcomes={
        "police": _ASKED_POLICE,
        "prosecutors": _ASKED_PROSECUTORS,
        "independent": _ASKED_SECOND,
    },
    fields=(
        OCCURRED_ON,
        _DECISION,
        Field(
            "who",
            FieldType.CHOICE,
            S_("Who looks at it again"),
            required=True,
            choices=(
                Choice("police", S_("The police")),
                Choice("prosecutors", S_("The prosecutors, local stage")),
                Choice("independent", S_("The prosecutors, independent stage")),
            ),
        ),
        Field(
            "asked_by",
            FieldType.CHOICE,
            S_("Who asked"),
            choices=(
                Choice("family", S_("The family")),
                Choice("for_them", S_("We did, for them"), N_("We asked for you.")),
            ),
        ),
    ),
    publishers=TEAM,
    reveals=_REVEALS,
    usual_next=("look_again_result", "meeting_with_us", "prosecutors_meeting", "inquest_opened"),
)

_STAYS_MORE = Says(
    headline=N_("The decision stays as it is. There is one more step you may ask for."),
    main_point=N_("The decision stays as it is for now."),
    explanation=N_(
        "Someone new has looked at everything and agrees with the decision. The letter should say "
        "why. You may ask for a separate team to look as well."
    ),
    whats_next=N_("You choose if you want the next step. Your caseworker tells you the date."),
    may_do=(
        N_("You can take your time to think. We can read the letter with you."),
        N_("You can ask for a meeting to have it explained."),
    ),
    may_ask=(N_("What did the new person look at?"), N_("What can the next step change?")),
)

_STAYS = Says(
    headline=N_("The decision stays as it is."),
    explanation=N_(
        "The fresh look has ended and the decision has not changed. There is no further step of "
        "this kind. It does not say that what happened to your family did not matter."
    ),
    whats_next=N_("The inquest, and a review if there is one, can still ask questions."),
    may_do=(
        N_("You can ask for a meeting to have it explained."),
        N_("You can speak to a lawyer. We can tell you how families find one."),
        N_("You can ring us today, also if you only want someone to be there."),
    ),
    may_ask=(N_("Why does it stay?"), N_("Can it change if something new is found?")),
)

_CHANGED = Says(
    headline=N_("The decision has been changed."),
    explanation=N_(
        "Someone new has looked at everything and sees it differently. The court case can begin "
        "or go on. What the charge is will be told to you on its own."
    ),
    whats_next=N_("The police or the prosecutors tell you about the next step."),
    may_do=(N_("You can ask what this means for your safety and for the inquest."),),
    may_ask=(N_("What happens now, and when?"), N_("Where is the person?")),
)

_MORE_WORK = Says(
    headline=N_("The police have been asked to do more before it is decided."),
    explanation=N_(
        "Whoever looked again found something that should be checked first. It is neither a yes "
        "nor a no."
    ),
    whats_next=N_("When the work is done, it is looked at again."),
)

LOOK_AGAIN_RESULT = UpdateKind(
    slug="look_again_result",
    strand=Strand.POLICE,
    subject=N_("About asking for a fresh look"),
    staff_label=S_("Fresh look at a decision: answer (VRR)"),
    staff_search=S_("VRR victims right to review result answer upheld overturned CPS police"),
    says=_STAYS_MORE,
    decided_by="answer",
    outcomes={
        "stays_more": _STAYS_MORE,
        "stays": _STAYS,
        "changed": _CHANGED,
        "more_work": _MORE_WORK,
    },
    fields=(
        OCCURRED_ON,
        _DECISION,
        Field(
            "answer",
            FieldType.CHOICE,
            S_("The answer"),
            required=True,
            choices=(
                Choice("stays_more", S_("It stays, and there is a further step")),
                Choice("stays", S_("It stays, and there is no further step")),
                Choice("changed", S_("It is changed")),
                Choice("more_work", S_("More work first")),
            ),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.VERY_HARD,
    told_first=True,
    second_person=True,
    reveals=_REVEALS,
    usual_next=("look_again_asked", "charge", "meeting_with_us", "inquest_opened"),
)
