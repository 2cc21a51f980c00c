"""Kinds of hearing (docs/sources.md, Stages), each in plain words. One entry each.

``reveals`` names the told-first news that only the mention of such a hearing would give away,
directly: the table of update kinds adds what follows from it.
"""

from __future__ import annotations

from dataclasses import dataclass

from casework.rules.messages import N_, S_


@dataclass(frozen=True)
class HearingType:
    """One kind of hearing. ``going`` says whether she can be there, if that is special."""

    slug: str
    label: str  # for staff
    headline: str
    explanation: str
    whats_next: str
    reveals: frozenset[str]
    going: str = ""


_CHARGE = frozenset({"charge"})
_VERDICT = frozenset({"verdict"})
_SENTENCE = frozenset({"sentence"})
_NOTHING: frozenset[str] = frozenset()

_TOWARDS_TRIAL = N_("The judge sets what has to be ready before the trial. We will tell you.")
_AFTER_SHORT = N_("We will tell you what was decided and whether there is a next date.")
_AFTER_APPEAL = N_(
    "The judges may answer on the day or later in writing. We will tell you in the way you chose."
)
_CORONER_NEXT = N_("We will tell you about the next date as soon as the coroner sets it.")

_BEFORE_TRIAL: tuple[HearingType, ...] = (
    HearingType(
        "first_appearance_mags",
        S_("First hearing at the magistrates' court"),
        N_("There is a date for the first court hearing."),
        N_(
            "The first hearing is short. The court checks who the person is and what the charge "
            "is. A very serious charge then goes to the Crown Court."
        ),
        N_("The next hearing is usually in the Crown Court. We will tell you the date."),
        _CHARGE,
    ),
    HearingType(
        "bail_application_crown",
        S_("Bail application in the Crown Court"),
        N_("There is a date for a hearing about bail."),
        N_(
            "A judge decides where the person charged will be until the trial. It is either in "
            "prison, or outside under rules. Being outside under rules is called bail."
        ),
        N_("We will tell you what the judge decided, and any rules that protect you."),
        _CHARGE,
    ),
    HearingType(
        "ptph",
        S_("Plea and trial preparation hearing (PTPH)"),
        N_("There is a date for the plea hearing."),
        N_(
            "This is a hearing in the Crown Court. The person charged may be asked to say guilty "
            "or not guilty. The judge also plans the trial."
        ),
        N_("The judge often sets the date of the trial. Dates can change."),
        _CHARGE,
    ),
    HearingType(
        "further_case_management",
        S_("Further case management hearing"),
        N_("There is a date for a planning hearing."),
        N_(
            "The judge checks that both sides are getting ready for the trial. It is often short "
            "and about practical things."
        ),
        _TOWARDS_TRIAL,
        _CHARGE,
    ),
    HearingType(
        "pre_trial_review",
        S_("Pre-trial review"),
        N_("There is a date for the hearing that checks the trial is ready."),
        N_(
            "Shortly before a trial the judge asks if everything is ready. The judge may settle "
            "which witnesses come on which day."
        ),
        _TOWARDS_TRIAL,
        _CHARGE,
    ),
    HearingType(
        "ground_rules",
        S_("Ground rules hearing"),
        N_("There is a date for a hearing about how questions may be asked."),
        N_(
            "Some people need questions in court to be asked in a careful way. The judge decides "
            "how that will be done."
        ),
        _TOWARDS_TRIAL,
        _CHARGE,
    ),
    HearingType(
        "legal_argument",
        S_("Legal argument"),
        N_("There is a date for a hearing about points of law."),
        N_(
            "The lawyers ask the judge to decide a question of law. There is no jury in the room. "
            "What is said there may have to stay private for now."
        ),
        _AFTER_SHORT,
        _CHARGE,
    ),
    HearingType(
        "mention",
        S_("Mention"),
        N_("There is a date for a short court hearing."),
        N_(
            "A short hearing lets the judge deal with one practical question. Nothing is decided "
            "about guilt."
        ),
        _AFTER_SHORT,
        _CHARGE,
    ),
)

_TRIAL: tuple[HearingType, ...] = (
    HearingType(
        "trial",
        S_("Trial"),
        N_("There is a date for the trial."),
        N_(
            "At the trial two sides tell the court what they say happened. A jury of 12 people "
            "listens. Some of what you hear may be very hard."
        ),
        N_("Trial dates do change. If this one moves we will tell you as soon as we know."),
        _CHARGE,
        going=N_("You can choose which days to go. You can leave the room at any time."),
    ),
    HearingType(
        "verdict",
        S_("Verdict"),
        N_("There is a date for hearing what the jury decided."),
        N_(
            "The jury comes back into the room and gives its answer. It is over in a few minutes "
            "and the room can be tense."
        ),
        N_("A person will tell you the answer before it shows here, unless you chose otherwise."),
        _CHARGE,
        going=N_("You can be in the room, or wait somewhere quiet and be told."),
    ),
    HearingType(
        "retrial",
        S_("Retrial"),
        N_("There is a date for a new trial."),
        N_(
            "There will be another trial with a new jury. It is very hard to go through it twice. "
            "You can plan again which days to be there."
        ),
        N_("Trial dates do change. If this one moves we will tell you as soon as we know."),
        _VERDICT,
        going=N_("You can choose which days to go. You can leave the room at any time."),
    ),
    HearingType(
        "newton_hearing",
        S_("Newton hearing"),
        N_("There is a date for a hearing about what exactly happened."),
        N_(
            "The person has said guilty, but the two sides do not agree about what was done. A "
            "judge decides which account is right. There is no jury."
        ),
        N_("The judge uses what was decided when choosing the sentence."),
        _VERDICT,
        going=N_("You can choose whether to go. You can leave the room at any time."),
    ),
    HearingType(
        "sentence",
        S_("Sentence"),
        N_("There is a date for the sentence."),
        N_(
            "The judge tells the court what the sentence is and why. Before that, a Victim "
            "Personal Statement can be read out."
        ),
        N_("A person will tell you the sentence before it shows here, unless you chose otherwise."),
        _VERDICT,
        going=N_("You can be in the room, or have somebody tell you afterwards."),
    ),
    HearingType(
        "confiscation",
        S_("Confiscation"),
        N_("There is a date for a hearing about money."),
        N_(
            "The court looks at money or things that the convicted person may have to give up. "
            "It does not change the sentence."
        ),
        _AFTER_SHORT,
        _VERDICT,
    ),
)

_AFTER_SENTENCE: tuple[HearingType, ...] = (
    HearingType(
        "appeal_permission",
        S_("Permission to appeal"),
        N_("There is a date for a decision about whether an appeal can go on."),
        N_(
            "The convicted person has asked higher judges to look again. First a judge decides if "
            "there is a good reason to. Asking does not mean that anything will change."
        ),
        _AFTER_APPEAL,
        _SENTENCE,
    ),
    HearingType(
        "appeal_conviction",
        S_("Appeal against conviction"),
        N_("There is a date for the appeal about the verdict."),
        N_(
            "Higher judges look at whether the verdict is safe. They do not hear the whole trial "
            "again. They may leave the verdict, change it or order a new trial."
        ),
        _AFTER_APPEAL,
        _SENTENCE,
    ),
    HearingType(
        "appeal_sentence",
        S_("Appeal against sentence"),
        N_("There is a date for the appeal about the sentence."),
        N_(
            "Higher judges look at whether the sentence was right. The verdict stays as it is. "
            "They may leave the sentence or change it."
        ),
        _AFTER_APPEAL,
        _SENTENCE,
    ),
    HearingType(
        "ag_reference_uls",
        S_("Reference by the Attorney General (unduly lenient sentence)"),
        N_("There is a date for a hearing about whether the sentence is too low."),
        N_(
            "A government lawyer, the Attorney General, has asked higher judges to look at the "
            "sentence. They may leave it, increase it, or not take it on."
        ),
        _AFTER_APPEAL,
        _SENTENCE,
    ),
    HearingType(
        "breach",
        S_("Breach of a court order"),
        N_("There is a date for a hearing about a court order."),
        N_(
            "The court looks at whether the rules of its order were kept. If they were not, it "
            "decides what follows."
        ),
        _AFTER_SHORT,
        _SENTENCE,
    ),
    HearingType(
        "parole_paper",
        S_("Parole review on paper"),
        N_("There is a date for a parole decision on paper."),
        N_(
            "The Parole Board decides if a person in prison is safe to be let out. This time it "
            "reads the papers and nobody meets in a room."
        ),
        N_("It may decide, or ask for a hearing. We will tell you in the way you chose."),
        _SENTENCE,
        going=N_("There is no meeting to go to."),
    ),
    HearingType(
        "parole_oral",
        S_("Parole hearing"),
        N_("There is a date for a parole hearing."),
        N_(
            "The Parole Board listens to the person in prison and to those who know the risk. It "
            "decides about risk, not about how sad or angry people are."
        ),
        N_("The decision comes later in writing. We will tell you in the way you chose."),
        _SENTENCE,
        going=N_("Ask us whether you may watch, or have a statement read out."),
    ),
)

_CORONER: tuple[HearingType, ...] = (
    HearingType(
        "pre_inquest_review",
        S_("Pre-inquest review"),
        N_("There is a date for planning the inquest."),
        N_(
            "The coroner plans the inquest. That means which questions it will ask, who will come, "
            "and when. You can say what you want it to look at."
        ),
        _CORONER_NEXT,
        _NOTHING,
    ),
    HearingType(
        "inquest_opening",
        S_("Inquest opening"),
        N_("There is a date for the inquest to open."),
        N_(
            "The coroner opens the inquest in a few minutes. It does not go into what happened yet."
        ),
        _CORONER_NEXT,
        _NOTHING,
    ),
    HearingType(
        "inquest_final",
        S_("Inquest hearing"),
        N_("There is a date for the main inquest hearing."),
        N_(
            "The coroner hears from people who know what happened. Then the coroner says who died, "
            "and how, when and where. Nobody is found guilty there."
        ),
        N_("The coroner writes down the answers. This is called the conclusion."),
        _NOTHING,
        going=N_("You can choose whether to go. You can ask questions there, or we can help."),
    ),
)

HEARINGS: dict[str, HearingType] = {
    hearing.slug: hearing for hearing in (*_BEFORE_TRIAL, *_TRIAL, *_AFTER_SENTENCE, *_CORONER)
}

# What the mention of a hearing gives away, by its slug.
HEARING_REVEALS: dict[str, frozenset[str]] = {
    slug: hearing.reveals for slug, hearing in HEARINGS.items()
}
