"""Sent to the prosecutors, and the decisions that nobody goes to court.

A person tells a decision not to charge, or not to go on, as she tells a charge: if only one of
them were held, the label of the other would tell.
"""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM, yes_no
from casework.rules.update_kinds.types import (
    Choice,
    Field,
    FieldType,
    Reveals,
    Says,
    Sensitivity,
    UpdateKind,
)

_ARREST = frozenset({"arrest"})
_LOOK_AGAIN = N_(
    "You may be able to ask for this decision to be looked at again. Your caseworker will tell "
    "you by which date."
)
_CALL = N_("You can ring us today, also if you only want someone to be there.")

_FOR_DECISION = Says(
    headline=N_("The police have sent what they found to the prosecutors."),
    explanation=N_(
        "The prosecutors read everything that the police have found. They decide if somebody "
        "should go to court, and for what. This can take weeks or months."
    ),
    whats_next=N_(
        "A person will tell you the decision before it shows here, unless you chose otherwise."
    ),
    may_do=(N_("You do not need to do anything. You can ask us how it is going."),),
    may_ask=(
        N_("When do the prosecutors hope to decide?"),
        N_("Who will tell us, and how?"),
    ),
)

_MORE_ASKED = Says(
    headline=N_("The prosecutors have asked the police for more."),
    explanation=N_(
        "The prosecutors have read what the police sent and want some things to be checked or "
        "added. This happens often. It does not tell which way they will decide."
    ),
    whats_next=N_("The police do this work and send it back. Then the prosecutors decide."),
)

SENT_TO_PROSECUTORS = UpdateKind(
    slug="sent_to_prosecutors",
    strand=Strand.POLICE,
    subject=N_("About the decision of the prosecutors"),
    staff_label=S_("Sent to the prosecutors"),
    staff_search=S_("CPS file advice charging decision sent prosecutors action plan"),
    says=_FOR_DECISION,
    decided_by="state",
    outcomes={"sent": _FOR_DECISION, "more_asked": _MORE_ASKED},
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("How far it is"),
            required=True,
            choices=(
                Choice("sent", S_("Sent for a decision")),
                Choice("more_asked", S_("The prosecutors asked for more")),
            ),
        ),
    ),
    publishers=TEAM,
    reveals=Reveals(_ARREST),
    usual_next=("charge", "no_charge", "police_news", "sent_to_prosecutors"),
)

_WITH_THIS_PERSON = Says(
    headline=N_("The police have stopped looking at this person."),
    explanation=N_(
        "The police have decided not to go further with this person. They go on looking for what "
        "happened. They should tell you the reason."
    ),
    whats_next=N_("The police carry on. They may still come back to this person if more is found."),
    may_do=(_LOOK_AGAIN, _CALL),
    may_ask=(
        N_("Why did the police decide this?"),
        N_("Are there rules that keep this person away from us?"),
        N_("What are the police doing now?"),
    ),
)

_ALTOGETHER = Says(
    headline=N_("The police have decided not to go further for now."),
    explanation=N_(
        "The police do not have enough to ask for a charge and are stopping their daily work on "
        "it. They should tell you the reason. It does not say that nobody did it, or that it "
        "did not matter."
    ),
    whats_next=N_("If something new is found, the police can start again. The inquest can go on."),
    may_do=(_LOOK_AGAIN, N_("You can ask the police to explain it to you face to face."), _CALL),
    may_ask=(
        N_("Why did the police decide this?"),
        N_("What would have to be found to start again?"),
        N_("What happens with the inquest now?"),
    ),
)

NO_FURTHER_ACTION = UpdateKind(
    slug="no_further_action",
    strand=Strand.POLICE,
    subject=N_("About the police investigation"),
    staff_label=S_("Police stop (no further action)"),
    staff_search=S_("NFA no further action dropped ended not investigate suspect reason"),
    says=_WITH_THIS_PERSON,
    decided_by="scope",
    outcomes={"person": _WITH_THIS_PERSON, "altogether": _ALTOGETHER},
    fields=(
        OCCURRED_ON,
        Field(
            "scope",
            FieldType.CHOICE,
            S_("What the police stop"),
            required=True,
            choices=(
                Choice("person", S_("Their work on this person")),
                Choice("altogether", S_("Their work on all of it, for now")),
            ),
        ),
        yes_no(
            "reasons_given",
            S_("Have the police given their reasons to the family?"),
            yes=N_("The police have given their reasons."),
            no=N_("The police have not given their reasons yet. We are asking for them."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.VERY_HARD,
    told_first=True,
    second_person=True,
    reveals=Reveals(_ARREST),
    usual_next=("look_again_asked", "meeting_with_us", "inquest_opened", "police_news"),
)

_NOT_ENOUGH = Says(
    headline=N_("There will be no charge, because the prosecutors do not see enough proof."),
    main_point=N_("There will be no charge for now."),
    explanation=N_(
        "The prosecutors do not think that a court would be sure enough. That is about what can "
        "be shown in court. It is not about whether you are believed, or how much a life "
        "mattered."
    ),
    may_ask=(
        N_("What was missing?"),
        N_("Could that change if something new is found?"),
        N_("Is there anything that keeps this person away from us?"),
    ),
)

_NOT_IN_THE_INTEREST = Says(
    headline=N_("There will be no charge, because the prosecutors think a trial is not right."),
    main_point=N_("There will be no charge."),
    explanation=N_(
        "The prosecutors also ask if a trial would be right for everybody, for example when "
        "someone is dying. Here they decided that it is not. You can ask them to say why in plain "
        "words."
    ),
    may_ask=(
        N_("What did the prosecutors weigh up?"),
        N_("Did they know how we see it?"),
        N_("Is there anything that keeps this person away from us?"),
    ),
)

_NO_REASON_YET = Says(
    headline=N_("There will be no charge. We do not know the reason yet."),
    main_point=N_("There will be no charge for now."),
    explanation=N_(
        "The prosecutors have decided against a court case for now. We have not been told why. "
        "You should be given the reason, and we are asking for it."
    ),
    whats_next=N_("The prosecutors should explain it to you and offer to meet you."),
    may_do=(
        _LOOK_AGAIN,
        N_("You can ask us to come with you to a meeting, or to go for you."),
        _CALL,
    ),
    may_ask=(
        N_("Why did the prosecutors decide this?"),
        N_("Is there anything that keeps this person away from us?"),
    ),
)

NO_CHARGE = UpdateKind(
    slug="no_charge",
    strand=Strand.POLICE,
    subject=N_("About the decision of the prosecutors"),
    staff_label=S_("No charge"),
    staff_search=S_("CPS decide not to charge evidence public interest prosecutors reason VRR"),
    says=_NO_REASON_YET,
    decided_by="reason",
    outcomes={
        "evidence": _NOT_ENOUGH,
        "interest": _NOT_IN_THE_INTEREST,
        "not_said": _NO_REASON_YET,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "reason",
            FieldType.CHOICE,
            S_("The reason, as the prosecutors gave it"),
            required=True,
            choices=(
                Choice("evidence", S_("Not enough evidence")),
                Choice("interest", S_("Not in the public interest")),
                Choice("not_said", S_("Not said yet")),
            ),
        ),
        yes_no(
            "meeting_offered",
            S_("Have the prosecutors offered a meeting?"),
            yes=N_("The prosecutors have offered to meet you."),
            no=N_("The prosecutors have not offered a meeting yet. We can ask for one."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.VERY_HARD,
    told_first=True,
    second_person=True,
    reveals=Reveals(_ARREST),
    usual_next=("look_again_asked", "prosecutors_meeting", "meeting_with_us", "inquest_opened"),
)
