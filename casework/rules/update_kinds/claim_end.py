"""A claim for compensation at its end: paid, or closed."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import one_of
from casework.rules.update_kinds.claim_first import SUBJECT
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE
from casework.rules.update_kinds.types import Says, UpdateKind

_TO_YOU = Says(
    headline=N_("The compensation has been paid."),
    explanation=N_(
        "The money is in the bank account that you named. Some people feel relief and others feel "
        "worse when it comes. Both are usual. You need not decide anything about it now."
    ),
    whats_next=N_("Some offices may have to be told. We can look at that with you."),
    may_do=(
        N_("You can speak to somebody who knows about money before you use it."),
        N_("You can keep it quiet. Nobody in the family is told by us."),
    ),
    may_ask=(
        N_("Which offices do I have to tell?"),
        N_("Who can help me to keep it safe?"),
    ),
)

_FOR_A_CHILD = Says(
    headline=N_("The compensation for a child has been put aside."),
    explanation=N_(
        "Money for a child is kept in an account until the child is grown up. The scheme looks "
        "after it. Nobody in the family has to decide about it now."
    ),
    whats_next=N_("The scheme writes to you about the account. Keep these letters."),
    may_ask=(
        N_("Can a part of it be used earlier, for something the child needs?"),
        N_("Who tells the child, and when?"),
    ),
)

COMPENSATION_PAID = UpdateKind(
    slug="compensation_paid",
    strand=Strand.MONEY,
    subject=SUBJECT,
    staff_label=S_("Compensation paid"),
    staff_search=S_("CICA criminal injuries compensation paid payment bank child account"),
    says=_TO_YOU,
    decided_by="to",
    outcomes={"applicant": _TO_YOU, "child": _FOR_A_CHILD},
    fields=(
        OCCURRED_ON,
        one_of(
            "to",
            S_("Where it went"),
            ("applicant", S_("To the applicant")),
            ("child", S_("Into an account for a child")),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("compensation_closed", "meeting_with_us", "other_money_asked"),
)

_ENDED = Says(
    headline=N_("The claim for compensation has ended."),
    explanation=N_(
        "There is nothing more to do about this claim. Keep its letters for some years. Another "
        "office may ask to see them."
    ),
    whats_next=N_("If a letter about it still comes, show it to us."),
    may_do=(N_("You can ask us about other help with money at any time."),),
    may_ask=(N_("Which of these papers should I keep?"), N_("Can it be opened again?")),
)

_STOPPED = Says(
    headline=N_("The claim for compensation has been stopped, as you asked."),
    explanation=N_(
        "You did not want to go on with it, and the scheme has been told. That is a good enough "
        "reason. If you think again, speak to us soon, because there is a time limit."
    ),
    whats_next=N_("The scheme confirms it in a letter. Nothing else comes of it."),
    may_ask=(
        N_("Until when could I still change my mind?"),
        N_("Does it change anything for others in the family?"),
    ),
)

COMPENSATION_CLOSED = UpdateKind(
    slug="compensation_closed",
    strand=Strand.MONEY,
    subject=SUBJECT,
    staff_label=S_("Compensation claim closed"),
    staff_search=S_("CICA criminal injuries compensation closed ended withdrawn stopped"),
    says=_ENDED,
    decided_by="how",
    outcomes={"ended": _ENDED, "stopped": _STOPPED},
    fields=(
        OCCURRED_ON,
        one_of(
            "how",
            S_("How it ended"),
            ("ended", S_("Everything is done")),
            ("stopped", S_("The applicant asked to stop")),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("other_money_asked", "meeting_with_us", "promise"),
)
