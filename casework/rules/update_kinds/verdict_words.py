"""What each verdict means, in plain words. No reasons, no opinion, no prediction."""

from __future__ import annotations

from casework.rules.messages import N_
from casework.rules.update_kinds.types import Says

_STATEMENT = N_(
    "You may make a Victim Personal Statement, or change the one you made, before the sentence."
)
_MEET = N_("You may ask to meet the prosecutors, who can explain this.")
_WITH_YOU = N_("You can ask us to come with you to that meeting.")
_CALL = N_("You can ring us today, also if you only want someone to be there.")

_SENTENCE_NEXT = N_(
    "The judge decides the sentence, often on another day. We will tell you the date."
)
_NO_SENTENCE = N_("There is no sentence. The prosecutors may offer to meet you and explain.")
_HOSPITAL_NEXT = N_(
    "The judge decides what follows. It may be treatment in a hospital, treatment outside, or "
    "nothing more."
)

_ASK_SENTENCE = (
    N_("When will the judge decide the sentence?"),
    N_("Who can help me with my statement?"),
)
_ASK_AFTER_ACQUITTAL = (
    N_("Where is the person now, and is there anything that keeps us safe?"),
    N_("Will the inquest go on now?"),
    N_("Can the prosecutors explain what happened?"),
)
_ASK_HOSPITAL = (
    N_("Where will the person be tonight?"),
    N_("Who will tell us what the judge decides?"),
)

GENERAL = Says(
    headline=N_("The court has made its decision."),
    explanation=N_("We will go through with you what the court decided and what it means."),
    whats_next=N_("We will tell you what follows from the decision."),
    may_do=(_MEET, _WITH_YOU, _CALL),
    may_ask=(N_("What does this decision mean?"), N_("What happens now?")),
)

_GUILTY_DO = (_STATEMENT, _MEET, _WITH_YOU, _CALL)
_OTHER_DO = (_MEET, _WITH_YOU, _CALL)

VERDICTS: dict[str, Says] = {
    "guilty_murder": Says(
        headline=N_("The verdict is guilty of murder."),
        main_point=N_("The person was found guilty of murder. The sentence comes next."),
        explanation=N_(
            "Guilty means that the court is sure. Guilty of murder means the person meant to kill "
            "or to cause very serious harm. The sentence for murder is always a kind of life "
            "sentence."
        ),
        whats_next=N_(
            "The judge sets the shortest time in prison before release can be thought about. "
            "This is often on another day."
        ),
        may_do=_GUILTY_DO,
        may_ask=_ASK_SENTENCE,
    ),
    "guilty_manslaughter": Says(
        headline=N_("The verdict is guilty of manslaughter."),
        main_point=N_("The person was found guilty of manslaughter. The sentence comes next."),
        explanation=N_(
            "The court is sure that the person caused the death by a crime. The law treats "
            "manslaughter as different from murder. That says nothing about how much a life "
            "counted. The judge can choose between several kinds of sentence."
        ),
        whats_next=_SENTENCE_NEXT,
        may_do=_GUILTY_DO,
        may_ask=_ASK_SENTENCE,
    ),
    "guilty_infanticide": Says(
        headline=N_("The verdict is guilty of infanticide."),
        main_point=N_("The person was found guilty of infanticide. The sentence comes next."),
        explanation=N_(
            "The court is sure that the mother caused the death of her baby. It also found that "
            "giving birth had affected the balance of her mind. The judge looks at both when "
            "choosing the sentence."
        ),
        whats_next=_SENTENCE_NEXT,
        may_do=_GUILTY_DO,
        may_ask=_ASK_SENTENCE,
    ),
    "guilty_other": Says(
        headline=N_("The verdict is guilty of a different crime."),
        main_point=N_("The person was found guilty of a crime other than murder or manslaughter."),
        explanation=N_(
            "The court is sure about a crime that is not murder or manslaughter. You may have "
            "hoped for a different word. The prosecutors can explain what this crime is and why "
            "it was this one."
        ),
        whats_next=_SENTENCE_NEXT,
        may_do=_GUILTY_DO,
        may_ask=_ASK_SENTENCE,
    ),
    "not_guilty": Says(
        headline=N_("The verdict is not guilty."),
        main_point=N_("The person was found not guilty. There is no sentence."),
        explanation=N_(
            "Not guilty means that the jury was not sure enough. It does not mean that nobody was "
            "harmed. It says nothing against you, or about how much a life mattered."
        ),
        whats_next=_NO_SENTENCE,
        may_do=_OTHER_DO,
        may_ask=_ASK_AFTER_ACQUITTAL,
    ),
    "not_guilty_by_reason_of_insanity": Says(
        headline=N_("The verdict is not guilty by reason of insanity."),
        main_point=N_(
            "The verdict is not guilty, because of an illness of the mind. The judge decides what "
            "follows."
        ),
        explanation=N_(
            "The court found that the person did it, but was too unwell in the mind to be guilty "
            "in law. The law uses the old word insanity for this. The person is not convicted."
        ),
        whats_next=_HOSPITAL_NEXT,
        may_do=_OTHER_DO,
        may_ask=_ASK_HOSPITAL,
    ),
    "unfit_did_the_act": Says(
        headline=N_("The jury found that the person did the act."),
        main_point=N_(
            "The person is too unwell for a trial. The jury found that the person did the act."
        ),
        explanation=N_(
            "The person was too unwell to take part in a full trial. So the jury was asked only "
            "whether the person did the act, and the answer is yes. This is not a verdict of "
            "guilty."
        ),
        whats_next=_HOSPITAL_NEXT,
        may_do=_OTHER_DO,
        may_ask=_ASK_HOSPITAL,
    ),
    "unfit_not_the_act": Says(
        headline=N_("The jury was not sure that the person did the act."),
        main_point=N_(
            "The person is too unwell for a trial. The jury was not sure that the person did the "
            "act."
        ),
        explanation=N_(
            "The person was too unwell to take part in a full trial. The jury was asked only "
            "whether the person did the act, and it was not sure. In law the person is treated "
            "as not guilty."
        ),
        whats_next=_NO_SENTENCE,
        may_do=_OTHER_DO,
        may_ask=_ASK_AFTER_ACQUITTAL,
    ),
    "hung_jury": Says(
        headline=N_("The jury could not agree."),
        main_point=N_("The jury could not agree. There is no verdict for now."),
        explanation=N_(
            "There is no verdict, neither guilty nor not guilty. It does not mean that the jury "
            "believed one side. What was said in the jury room stays private."
        ),
        whats_next=N_(
            "There may be a new trial with a new jury. The prosecutors will say what they plan."
        ),
        may_do=_OTHER_DO,
        may_ask=(
            N_("When will the prosecutors decide about a new trial?"),
            N_("Where is the person until then?"),
        ),
    ),
    "directed_acquittal": Says(
        headline=N_("The judge ended the trial with a verdict of not guilty."),
        main_point=N_("The judge ended the trial. The verdict is not guilty."),
        explanation=N_(
            "The judge decided that the jury had not heard enough to be able to say guilty. So the "
            "judge told the jury to say not guilty. The jury did not make this choice."
        ),
        whats_next=_NO_SENTENCE,
        may_do=_OTHER_DO,
        may_ask=(
            N_("Why did the judge decide this?"),
            N_("Can the prosecutors ask other judges to look at it?"),
            N_("Will the inquest go on now?"),
        ),
    ),
    "discontinued": Says(
        headline=N_("The prosecutors have stopped the court case."),
        main_point=N_("The prosecutors have stopped the court case against this person."),
        explanation=N_(
            "The prosecutors have ended the court case against this person. The court has not "
            "decided about guilt. The prosecutors should explain to you why they stopped."
        ),
        whats_next=N_("The prosecutors may offer to meet you. The inquest may start again."),
        may_do=(
            N_("You may be able to ask for this decision to be looked at again. Ask us soon."),
            _MEET,
            _WITH_YOU,
        ),
        may_ask=(
            N_("Why did the prosecutors stop?"),
            N_("Could it start again if something new is found?"),
        ),
    ),
    "left_on_file": Says(
        headline=N_("The charge has been left on file."),
        main_point=N_("The charge was left on file. There is no trial on it for now."),
        explanation=N_(
            "The charge stays in the papers of the court, but there is no trial on it. It is "
            "neither guilty nor not guilty. It can only come back if a court allows it."
        ),
        whats_next=N_("Nothing more happens with this charge unless a court says so."),
        may_do=_OTHER_DO,
        may_ask=(
            N_("Why was the charge left on file?"),
            N_("Are there other charges that go on?"),
        ),
    ),
}
