"""What each sentence means, in plain words. Lengths come from the fields, never from here."""

from __future__ import annotations

from casework.rules.messages import N_
from casework.rules.update_kinds.types import Says

_REMARKS = N_("You can ask for the judge's words in writing. We can ask for you.")
_TOO_LOW = N_(
    "If you think the sentence is far too low, tell us soon. A government lawyer may be asked to "
    "look at it. There is a time limit, and we will check the date with you."
)
_LIAISON = N_(
    "You may be offered news about the sentence from a Victim Liaison Officer. You can say no, "
    "and change your mind later."
)
_CALL = N_("You can ring us today, also if you only want someone to be there.")

_PRISON_DO = (_REMARKS, _TOO_LOW, _LIAISON, _CALL)
_OUTSIDE_DO = (_REMARKS, _TOO_LOW, _CALL)
_ORDER_DO = (
    N_("You can ask us for a copy of the order and what each line means."),
    N_("If a rule is broken, tell the police straight away. In an emergency ring 999."),
)

_PRISON_ASK = (
    N_("What does this sentence mean in years?"),
    N_("When could release first be thought about?"),
    N_("Who will tell us about changes in the years to come?"),
)
_HOSPITAL_ASK = (
    N_("Who decides when the person can leave the hospital?"),
    N_("Who will tell us before that happens?"),
    N_("Can we ask for rules about contact?"),
)
_OUTSIDE_ASK = (
    N_("Where may the person live and go?"),
    N_("Are there rules about contact with us?"),
    N_("What happens if a rule is broken?"),
)

_MINIMUM_NEXT = N_(
    "The person goes to prison. After the minimum term the Parole Board looks at whether release "
    "is safe. The answer can be no."
)
_FIXED_NEXT = N_("The person goes to prison. Release later comes with rules.")
_HOSPITAL_NEXT = N_("The person is taken to a hospital. How long it lasts depends on the illness.")
_OUTSIDE_NEXT = N_("The person lives outside under the rules of the court.")
_APPEAL_NOTE = N_("Both sides may still ask higher judges to look at what was decided.")

GENERAL = Says(
    headline=N_("The judge has decided the sentence."),
    explanation=N_("We will go through with you what the judge decided and what it means."),
    whats_next=_APPEAL_NOTE,
    may_do=_OUTSIDE_DO,
    may_ask=_PRISON_ASK,
)

SENTENCES: dict[str, Says] = {
    "life_mandatory": Says(
        headline=N_("The sentence is life in prison."),
        main_point=N_("The sentence is life in prison, with a minimum term."),
        explanation=N_(
            "For an adult, life is the only sentence the law allows for murder. The minimum term "
            "is the shortest time in prison before release can even be thought about. Release "
            "after that is never automatic. The rules last for life."
        ),
        whats_next=_MINIMUM_NEXT,
        may_do=_PRISON_DO,
        may_ask=_PRISON_ASK,
    ),
    "life_discretionary": Says(
        headline=N_("The judge chose a life sentence."),
        main_point=N_("The judge chose a life sentence, with a minimum term."),
        explanation=N_(
            "The law allowed other sentences, and the judge chose life. There is a minimum term "
            "before release can be thought about. After any release the person stays under rules "
            "for life."
        ),
        whats_next=_MINIMUM_NEXT,
        may_do=_PRISON_DO,
        may_ask=_PRISON_ASK,
    ),
    "whole_life_order": Says(
        headline=N_("The sentence is a whole life order."),
        main_point=N_("The sentence is prison for the whole of life."),
        explanation=N_(
            "The person stays in prison for the rest of their life. There is no minimum term after "
            "which the Parole Board looks at release."
        ),
        whats_next=N_("The person goes to prison. There is no date for a review of release."),
        may_do=_PRISON_DO,
        may_ask=(
            N_("Can this sentence still change on appeal?"),
            N_("Who will tell us about changes in the years to come?"),
        ),
    ),
    "detained_at_his_majestys_pleasure": Says(
        headline=N_("The sentence is detention with no end date."),
        main_point=N_("The sentence is detention with no end date, with a minimum term."),
        explanation=N_(
            "This is the sentence for murder by someone who was under 18. It is a kind of life "
            "sentence. The official name is detention at His Majesty's pleasure. There is a "
            "minimum term before release can be thought about."
        ),
        whats_next=N_(
            "The person is kept in a secure place for young people and may move to a prison later."
        ),
        may_do=_PRISON_DO,
        may_ask=_PRISON_ASK,
    ),
    "custody_for_life": Says(
        headline=N_("The sentence is custody for life."),
        main_point=N_("The sentence is custody for life, with a minimum term."),
        explanation=N_(
            "This is the life sentence for someone aged 18 to 20. It works like life in prison for "
            "an older adult. There is a minimum term before release can be thought about."
        ),
        whats_next=N_(
            "The person is kept in custody. After the minimum term the Parole Board looks at "
            "whether release is safe."
        ),
        may_do=_PRISON_DO,
        may_ask=_PRISON_ASK,
    ),
    "extended_determinate": Says(
        headline=N_("The sentence is prison, with extra time under rules."),
        main_point=N_("The sentence has a set time in prison and extra time under rules."),
        explanation=N_(
            "The sentence has two parts. The first is a time in prison. The second is extra time "
            "outside under strict rules, because the judge saw a danger. Breaking a rule can mean "
            "going back to prison."
        ),
        whats_next=_FIXED_NEXT,
        may_do=_PRISON_DO,
        may_ask=_PRISON_ASK,
    ),
    "determinate": Says(
        headline=N_("The sentence is a set time."),
        main_point=N_("The sentence is a set time. Part of it may be served outside under rules."),
        explanation=N_(
            "The judge set how long the sentence is. One part is served in prison and the rest may "
            "be outside under rules. Breaking a rule can mean going back."
        ),
        whats_next=_FIXED_NEXT,
        may_do=_PRISON_DO,
        may_ask=_PRISON_ASK,
    ),
    "suspended": Says(
        headline=N_("The sentence is suspended."),
        main_point=N_("The sentence is suspended. The person does not go to prison now."),
        explanation=N_(
            "The judge set a prison sentence but put it on hold. The person stays outside while "
            "the rules are kept. If a rule is broken or a new crime is done, a court can send the "
            "person to prison."
        ),
        whats_next=_OUTSIDE_NEXT,
        may_do=_OUTSIDE_DO,
        may_ask=_OUTSIDE_ASK,
    ),
    "hospital_order": Says(
        headline=N_("The judge made a hospital order."),
        main_point=N_("The person goes to a secure hospital for treatment, and not to prison."),
        explanation=N_(
            "The judge sent the person to a hospital because of an illness of the mind. It is not "
            "a prison sentence and not a life sentence. It has no set end. Doctors or a tribunal "
            "decide when the person can leave."
        ),
        whats_next=_HOSPITAL_NEXT,
        may_do=(_REMARKS, _LIAISON, _CALL),
        may_ask=_HOSPITAL_ASK,
    ),
    "restricted_hospital_order": Says(
        headline=N_("The judge made a hospital order with extra limits."),
        main_point=N_("The person goes to a secure hospital. Doctors alone cannot let them leave."),
        explanation=N_(
            "The judge sent the person to a hospital because of an illness of the mind, and added "
            "limits to protect people. Doctors alone cannot let the person leave. The Ministry of "
            "Justice or a tribunal has to agree."
        ),
        whats_next=_HOSPITAL_NEXT,
        may_do=(_REMARKS, _LIAISON, _CALL),
        may_ask=_HOSPITAL_ASK,
    ),
    "hospital_direction": Says(
        headline=N_("The sentence begins in a hospital."),
        main_point=N_("It is a prison sentence that begins in a hospital."),
        explanation=N_(
            "The judge gave a prison sentence, but it begins in a hospital because of an illness "
            "of the mind. When treatment there is no longer needed, the person can be moved to "
            "prison."
        ),
        whats_next=N_("The person is taken to a hospital and may be moved to a prison later."),
        may_do=_PRISON_DO,
        may_ask=_HOSPITAL_ASK,
    ),
    "community": Says(
        headline=N_("The sentence is a community order."),
        main_point=N_("The person does not go to prison. The sentence is served outside."),
        explanation=N_(
            "The person stays outside prison and has to do what the court ordered. That can be "
            "unpaid work, treatment, or staying at home at set times. If the rules are not kept, "
            "the court can change the sentence."
        ),
        whats_next=_OUTSIDE_NEXT,
        may_do=_OUTSIDE_DO,
        may_ask=_OUTSIDE_ASK,
    ),
    "other": Says(
        headline=N_("The judge chose another kind of sentence."),
        main_point=N_("The judge chose another kind of sentence. We will explain it to you."),
        explanation=N_(
            "This sentence is less usual, so we do not explain it here in general words. We will "
            "go through it with you and find the answers to your questions."
        ),
        whats_next=_APPEAL_NOTE,
        may_do=_OUTSIDE_DO,
        may_ask=_OUTSIDE_ASK,
    ),
    "restraining_order": Says(
        headline=N_("The judge made an order about contact."),
        main_point=N_("The judge made an order about contact. Breaking it is a crime."),
        explanation=N_(
            "The order says what the person may not do. For example, it can forbid contact with "
            "someone or going near a place. Breaking the order is a crime."
        ),
        whats_next=N_("The order counts at once, for the time that the judge set."),
        may_do=_ORDER_DO,
        may_ask=(
            N_("Who does the order protect?"),
            N_("How long does the order last?"),
        ),
    ),
    "prohibited_steps_order": Says(
        headline=N_("The judge made an order about a child."),
        main_point=N_("The judge limited what a convicted parent may decide for a child."),
        explanation=N_(
            "The order limits what a convicted parent may decide for a child. Other people then "
            "make those decisions for the child. A family court can look at the order again."
        ),
        whats_next=N_("The order counts at once. We will find out with you what follows from it."),
        may_do=(
            N_("You can ask us to help you find a lawyer for children and families."),
            N_("Please keep what a family court says private."),
        ),
        may_ask=(
            N_("Who may decide about school, health and travel now?"),
            N_("Will the child be asked what they want?"),
        ),
    ),
}
