"""Charge."""

from __future__ import annotations

from casework.rules.courts import OF_TRIALS
from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.accused import ACCUSED_FIELDS, nobody_under_18_is_named
from casework.rules.update_kinds.offered import OTHER_CRIMES
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
)

_NEXT = N_(
    "The first hearing is at a magistrates' court and is short. After that the Crown Court "
    "usually takes over."
)

_OTHER = Says(
    headline=N_("Someone has been charged."),
    main_point=N_("Someone has been charged. A charge is not a verdict."),
    explanation=N_(
        "A charge says which crime the prosecutors will try to prove. It may not be the word that "
        "you expected. The prosecutors can explain why they chose it. A charge is not a verdict."
    ),
    whats_next=_NEXT,
    may_do=(
        N_("You may ask to meet the prosecutors, who can explain the charge."),
        N_("You can ask us to come with you to that meeting."),
        N_("Please keep this within your family. Sharing it could harm the trial."),
    ),
    may_ask=(
        N_("Where is the person until the trial?"),
        N_("Are there rules about contact with us?"),
        N_("Can the charge still change?"),
    ),
)

_MURDER = Says(
    headline=N_("Someone has been charged with murder."),
    main_point=N_("Someone has been charged with murder. A charge is not a verdict."),
    explanation=N_(
        "The prosecutors have decided to bring a charge of murder. It means they will try to prove "
        "that the person meant to kill or to cause very serious harm. A court decides if that is "
        "so. A charge is not a verdict."
    ),
)

_MANSLAUGHTER = Says(
    headline=N_("Someone has been charged with manslaughter."),
    main_point=N_("Someone has been charged with manslaughter. A charge is not a verdict."),
    explanation=N_(
        "Manslaughter is a crime of killing that the law treats as different from murder. It does "
        "not mean that a life counted for less. The prosecutors can explain why they chose this "
        "charge. A court decides if it is proved."
    ),
)

_CORPORATE = Says(
    headline=N_("An organisation has been charged with corporate manslaughter."),
    main_point=N_(
        "An organisation has been charged with corporate manslaughter. A charge is not a verdict."
    ),
    explanation=N_(
        "This charge is against an organisation and not one person. It says that the way it was "
        "run caused a death. It cannot go to prison, so a court has other punishments."
    ),
    may_ask=(
        N_("Who speaks for the organisation in court?"),
        N_("Is any one person charged as well?"),
        N_("Can the charge still change?"),
    ),
)

_INFANTICIDE = Says(
    headline=N_("Someone has been charged with infanticide."),
    main_point=N_("Someone has been charged with infanticide. A charge is not a verdict."),
    explanation=N_(
        "Infanticide is a charge about a mother and her baby. The law uses it when giving birth "
        "may have affected the balance of her mind. A court decides if it is proved."
    ),
)

CHARGE = UpdateKind(
    slug="charge",
    strand=Strand.POLICE,
    subject=N_("About the decision of the prosecutors"),
    staff_label=S_("Charge"),
    staff_search=S_("charged prosecutor police murder manslaughter accused defendant"),
    says=_OTHER,
    decided_by="offence",
    outcomes={
        "murder": _MURDER,
        "manslaughter": _MANSLAUGHTER,
        "corporate_manslaughter": _CORPORATE,
        "infanticide": _INFANTICIDE,
        "other": _OTHER,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "offence",
            FieldType.CHOICE,
            S_("What the charge is"),
            required=True,
            choices=(
                Choice("murder", S_("Murder")),
                Choice("manslaughter", S_("Manslaughter")),
                Choice("corporate_manslaughter", S_("Corporate manslaughter")),
                Choice("infanticide", S_("Infanticide")),
                Choice("other", S_("Another charge")),
            ),
        ),
        Field(
            "other_offence",
            FieldType.PHRASE,
            S_("The charge in plain words"),
            offers=OTHER_CRIMES,
            required=True,
            shown_when=("offence", frozenset({"other"})),
            show=N_("The charge is: %(value)s."),
        ),
        *ACCUSED_FIELDS,
        Field(
            "held",
            FieldType.CHOICE,
            S_("Where the person is now"),
            choices=(
                Choice("kept", S_("Kept in custody"), N_("The person is being kept in custody.")),
                Choice("bail", S_("On bail"), N_("The person is on bail. That means under rules.")),
                Choice("not_known", S_("Not known yet"), N_("We do not know yet where they are.")),
            ),
        ),
        Field(
            "first_date",
            FieldType.DATE,
            S_("Day of the first hearing"),
            show=N_("The first hearing is on %(value)s."),
        ),
        Field(
            "first_time",
            FieldType.TIME,
            S_("Time of the first hearing"),
            show=N_("It is planned for %(value)s."),
        ),
        Field(
            "first_court",
            FieldType.COURT,
            S_("Court of the first hearing"),
            place_kinds=OF_TRIALS,
            hint=S_("Type the name of a magistrates' court."),
            show=N_("It is at %(value)s."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    told_first=True,
    second_person=True,
    starts_proceedings=True,
    checks=(nobody_under_18_is_named,),
    reveals=Reveals(frozenset({"arrest"})),
    ahead=Ahead("first_date", "first_time", "first_court", N_("There is a first court hearing.")),
    usual_next=("hearing_listed", "first_hearing", "remand", "inquest_opened", "meeting_with_us"),
)
