"""Meeting the prosecutors, and seeing the court before it begins.

The date of a trial, and its moves, are *hearing listed* and *hearing moved* with the kind of
hearing *trial*: one trail of dates, one calendar, one place to plan who goes.
"""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.shared_fields import HEARD_ON, TEAM
from casework.rules.update_kinds.types import (
    Ahead,
    Choice,
    Field,
    FieldType,
    Reveals,
    Says,
    UpdateKind,
    When,
)

_DAY = Field(
    "date",
    FieldType.DATE,
    S_("Day"),
    hint=S_("Leave it empty if there is none yet."),
    when=When.AHEAD,
    show=N_("It is on %(value)s."),
)
_TIME = Field("time", FieldType.TIME, S_("Time"), show=N_("It is planned for %(value)s."))
_WITH_YOU = Field(
    "with_you",
    FieldType.CHOICE,
    S_("Who from our team will be there"),
    choices=(
        Choice("yes", S_("Somebody comes along"), N_("Somebody from our team comes with you.")),
        Choice("ask", S_("Only if they ask"), N_("Tell us if you want us beside you.")),
        Choice("instead", S_("Somebody goes for them"), N_("We go for you and tell you after.")),
    ),
)
_INTERPRETER = Field(
    "interpreter",
    FieldType.CHOICE,
    S_("Interpreter"),
    choices=(
        Choice("booked", S_("Booked"), N_("An interpreter is booked for you.")),
        Choice("asked", S_("Asked for"), N_("We have asked for an interpreter for you.")),
        Choice("not_needed", S_("Not needed")),
    ),
)

_ABOUT_CHARGE = Says(
    headline=N_("The prosecutors offer to meet you about the charge."),
    explanation=N_(
        "In this meeting the prosecutors explain which charge they chose and why. You can say what "
        "it means to you. You do not have to meet them, and you can ask us to go for you."
    ),
    whats_next=N_("After the meeting you can ask for the main points in writing."),
    may_do=(
        N_("You can bring someone, and you can stop or leave at any moment."),
        N_("You can write your questions down before. We can help with that."),
        N_("You can ask to meet by video or at a place that is easier for you."),
    ),
    may_ask=(
        N_("Who will be there?"),
        N_("Will things be said that may be hard to hear?"),
    ),
)

_ABOUT_NO_CHARGE = Says(
    headline=N_("The prosecutors offer to meet you about why there is no charge."),
    explanation=N_(
        "In this meeting the prosecutors go through the reasons for their decision. You can ask "
        "what was missing and say how it is for you. You can also ask us to go for you."
    ),
)

_ABOUT_TRIAL = Says(
    headline=N_("The prosecutors offer to meet you before the trial."),
    explanation=N_(
        "In this meeting you see who will speak for the prosecution. They explain how the trial "
        "works. They cannot talk to a witness about what to say."
    ),
    may_ask=(
        N_("Who is who in the court room?"),
        N_("Which days may be the hardest?"),
        N_("Where can we wait, away from the other family?"),
    ),
)

_ABOUT_CHANGE = Says(
    headline=N_("The prosecutors want to speak with you about a change."),
    explanation=N_(
        "The prosecutors may change a charge, or have been asked to agree to something. They "
        "should hear what you think and explain what they do. The decision stays with them."
    ),
)

_BEFORE_SENTENCE = Says(
    headline=N_("The prosecutors offer to meet you before the sentence."),
    explanation=N_(
        "In this meeting the prosecutors explain what the judge has to look at. They check with "
        "you that your Victim Personal Statement is as you want it."
    ),
    may_ask=(N_("How long will that day be?"), N_("Will the statement be read out?")),
)

_AFTER_ACQUITTAL = Says(
    headline=N_("The prosecutors offer to meet you after the verdict."),
    explanation=N_(
        "In this meeting the prosecutors go through what the verdict means and what can follow. "
        "They cannot say why a jury decided as it did, because juries decide in private."
    ),
)

_AFTER_SENTENCE = Says(
    headline=N_("The prosecutors offer to meet you after the sentence."),
    explanation=N_(
        "In this meeting the prosecutors explain what the sentence means in years. You can also "
        "ask what you can do if you think that it is far too low."
    ),
)

_ABOUT_APPEAL = Says(
    headline=N_("The prosecutors offer to meet you about the appeal."),
    explanation=N_(
        "In this meeting the prosecutors explain what the higher judges have been asked. They tell "
        "you what the judges can decide, and when."
    ),
)

_REVEALS = {
    "charge": frozenset({"charge"}),
    "no_charge": frozenset({"no_charge"}),
    "trial": frozenset({"charge"}),
    "change": frozenset({"charge"}),
    "sentence": frozenset({"verdict"}),
    "verdict": frozenset({"verdict"}),
    "after_sentence": frozenset({"sentence"}),
    "appeal": frozenset({"sentence"}),
}

PROSECUTORS_MEETING = UpdateKind(
    slug="prosecutors_meeting",
    strand=Strand.COURT,
    subject=N_("About a meeting with the prosecutors"),
    staff_label=S_("Meeting with the prosecutors"),
    staff_search=S_("CPS pre-trial meeting advocate bereaved family scheme witness care unit"),
    says=_ABOUT_CHARGE,
    decided_by="topic",
    outcomes={
        "charge": _ABOUT_CHARGE,
        "no_charge": _ABOUT_NO_CHARGE,
        "trial": _ABOUT_TRIAL,
        "change": _ABOUT_CHANGE,
        "sentence": _BEFORE_SENTENCE,
        "verdict": _AFTER_ACQUITTAL,
        "after_sentence": _AFTER_SENTENCE,
        "appeal": _ABOUT_APPEAL,
    },
    fields=(
        HEARD_ON,
        Field(
            "topic",
            FieldType.CHOICE,
            S_("What the meeting is about"),
            required=True,
            choices=(
                Choice("charge", S_("The charge")),
                Choice("no_charge", S_("The decision not to charge")),
                Choice("trial", S_("The trial that comes")),
                Choice("change", S_("A change of the charge")),
                Choice("sentence", S_("The sentence that comes")),
                Choice("verdict", S_("The verdict")),
                Choice("after_sentence", S_("The sentence")),
                Choice("appeal", S_("An appeal")),
            ),
        ),
        _DAY,
        _TIME,
        Field(
            "place",
            FieldType.TEXT,
            S_("Where, or by video"),
            hint=S_("Never a home address. Others may see this page."),
            show=N_("Where it is: %(value)s."),
        ),
        _WITH_YOU,
        _INTERPRETER,
    ),
    publishers=TEAM,
    reveals=Reveals(by_field="topic", by_value=_REVEALS, otherwise=frozenset({"sentence"})),
    ahead=Ahead("date", "time", "place"),
    usual_next=("meeting_with_us", "hearing_listed", "court_visit", "personal_statement"),
)

COURT_VISIT = UpdateKind(
    slug="court_visit",
    strand=Strand.COURT,
    subject=N_("About seeing the court"),
    staff_label=S_("Court visit before the trial"),
    staff_search=S_("pre-trial visit witness service familiarisation look round court room"),
    says=Says(
        headline=N_("You can see the court before the trial."),
        explanation=N_(
            "Somebody shows you the building, the room and where you can wait. You can sit in the "
            "seats and ask who sits where. The person accused is not there."
        ),
        whats_next=N_("After the visit you can tell us what would make the day easier."),
        may_do=(
            N_("You can bring someone, and leave when you have seen enough."),
            N_("You can ask for a separate entrance or for a screen."),
        ),
        may_ask=(
            N_("Where can we be without meeting the other family?"),
            N_("Where can we eat, pray or be quiet?"),
        ),
    ),
    fields=(
        HEARD_ON,
        _DAY,
        _TIME,
        Field(
            "court",
            FieldType.COURT,
            S_("Court or other place"),
            show=N_("It is at %(value)s."),
        ),
        Field(
            "who",
            FieldType.TEXT,
            S_("Who shows them round"),
            max_length=60,
            show=N_("You will be shown round by %(value)s."),
        ),
        _WITH_YOU,
        _INTERPRETER,
    ),
    publishers=TEAM,
    reveals=Reveals(frozenset({"charge"})),
    ahead=Ahead("date", "time", "court"),
    usual_next=("hearing_listed", "trial_day", "prosecutors_meeting", "meeting_with_us"),
)
