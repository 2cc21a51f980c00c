"""Sentence: what the judge decided, by outcome. A hospital order is not life."""

from __future__ import annotations

from casework.rules.courts import OF_TRIALS
from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.accused import ACCUSED_FIELDS, nobody_under_18_is_named
from casework.rules.update_kinds.sentence_words import GENERAL, SENTENCES
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM, yes_no
from casework.rules.update_kinds.types import (
    Choice,
    Field,
    FieldType,
    Reveals,
    Sensitivity,
    UpdateKind,
)

_WITH_MINIMUM = frozenset(
    {
        "life_mandatory",
        "life_discretionary",
        "detained_at_his_majestys_pleasure",
        "custody_for_life",
        "hospital_direction",
    }
)
_WITH_LENGTH = frozenset(
    {"extended_determinate", "determinate", "suspended", "hospital_direction", "community"}
)
_PRISON = _WITH_MINIMUM | {"extended_determinate", "determinate"}

SENTENCE = UpdateKind(
    slug="sentence",
    strand=Strand.COURT,
    subject=N_("About what the judge decided"),
    staff_label=S_("Sentence"),
    staff_search=S_(
        "life minimum term tariff prison custody hospital order suspended community punishment"
    ),
    says=GENERAL,
    decided_by="sentence",
    outcomes=SENTENCES,
    fields=(
        OCCURRED_ON,
        Field(
            "sentence",
            FieldType.CHOICE,
            S_("The sentence"),
            required=True,
            choices=(
                Choice("life_mandatory", S_("Life (mandatory)")),
                Choice("life_discretionary", S_("Life (discretionary)")),
                Choice("whole_life_order", S_("Whole life order")),
                Choice(
                    "detained_at_his_majestys_pleasure",
                    S_("Detained at His Majesty's pleasure (under 18)"),
                ),
                Choice("custody_for_life", S_("Custody for life (18 to 20)")),
                Choice("extended_determinate", S_("Extended determinate sentence")),
                Choice("determinate", S_("Determinate sentence")),
                Choice("suspended", S_("Suspended sentence")),
                Choice("hospital_order", S_("Hospital order (section 37)")),
                Choice("restricted_hospital_order", S_("Restricted hospital order (37/41)")),
                Choice("hospital_direction", S_("Hospital direction (section 45A)")),
                Choice("community", S_("Community order")),
                Choice("other", S_("Another sentence")),
                Choice("restraining_order", S_("Restraining order only")),
                Choice("prohibited_steps_order", S_("Prohibited steps order")),
            ),
        ),
        Field(
            "other_sentence",
            FieldType.PHRASE,
            S_("The sentence in plain words"),
            required=True,
            shown_when=("sentence", frozenset({"other"})),
            show=N_("The sentence is: %(value)s."),
        ),
        Field(
            "minimum_term",
            FieldType.PERIOD,
            S_("Minimum term"),
            hint=S_("Leave it empty if the judge sets it later."),
            shown_when=("sentence", _WITH_MINIMUM),
            show=N_("The minimum term is %(value)s."),
        ),
        Field(
            "length",
            FieldType.PERIOD,
            S_("Length of the sentence"),
            shown_when=("sentence", _WITH_LENGTH),
            show=N_("The length of the sentence is %(value)s."),
        ),
        Field(
            "extension",
            FieldType.PERIOD,
            S_("Extended time under rules"),
            shown_when=("sentence", frozenset({"extended_determinate"})),
            show=N_("The extra time under rules is %(value)s."),
        ),
        Field(
            "time_counted",
            FieldType.YES_NO,
            S_("Does time already spent in custody count?"),
            shown_when=("sentence", _PRISON),
            choices=(
                Choice("yes", S_("Yes"), N_("Time already spent in custody counts towards it.")),
                Choice("no", S_("No"), N_("Time already spent in custody does not count.")),
            ),
        ),
        yes_no(
            "also_restraining_order",
            S_("Was a restraining order made as well?"),
            yes=N_("The judge also made an order about contact. Ask us what it says."),
        ),
        yes_no(
            "remarks_requested",
            S_("Have we asked for the judge's words in writing?"),
            yes=N_("We have asked for the judge's words in writing."),
        ),
        *ACCUSED_FIELDS,
        Field(
            "court",
            FieldType.COURT,
            S_("Court"),
            place_kinds=OF_TRIALS,
            show=N_("It was at %(value)s."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.VERY_HARD,
    told_first=True,
    second_person=True,
    checks=(nobody_under_18_is_named,),
    reveals=Reveals(frozenset({"verdict"})),
    usual_next=(
        "contact_scheme",
        "meeting_with_us",
        "sentence_looked_at",
        "appeal",
        "prosecutors_meeting",
    ),
)
