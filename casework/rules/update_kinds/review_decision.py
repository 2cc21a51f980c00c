"""Before a review: somebody decides, says no, passes the answer on, and offers an advocate."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import day, one_of, only, words
from casework.rules.update_kinds.review_fields import FIRST_ABOUT_IT, WHICH_REVIEW, what_it_looks_at
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE, yes_no
from casework.rules.update_kinds.types import Says, Sensitivity, UpdateKind

_TOLD = Says(
    headline=N_("It is being decided whether there will be a review."),
    explanation=N_(
        "Services in the area meet in a group. They have been told about the death. They look at "
        "what the law says about a review, and not at how much a person mattered."
    ),
    whats_next=N_("The group gives its answer in writing. We will tell you what it is."),
    may_do=(
        N_("You do not need to do anything for this."),
        N_("You can tell us why you would want a review, or why not. We can pass it on."),
    ),
    may_ask=(
        N_("Who decides, and when do they meet?"),
        N_("Will we get the reasons in writing?"),
    ),
)

_GATHERING = Says(
    headline=N_("Services are being asked what they knew."),
    explanation=N_(
        "Before it decides, the group asks services if they had met the person who died or the "
        "family. It wants to know who knew what. This is not the review yet."
    ),
    whats_next=N_("When the answers are in, the group decides about a review."),
    may_ask=(
        N_("Which services are asked?"),
        N_("Do they look at papers about us as well?"),
    ),
)

REVIEW_BEING_DECIDED = UpdateKind(
    slug="review_being_decided",
    strand=Strand.REVIEW,
    subject=N_("About the review"),
    staff_label=S_("Review being decided"),
    staff_search=S_(
        "DHR DARDR SUSR SAR notified partnership scoping information decision referral "
        "safeguarding board"
    ),
    says=_TOLD,
    decided_by="stage",
    outcomes={"told": _TOLD, "gathering": _GATHERING},
    fields=(
        OCCURRED_ON,
        *FIRST_ABOUT_IT,
        one_of(
            "stage",
            S_("How far it is"),
            ("told", S_("The partnership or board has been told")),
            ("gathering", S_("Services are asked what they knew")),
        ),
        words("decides", S_("Who decides"), N_("The decision is made by %(value)s.")),
        day(
            "expected",
            S_("Day by which they expect to decide"),
            N_("They hope to decide by %(value)s. This can change."),
            hint=S_("Only if they have said one."),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    more_facts=what_it_looks_at,
    usual_next=("review_going_ahead", "review_not_going_ahead", "review_advocacy"),
)

_BY_LAW = Says(
    headline=N_("There will be no review of this kind."),
    main_point=N_("There will be no review. It was decided by what the law says."),
    explanation=N_(
        "The group found that this death does not fit what the law says about such a review. That "
        "is about the words of a law. It is not about how much a life counted."
    ),
    whats_next=N_("The answer can be looked at again. We can find out who to ask."),
    may_do=(
        N_("You can ask for the reasons in writing."),
        N_("You can ask the group to think again. We can write it with you."),
        N_("You can leave it for now, and come back to it later."),
    ),
    may_ask=(
        N_("Which part of the law was used?"),
        N_("Who else can look at the decision?"),
        N_("Is there another way to ask what services did?"),
    ),
)

_ANOTHER_ONE = Says(
    headline=N_("There will be a different review from this one."),
    main_point=N_("This review is not held, because a different one asks the same."),
    explanation=N_(
        "A different review looks at the same questions, so this one is not held as well. You "
        "would otherwise be asked the same things more than once."
    ),
    whats_next=N_("We will tell you who leads the other review, and how you can take part."),
    may_ask=(
        N_("What is the other review called, and who leads it?"),
        N_("Does it ask everything that this one would have asked?"),
    ),
)

_NO_REASONS = Says(
    headline=N_("There will be no review, and we have not been told why."),
    main_point=N_("There will be no review. We are asking for the reasons."),
    explanation=N_(
        "The group has said no, and its reasons have not reached us. We have asked for them in "
        "writing. Until they come, nobody can answer them."
    ),
    whats_next=N_("We will read the reasons with you when they come."),
    may_ask=(
        N_("When will the reasons come?"),
        N_("Can we answer them?"),
    ),
)

REVIEW_NOT_GOING_AHEAD = UpdateKind(
    slug="review_not_going_ahead",
    strand=Strand.REVIEW,
    subject=N_("About the review"),
    staff_label=S_("Review not going ahead"),
    staff_search=S_("DHR DARDR SUSR SAR decision no review refused criteria not met"),
    says=_BY_LAW,
    decided_by="why",
    outcomes={"by_law": _BY_LAW, "another": _ANOTHER_ONE, "no_reasons": _NO_REASONS},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "why",
            S_("Why there is none"),
            ("by_law", S_("It does not meet the conditions of the law")),
            ("another", S_("Another review covers it")),
            ("no_reasons", S_("We have not been told why")),
        ),
        words("decides", S_("Who decided"), N_("It was decided by %(value)s.")),
        yes_no(
            "letter",
            S_("Has the family had a letter with reasons?"),
            yes=N_("The reasons are in a letter to you."),
            no=N_("The letter with the reasons has not come yet."),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    sensitivity=Sensitivity.HARD,
    usual_next=("meeting_with_us", "review_being_decided", "review_going_ahead"),
)

_HOME_OFFICE = Says(
    headline=N_("The Home Office has been told what was decided about a review."),
    explanation=N_(
        "The Home Office is a part of the government. Areas tell it what they decide about such "
        "reviews. It can ask an area to think again."
    ),
    whats_next=N_("If the Home Office asks for anything, we will tell you."),
    may_do=(N_("You do not need to do anything. We can write to the Home Office with you."),),
    may_ask=(
        N_("What exactly was the Home Office told?"),
        N_("Can we see the letter?"),
    ),
)

_OTHER_OFFICE = Says(
    headline=N_("The office above the area has been told about the review."),
    explanation=N_(
        "For this kind of review there is an office that watches how areas do it. It now knows "
        "what this area decided. It may give advice or ask questions."
    ),
    whats_next=N_("If that office answers, we will tell you what it said."),
)

REVIEW_HOME_OFFICE_TOLD = UpdateKind(
    slug="review_home_office_told",
    strand=Strand.REVIEW,
    subject=N_("About the review"),
    staff_label=S_("Home Office or other office told about the review"),
    staff_search=S_("DHR DARDR SUSR Home Office Welsh Government national panel notified"),
    says=_HOME_OFFICE,
    decided_by="whom",
    outcomes={"home_office": _HOME_OFFICE, "other": _OTHER_OFFICE},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "whom",
            S_("Who was told"),
            ("home_office", S_("Home Office")),
            ("other", S_("Another office")),
        ),
        words(
            "office",
            S_("Which office"),
            N_("The office is %(value)s."),
            required=True,
            shown_when=only("whom", "other"),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("review_advocacy", "review_chair", "review_first_contact"),
)

_OFFERED = Says(
    headline=N_("You can have an advocate for the review."),
    explanation=N_(
        "An advocate knows reviews well and is there for you alone. The advocate can speak for "
        "you, sit beside you, or only bring you news. You choose which."
    ),
    whats_next=N_("Tell us yes, no, or later. Nobody will press you."),
    may_do=(
        N_("You can meet an advocate once before you decide."),
        N_("You can choose somebody of your own instead."),
        N_("You can say no now and yes later, for as long as the review lasts."),
    ),
    may_ask=(
        N_("Which organisations can we choose from?"),
        N_("Does the advocate speak our language?"),
        N_("What would the advocate be told about us?"),
    ),
)

_CHOSEN = Says(
    headline=N_("An advocate now stands beside you in the review."),
    explanation=N_(
        "The advocate you chose can follow the review for you from now on. You say what the "
        "advocate may tell others, and whom. You can change it at any time."
    ),
    whats_next=N_("The advocate gets in touch in the way that suits you."),
    may_ask=(
        N_("How do we reach the advocate?"),
        N_("What happens if we want somebody else?"),
    ),
)

_LATER = Says(
    headline=N_("You chose no advocate for now."),
    explanation=N_(
        "You said not now, and that is fine. News about the review comes through us. The offer "
        "stays open."
    ),
    whats_next=N_("We ask once more on the day that we agreed with you, and only then."),
    may_ask=(N_("When would you ask again?"), N_("Can we change that day?")),
)

REVIEW_ADVOCACY = UpdateKind(
    slug="review_advocacy",
    strand=Strand.REVIEW,
    subject=N_("About somebody beside you in the review"),
    staff_label=S_("Advocacy offered for the review"),
    staff_search=S_("DHR DARDR SUSR advocate advocacy AAFDA Hundred Families offered chosen"),
    says=_OFFERED,
    decided_by="state",
    outcomes={"offered": _OFFERED, "chosen": _CHOSEN, "later": _LATER},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "state",
            S_("How far it is"),
            ("offered", S_("Offered")),
            ("chosen", S_("An advocate is chosen")),
            ("later", S_("Not now")),
        ),
        words(
            "organisation",
            S_("Organisation"),
            N_("The organisation is %(value)s."),
            shown_when=only("state", "offered", "chosen"),
        ),
        words(
            "advocate",
            S_("First name of the advocate"),
            N_("The advocate is %(value)s."),
            most=60,
            shown_when=only("state", "chosen"),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("review_chair", "review_first_contact", "meeting_with_us"),
)
