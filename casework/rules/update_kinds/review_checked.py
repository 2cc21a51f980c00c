"""The report goes round: the area agrees, the Home Office checks, the commissioner reads."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import one_of
from casework.rules.update_kinds.review_fields import WHICH_REVIEW
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE, yes_no
from casework.rules.update_kinds.types import Says, UpdateKind

_AGREED = Says(
    headline=N_("The area has agreed to the report."),
    explanation=N_(
        "The group that asked for the review has read the report and stands behind it. The group "
        "also agreed to a list of things that services will change."
    ),
    whats_next=N_("The report goes on to be checked by people outside the area."),
    may_do=(
        N_("You do not need to do anything."),
        N_("You can tell us days on which the report should not become public."),
    ),
    may_ask=(
        N_("Is it the same report that we read?"),
        N_("How long do the next steps take?"),
    ),
)

_AGREED_CHANGED = Says(
    headline=N_("The area has agreed to the report, with changes."),
    explanation=N_(
        "The group that asked for the review wanted parts of the report to be different. The chair "
        "has changed those parts. You can ask to see what they were."
    ),
    whats_next=N_("We ask for the changed pages, so that you can see them if you want."),
    may_ask=(
        N_("Which parts are different from what we read?"),
        N_("Was anything of ours taken out?"),
    ),
)

REVIEW_AREA_AGREED = UpdateKind(
    slug="review_area_agreed",
    strand=Strand.REVIEW,
    subject=N_("About the report of the review"),
    staff_label=S_("Report agreed by the partnership"),
    staff_search=S_("DHR DARDR SUSR SAR CSP partnership board agreed signed off report"),
    says=_AGREED,
    decided_by="state",
    outcomes={"agreed": _AGREED, "with_changes": _AGREED_CHANGED},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "state",
            S_("What was agreed"),
            ("agreed", S_("The report as it was")),
            ("with_changes", S_("The report with changes")),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("review_sent_for_check", "review_publication", "review_actions"),
)

_FIRST_TIME = Says(
    headline=N_("The report has been sent to be checked."),
    explanation=N_(
        "People who had no part in the review now read the report. They look at whether it is fair "
        "and whether the family was heard. This can take many months."
    ),
    whats_next=N_("They answer with a letter. You can read it when it comes."),
    may_do=(
        N_("You do not need to do anything while they read."),
        N_("You can ask us to check from time to time how far it is."),
    ),
    may_ask=(
        N_("Who checks the report?"),
        N_("Are we told before anybody else what they say?"),
    ),
)

_ONCE_MORE = Says(
    headline=N_("The report has been sent to be checked again."),
    explanation=N_(
        "The report was changed after the first check. Now the same people read it once more. It "
        "is a second look, and not a new review."
    ),
    whats_next=N_("Another letter comes with their answer. We will tell you."),
    may_ask=(
        N_("What was changed since the first check?"),
        N_("What happens if they are still not content?"),
    ),
)

REVIEW_SENT_FOR_CHECK = UpdateKind(
    slug="review_sent_for_check",
    strand=Strand.REVIEW,
    subject=N_("About the report of the review"),
    staff_label=S_("Report sent for quality assurance"),
    staff_search=S_("DHR DARDR SUSR Home Office QA quality assurance panel submitted checked"),
    says=_FIRST_TIME,
    decided_by="state",
    outcomes={"first": _FIRST_TIME, "again": _ONCE_MORE},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "state",
            S_("Which time"),
            ("first", S_("The first time")),
            ("again", S_("Again, after changes")),
        ),
        yes_no(
            "home_office",
            S_("Is it checked at the Home Office?"),
            yes=N_("It is checked by a group at the Home Office."),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("review_check_result", "no_news", "review_publication"),
)

_GOOD = Says(
    headline=N_("The report has been checked and can be made public."),
    explanation=N_(
        "Those who checked the report found it good enough to be made public. Their letter says "
        "what they thought of it. It often stands beside the report later."
    ),
    whats_next=N_("The area plans when the report becomes public, and talks to you before."),
    may_do=(
        N_("You can read the letter with us, or leave it."),
        N_("You can tell us days that would be hard for you, such as a birthday."),
    ),
    may_ask=(
        N_("What does the letter say about how we were heard?"),
        N_("When could the report become public?"),
    ),
)

_SMALL_CHANGES = Says(
    headline=N_("The report has been checked. Some changes are wanted."),
    explanation=N_(
        "Those who checked the report want some things to be clearer or better shown. The chair "
        "works on these points. The review as a whole stands."
    ),
    whats_next=N_("When the points are done, the report can be made public."),
    may_ask=(
        N_("Which points are they?"),
        N_("Is any of it about what we said?"),
    ),
    may_do=_GOOD.may_do,
)

_NOT_YET = Says(
    headline=N_("The report has been checked. It has to be worked on again."),
    explanation=N_(
        "Those who checked the report found that important parts are missing or not fair enough. "
        "It means more time to wait. It also means that somebody looked closely."
    ),
    whats_next=N_("The chair works on the report and sends it once more. We will tell you."),
    may_ask=(
        N_("What is missing?"),
        N_("Will we be asked again?"),
        N_("How much longer may it take?"),
    ),
)

REVIEW_CHECK_RESULT = UpdateKind(
    slug="review_check_result",
    strand=Strand.REVIEW,
    subject=N_("About the report of the review"),
    staff_label=S_("Quality assurance result"),
    staff_search=S_("DHR DARDR SUSR Home Office QA adequate not adequate letter changes outcome"),
    says=_SMALL_CHANGES,
    decided_by="result",
    outcomes={"adequate": _GOOD, "with_changes": _SMALL_CHANGES, "again": _NOT_YET},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "result",
            S_("What the letter says"),
            ("adequate", S_("Adequate")),
            ("with_changes", S_("Adequate with changes")),
            ("again", S_("Not adequate: to be sent again")),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("review_publication", "review_report_writing", "review_sent_for_check"),
)

_SENT = Says(
    headline=N_("The report has been sent to the Domestic Abuse Commissioner."),
    explanation=N_(
        "The Commissioner speaks up for people who live with abuse. That office had no part in "
        "what happened. It reads such reports to see what keeps going wrong."
    ),
    whats_next=N_("The Commissioner may ask services what they have changed."),
    may_do=(N_("You do not need to do anything."), N_("We can help you write to that office.")),
    may_ask=(
        N_("What does the Commissioner do with the report?"),
        N_("Can the Commissioner make services change?"),
    ),
)

REVIEW_SENT_TO_COMMISSIONER = UpdateKind(
    slug="review_sent_to_commissioner",
    strand=Strand.REVIEW,
    subject=N_("About the report of the review"),
    staff_label=S_("Report sent to the Domestic Abuse Commissioner"),
    staff_search=S_("DHR DARDR DAC domestic abuse commissioner report sent"),
    says=_SENT,
    fields=(OCCURRED_ON, *WHICH_REVIEW),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("review_actions", "review_publication", "review_published"),
)
