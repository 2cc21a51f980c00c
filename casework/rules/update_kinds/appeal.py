"""An appeal by the person convicted: asked, allowed to go on or not, and its result.

The result may undo a verdict or a sentence, so a person tells it first.
"""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
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

_CALL = N_("You can ring us today, also if you only want someone to be there.")

_ASKED = Says(
    headline=N_("The person convicted has asked higher judges to look again."),
    explanation=N_(
        "A person who was convicted may ask for an appeal. First a judge looks at whether there is "
        "a good reason. Asking does not mean that anything will change."
    ),
    whats_next=N_("A judge decides if the appeal can go on. Many cannot."),
    may_do=(
        N_("You do not have to do anything. You can choose how much you want to hear about it."),
        N_("You can ask the prosecutors what the appeal is about."),
        _CALL,
    ),
    may_ask=(N_("When will there be an answer?"), N_("Does the person stay in prison?")),
)

_ALLOWED = Says(
    headline=N_("A judge has allowed the appeal to go on."),
    explanation=N_(
        "The judge thinks that the reasons should be heard. It does not say that they are right. "
        "Judges of the Court of Appeal will look at them in a hearing."
    ),
    whats_next=N_("There will be a hearing. We will tell you the day when there is one."),
    may_do=(
        N_("You may be offered a meeting with the prosecutors. You can ask us to come with you."),
        N_("You can choose whether to go to the hearing."),
        _CALL,
    ),
    may_ask=(
        N_("What can the judges decide?"),
        N_("Could the person be let out before the hearing?"),
    ),
)

_NOT_ALLOWED = Says(
    headline=N_("A judge has said that the appeal cannot go on."),
    explanation=N_(
        "The judge read the reasons and did not find them strong enough. Nothing changes. The "
        "person may be able to ask other judges the same question once more."
    ),
    whats_next=N_("If the person asks once more, we will tell you."),
)

_ASKED_AGAIN = Says(
    headline=N_("The person has asked once more for the appeal to go on."),
    explanation=N_(
        "One judge said no, and now more judges are asked. It is a common step. It can feel as "
        "if it never ends."
    ),
    whats_next=N_("The judges decide in a short hearing or on paper."),
)

_ENDED = Says(
    headline=N_("The person has given up the appeal."),
    explanation=N_(
        "The person no longer asks the higher judges to look. So the verdict and the sentence stay "
        "as they were."
    ),
    whats_next=N_("Nothing more happens with this appeal."),
)

APPEAL = UpdateKind(
    slug="appeal",
    strand=Strand.COURT,
    subject=N_("About the time after the court case"),
    staff_label=S_("Appeal by the person convicted"),
    staff_search=S_("defence appeal leave permission court of appeal conviction sentence renewed"),
    says=_ASKED,
    decided_by="state",
    outcomes={
        "asked": _ASKED,
        "allowed": _ALLOWED,
        "not_allowed": _NOT_ALLOWED,
        "asked_again": _ASKED_AGAIN,
        "ended": _ENDED,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("How far it is"),
            required=True,
            choices=(
                Choice("asked", S_("Asked for")),
                Choice("allowed", S_("May go on (leave given)")),
                Choice("not_allowed", S_("May not go on (leave refused)")),
                Choice("asked_again", S_("Asked once more")),
                Choice("ended", S_("Given up")),
            ),
        ),
        Field(
            "against",
            FieldType.CHOICE,
            S_("What it is against"),
            choices=(
                Choice("verdict", S_("The verdict"), N_("The appeal is about the verdict.")),
                Choice("sentence", S_("The sentence"), N_("The appeal is about the sentence.")),
                Choice("both", S_("Both"), N_("The appeal is about the verdict and the sentence.")),
            ),
        ),
        Field(
            "hearing_date",
            FieldType.DATE,
            S_("Day of the hearing"),
            when=When.AHEAD,
            shown_when=("state", frozenset({"allowed", "asked_again"})),
            show=N_("The hearing is on %(value)s."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    reveals=Reveals(frozenset({"sentence"})),
    ahead=Ahead("hearing_date", sentence=N_("Higher judges look at the appeal.")),
    usual_next=("appeal_result", "hearing_listed", "prosecutors_meeting", "appeal"),
)

_VERDICT_STANDS = Says(
    headline=N_("The appeal has failed. The verdict stands."),
    explanation=N_(
        "The higher judges looked at whether the verdict is safe and found that it is. Guilty "
        "remains guilty. The sentence goes on as before."
    ),
    whats_next=N_("There are few further steps. We will tell you if one is taken."),
    may_do=(N_("You can ask for the judges' words in writing. We can ask for you."), _CALL),
    may_ask=(N_("Is this now over?"), N_("Can the person try anything else?")),
)

_VERDICT_UNDONE = Says(
    headline=N_("The higher judges have undone the verdict."),
    explanation=N_(
        "The judges found that the verdict is not safe, so in law it no longer counts. It does not "
        "mean that the jury or you did anything wrong. It is a very hard thing to hear."
    ),
    whats_next=N_("The prosecutors should explain to you what can follow."),
    may_do=(
        N_("You can ask to meet the prosecutors soon."),
        N_("You can ask the police what protects you now."),
        _CALL,
    ),
    may_ask=(
        N_("Where is the person now?"),
        N_("Why did the judges decide this?"),
        N_("Can there be another trial?"),
    ),
)

_NEW_TRIAL = Says(
    headline=N_("The higher judges have undone the verdict and ordered another trial."),
    explanation=N_(
        "The judges found that the trial did not go as it should. The verdict no longer counts, "
        "and another jury will decide. Nobody can say how that will end."
    ),
    whats_next=N_("The court sets dates for the other trial. We will tell you."),
    may_ask=(
        N_("Where is the person until then?"),
        N_("What went wrong in the first trial?"),
        N_("Do witnesses have to speak again?"),
    ),
)

_LESS_SERIOUS = Says(
    headline=N_("The higher judges have changed the verdict to a different crime."),
    explanation=N_(
        "The judges did not find the person not guilty. They decided that another crime fits what "
        "was proved. The sentence usually changes with it."
    ),
    whats_next=N_("The judges decide on the sentence as well, or send that back."),
)

_SENTENCE_SAME = Says(
    headline=N_("The appeal has failed. The sentence stays."),
    explanation=N_(
        "The higher judges looked at whether the sentence was too high and left it. The time in "
        "prison does not change."
    ),
    whats_next=N_("The sentence goes on as before."),
    may_ask=(N_("Is this now over?"), N_("Can the person try anything else?")),
)

_SENTENCE_LOWER = Says(
    headline=N_("The higher judges have made the sentence shorter or lighter."),
    explanation=N_(
        "The judges found that the sentence was higher than the law allows here. The person stays "
        "convicted. A shorter time does not say that a life counted for less."
    ),
    whats_next=N_("The new sentence counts from now on. We can go through it with you."),
    may_ask=(
        N_("What is the sentence now?"),
        N_("When could release first be thought about?"),
    ),
)

APPEAL_RESULT = UpdateKind(
    slug="appeal_result",
    strand=Strand.COURT,
    subject=N_("About what higher judges decided"),
    staff_label=S_("Appeal: what the judges decided"),
    staff_search=S_("appeal result dismissed allowed quashed retrial substituted reduced sentence"),
    says=Says(
        headline=N_("The higher judges have decided about the appeal."),
        explanation=N_("We will go through with you what the higher judges decided."),
        whats_next=N_("We will tell you what follows."),
        may_do=(N_("You can ask for the judges' words in writing. We can ask for you."), _CALL),
        may_ask=(N_("Why did the judges decide this?"), N_("What happens now?")),
    ),
    decided_by="result",
    outcomes={
        "verdict_stands": _VERDICT_STANDS,
        "verdict_undone": _VERDICT_UNDONE,
        "new_trial": _NEW_TRIAL,
        "less_serious": _LESS_SERIOUS,
        "sentence_same": _SENTENCE_SAME,
        "sentence_lower": _SENTENCE_LOWER,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "result",
            FieldType.CHOICE,
            S_("What the judges decided"),
            required=True,
            choices=(
                Choice("verdict_stands", S_("Verdict stands")),
                Choice("verdict_undone", S_("Verdict quashed")),
                Choice("new_trial", S_("Verdict quashed, new trial")),
                Choice("less_serious", S_("Another crime put in its place")),
                Choice("sentence_same", S_("Sentence stays")),
                Choice("sentence_lower", S_("Sentence reduced")),
            ),
        ),
        Field(
            "other_offence",
            FieldType.PHRASE,
            S_("The crime in plain words"),
            offers=LESSER_CRIMES,
            required=True,
            shown_when=("result", frozenset({"less_serious"})),
            show=N_("The crime is: %(value)s."),
        ),
        Field(
            "minimum_term",
            FieldType.PERIOD,
            S_("Minimum term now"),
            shown_when=("result", frozenset({"less_serious", "sentence_lower"})),
            show=N_("The minimum term is now %(value)s."),
        ),
        Field(
            "length",
            FieldType.PERIOD,
            S_("Length of the sentence now"),
            shown_when=("result", frozenset({"less_serious", "sentence_lower"})),
            show=N_("The length of the sentence is now %(value)s."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.VERY_HARD,
    told_first=True,
    second_person=True,
    reveals=Reveals(frozenset({"sentence"})),
    usual_next=("meeting_with_us", "prosecutors_meeting", "new_trial", "remand"),
)
