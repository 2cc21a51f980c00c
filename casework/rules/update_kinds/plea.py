"""The plea hearing, and what the accused says: guilty or not guilty.

A plea of guilty is in all but name a verdict. So a person tells it first, whatever it is: if
only some answers were held, a gap would tell.
"""

from __future__ import annotations

from casework.rules.courts import OF_TRIALS
from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.accused import ACCUSED_FIELDS, nobody_under_18_is_named
from casework.rules.update_kinds.offered import LESSER_CRIMES
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

_CHARGE = frozenset({"charge"})

_TRIAL_PLANNED = Says(
    headline=N_("The plea hearing was held, and the judge has planned the trial."),
    explanation=N_(
        "At this hearing both sides told the judge what they need. The judge wrote down what has "
        "to be ready and by when, and set a time for the trial."
    ),
    whats_next=N_("Both sides get ready for the trial. Dates can still change."),
    may_do=(
        N_("You can tell us now which days you may want to be there."),
        N_("You can ask for an interpreter or for a quiet place to wait."),
        N_("If you may be a witness, you can see the court before the trial."),
    ),
    may_ask=(N_("How long is the trial planned to be?"), N_("Is the date fixed?")),
)

_NO_DATE_YET = Says(
    headline=N_("The plea hearing was held. There is no date for a trial yet."),
    explanation=N_(
        "The judge dealt with some things and left others for later. The court looks for a day "
        "when a room, a judge and all the lawyers are free."
    ),
    whats_next=N_("The court sets the next dates. We will tell you as soon as we know."),
    may_ask=(N_("What is still open?"), N_("When may we hear about a date?")),
)

_PUT_OFF = Says(
    headline=N_("The plea hearing was put off."),
    explanation=N_(
        "The hearing could not be held as planned, often because one side needs more time or a "
        "report. The person has not been asked for a plea yet."
    ),
    whats_next=N_("There will be another day for the same hearing. We will tell you."),
    may_ask=(N_("Why was it put off?"), N_("Is there a new day?")),
)

PLEA_HEARING = UpdateKind(
    slug="plea_hearing",
    strand=Strand.COURT,
    subject=N_("About the plea hearing"),
    staff_label=S_("Plea hearing (what happened)"),
    staff_search=S_("PTPH plea and trial preparation hearing crown court timetable trial date"),
    says=_TRIAL_PLANNED,
    decided_by="result",
    outcomes={"planned": _TRIAL_PLANNED, "no_date": _NO_DATE_YET, "put_off": _PUT_OFF},
    fields=(
        OCCURRED_ON,
        Field(
            "result",
            FieldType.CHOICE,
            S_("What the judge did"),
            hint=S_("What the person said is an update of its own: plea."),
            required=True,
            choices=(
                Choice("planned", S_("Planned the trial")),
                Choice("no_date", S_("Set no date yet")),
                Choice("put_off", S_("Put the hearing off")),
            ),
        ),
        Field(
            "trial_date",
            FieldType.DATE,
            S_("Day on which the trial should begin"),
            when=When.AHEAD,
            shown_when=("result", frozenset({"planned"})),
            show=N_("The trial should begin on %(value)s."),
        ),
        Field(
            "trial_days",
            FieldType.NUMBER,
            S_("How many days it is planned for"),
            highest=365,
            shown_when=("result", frozenset({"planned"})),
            show=N_("Number of days planned: %(value)s."),
        ),
        Field(
            "trial_court",
            FieldType.COURT,
            S_("Court of the trial"),
            place_kinds=OF_TRIALS,
            shown_when=("result", frozenset({"planned"})),
            show=N_("It is at %(value)s."),
        ),
    ),
    publishers=TEAM,
    reveals=Reveals(_CHARGE),
    ahead=Ahead("trial_date", "", "trial_court", N_("This is when the trial should begin.")),
    usual_next=("plea", "hearing_listed", "hearing_moved", "prosecutors_meeting"),
)

_NOT_GUILTY = Says(
    headline=N_("The person has said not guilty."),
    main_point=N_("The person has said not guilty. There will be a trial."),
    explanation=N_(
        "Everybody who is accused may say not guilty, whatever they did. It means that the "
        "prosecutors have to prove it. It can hurt to hear it said."
    ),
    whats_next=N_("There will be a trial. We will tell you the date when there is one."),
    may_do=(
        N_("You can ask to meet the prosecutors, who can explain the trial."),
        N_("You can choose whether to be there, and for which days."),
        N_("Please keep this within your family. Sharing it could harm the trial."),
    ),
    may_ask=(N_("What does this mean for the date?"), N_("Where is the person until then?")),
)

_GUILTY = Says(
    headline=N_("The person has said guilty."),
    main_point=N_("The person has said guilty. There is no trial."),
    explanation=N_(
        "The person has admitted the crime in court, so a jury does not have to decide. You will "
        "not have to sit through a trial. You may also feel that you did not hear everything."
    ),
    whats_next=N_("The judge decides the sentence, often on another day. We will tell you."),
    may_do=(
        N_("You may make a Victim Personal Statement before the sentence."),
        N_("You can ask the prosecutors what will be said in court about what happened."),
        N_("You can ring us today, also if you only want someone to be there."),
    ),
    may_ask=(
        N_("When will the judge decide the sentence?"),
        N_("Does saying guilty make the sentence shorter?"),
    ),
)

_LESSER_OFFERED = Says(
    headline=N_("The person has offered to admit a different crime."),
    main_point=N_("The person offers to admit a different crime. Nothing is decided."),
    explanation=N_(
        "The person says not guilty to the charge but would say guilty to something less serious. "
        "The prosecutors decide if they agree. They should hear what you think before that."
    ),
    whats_next=N_("The prosecutors decide. If they say no, there will be a trial."),
    may_do=(
        N_("You can meet the prosecutors, or tell us what you want them to know."),
        N_("You do not have to have an opinion. The decision is not on your shoulders."),
    ),
    may_ask=(
        N_("What would change if the prosecutors agreed?"),
        N_("When do they decide?"),
    ),
)

_LESSER_ACCEPTED = Says(
    headline=N_("The person has admitted a different crime, and the prosecutors agree."),
    main_point=N_("The person has admitted a different crime. There is no trial."),
    explanation=N_(
        "The prosecutors have agreed that the person is guilty of a less serious crime than the "
        "first charge. You may not agree, and you can tell them so. They should explain why."
    ),
    whats_next=N_("The judge decides the sentence for the crime that was admitted."),
    may_do=(
        N_("You can ask to meet the prosecutors and hear their reasons."),
        N_("You may make a Victim Personal Statement before the sentence."),
        N_("You can ring us today, also if you only want someone to be there."),
    ),
    may_ask=(
        N_("Why did the prosecutors agree?"),
        N_("What does it change about the sentence?"),
    ),
)

_TOO_UNWELL = Says(
    headline=N_("It is not clear whether the person is well enough for a trial."),
    main_point=N_("Doctors will look at whether the person is well enough for a trial."),
    explanation=N_(
        "A person has to be able to follow a trial and speak with their lawyer. Doctors write "
        "reports about it and a judge decides. Nobody has decided about guilt."
    ),
    whats_next=N_("If the person is too unwell, a jury may only be asked what the person did."),
    may_do=(N_("You can ask the prosecutors to explain what the different ways forward are."),),
    may_ask=(
        N_("Where is the person while this is decided?"),
        N_("When does the judge decide?"),
    ),
)

PLEA = UpdateKind(
    slug="plea",
    strand=Strand.COURT,
    subject=N_("About what the person said in court"),
    staff_label=S_("Plea"),
    staff_search=S_("guilty not guilty plea lesser manslaughter offered accepted fitness unfit"),
    says=_TOO_UNWELL,
    decided_by="plea",
    outcomes={
        "not_guilty": _NOT_GUILTY,
        "guilty": _GUILTY,
        "lesser_offered": _LESSER_OFFERED,
        "lesser_accepted": _LESSER_ACCEPTED,
        "fitness": _TOO_UNWELL,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "plea",
            FieldType.CHOICE,
            S_("What the person said"),
            required=True,
            choices=(
                Choice("not_guilty", S_("Not guilty")),
                Choice("guilty", S_("Guilty")),
                Choice("lesser_offered", S_("Guilty of something less, not agreed")),
                Choice("lesser_accepted", S_("Guilty of something less, agreed")),
                Choice("fitness", S_("Not asked: may be unfit for trial")),
            ),
        ),
        Field(
            "lesser",
            FieldType.PHRASE,
            S_("The other crime in plain words"),
            offers=LESSER_CRIMES,
            required=True,
            shown_when=("plea", frozenset({"lesser_offered", "lesser_accepted"})),
            show=N_("The crime is: %(value)s."),
        ),
        *ACCUSED_FIELDS,
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.VERY_HARD,
    told_first=True,
    second_person=True,
    checks=(nobody_under_18_is_named,),
    reveals=Reveals(
        by_field="plea",
        by_value={
            "not_guilty": _CHARGE,
            "guilty": frozenset({"verdict"}),
            "lesser_offered": _CHARGE,
            "lesser_accepted": frozenset({"verdict"}),
            "fitness": _CHARGE,
        },
        otherwise=_CHARGE,
    ),
    usual_next=("hearing_listed", "personal_statement", "prosecutors_meeting", "sentence"),
)
