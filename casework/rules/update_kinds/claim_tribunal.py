"""A claim for compensation before a tribunal: sent there, heard, decided."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import clock, day, one_of, only, words
from casework.rules.update_kinds.claim_first import SUBJECT
from casework.rules.update_kinds.shared_fields import HEARD_ON, OCCURRED_ON, TEAM_AND_ADVOCATE
from casework.rules.update_kinds.types import Ahead, Says, Sensitivity, UpdateKind, When

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
