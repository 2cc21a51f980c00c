"""Who leads the review, how the chair first gets in touch, and the questions it asks."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import day, one_of, only, words
from casework.rules.update_kinds.review_fields import WHICH_REVIEW
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE
from casework.rules.update_kinds.types import Says, UpdateKind

_NAMED = Says(
    headline=N_("The review has a chair."),
    explanation=N_(
        "The chair is the person who leads the review. A chair should not work for any of the "
        "services that the review looks at. You can ask about that."
    ),
    whats_next=N_("The chair may write to you or ask to meet you. You can say no."),
    may_do=(
        N_("You can tell us how the chair should get in touch, or that they should not."),
        N_("You can tell us if you know this person or are worried about them."),
    ),
    may_ask=(
        N_("Who does the chair work for?"),
        N_("Has the chair led such a review before?"),
        N_("Who else is in the group that does the review?"),
    ),
)

_CHANGED = Says(
    headline=N_("The review has a different chair."),
    explanation=N_(
        "Somebody else leads the review from now on. What you have told so far is kept for them. "
        "You do not have to tell it all again."
    ),
    whats_next=N_("The new chair reads what there is, and may then get in touch."),
    may_ask=(
        N_("Why has the chair changed?"),
        N_("Does the new chair know everything we said?"),
    ),
)

REVIEW_CHAIR = UpdateKind(
    slug="review_chair",
    strand=Strand.REVIEW,
    subject=N_("About who leads the review"),
    staff_label=S_("Chair of the review appointed"),
    staff_search=S_("DHR DARDR SUSR SAR chair author reviewer independent appointed"),
    says=_NAMED,
    decided_by="state",
    outcomes={"named": _NAMED, "changed": _CHANGED},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "state",
            S_("What has happened"),
            ("named", S_("A chair is appointed")),
            ("changed", S_("The chair has changed")),
        ),
        words(
            "chair", S_("Name of the chair"), N_("The chair is %(value)s."), required=True, most=80
        ),
        words(
            "works_for",
            S_("Where the chair comes from"),
            N_("About the chair: %(value)s."),
            hint=S_("For example: a retired police officer from another area."),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("review_first_contact", "review_questions", "review_panel_meeting"),
)

_LETTER = Says(
    headline=N_("The chair of the review would like to write to you."),
    explanation=N_(
        "The chair wants to say who they are and what the review is for. A letter lets you read it "
        "when you choose. You do not have to answer."
    ),
    whats_next=N_("Tell us if the letter may come to you, or to us for you."),
    may_do=(
        N_("You can say yes, some of it, later, or no."),
        N_("You can say days and hours that do not suit you."),
        N_("You can ask that everything goes through us or your advocate."),
    ),
    may_ask=(
        N_("What will the chair ask us?"),
        N_("Who hears what we say, and is it made public?"),
    ),
)

_MEETING = Says(
    headline=N_("The chair of the review would like to meet you."),
    explanation=N_(
        "The chair would like to see you once, to explain the review and to listen. You choose the "
        "place, and who is with you. You may stop the meeting when you like."
    ),
    whats_next=N_("If you say yes, we agree on a day. If you say no, the chair is told so."),
)

_THROUGH_US = Says(
    headline=N_("The chair of the review will speak to you through us."),
    explanation=N_(
        "You asked not to be contacted by people you do not know. The chair respects that. What "
        "the chair wants to say or ask comes to you from us or your advocate."
    ),
    whats_next=N_("We bring you the chair's news and take your answers back."),
    may_ask=(
        N_("Can we still speak to the chair later?"),
        N_("Do you write down what we say?"),
    ),
)

REVIEW_FIRST_CONTACT = UpdateKind(
    slug="review_first_contact",
    strand=Strand.REVIEW,
    subject=N_("About the chair of the review"),
    staff_label=S_("First contact by the chair"),
    staff_search=S_("DHR DARDR SUSR SAR chair contact letter meeting family invite leaflet"),
    says=_LETTER,
    decided_by="how",
    outcomes={"letter": _LETTER, "meeting": _MEETING, "through_us": _THROUGH_US},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "how",
            S_("How the chair gets in touch"),
            ("letter", S_("By letter")),
            ("meeting", S_("In person")),
            ("through_us", S_("Through us or the advocate")),
        ),
        day(
            "answer_by",
            S_("Day by which the chair would like to hear"),
            N_("The chair would like to hear from you by %(value)s. A later answer counts too."),
            shown_when=only("how", "letter", "meeting"),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("review_questions", "review_views", "meeting_with_us"),
)

_DRAFT = Says(
    headline=N_("You can see the questions that the review wants to ask."),
    explanation=N_(
        "Each review begins with a list of questions. It is called the terms of reference. This "
        "is a first list, and it can still be changed."
    ),
    whats_next=N_("What you say about the list goes to the chair. Then the list is settled."),
    may_do=(
        N_("You can add questions, or say that one of them is wrong."),
        N_("You can read the list with us, or have us read it to you."),
        N_("You can leave the list to others."),
    ),
    may_ask=(
        N_("Which years does the review look at?"),
        N_("Which services does it look at?"),
        N_("How do we hear if our questions were taken up?"),
    ),
)

_COMMENTS = Says(
    headline=N_("The chair has what you said about the questions."),
    explanation=N_(
        "Your thoughts about the list have reached the chair. The group that does the review talks "
        "about them. Families are usually told what was taken up, and why something was left out."
    ),
    whats_next=N_("We will tell you what became of each of your questions."),
    may_ask=(
        N_("When does the group talk about it?"),
        N_("Can we still add something?"),
    ),
)

_AGREED = Says(
    headline=N_("The questions of the review are settled."),
    explanation=N_(
        "The list of questions now stands. The review works through it. If you learn something "
        "later that belongs there, you can still say so."
    ),
    whats_next=N_("The services are asked to write down what they did."),
    may_ask=(
        N_("Which of our questions are in the list?"),
        N_("Can we have a copy of the list?"),
    ),
)

REVIEW_QUESTIONS = UpdateKind(
    slug="review_questions",
    strand=Strand.REVIEW,
    subject=N_("About the questions of the review"),
    staff_label=S_("Terms of reference"),
    staff_search=S_("DHR DARDR SUSR SAR terms of reference scope questions draft comments agreed"),
    says=_DRAFT,
    decided_by="stage",
    outcomes={"draft": _DRAFT, "comments": _COMMENTS, "agreed": _AGREED},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "stage",
            S_("How far they are"),
            ("draft", S_("Draft, open for comments")),
            ("comments", S_("The family's comments are with the chair")),
            ("agreed", S_("Agreed")),
        ),
        day(
            "comments_by",
            S_("Day by which comments are asked for"),
            N_("The chair asks for your thoughts by %(value)s. Ask us if you need longer."),
            shown_when=only("stage", "draft"),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("review_questions", "review_services_write", "review_panel_meeting"),
)
