"""A claim for compensation after the answer: accepted, or looked at again by the scheme."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import day, one_of
from casework.rules.update_kinds.claim_first import SUBJECT
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE
from casework.rules.update_kinds.types import Says, Sensitivity, UpdateKind

_ACCEPTED = Says(
    headline=N_("You have accepted what the scheme offered."),
    explanation=N_(
        "The scheme knows that you accept. After this it is hard to have the answer changed. "
        "Accepting does not mean that you think it is enough."
    ),
    whats_next=N_("The scheme asks where the money should go, and then pays."),
    may_do=(
        N_("You can ask us what the payment means for benefits before you spend any of it."),
        N_("You can tell us if you have second thoughts. Do it soon."),
    ),
    may_ask=(
        N_("How long does the payment take?"),
        N_("Is any of it kept for a child until later?"),
    ),
)

COMPENSATION_ACCEPTED = UpdateKind(
    slug="compensation_accepted",
    strand=Strand.MONEY,
    subject=SUBJECT,
    staff_label=S_("Compensation award accepted"),
    staff_search=S_("CICA criminal injuries compensation accepted offer award"),
    says=_ACCEPTED,
    fields=(OCCURRED_ON,),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("compensation_paid", "meeting_with_us", "compensation_closed"),
)

_REVIEW_ASKED = Says(
    headline=N_("The scheme has been asked to look at its answer again."),
    explanation=N_(
        "Somebody else at the scheme looks at the claim from the start. The answer can get worse "
        "as well as better, or stay as it is. We told you so before it was sent."
    ),
    whats_next=N_("The scheme writes when it has looked again. It can take months."),
    may_do=(
        N_("You can send more papers while it is being looked at."),
        N_("You can take the request back. Ask us first what that would mean."),
    ),
    may_ask=(
        N_("What did we say was wrong with the answer?"),
        N_("What comes after this, if it stays a no?"),
    ),
)

COMPENSATION_REVIEW_REQUESTED = UpdateKind(
    slug="compensation_review_requested",
    strand=Strand.MONEY,
    subject=SUBJECT,
    staff_label=S_("Compensation: asked to look again"),
    staff_search=S_("CICA criminal injuries compensation review requested disagree reconsider"),
    says=_REVIEW_ASKED,
    fields=(
        OCCURRED_ON,
        one_of(
            "reason",
            S_("What the request says"),
            (
                "not_considered",
                S_("Something was not considered"),
                N_("The request says that something was not looked at."),
            ),
            (
                "wrong",
                S_("Something was wrong"),
                N_("The request says that something in the answer was wrong."),
            ),
            (
                "new",
                S_("There is new information"),
                N_("The request brings in something that the scheme did not know."),
            ),
            ("other", S_("Another reason")),
            required=False,
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("compensation_review_decision", "compensation_more_asked", "no_news"),
)

_LETTER_TELLS = N_("If you still disagree, the letter says where to turn, and by which day.")

_SAME = Says(
    headline=N_("The scheme has looked again. Its answer stays the same."),
    main_point=N_("The scheme looked again and did not change its answer."),
    explanation=N_(
        "A second person came to the same answer. The letter gives the reasons. Asking again was "
        "not for nothing: your side is now in the papers."
    ),
    whats_next=_LETTER_TELLS,
    may_do=(
        N_("You can leave it there."),
        N_("You can take it to a tribunal, which is independent. It can lower an answer as well."),
        N_("We can read the letter with you before you choose."),
    ),
    may_ask=(
        N_("Which rule does the answer rest on?"),
        N_("Who can help with a tribunal?"),
    ),
)

_HIGHER = Says(
    headline=N_("The scheme has looked again. Its answer is now better."),
    main_point=N_("The scheme looked again and changed its answer in your favour."),
    explanation=N_(
        "The second look has changed the answer for the better. The letter says what is offered "
        "now. Read it with care, because not every point may have changed."
    ),
    whats_next=N_("You can accept, or take it further. The letter says how and by when."),
    may_ask=(
        N_("What has changed, and what has not?"),
        N_("What does it mean for benefits?"),
    ),
)

_LOWER = Says(
    headline=N_("The scheme has looked again. Its answer is now worse."),
    main_point=N_("The scheme looked again and changed its answer for the worse."),
    explanation=N_(
        "The second look has made the answer worse. That can happen, and it can feel bitter. The "
        "letter names the rule. It does not name what the person was worth to you."
    ),
    whats_next=_LETTER_TELLS,
    may_ask=(
        N_("Why is it less than before?"),
        N_("Do I have to pay anything back?"),
    ),
)

COMPENSATION_REVIEW_DECISION = UpdateKind(
    slug="compensation_review_decision",
    strand=Strand.MONEY,
    subject=SUBJECT,
    staff_label=S_("Compensation: decision after looking again"),
    staff_search=S_("CICA criminal injuries compensation review decision same higher lower"),
    says=_SAME,
    decided_by="decision",
    outcomes={"same": _SAME, "higher": _HIGHER, "lower": _LOWER},
    fields=(
        OCCURRED_ON,
        one_of(
            "decision",
            S_("What the letter says"),
            ("same", S_("The same")),
            ("higher", S_("Higher")),
            ("lower", S_("Lower")),
        ),
        day(
            "appeal_by",
            S_("Last day to appeal"),
            N_("The letter says to appeal by %(value)s."),
            hint=S_("Copy the date that is printed in the letter."),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.HARD,
    usual_next=("compensation_appeal", "compensation_accepted", "compensation_closed"),
)
