"""An application to the criminal injuries compensation scheme: stages, papers, cautions.

No sum, no share and no limit is stated here. A page never says what somebody will get
(docs/sources.md, Money).
"""

from __future__ import annotations

from dataclasses import dataclass

from casework.rules.messages import N_, S_

# The two ways through the official form.
ROUTES: dict[str, str] = {
    "full": N_("For relatives, and for the cost of the funeral"),
    "funeral": N_("For the cost of the funeral only"),
}
HELPERS: dict[str, str] = {
    "us": N_("We help you with it."),
    "self": N_("You do it yourself."),
    "friend": N_("Somebody you know helps you with it."),
    "solicitor": N_("A solicitor helps you with it."),
}
HELPERS_FOR_STAFF: dict[str, str] = {
    "us": S_("Our own team"),
    "self": S_("They do it themselves"),
    "friend": S_("Somebody they know"),
    "solicitor": S_("A solicitor"),
}


@dataclass(frozen=True)
class Stage:
    """How far an application has got: for staff, and as she reads it."""

    slug: str
    label: str
    says: str
    next: str
    before_sending: bool = False
    over: bool = False
    said_of_it: str = ""  # to a relative whom she lets see it; as ``says`` if empty

    @property
    def seen(self) -> str:
        """How it reads to a relative whom she lets see it."""
        return self.said_of_it or self.says


_SILENCE = N_(
    "You may hear nothing for many months. The silence does not mean yes, and it does not mean no."
)
_READ = N_("We can read the letter with you when you are ready.")

STAGES: dict[str, Stage] = {
    stage.slug: stage
    for stage in (
        Stage(
            "thinking",
            S_("Thinking about it"),
            N_("You are thinking about it."),
            N_("There is nothing to do until you decide. We can talk it through."),
            before_sending=True,
            said_of_it=N_("Nothing has been sent yet."),
        ),
        Stage(
            "gathering",
            S_("Gathering what the form asks for"),
            N_("You are gathering what the form asks for."),
            N_("What is missing stands below. We can ask for some of it for you."),
            before_sending=True,
            said_of_it=N_("The form is being filled in."),
        ),
        Stage(
            "sent",
            S_("Sent"),
            N_("The form has been sent."),
            N_("The scheme writes to say that it has the form, and gives it a number."),
        ),
        Stage(
            "reference_received",
            S_("Reference number received"),
            N_("The scheme has the form and has given it a number."),
            N_("The scheme now asks the police for what it needs. This takes long."),
        ),
        Stage(
            "police_evidence",
            S_("Waiting for evidence from the police"),
            N_("The scheme is waiting for the police."),
            _SILENCE,
        ),
        Stage(
            "more_asked",
            S_("More information asked for"),
            N_("The scheme has asked for more."),
            N_("What it asks for stands below, with the day by which it would like it."),
        ),
        Stage(
            "waiting",
            S_("Waiting for the decision"),
            N_("You are waiting for the answer."),
            _SILENCE,
            said_of_it=N_("The answer has not come yet."),
        ),
        Stage(
            "decision_letter",
            S_("Decision letter received"),
            N_("A letter with the answer has come."),
            _READ,
        ),
        Stage(
            "accepted",
            S_("Decision accepted"),
            N_("You have said that you accept the answer."),
            N_("Payment can still take some weeks."),
            said_of_it=N_("The answer has been accepted."),
        ),
        Stage(
            "review_requested",
            S_("Review asked for"),
            N_("You have asked for the answer to be looked at again."),
            N_("The new answer may be the same, higher or lower."),
            said_of_it=N_("The answer is being looked at again."),
        ),
        Stage(
            "review_decision",
            S_("Review decision received"),
            N_("A letter with the new answer has come."),
            _READ,
        ),
        Stage(
            "appealed",
            S_("Appeal to the tribunal"),
            N_("You have asked a tribunal to decide."),
            N_("The tribunal writes to you about the day."),
            said_of_it=N_("A tribunal has been asked to decide."),
        ),
        Stage(
            "hearing",
            S_("Tribunal hearing"),
            N_("There is a day at the tribunal."),
            N_("We can go with you, and tell you beforehand how it goes."),
        ),
        Stage(
            "appeal_result",
            S_("Tribunal decision received"),
            N_("The tribunal has decided, and has written to you."),
            _READ,
            said_of_it=N_("The tribunal has decided."),
        ),
        Stage(
            "paid",
            S_("Paid"),
            N_("The payment has been made."),
            N_("Nothing more is needed."),
            over=True,
        ),
        Stage(
            "closed", S_("Ended"), N_("This has ended."), N_("Nothing more is needed."), over=True
        ),
    )
}

# What the official form, or a letter after it, may ask for.
PAPERS: dict[str, str] = {
    "identity": N_("Something that shows who you are"),
    "relationship": N_("Something that shows how you are related"),
    "living_together": N_("Something that shows that you lived together"),
    "crime_reference": N_("The reference number of the police"),
    "funeral_invoice": N_("The bill for the funeral"),
    "funeral_receipt": N_("Receipts for the funeral"),
    "other_money": N_("What other money was asked for or given"),
    "medical": N_("A letter from a doctor"),
    "bank": N_("The details of a bank account"),
    "other": N_("Something else that the letter names"),
}

OUTCOMES: dict[str, str] = {
    "award": N_("The scheme has agreed to pay."),
    "reduced": N_("The scheme has agreed to pay a part."),
    "refused": N_("The scheme has said no. The letter gives the rule."),
    "nil": N_("There is no payment. The letter says why."),
    "same": N_("The answer stays as it was."),
    "higher": N_("The new answer is higher than before."),
    "lower": N_("The new answer is lower than before."),
}

# Before she begins. Cautions come before hope: nobody is helped by a hope that a rule ends.
CAUTIONS: tuple[str, ...] = (
    N_("There is a government scheme that may pay money to some relatives after a violent crime."),
    N_("Not everyone can get it, however close they were."),
    N_("Past crimes by you, or by the person who died, can change the answer."),
    N_("What you told the police, and whether you helped them, can change it as well."),
    N_("Other money has to be named in the form, also money that people collected for you."),
    N_("It can take a year or more, and most of that time you hear nothing."),
    N_("There is a last day to apply. Ask us about it if you would rather wait."),
    N_("You need not pay anybody for help with it. We can help you fill it in."),
    N_(
        "A no is about the rules of the scheme. It says nothing about you, or about how much a "
        "life mattered."
    ),
)
