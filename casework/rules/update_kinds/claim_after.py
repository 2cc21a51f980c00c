"""A claim for compensation after the answer: accepted, looked at again, appealed, paid, closed."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import clock, day, one_of, only, words
from casework.rules.update_kinds.claim_first import SUBJECT
from casework.rules.update_kinds.shared_fields import HEARD_ON, OCCURRED_ON, TEAM_AND_ADVOCATE
from casework.rules.update_kinds.types import Ahead, Says, Sensitivity, UpdateKind, When

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

_APPEAL_SENT = Says(
    headline=N_("The claim for compensation is going to a tribunal."),
    explanation=N_(
        "A tribunal is like a small court and does not belong to the scheme. It can say yes or no, "
        "and it can also give less. It often takes many months."
    ),
    whats_next=N_("The tribunal writes to say that it has the papers."),
    may_do=(
        N_("You can have somebody speak for you there."),
        N_("You can ask to be heard by telephone or video."),
    ),
    may_ask=(
        N_("Who can help me at the tribunal?"),
        N_("What does the scheme say against it?"),
    ),
)

_APPEAL_TAKEN = Says(
    headline=N_("The tribunal has taken up the claim for compensation."),
    explanation=N_(
        "The tribunal has the papers from both sides. It may decide by reading them, or ask you to "
        "come and speak. Nobody is on trial there."
    ),
    whats_next=N_("We tell you if there is a day to go to, or if it decides on paper."),
    may_ask=(
        N_("Can I ask for a hearing, or ask for none?"),
        N_("May I read what the scheme has sent in?"),
    ),
)

COMPENSATION_APPEAL = UpdateKind(
    slug="compensation_appeal",
    strand=Strand.MONEY,
    subject=SUBJECT,
    staff_label=S_("Compensation appeal to the tribunal"),
    staff_search=S_("CICA criminal injuries compensation appeal first-tier tribunal FtT sent"),
    says=_APPEAL_SENT,
    decided_by="state",
    outcomes={"sent": _APPEAL_SENT, "taken": _APPEAL_TAKEN},
    fields=(
        OCCURRED_ON,
        one_of(
            "state",
            S_("How far it is"),
            ("sent", S_("The appeal has been sent")),
            ("taken", S_("The tribunal has it")),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("compensation_hearing", "compensation_appeal_result", "no_news"),
)

_IN_ROOM = Says(
    headline=N_("There is a day for the tribunal about the claim."),
    explanation=N_(
        "A few people sit at a table and ask about the claim. It is less formal than a criminal "
        "court, and it is not about guilt."
    ),
    whats_next=N_("They may answer on the day or in a letter."),
    may_do=(
        N_("You can bring somebody who sits with you or speaks for you."),
        N_("You can ask for a break whenever you need one."),
    ),
    may_ask=(
        N_("What will they ask me?"),
        N_("Who pays for the journey?"),
    ),
)

_FROM_HOME = Says(
    headline=N_("There is a day for the tribunal, by telephone or video."),
    explanation=N_(
        "The tribunal speaks to you from a distance. You can be at home or with us. It asks about "
        "the claim and not about how you live with what happened."
    ),
    whats_next=N_("The tribunal sends you how to join. We try it out with you before."),
)

COMPENSATION_HEARING = UpdateKind(
    slug="compensation_hearing",
    strand=Strand.MONEY,
    subject=SUBJECT,
    staff_label=S_("Compensation tribunal hearing listed"),
    staff_search=S_("CICA criminal injuries compensation tribunal hearing date FtT"),
    says=_IN_ROOM,
    decided_by="how",
    outcomes={"in_person": _IN_ROOM, "remote": _FROM_HOME},
    fields=(
        HEARD_ON,
        one_of(
            "how",
            S_("How it is held"),
            ("in_person", S_("In a room")),
            ("remote", S_("By telephone or video")),
        ),
        day("date", S_("Day"), N_("It is on %(value)s."), required=True, when=When.AHEAD),
        clock("time", S_("Time")),
        words(
            "court",
            S_("Where"),
            N_("It is at %(value)s."),
            required=True,
            shown_when=only("how", "in_person"),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    is_hearing=True,
    ahead=Ahead("date", "time", "court"),
    usual_next=("hearing_moved", "compensation_appeal_result", "meeting_with_us"),
)

_FOR_YOU = Says(
    headline=N_("The tribunal has decided in your favour."),
    main_point=N_("The tribunal has decided in your favour. A letter says what follows."),
    explanation=N_(
        "The tribunal saw it in another way than the scheme did. Its letter says what the scheme "
        "has to do now. The scheme may still ask for a paper before it pays."
    ),
    whats_next=N_("The scheme works out the payment anew and writes to you."),
    may_do=(
        N_("We can read the letter with you."),
        N_("You can ask us what the payment means for benefits."),
    ),
    may_ask=(
        N_("What does the scheme have to do now?"),
        N_("Can the scheme still object?"),
    ),
)

_AGAINST = Says(
    headline=N_("The tribunal has decided as the scheme did."),
    main_point=N_("The tribunal has left the scheme's answer as it was."),
    explanation=N_(
        "The tribunal came to the same answer as the scheme. It had to go by the same rules. You "
        "have asked everybody who could be asked."
    ),
    whats_next=N_("You can leave it there. We can say if any other way is open."),
    may_ask=(
        N_("What are the reasons of the tribunal?"),
        N_("Is there other help with money?"),
    ),
    may_do=(
        N_("We can read the letter of the tribunal with you."),
        N_("You can leave the letter for a time when you feel like it. Mind the dates in it."),
    ),
)

_LESS = Says(
    headline=N_("The tribunal has decided on less than the scheme did."),
    main_point=N_("The tribunal has decided on less than the scheme had offered."),
    explanation=N_(
        "The tribunal looked at everything anew and came to less than the scheme. That is one of "
        "the things that can happen there. It is about rules and papers."
    ),
    whats_next=N_("We go through the letter with you and see what it means for you."),
    may_ask=(
        N_("Why is it less?"),
        N_("Does anything have to be paid back?"),
    ),
)

COMPENSATION_APPEAL_RESULT = UpdateKind(
    slug="compensation_appeal_result",
    strand=Strand.MONEY,
    subject=SUBJECT,
    staff_label=S_("Compensation appeal result"),
    staff_search=S_("CICA criminal injuries compensation tribunal appeal result allowed dismissed"),
    says=_AGAINST,
    decided_by="result",
    outcomes={"for_you": _FOR_YOU, "same": _AGAINST, "less": _LESS},
    fields=(
        OCCURRED_ON,
        one_of(
            "result",
            S_("What the tribunal decided"),
            ("for_you", S_("For the applicant")),
            ("same", S_("The scheme's answer stays")),
            ("less", S_("Less than the scheme offered")),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.HARD,
    usual_next=("compensation_paid", "compensation_closed", "meeting_with_us"),
)

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
