"""The report becomes public or not, what services change afterwards, and the end."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import day, one_of, only, words
from casework.rules.update_kinds.review_fields import WHICH_REVIEW
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE, yes_no
from casework.rules.update_kinds.types import Ahead, Says, Sensitivity, UpdateKind, When

_DAY_SET = Says(
    headline=N_("There is a day on which the report becomes public."),
    main_point=N_("There is a day on which the report becomes public. You know it first."),
    explanation=N_(
        "From that day everybody can read the report on a website. Newspapers may write about it. "
        "The names in it are not the real ones, but people near you may still know."
    ),
    whats_next=N_("Families are usually given a copy before. We plan the day itself with you."),
    may_do=(
        N_("You can be away on that day, or have somebody with you."),
        N_("You can say a few words to newspapers through us, or say nothing."),
        N_("You can tell us if the day is a hard one. We will ask for another."),
    ),
    may_ask=(
        N_("Who will speak to newspapers, and what will they say?"),
        N_("What do we tell the children and their school?"),
        N_("Can a photo be kept out?"),
    ),
)

_ASKS_YOU = Says(
    headline=N_("You are asked which days to avoid for the report."),
    main_point=N_("You are asked which days would be hard, before a day is chosen."),
    explanation=N_(
        "Nobody has chosen a day for the report to become public. First the area wants to know "
        "which days would be hard for you. Birthdays and the day of the death are such days."
    ),
    whats_next=N_("We pass on the days you name. Then a day is chosen and you are told."),
    may_ask=(
        N_("How many weeks before do we get to know the day?"),
        N_("Which websites will show the report?"),
    ),
)

_NOT_KNOWN = Says(
    headline=N_("The report is to become public. The day is not known."),
    main_point=N_("The report is to become public. You will be told before it happens."),
    explanation=N_(
        "It is settled that the report becomes public, and the day is still open. You do not have "
        "to look out for it. You will hear from us before."
    ),
    whats_next=N_("As soon as there is a day, we tell you in the way you chose."),
    may_do=_DAY_SET.may_do,
    may_ask=_DAY_SET.may_ask,
)

REVIEW_PUBLICATION = UpdateKind(
    slug="review_publication",
    strand=Strand.REVIEW,
    subject=N_("About the report of the review"),
    staff_label=S_("Publication planned"),
    staff_search=S_("DHR DARDR SUSR SAR publication date media press website anonymity"),
    says=_NOT_KNOWN,
    decided_by="state",
    outcomes={"day_set": _DAY_SET, "asks": _ASKS_YOU, "not_known": _NOT_KNOWN},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "state",
            S_("How far it is"),
            ("day_set", S_("The day is set")),
            ("asks", S_("The family is asked which days to avoid")),
            ("not_known", S_("The day is not known yet")),
        ),
        day(
            "date",
            S_("Day of publication"),
            N_("The report becomes public on %(value)s."),
            required=True,
            when=When.AHEAD,
            shown_when=only("state", "day_set"),
        ),
        yes_no(
            "copies",
            S_("Will they get copies before?"),
            yes=N_("You get copies before that day."),
        ),
        one_of(
            "public",
            S_("What becomes public"),
            ("whole", S_("The whole report"), N_("The whole report becomes public.")),
            ("summary", S_("A short form"), N_("Only a short form of the report becomes public.")),
            required=False,
        ),
        words(
            "with_you",
            S_("First name of who can be with them on that day"),
            N_("%(value)s can be with you."),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.HARD,
    ahead=Ahead("date"),
    usual_next=("review_published", "review_publication", "meeting_with_us"),
)

_PUBLIC = Says(
    headline=N_("The report of the review is public."),
    main_point=N_("The report is public now. You do not have to look at it."),
    explanation=N_(
        "Anybody can now read the report. Others may speak or write about it for some days. You "
        "can turn away from that. It does not change what the report says."
    ),
    whats_next=N_("The services begin with what they said they would change."),
    may_do=(
        N_("You can ask us to be near you in these days."),
        N_("You can have a printed copy, for now or for later."),
        N_("You can ask us what to do if a newspaper rings you."),
    ),
    may_ask=(
        N_("Where can the report be read, and for how long?"),
        N_("What can we do about hurtful things that people write?"),
    ),
)

_SHORT_ONLY = Says(
    headline=N_("A short form of the report is public."),
    main_point=N_("A short form of the report is public. The long one is not."),
    explanation=N_(
        "Only a summary can be read by everybody. The long report holds things that could show who "
        "a person is, often a child. It is kept and used, but not shown."
    ),
    whats_next=N_("You can still ask to read the long report with the chair."),
    may_ask=(
        N_("What is not in the short form?"),
        N_("Who keeps the long report?"),
    ),
)

_KEPT_PRIVATE = Says(
    headline=N_("The report of the review will not be made public."),
    main_point=N_("The report will not be made public. What it found still counts."),
    explanation=N_(
        "It was decided to keep the report private, to protect people who could be recognised. The "
        "services have it and still have to change what they said."
    ),
    whats_next=N_("We ask the area how you will hear what is changed."),
    may_ask=(
        N_("Who decided this, and can it be changed?"),
        N_("May we speak about it ourselves?"),
    ),
)

REVIEW_PUBLISHED = UpdateKind(
    slug="review_published",
    strand=Strand.REVIEW,
    subject=N_("About the report of the review"),
    staff_label=S_("Report published or kept private"),
    staff_search=S_("DHR DARDR SUSR SAR published withheld website summary not published"),
    says=_PUBLIC,
    decided_by="what",
    outcomes={"whole": _PUBLIC, "summary": _SHORT_ONLY, "private": _KEPT_PRIVATE},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "what",
            S_("What is public"),
            ("whole", S_("The whole report")),
            ("summary", S_("A summary only")),
            ("private", S_("Nothing: it is withheld")),
        ),
        words(
            "where",
            S_("Where it can be read"),
            N_("It can be read here: %(value)s."),
            hint=S_("For example: the website of the council."),
            shown_when=only("what", "whole", "summary"),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.HARD,
    usual_next=("review_sent_to_commissioner", "review_actions", "meeting_with_us"),
)

_STARTED = Says(
    headline=N_("Services have begun to change things after the review."),
    explanation=N_(
        "The review ended with a list of things to change, and for each one there is a service "
        "that has to do it. Work on the list has begun."
    ),
    whats_next=N_("We ask from time to time what has been done, and tell you."),
    may_do=(
        N_("You can say how often you want to hear about it, or that you do not."),
        N_("You can offer to take part, for example when people are trained."),
    ),
    may_ask=(
        N_("What is on the list, and who does what?"),
        N_("Who checks that it is done?"),
    ),
)

_DONE = Says(
    headline=N_("Something has been changed after the review."),
    explanation=N_(
        "A service has done something that the review asked for. You may want to know what is "
        "different now. We can tell you in a few words, or show you."
    ),
    whats_next=N_("The other points on the list go on."),
    may_ask=(
        N_("What is different from before?"),
        N_("How do they know that it works?"),
    ),
)

_LATE = Says(
    headline=N_("Something that was to change after the review is taking longer."),
    explanation=N_(
        "A service has not done what it said it would do by now. It has been asked why. It is not "
        "your task to see to it."
    ),
    whats_next=N_("The group in the area asks the service for a new date. We will tell you."),
    may_ask=(
        N_("What is the reason, and what is the new date?"),
        N_("Who can press the service to do it?"),
    ),
)

_LEARNING = Says(
    headline=N_("People are to learn from the review."),
    explanation=N_(
        "People who work in services come together to learn from what the review found. Some "
        "families choose to be there or to send some words. Others would rather not."
    ),
    whats_next=N_("Tell us if you would like a part in it, and which."),
    may_ask=(
        N_("Who comes to it, and what is said about us?"),
        N_("Can we see what is shown before?"),
    ),
)

REVIEW_ACTIONS = UpdateKind(
    slug="review_actions",
    strand=Strand.REVIEW,
    subject=N_("About what happens after the review"),
    staff_label=S_("Action plan news"),
    staff_search=S_("DHR DARDR SUSR SAR action plan recommendation progress learning event late"),
    says=_STARTED,
    decided_by="state",
    outcomes={"started": _STARTED, "done": _DONE, "late": _LATE, "learning": _LEARNING},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "state",
            S_("What the news is"),
            ("started", S_("Work on the plan has begun")),
            ("done", S_("Something has been done")),
            ("late", S_("Something is late")),
            ("learning", S_("There is a learning event")),
        ),
        words(
            "what",
            S_("What it is about, in plain words"),
            N_("It is about this: %(value)s."),
            shown_when=only("state", "done", "late"),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("review_actions", "review_finished", "no_news"),
)

_ALL_DONE = Says(
    headline=N_("Everything on the list of the review has been done."),
    explanation=N_(
        "The services say that each point on the list is done, and the area has checked it. With "
        "this the review is complete. You can ask about each point."
    ),
    whats_next=N_("You can have a meeting to look back, or leave it here."),
    may_do=(
        N_("You can say what you think of how it was done."),
        N_("You can keep in touch with us after this. You decide."),
    ),
    may_ask=(
        N_("What is different today because of the review?"),
        N_("Who do we ask if it slips back?"),
    ),
)

_ENDED_OPEN = Says(
    headline=N_("The work on the review's list has ended. Some points stay open."),
    explanation=N_(
        "The area has ended its work on the list, and not every point is done. We have asked for "
        "the reason for each point that stays open."
    ),
    whats_next=N_("We go through the open points with you, if you want to know them."),
    may_ask=(
        N_("Which points stay open, and why?"),
        N_("Who can still look into it?"),
    ),
)

REVIEW_FINISHED = UpdateKind(
    slug="review_finished",
    strand=Strand.REVIEW,
    subject=N_("About what happens after the review"),
    staff_label=S_("Actions finished, review complete"),
    staff_search=S_("DHR DARDR SUSR SAR action plan complete finished end last meeting"),
    says=_ALL_DONE,
    decided_by="state",
    outcomes={"all_done": _ALL_DONE, "some_open": _ENDED_OPEN},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "state",
            S_("How it ends"),
            ("all_done", S_("All actions are done")),
            ("some_open", S_("Some actions stay open")),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("meeting_with_us", "worker_changed", "promise"),
)
