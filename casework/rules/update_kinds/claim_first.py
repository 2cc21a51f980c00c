"""A claim for compensation, from the first thought until it waits. Cautions come before hope.

There is no field for an amount here or anywhere in the table.
"""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import day, one_of, only, words
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE
from casework.rules.update_kinds.types import Ahead, Reveals, Says, UpdateKind, When

SUBJECT = N_("About the claim for compensation")

_NOT_EVERYBODY = N_("The scheme says no to many people. A no is about its rules, not about worth.")
_TIME = N_("There is a time limit for asking. Check the date with us soon.")

_THINKING = Says(
    headline=N_("You can think about a claim for compensation."),
    main_point=N_("There is a government scheme. It does not pay everybody."),
    explanation=N_(
        "The scheme has strict rules. Past crimes of yours or of the person who died can turn a "
        "yes into a no. Some relatives cannot ask at all. If the rules fit, it may pay something."
    ),
    whats_next=N_("Tell us if you want to go on, or think first. We go through the rules."),
    may_do=(
        _NOT_EVERYBODY,
        _TIME,
        N_("You can ask by yourself. Nobody needs to be paid for it."),
    ),
    may_ask=(
        N_("Do the rules fit me, as far as you can see?"),
        N_("What would I have to tell about myself and about the one who died?"),
        N_("What if others in the family ask as well?"),
    ),
)

_GATHERING = Says(
    headline=N_("The papers for the claim are being put together."),
    main_point=N_("We are putting the papers together. Nothing has been sent yet."),
    explanation=N_(
        "The scheme asks for many papers, and some take weeks to come. It can still say no when it "
        "has all of them. We write down what is there and what is missing."
    ),
    whats_next=N_("When the papers are there, we look through them with you before they go."),
    may_do=(
        N_("You can send us a photo of a paper, or have us fetch it."),
        N_("You can keep bills for the funeral. Some may be asked for."),
        _TIME,
    ),
    may_ask=(
        N_("Which papers are missing?"),
        N_("What if a paper does not exist?"),
    ),
)

COMPENSATION_PREPARING = UpdateKind(
    slug="compensation_preparing",
    strand=Strand.MONEY,
    subject=SUBJECT,
    staff_label=S_("Compensation claim: thinking or gathering papers"),
    staff_search=S_("CICA criminal injuries compensation thinking gathering papers documents"),
    says=_THINKING,
    decided_by="stage",
    outcomes={"thinking": _THINKING, "gathering": _GATHERING},
    fields=(
        OCCURRED_ON,
        one_of(
            "stage",
            S_("How far it is"),
            ("thinking", S_("Thinking about it")),
            ("gathering", S_("Gathering papers")),
        ),
        words(
            "missing",
            S_("Which papers are still missing"),
            N_("Still missing: %(value)s."),
            shown_when=only("stage", "gathering"),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("compensation_sent", "compensation_preparing", "other_money_asked"),
)

_FULL = Says(
    headline=N_("The claim for compensation has been sent."),
    explanation=N_(
        "The claim is with the scheme now. It looks at the rules first and at you later. Nobody "
        "can say yet how it will answer. Many people wait a year, and some wait longer."
    ),
    whats_next=N_("The scheme writes back with a number for the claim."),
    may_do=(
        N_("Tell us when your address or telephone number changes. The scheme needs to know."),
        N_("Tell us if you get other money for the same thing. The scheme asks about it."),
    ),
    may_ask=(
        N_("What exactly did we send?"),
        N_("How will we hear from the scheme?"),
    ),
)

_FUNERAL = Says(
    headline=N_("The claim for the funeral has been sent."),
    explanation=N_(
        "This claim is about what the funeral cost, and nothing else. The scheme asks who paid. It "
        "may pay some of it or none, and it wants to see the bills."
    ),
    whats_next=N_("The scheme may ask for bills. Keep the ones that you have."),
    may_ask=(
        N_("Which bills count?"),
        N_("Can I still ask for something else later?"),
    ),
)

COMPENSATION_SENT = UpdateKind(
    slug="compensation_sent",
    strand=Strand.MONEY,
    subject=SUBJECT,
    staff_label=S_("Compensation claim sent"),
    staff_search=S_("CICA criminal injuries compensation sent applied application funeral full"),
    says=_FULL,
    decided_by="route",
    outcomes={"full": _FULL, "funeral": _FUNERAL},
    fields=(
        OCCURRED_ON,
        one_of(
            "route",
            S_("What is claimed"),
            ("full", S_("Full claim")),
            ("funeral", S_("Funeral costs only")),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("compensation_reference", "compensation_more_asked", "meeting_with_us"),
)

_REFERENCE = Says(
    headline=N_("The claim for compensation has a number."),
    explanation=N_(
        "The scheme has the claim and has given it a number. It says nothing yet about yes or no. "
        "Anybody who rings or writes about the claim needs this number."
    ),
    whats_next=N_("The scheme now asks the police what they know. This takes time."),
    may_do=(
        N_("You can keep the number with your papers. We keep it as well."),
        N_("You can have us ring the scheme, so that you do not have to."),
    ),
    may_ask=(N_("How often will you ask the scheme for news?"),),
)

COMPENSATION_REFERENCE = UpdateKind(
    slug="compensation_reference",
    strand=Strand.MONEY,
    subject=SUBJECT,
    staff_label=S_("Compensation reference number received"),
    staff_search=S_("CICA criminal injuries compensation reference number acknowledgement"),
    says=_REFERENCE,
    fields=(
        OCCURRED_ON,
        words(
            "reference",
            S_("The number"),
            N_("The number of the claim is %(value)s."),
            required=True,
            most=40,
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("compensation_police_evidence", "compensation_more_asked", "compensation_waiting"),
)

_POLICE_ASKED = Says(
    headline=N_("The scheme has asked the police about what happened."),
    explanation=N_(
        "The scheme checks with the police that there was a crime and that it was reported. It "
        "also asks if there are past crimes. The police can be slow to answer."
    ),
    whats_next=N_("When the police have answered, the scheme looks at the claim."),
    may_do=(N_("You do not need to do anything. The scheme asks the police itself."),),
    may_ask=(
        N_("What may the police tell the scheme about us?"),
        N_("Can I see what they wrote?"),
    ),
)

_POLICE_ANSWERED = Says(
    headline=N_("The police have answered the scheme."),
    explanation=N_(
        "The scheme has what it asked the police for. We do not know what it will make of it. The "
        "claim now goes to somebody who decides, and there may be more questions."
    ),
    whats_next=N_("The scheme asks for more, or the claim waits for its turn."),
    may_ask=(N_("Does the scheme need anything else from me?"),),
)

COMPENSATION_POLICE_EVIDENCE = UpdateKind(
    slug="compensation_police_evidence",
    strand=Strand.MONEY,
    subject=SUBJECT,
    staff_label=S_("Compensation: police evidence"),
    staff_search=S_("CICA criminal injuries compensation police evidence report asked answered"),
    says=_POLICE_ASKED,
    decided_by="state",
    outcomes={"asked": _POLICE_ASKED, "answered": _POLICE_ANSWERED},
    fields=(
        OCCURRED_ON,
        one_of(
            "state",
            S_("How far it is"),
            ("asked", S_("The police have been asked")),
            ("answered", S_("The police have answered")),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("compensation_more_asked", "compensation_waiting", "compensation_decision"),
)

_ABOUT_YOU = Says(
    headline=N_("The scheme asks for more about you."),
    explanation=N_(
        "The scheme wants to know more about you and about how you lived with the person who died. "
        "Such questions can feel cold. They come from its rules. A missing answer can lead to a no."
    ),
    whats_next=N_("We answer together. If you cannot answer something, we say so and why."),
    may_do=(
        N_("You can have us read the questions first and tell you what they are."),
        N_("You can ask for more time. We can ask the scheme for you."),
    ),
    may_ask=(
        N_("Why do they want to know this?"),
        N_("What happens if I would rather not say?"),
    ),
)

_BILLS = Says(
    headline=N_("The scheme asks for bills."),
    explanation=N_(
        "The scheme wants to see what was paid, and by whom. Without a bill it may leave a cost "
        "out. We can ask the funeral director or a shop for a copy."
    ),
    whats_next=N_("We collect the bills and send copies. You keep the real ones."),
    may_ask=(
        N_("Which bills are missing?"),
        N_("What if the family shared the cost?"),
    ),
)

_HEALTH = Says(
    headline=N_("The scheme asks about your health."),
    explanation=N_(
        "The scheme wants to hear from a doctor, or to read what one has written. It needs your "
        "yes for that. You may say which doctor, and you may see what is sent."
    ),
    whats_next=N_("Nothing is asked of a doctor before you have said yes."),
    may_ask=(
        N_("What will the doctor be asked?"),
        N_("What if I say no?"),
    ),
)

_SOMETHING_ELSE = Says(
    headline=N_("The scheme asks for something more."),
    explanation=N_(
        "The scheme needs one more thing before it can go on. It is often something small, such as "
        "a form to sign again. The claim stands still until it has it."
    ),
    whats_next=N_("We look at the letter with you and answer it."),
    may_ask=(N_("What exactly is missing?"), N_("Can you send it for me?")),
    may_do=_ABOUT_YOU.may_do,
)

COMPENSATION_MORE_ASKED = UpdateKind(
    slug="compensation_more_asked",
    strand=Strand.MONEY,
    subject=SUBJECT,
    staff_label=S_("Compensation: the scheme asks for more"),
    staff_search=S_("CICA criminal injuries compensation more information asked papers medical"),
    says=_SOMETHING_ELSE,
    decided_by="about",
    outcomes={
        "about_you": _ABOUT_YOU,
        "bills": _BILLS,
        "health": _HEALTH,
        "other": _SOMETHING_ELSE,
    },
    fields=(
        OCCURRED_ON,
        one_of(
            "about",
            S_("What it asks about"),
            ("about_you", S_("About the applicant and the relationship")),
            ("bills", S_("Bills and receipts")),
            ("health", S_("Health, from a doctor")),
            ("other", S_("Something else")),
        ),
        words("what", S_("What it asks for, in plain words"), N_("It asks for: %(value)s.")),
        day(
            "send_by",
            S_("Day by which the scheme asks for it"),
            N_("The letter asks for it by %(value)s."),
            hint=S_("Copy the date that is printed in the letter."),
            when=When.AHEAD,
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    ahead=Ahead("send_by", sentence=N_("The scheme asks for an answer by this day.")),
    usual_next=("compensation_waiting", "compensation_more_asked", "compensation_decision"),
)

_IN_TURN = Says(
    headline=N_("The claim for compensation waits for its turn."),
    explanation=N_(
        "There is nothing more to send. The scheme works through many claims, and this one waits "
        "in line. A long silence is usual here and is no sign either way."
    ),
    whats_next=N_("The answer comes by post. We will tell you if we hear of it first."),
    may_do=(
        N_("You can say how often you want us to ask the scheme."),
        N_("You can ask us about other help with money while you wait."),
    ),
    may_ask=(
        N_("When did you last ask the scheme, and what did it say?"),
        N_("Is there any help before the answer comes?"),
    ),
)

_FOR_COURT = Says(
    headline=N_("The claim for compensation waits for the court case."),
    explanation=N_(
        "The scheme has decided to wait until the court case is over. What is said in court may "
        "matter for its rules. Nothing is wrong with what you sent."
    ),
    whats_next=N_("After the court case we tell the scheme, so that it takes up the claim."),
)

_NO_REASON = Says(
    headline=N_("The claim for compensation waits. We do not know for what."),
    explanation=N_(
        "The scheme has not moved the claim and has not told us why. We have asked in writing. "
        "It is not because of anything you did or left out."
    ),
    whats_next=N_("If no answer comes, we ask somebody higher up in the scheme."),
)

COMPENSATION_WAITING = UpdateKind(
    slug="compensation_waiting",
    strand=Strand.MONEY,
    subject=SUBJECT,
    staff_label=S_("Compensation claim waiting"),
    staff_search=S_("CICA criminal injuries compensation waiting queue silence delay no answer"),
    says=_IN_TURN,
    decided_by="why",
    outcomes={"in_turn": _IN_TURN, "court": _FOR_COURT, "not_known": _NO_REASON},
    fields=(
        OCCURRED_ON,
        one_of(
            "why",
            S_("What it waits for"),
            ("in_turn", S_("Its turn")),
            ("court", S_("The court proceedings")),
            ("not_known", S_("Not known")),
        ),
        day(
            "ask_again",
            S_("Day when we ask the scheme again"),
            N_("We will ask the scheme again on %(value)s."),
            when=When.AHEAD,
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    reveals=Reveals(
        by_field="why",
        by_value={
            "in_turn": frozenset(),
            "court": frozenset({"charge"}),
            "not_known": frozenset(),
        },
        otherwise=frozenset({"charge"}),
    ),
    usual_next=("compensation_decision", "no_news", "compensation_more_asked"),
)
