"""Other help with money: what was asked for, and the answer. No amounts, and no rule of who
gets it: those are dated rows that a person confirms."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import day, one_of, words
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE
from casework.rules.update_kinds.types import Ahead, Says, Sensitivity, UpdateKind, When

SUBJECT = N_("About other help with money")

_BEREAVEMENT = Says(
    headline=N_("We have asked for Bereavement Support Payment."),
    explanation=N_(
        "This is a benefit for some people whose husband, wife or partner has died. It depends on "
        "things like age and work in the past. Asking does not mean that it will be paid."
    ),
    whats_next=N_("The office answers by post or by telephone. We will help you read it."),
    may_do=(
        N_("You can have us ring the office with you."),
        N_("You can tell us at once if the office stops another benefit."),
    ),
    may_ask=(
        N_("Until when can it be asked for?"),
        N_("Does it change other benefits?"),
    ),
)

_GUARDIAN = Says(
    headline=N_("We have asked for Guardian's Allowance."),
    explanation=N_(
        "This is a benefit for some people who bring up a child whose parents cannot. It can "
        "matter when one parent has died and the other is in prison. The office checks each point."
    ),
    whats_next=N_("The office may ask for papers about the child. We will help with them."),
    may_ask=(
        N_("Which papers about the child are needed?"),
        N_("Does it change Child Benefit?"),
    ),
)

_FUNERAL = Says(
    headline=N_("We have asked for a Funeral Expenses Payment."),
    explanation=N_(
        "This can help with some funeral costs when a person gets certain benefits. It seldom "
        "covers all of it. The office may take it back from what the person left behind."
    ),
    whats_next=N_("The office asks for the bill, if it does not have it yet."),
    may_ask=(
        N_("Until when can it be asked for?"),
        N_("Can the funeral director be paid straight away?"),
    ),
)

_CHILDREN = Says(
    headline=N_("The Children's Funeral Fund has been asked to help."),
    explanation=N_(
        "This fund can pay some costs when a child has died. The funeral director often asks it, "
        "so that no bill for these costs comes to you. Other costs may be left over."
    ),
    whats_next=N_("We check with the funeral director what is taken care of."),
    may_ask=(
        N_("Which costs are not covered?"),
        N_("How is it done in Wales?"),
    ),
)

_OUR_FUND = Says(
    headline=N_("We have asked our own fund to help."),
    explanation=N_(
        "Our service has a small fund for things that cannot wait. That can be a journey, a night "
        "away, locks or childcare. Somebody other than your worker says yes or no."
    ),
    whats_next=N_("We tell you the answer as soon as there is one."),
    may_ask=(
        N_("How long does it take?"),
        N_("Do I have to pay first?"),
    ),
    may_do=(N_("You can have us ring the office for you, or with you."),),
)

_WHICH = (
    ("bereavement_support", S_("Bereavement Support Payment")),
    ("guardians_allowance", S_("Guardian's Allowance")),
    ("funeral_payment", S_("Funeral Expenses Payment")),
    ("childrens_funeral", S_("Children's Funeral Fund")),
    ("our_fund", S_("Our own fund")),
)

OTHER_MONEY_ASKED = UpdateKind(
    slug="other_money_asked",
    strand=Strand.MONEY,
    subject=SUBJECT,
    staff_label=S_("Other money asked for"),
    staff_search=S_(
        "bereavement support payment BSP guardian's allowance funeral expenses payment DWP "
        "children's funeral fund benefit grant hardship"
    ),
    says=_OUR_FUND,
    decided_by="which",
    outcomes={
        "bereavement_support": _BEREAVEMENT,
        "guardians_allowance": _GUARDIAN,
        "funeral_payment": _FUNERAL,
        "childrens_funeral": _CHILDREN,
        "our_fund": _OUR_FUND,
    },
    fields=(
        OCCURRED_ON,
        one_of("which", S_("Which help"), *_WHICH),
        words(
            "for_what",
            S_("What it is for, in plain words"),
            N_("It is for this: %(value)s."),
        ),
        day(
            "answer_expected",
            S_("Day by which we expect an answer"),
            N_("We hope for an answer by %(value)s."),
            when=When.AHEAD,
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("other_money_answered", "other_money_asked", "meeting_with_us"),
)

_YES = Says(
    headline=N_("There is a yes to the help with money."),
    main_point=N_("The answer is yes. The letter says how it is paid."),
    explanation=N_(
        "The office has agreed to help. The letter says what is paid and when. If something else "
        "gets less because of it, tell us, and we will look at it."
    ),
    whats_next=N_("The money is paid as the letter says."),
    may_do=(
        N_("We can read the letter with you."),
        N_("You can have us ask the office about anything that is not clear."),
    ),
    may_ask=(
        N_("Does it change other benefits?"),
        N_("Do I have to tell anybody about it?"),
    ),
)

_PART = Says(
    headline=N_("There is a yes to part of the help with money."),
    main_point=N_("The answer is yes to a part. The letter says what is left out."),
    explanation=N_(
        "The office pays for some of what was asked. What is left out stands in the letter. There "
        "may be another place to ask for the rest."
    ),
    whats_next=N_("We look for other help with the rest, if you want that."),
    may_ask=(
        N_("Why is a part left out?"),
        N_("Who else can help with it?"),
    ),
)

_NO = Says(
    headline=N_("There is a no to the help with money."),
    main_point=N_("The answer is no. The letter says why."),
    explanation=N_(
        "The office has said no because of its rules. You did nothing wrong by asking. Many such "
        "answers can be looked at again, and some are mistakes."
    ),
    whats_next=N_("We look at the reasons with you, and at what else may help."),
    may_ask=(
        N_("Can the answer be looked at again, and until when?"),
        N_("Where else can we ask?"),
    ),
)

_MORE = Says(
    headline=N_("The office asks for more before it answers."),
    main_point=N_("There is no yes or no. The office needs something more first."),
    explanation=N_(
        "The office cannot answer with what it has. It asks for a paper or for an explanation. "
        "Nothing has been decided against you."
    ),
    whats_next=N_("We send what is asked for, together with you."),
    may_ask=(
        N_("What exactly do they need?"),
        N_("Can you get it for me?"),
    ),
    may_do=_YES.may_do,
)

OTHER_MONEY_ANSWERED = UpdateKind(
    slug="other_money_answered",
    strand=Strand.MONEY,
    subject=SUBJECT,
    staff_label=S_("Other money: the answer"),
    staff_search=S_(
        "bereavement support payment BSP guardian's allowance funeral expenses payment DWP "
        "children's funeral fund answer yes no refused granted"
    ),
    says=_MORE,
    decided_by="answer",
    outcomes={"yes": _YES, "part": _PART, "no": _NO, "more": _MORE},
    fields=(
        OCCURRED_ON,
        one_of(
            "which",
            S_("Which help"),
            (*_WHICH[0], N_("This is about Bereavement Support Payment.")),
            (*_WHICH[1], N_("This is about Guardian's Allowance.")),
            (*_WHICH[2], N_("This is about the Funeral Expenses Payment.")),
            (*_WHICH[3], N_("This is about the Children's Funeral Fund.")),
            (*_WHICH[4], N_("This is about our own fund.")),
        ),
        one_of(
            "answer",
            S_("The answer"),
            ("yes", S_("Yes")),
            ("part", S_("Yes to a part")),
            ("no", S_("No")),
            ("more", S_("They need more first")),
        ),
        day(
            "again_by",
            S_("Last day to ask for it to be looked at again"),
            N_("The letter says to ask for a new look by %(value)s."),
            hint=S_("Copy the date that is printed in the letter."),
        ),
        day(
            "send_by",
            S_("Day by which they need more"),
            N_("They ask for it by %(value)s."),
            when=When.AHEAD,
            shown_when=("answer", frozenset({"more"})),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.HARD,
    ahead=Ahead("send_by", sentence=N_("An office asks for an answer by this day.")),
    usual_next=("other_money_asked", "meeting_with_us", "other_money_answered"),
)
