"""Verdict: what the court decided, by outcome. An acquittal is not a conviction."""

from __future__ import annotations

from casework.rules.courts import OF_TRIALS
from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.accused import ACCUSED_FIELDS, nobody_under_18_is_named
from casework.rules.update_kinds.offered import LESSER_CRIMES
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM
from casework.rules.update_kinds.types import (
    Choice,
    Field,
    FieldType,
    Reveals,
    Sensitivity,
    UpdateKind,
)
from casework.rules.update_kinds.verdict_words import GENERAL, VERDICTS

_GUILTY = frozenset({"guilty_murder", "guilty_manslaughter", "guilty_infanticide", "guilty_other"})

VERDICT = UpdateKind(
    slug="verdict",
    strand=Strand.COURT,
    subject=N_("About what the court decided"),
    staff_label=S_("Verdict"),
    staff_search=S_("jury guilty acquitted hung insanity unfit discontinued left on file plea"),
    says=GENERAL,
    decided_by="verdict",
    outcomes=VERDICTS,
    fields=(
        OCCURRED_ON,
        Field(
            "verdict",
            FieldType.CHOICE,
            S_("The verdict"),
            required=True,
            choices=(
                Choice("guilty_murder", S_("Guilty of murder")),
                Choice("guilty_manslaughter", S_("Guilty of manslaughter")),
                Choice("guilty_infanticide", S_("Guilty of infanticide")),
                Choice("guilty_other", S_("Guilty of another crime")),
                Choice("not_guilty", S_("Not guilty")),
                Choice("not_guilty_by_reason_of_insanity", S_("Not guilty by reason of insanity")),
                Choice("unfit_did_the_act", S_("Unfit to be tried, did the act")),
                Choice("unfit_not_the_act", S_("Unfit to be tried, act not proved")),
                Choice("hung_jury", S_("Jury could not agree")),
                Choice("directed_acquittal", S_("Not guilty on the judge's direction")),
                Choice("discontinued", S_("Prosecution stopped")),
                Choice("left_on_file", S_("Left on file")),
            ),
        ),
        Field(
            "manslaughter_kind",
            FieldType.CHOICE,
            S_("Kind of manslaughter"),
            shown_when=("verdict", frozenset({"guilty_manslaughter"})),
            choices=(
                Choice(
                    "unlawful_act",
                    S_("Unlawful act"),
                    N_("The reason is that a crime was done that led to the death."),
                ),
                Choice(
                    "gross_negligence",
                    S_("Gross negligence"),
                    N_("The reason is a very serious lack of care by someone who had a duty."),
                ),
                Choice(
                    "loss_of_control",
                    S_("Loss of control"),
                    N_("The reason is what the law calls losing control."),
                ),
                Choice(
                    "diminished_responsibility",
                    S_("Diminished responsibility"),
                    N_("The reason is an illness of the mind at the time."),
                ),
                Choice(
                    "suicide_pact",
                    S_("Suicide pact"),
                    N_("The reason is that they had agreed to die together."),
                ),
                Choice(
                    "corporate",
                    S_("Corporate"),
                    N_("The verdict is about an organisation and how it was run."),
                ),
            ),
        ),
        Field(
            "other_offence",
            FieldType.PHRASE,
            S_("The crime in plain words"),
            offers=LESSER_CRIMES,
            required=True,
            shown_when=("verdict", frozenset({"guilty_other"})),
            show=N_("The crime is: %(value)s."),
        ),
        Field(
            "reached_by",
            FieldType.CHOICE,
            S_("How it was reached"),
            shown_when=("verdict", _GUILTY),
            choices=(
                Choice("jury", S_("By a jury"), N_("A jury decided this.")),
                Choice(
                    "plea",
                    S_("The person said guilty"),
                    N_("The person said guilty, so a jury did not have to decide."),
                ),
            ),
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
    reveals=Reveals(frozenset({"charge"})),
    usual_next=("sentence", "hearing_listed", "personal_statement", "meeting_with_us", "new_trial"),
)
