"""During the sentence: a move, a hospital, and a fresh look at the minimum term.

Where the person is kept is never written: the scheme does not tell it, and no field asks.
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
    When,
)

_SENTENCE = frozenset({"sentence"})
_OFFICER = N_("You can ask your Victim Liaison Officer, or ask us to ask for you.")
_CALL = N_("You can ring us today, also if you only want someone to be there.")

_OPEN_ASKED = Says(
    headline=N_("It is being thought about whether the person may move to an open prison."),
    explanation=N_(
        "In an open prison there are fewer locks, and some people may go out for a day. Before "
        "that, the Parole Board or the prison looks at the risk. It is not a release."
    ),
    whats_next=N_("The answer can be no. We will tell you in the way you chose."),
    may_do=(
        N_("You can say how this would affect you and which rules would help."),
        _OFFICER,
        _CALL,
    ),
    may_ask=(
        N_("Would the person be allowed out for a day?"),
        N_("Which rules would protect us?"),
    ),
)

_OPEN_YES = Says(
    headline=N_("The person may move, or has moved, to an open prison."),
    explanation=N_(
        "Those who decide found that the risk is low enough for fewer locks. The sentence goes on. "
        "The person may later be allowed out for short times under rules."
    ),
    whats_next=N_("If the person is to be let out for a time, rules can be set to protect you."),
    may_ask=(
        N_("Which rules protect us on days out?"),
        N_("Who tells us before a day out?"),
    ),
)

_OPEN_NO = Says(
    headline=N_("The person does not move to an open prison for now."),
    explanation=N_(
        "Those who decide found that it is not safe enough yet. The person stays where the rules "
        "are strict. It may be looked at again another year."
    ),
    whats_next=N_("Nothing changes for now."),
)

_HOSPITAL = Says(
    headline=N_("The person has been moved to a secure hospital."),
    explanation=N_(
        "A person who becomes very unwell in the mind can be treated in a locked hospital. The "
        "sentence is not over. The rules about who is told what can differ there."
    ),
    whats_next=N_("When treatment ends, the person can be taken back to prison."),
    may_ask=(
        N_("Who decides about leaving the hospital?"),
        N_("Do we still hear about changes?"),
    ),
)

_BACK = Says(
    headline=N_("The person has been moved back to a closed prison."),
    explanation=N_(
        "The person was in an open prison or a hospital and now is not. It can have many reasons, "
        "and we may not be told which. The sentence goes on as before."
    ),
    whats_next=N_("Nothing else changes for now."),
    may_do=(_OFFICER, _CALL),
    may_ask=(N_("What does this mean for the time ahead?"), N_("Who tells us about changes?")),
)

SENTENCE_MOVE = UpdateKind(
    slug="sentence_move",
    strand=Strand.AFTER_SENTENCE,
    subject=N_("About where the person is now"),
    staff_label=S_("Move during the sentence"),
    staff_search=S_("open conditions category D transfer hospital prison moved back ROTL"),
    says=_BACK,
    decided_by="move",
    outcomes={
        "open_asked": _OPEN_ASKED,
        "open_yes": _OPEN_YES,
        "open_no": _OPEN_NO,
        "hospital": _HOSPITAL,
        "back": _BACK,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "move",
            FieldType.CHOICE,
            S_("What has happened"),
            hint=S_("Never which prison or hospital."),
            required=True,
            choices=(
                Choice("open_asked", S_("Open conditions are being considered")),
                Choice("open_yes", S_("Open conditions agreed")),
                Choice("open_no", S_("Open conditions refused")),
                Choice("hospital", S_("Moved to a secure hospital")),
                Choice("back", S_("Moved back to a closed prison")),
            ),
        ),
        Field(
            "say_by",
            FieldType.DATE,
            S_("Day by which the family may say something"),
            when=When.AHEAD,
            shown_when=("move", frozenset({"open_asked"})),
            show=N_("You can say something until %(value)s."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    reveals=Reveals(_SENTENCE),
    usual_next=("sentence_move", "parole_review", "meeting_with_us", "release"),
)

_TERM_ASKED = Says(
    headline=N_("The minimum term is being looked at again."),
    explanation=N_(
        "Some people who were very young when sentenced may ask for this. A judge looks at how "
        "they have changed since then. You may be asked how you see it."
    ),
    whats_next=N_("A judge decides. We will tell you in the way you chose."),
    may_do=(
        N_("You can make a statement about how it affects you. You do not have to."),
        _OFFICER,
        _CALL,
    ),
    may_ask=(N_("By when can I send a statement?"), N_("How much could the term change?")),
)

_TERM_SHORTER = Says(
    headline=N_("The minimum term has been made shorter."),
    explanation=N_(
        "The judge decided that release may be thought about earlier than was said at the trial. "
        "It is not a release. The Parole Board still has to find that it would be safe."
    ),
    whats_next=N_("The Parole Board looks at it when the new term ends."),
    may_ask=(N_("When does the new term end?"), N_("Why did the judge decide this?")),
)

_TERM_SAME = Says(
    headline=N_("The minimum term stays the same."),
    explanation=N_(
        "The judge looked at it and left the term as it was. The day on which release can first be "
        "thought about has not changed."
    ),
    whats_next=N_(
        "Nothing changes. If somebody asks again, we will tell you in the way you chose."
    ),
)

MINIMUM_TERM_REVIEW = UpdateKind(
    slug="minimum_term_review",
    strand=Strand.AFTER_SENTENCE,
    subject=N_("About the time after the court case"),
    staff_label=S_("Minimum term looked at again"),
    staff_search=S_("tariff minimum term review reduction high court detained pleasure shorter"),
    says=_TERM_ASKED,
    decided_by="state",
    outcomes={"asked": _TERM_ASKED, "shorter": _TERM_SHORTER, "same": _TERM_SAME},
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("How far it is"),
            required=True,
            choices=(
                Choice("asked", S_("It is being looked at")),
                Choice("shorter", S_("It has been made shorter")),
                Choice("same", S_("It stays")),
            ),
        ),
        Field(
            "say_by",
            FieldType.DATE,
            S_("Day by which the family may say something"),
            when=When.AHEAD,
            shown_when=("state", frozenset({"asked"})),
            show=N_("You can say something until %(value)s."),
        ),
        Field(
            "minimum_term",
            FieldType.PERIOD,
            S_("Minimum term now"),
            shown_when=("state", frozenset({"shorter"})),
            show=N_("The minimum term is now %(value)s."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.VERY_HARD,
    second_person=True,
    reveals=Reveals(_SENTENCE),
    usual_next=("parole_review", "meeting_with_us", "contact_scheme", "sentence_move"),
)
