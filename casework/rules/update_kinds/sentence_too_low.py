"""Asking for a sentence to be looked at because it is far too low, and what came of it.

No limit stands in these texts: the time in which to ask has changed by law (docs/sources.md,
Clocks), so the caseworker tells the date.
"""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM
from casework.rules.update_kinds.types import (
    Ahead,
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
_WAIT = N_("You do not need to do anything while you wait. You can ring us.")

_ASKED = Says(
    headline=N_("The Attorney General has been asked to look at the sentence."),
    explanation=N_(
        "The Attorney General is a lawyer in the government. One request is enough, and anyone can "
        "make it. The office reads what the judge said and decides if higher judges should look."
    ),
    whats_next=N_("The office answers in writing. Many sentences are not sent on."),
    may_do=(_WAIT, N_("You can ask us for the letter that was sent.")),
    may_ask=(N_("When will there be an answer?"), N_("What does the office look at?")),
)

_REFERRED = Says(
    headline=N_("The Attorney General has sent the sentence to higher judges."),
    explanation=N_(
        "The office thinks that the sentence may be far too low. Judges of the Court of "
        "Appeal will look at it. They do not hear the trial again."
    ),
    whats_next=N_("There will be a hearing. We will tell you the day when there is one."),
    may_do=(
        N_("You can choose whether to go. We can go for you and tell you about it."),
        N_("You can ask the prosecutors what will be said."),
    ),
    may_ask=(N_("When and where is the hearing?"), N_("What can the judges decide?")),
)

_NOT_REFERRED = Says(
    headline=N_("The Attorney General has not sent the sentence to higher judges."),
    explanation=N_(
        "The office looked at it and decided that the law leaves no room to ask for more. Judges "
        "may choose within limits. You may still feel that it is far too low."
    ),
    whats_next=N_("The sentence stays as the judge decided it."),
    may_do=(
        N_("You can ask us to read the answer with you."),
        N_("You can ring us today, also if you only want someone to be there."),
    ),
    may_ask=(N_("Why was it not sent on?"), N_("Is there anything else we can ask for?")),
)

SENTENCE_LOOKED_AT = UpdateKind(
    slug="sentence_looked_at",
    strand=Strand.COURT,
    subject=N_("About asking for a fresh look"),
    staff_label=S_("Sentence too low: asked, sent on or not (ULS)"),
    staff_search=S_("ULS unduly lenient sentence Attorney General referred request asked"),
    says=_ASKED,
    decided_by="state",
    outcomes={"asked": _ASKED, "referred": _REFERRED, "not_referred": _NOT_REFERRED},
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("How far it is"),
            required=True,
            choices=(
                Choice("asked", S_("Asked")),
                Choice("referred", S_("Sent to the Court of Appeal")),
                Choice("not_referred", S_("Not sent on")),
            ),
        ),
        Field(
            "hearing_date",
            FieldType.DATE,
            S_("Day of the hearing"),
            when=When.AHEAD,
            shown_when=("state", frozenset({"referred"})),
            show=N_("The hearing is on %(value)s."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    reveals=Reveals(_SENTENCE),
    ahead=Ahead("hearing_date", sentence=N_("Higher judges look at the sentence.")),
    usual_next=("sentence_looked_at", "sentence_look_result", "hearing_listed", "meeting_with_us"),
)

_INCREASED = Says(
    headline=N_("The higher judges have made the sentence longer or stronger."),
    main_point=N_("The sentence has been increased."),
    explanation=N_(
        "The judges found that the sentence was far too low and put another one in its place. The "
        "new one counts from now on. Ask us to go through it with you."
    ),
    whats_next=N_("The new sentence stands. We will tell you what it means in years."),
    may_ask=(N_("What is the sentence now?"), N_("When could release first be thought about?")),
)

_SAME = Says(
    headline=N_("The higher judges have left the sentence as it is."),
    main_point=N_("The sentence stays as it is."),
    explanation=N_(
        "The judges looked at the sentence and did not increase it. They may have said that it was "
        "low, and still within what the law allows. It is not a measure of a life."
    ),
    whats_next=N_("The sentence stands as it was. There is no further step of this kind."),
    may_do=(
        N_("You can ask for the judges' words in writing. We can ask for you."),
        N_("You can ring us today, also if you only want someone to be there."),
    ),
    may_ask=(N_("Why did the judges leave it?"), N_("What does the sentence mean in years?")),
)

_NOT_TAKEN = Says(
    headline=N_("The higher judges did not take it on."),
    main_point=N_("The judges did not look at the sentence. It stays as it is."),
    explanation=N_(
        "The Court of Appeal decided not to hear the request. So it did not get as far as asking "
        "if the sentence was right."
    ),
    whats_next=N_("The sentence stands as it was. The prosecutors can explain why."),
)

SENTENCE_LOOK_RESULT = UpdateKind(
    slug="sentence_look_result",
    strand=Strand.COURT,
    subject=N_("About what higher judges decided"),
    staff_label=S_("Sentence too low: what the Court of Appeal decided (ULS)"),
    staff_search=S_("ULS unduly lenient result increased court of appeal same refused reference"),
    says=_SAME,
    decided_by="result",
    outcomes={"increased": _INCREASED, "same": _SAME, "not_taken": _NOT_TAKEN},
    fields=(
        OCCURRED_ON,
        Field(
            "result",
            FieldType.CHOICE,
            S_("What the judges decided"),
            required=True,
            choices=(
                Choice("increased", S_("Increased")),
                Choice("same", S_("Left as it is")),
                Choice("not_taken", S_("Not taken on")),
            ),
        ),
        Field(
            "minimum_term",
            FieldType.PERIOD,
            S_("Minimum term now"),
            shown_when=("result", frozenset({"increased"})),
            show=N_("The minimum term is now %(value)s."),
        ),
        Field(
            "length",
            FieldType.PERIOD,
            S_("Length of the sentence now"),
            shown_when=("result", frozenset({"increased"})),
            show=N_("The length of the sentence is now %(value)s."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.VERY_HARD,
    told_first=True,
    second_person=True,
    reveals=Reveals(_SENTENCE),
    usual_next=("meeting_with_us", "contact_scheme", "appeal", "inquest_opened"),
)
