"""The report: it is written, the family can read it, and what became of their comments."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import a_place, clock, day, one_of, only
from casework.rules.update_kinds.review_fields import WHICH_REVIEW
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE
from casework.rules.update_kinds.types import Ahead, Says, Sensitivity, UpdateKind, When

_WRITING = Says(
    headline=N_("The report of the review is being written."),
    explanation=N_(
        "The chair, or a writer, puts together what the services and the family said. The report "
        "says what happened, what could have gone better, and what should change."
    ),
    whats_next=N_("Families are usually offered to read it before it is ready. We ask for that."),
    may_do=(
        N_("You can still give the chair something for the report."),
        N_("You can tell us early how you would like to read it, or that you would not."),
    ),
    may_ask=(
        N_("Who writes the report?"),
        N_("How much will it say about us?"),
    ),
)

_REWRITING = Says(
    headline=N_("The report of the review is being changed."),
    explanation=N_(
        "The writer goes through the report again and works in what people said about it. That "
        "can take weeks. It does not mean that the work begins anew."
    ),
    whats_next=N_("We will tell you when the changed report is there, and what is different."),
    may_ask=(
        N_("What is being changed, and who asked for it?"),
        N_("Do we see it again before anybody else does?"),
    ),
)

REVIEW_REPORT_WRITING = UpdateKind(
    slug="review_report_writing",
    strand=Strand.REVIEW,
    subject=N_("About the report of the review"),
    staff_label=S_("Review report being written"),
    staff_search=S_("DHR DARDR SUSR SAR overview report draft writing author"),
    says=_WRITING,
    decided_by="state",
    outcomes={"first": _WRITING, "changing": _REWRITING},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "state",
            S_("What is being written"),
            ("first", S_("The first draft")),
            ("changing", S_("Changes to the draft")),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("review_draft", "review_name", "review_area_agreed"),
)

_READ_WITH = Says(
    headline=N_("You can read the report, with somebody beside you."),
    main_point=N_("The report can be read now, in a quiet room and at your pace."),
    explanation=N_(
        "The report is there to be read before others see it. It tells about the life and the "
        "death, and parts of it may hurt. Somebody can sit with you, or wait next door."
    ),
    whats_next=N_("What you say about it goes to the chair before the report is ready."),
    may_do=(
        N_("You can read all of it, some pages, or none. You can stop and come back."),
        N_("You can have us read first and tell you which pages are hard."),
        N_("You can say what is wrong or missing. If you still disagree, that can be written in."),
    ),
    may_ask=(
        N_("How many pages are there, and which are about the death?"),
        N_("How long do we have to answer?"),
        N_("Can we read it in our language?"),
    ),
)

_BROUGHT = Says(
    headline=N_("The chair will bring you the report to read."),
    main_point=N_("The chair brings the report to you and stays while you read, if you want."),
    explanation=N_(
        "The chair comes with the report, so that you can ask straight away. You can send the "
        "chair out while you read. The copy goes back with the chair, to keep it private."
    ),
    whats_next=N_("You can answer on the day, or think about it and answer later."),
)

_OWN_COPY = Says(
    headline=N_("You have a copy of the report to read."),
    main_point=N_("You have a copy of the report. Nobody expects you to open it now."),
    explanation=N_(
        "The copy is yours to read until the chair asks for it back. It is not public yet, so "
        "please show it to nobody outside. Keep it where children do not find it."
    ),
    whats_next=N_("When you have read what you want to, tell us or the chair what you think."),
)

REVIEW_DRAFT = UpdateKind(
    slug="review_draft",
    strand=Strand.REVIEW,
    subject=N_("About the report of the review"),
    staff_label=S_("Family can read the draft report"),
    staff_search=S_("DHR DARDR SUSR SAR draft overview report read family private comments"),
    says=_READ_WITH,
    decided_by="how",
    outcomes={"with_us": _READ_WITH, "chair_brings": _BROUGHT, "own_copy": _OWN_COPY},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "how",
            S_("How they read it"),
            ("with_us", S_("In a quiet room, with somebody")),
            ("chair_brings", S_("The chair brings it")),
            ("own_copy", S_("They have a copy")),
        ),
        day(
            "date",
            S_("Day for reading"),
            N_("The day for reading is %(value)s."),
            when=When.AHEAD,
            shown_when=only("how", "with_us", "chair_brings"),
        ),
        clock("time", S_("Time"), shown_when=only("how", "with_us", "chair_brings")),
        a_place(only("how", "with_us")),
        day(
            "comments_by",
            S_("Day by which comments are asked for"),
            N_("The chair asks for your thoughts by %(value)s. Ask us if you need longer."),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.HARD,
    ahead=Ahead("date", "time", "place", N_("There is a time for reading the report.")),
    usual_next=("review_comments_answered", "review_report_writing", "meeting_with_us"),
)

_TAKEN_UP = Says(
    headline=N_("The report has been changed after what you said."),
    main_point=N_("The report has been changed after what you said about it."),
    explanation=N_(
        "The chair agreed with what you said and changed the report. You can see the new pages "
        "beside the old ones."
    ),
    whats_next=N_("The changed report goes to the group in the area, which has to agree to it."),
    may_do=(
        N_("You can look at the changed pages with us."),
        N_("You can say if it is right now."),
    ),
    may_ask=(
        N_("Which pages have changed?"),
        N_("Can anybody change them back?"),
    ),
)

_SOME = Says(
    headline=N_("Some of what you said has changed the report."),
    main_point=N_("Some of what you said is in the report now. Some is not."),
    explanation=N_(
        "The chair took up a part of what you said. We ask for a reason for each point that was "
        "left out. If you still see it in another way, the report can say so."
    ),
    whats_next=N_("Tell us if your own view should stand in the report. We will pass it on."),
    may_ask=(
        N_("What was left out, and why?"),
        N_("Where would our own view stand?"),
    ),
    may_do=_TAKEN_UP.may_do,
)

_NOT_TAKEN = Says(
    headline=N_("The report stays as it was. Your view is written down."),
    main_point=N_("The report stays as it was. What you think is written down."),
    explanation=N_(
        "The chair sees it in another way and has not changed the report. You were heard all the "
        "same. What you think can be put into the report in your words."
    ),
    whats_next=N_("You can read how your view is written down before the report goes further."),
    may_ask=(
        N_("What are the chair's reasons?"),
        N_("Who else can we speak to about it?"),
    ),
)

REVIEW_COMMENTS_ANSWERED = UpdateKind(
    slug="review_comments_answered",
    strand=Strand.REVIEW,
    subject=N_("About the report of the review"),
    staff_label=S_("Answer to the family's comments on the draft"),
    staff_search=S_("DHR DARDR SUSR SAR draft report comments disagree changed family"),
    says=_SOME,
    decided_by="answer",
    outcomes={"taken_up": _TAKEN_UP, "some": _SOME, "not_taken": _NOT_TAKEN},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "answer",
            S_("What became of the comments"),
            ("taken_up", S_("All taken up")),
            ("some", S_("Some taken up")),
            ("not_taken", S_("None taken up; the disagreement is recorded")),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.HARD,
    usual_next=("review_area_agreed", "review_draft", "meeting_with_us"),
)

_IN_A_MEETING = Says(
    headline=N_("Somebody can tell you what was found."),
    main_point=N_("What was found can be told to you in a meeting."),
    explanation=N_(
        "Not every inquiry ends with a report for everybody. Here those who did it offer to sit "
        "down with you and say what they found. You can ask them anything."
    ),
    whats_next=N_("If you want the meeting, we agree on a day. If not, it can come in writing."),
    may_do=(
        N_("You can ask for it in writing as well."),
        N_("You can have us hear it first and tell you in your way."),
    ),
    may_ask=(
        N_("Who will be at the meeting?"),
        N_("May we share what we are told?"),
    ),
)

_SUMMARY = Says(
    headline=N_("You can have a short account of what was found."),
    main_point=N_("There is a short account in writing. The full papers stay private."),
    explanation=N_(
        "The full papers hold private things about others, so they are not handed out. The short "
        "account says what was found and what should change."
    ),
    whats_next=N_("We can read the account with you and write down your questions."),
    may_ask=(
        N_("What was left out, and why?"),
        N_("Who can answer questions about it?"),
    ),
)

_WHOLE = Says(
    headline=N_("You can have the report of what was found."),
    main_point=N_("There is a report of what was found. You can read it when you want."),
    explanation=N_(
        "The inquiry has ended and its report is there for you. It says what was looked at, what "
        "was found and what the service is asked to do. It may be hard to read."
    ),
    whats_next=N_("If something in it is wrong, tell us. We can help you to say so."),
    may_ask=(
        N_("Is the report public?"),
        N_("What does the service have to do now?"),
    ),
    may_do=(
        N_("You can read it with us, alone, or not at all."),
        N_("You can ask those who wrote it to explain it to you."),
    ),
)

REVIEW_FINDINGS = UpdateKind(
    slug="review_findings",
    strand=Strand.REVIEW,
    subject=N_("About the report of the review"),
    staff_label=S_("Findings given to the family (other reviews and investigations)"),
    staff_search=S_(
        "IOPC PPO SFO CDR MHHR SAR findings summary report investigation ombudsman police "
        "probation serious further offence child death"
    ),
    says=_WHOLE,
    decided_by="how",
    outcomes={"meeting": _IN_A_MEETING, "summary": _SUMMARY, "report": _WHOLE},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "how",
            S_("How they get the findings"),
            ("meeting", S_("In a meeting")),
            ("summary", S_("As a summary")),
            ("report", S_("As a report")),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.HARD,
    usual_next=("meeting_with_us", "review_actions", "review_finished"),
)
