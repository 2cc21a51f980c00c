"""The review is under way: the group meets, services write, it pauses and goes on."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import a_place, clock, day, one_of, only, words
from casework.rules.update_kinds.review_fields import WHICH_REVIEW
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM_AND_ADVOCATE
from casework.rules.update_kinds.types import Ahead, Reveals, Says, UpdateKind, When

_PLANNED = Says(
    headline=N_("The group that does the review is going to meet."),
    explanation=N_(
        "People from several services sit in this group. It is called the panel. They read what "
        "there is and ask each other questions. Families are often not in the room for this."
    ),
    whats_next=N_("We will ask the chair afterwards what can be said, and tell you."),
    may_do=(
        N_("You can give us a question or a thought for the meeting."),
        N_("You can ask to meet the group yourself, now or later."),
    ),
    may_ask=(
        N_("Who sits in the group?"),
        N_("What will they talk about?"),
    ),
)

_HELD = Says(
    headline=N_("The group that does the review has met."),
    explanation=N_(
        "The group has met and gone on with its work. Much of what is said there stays private for "
        "now. The chair can say in general how far it is."
    ),
    whats_next=N_("There may be more meetings. We will tell you of each one that we hear of."),
    may_ask=(
        N_("How many meetings are still planned?"),
        N_("Was what we said talked about?"),
    ),
)

REVIEW_PANEL_MEETING = UpdateKind(
    slug="review_panel_meeting",
    strand=Strand.REVIEW,
    subject=N_("About a meeting of the review"),
    staff_label=S_("Panel meeting"),
    staff_search=S_("DHR DARDR SUSR SAR panel meets meeting date held"),
    says=_PLANNED,
    decided_by="state",
    outcomes={"planned": _PLANNED, "held": _HELD},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "state",
            S_("Has it been?"),
            ("planned", S_("It is planned")),
            ("held", S_("It has been held")),
        ),
        day(
            "date",
            S_("Day of the meeting"),
            N_("The group meets on %(value)s."),
            required=True,
            when=When.AHEAD,
            shown_when=only("state", "planned"),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    ahead=Ahead("date", sentence=N_("The group that does the review meets.")),
    usual_next=("review_panel_meeting", "review_services_write", "review_views"),
)

_ASKED = Says(
    headline=N_("The services are writing down what they did."),
    explanation=N_(
        "Each service goes through its papers. It writes down what it knew and did, and on which "
        "day. Somebody who was not part of it should do the writing."
    ),
    whats_next=N_("The group compares what the services wrote, and asks about gaps."),
    may_do=(
        N_("You can tell us of a service that should be asked as well."),
        N_("You can leave this to the review. Nothing is asked of you."),
    ),
    may_ask=(
        N_("Which services are writing?"),
        N_("By when should they be ready?"),
    ),
)

_RECEIVED = Says(
    headline=N_("The services have written down what they did."),
    explanation=N_(
        "The chair now has what the services wrote. It is put in order, day by day. The group can "
        "see who knew what, and when."
    ),
    whats_next=N_("The group looks for what could have gone better. Then a report is written."),
    may_ask=(
        N_("Did every service answer?"),
        N_("Is there anything that only we can tell?"),
    ),
)

REVIEW_SERVICES_WRITE = UpdateKind(
    slug="review_services_write",
    strand=Strand.REVIEW,
    subject=N_("About the work of the review"),
    staff_label=S_("Agencies writing (IMRs, chronology)"),
    staff_search=S_("DHR DARDR SUSR SAR IMR chronology agencies services management report"),
    says=_ASKED,
    decided_by="state",
    outcomes={"asked": _ASKED, "received": _RECEIVED},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "state",
            S_("How far it is"),
            ("asked", S_("They have been asked")),
            ("received", S_("They have sent it in")),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    usual_next=("review_panel_meeting", "review_report_writing", "review_paused"),
)

_FOR_COURT = Says(
    headline=N_("The review has been paused for the court case."),
    explanation=N_(
        "The review could touch things that a court has to decide. So the chair and the police "
        "agreed to stop for now. Your part in it stays open."
    ),
    whats_next=N_("After the court case the review takes up its work. We will tell you."),
    may_do=(
        N_("You do not need to do anything during the pause."),
        N_("You can write things down for later, so that you need not keep them in mind."),
    ),
    may_ask=(
        N_("Does everything stop, or only some of it?"),
        N_("Who keeps an eye on it, so that it starts again?"),
    ),
)

_FOR_POLICE = Says(
    headline=N_("The review has been paused for the police."),
    explanation=N_(
        "The police have asked the review to wait while they work. Questions by a review could get "
        "in the way of theirs."
    ),
    whats_next=N_("The chair asks the police from time to time if the review may go on."),
)

_FOR_SOMETHING = Says(
    headline=N_("The review has been paused."),
    explanation=N_(
        "The review has stopped for a while. Such pauses come when somebody is ill, when papers "
        "are missing or when something else has to end first. We ask what it is here."
    ),
    whats_next=N_("We ask the chair when it goes on, and tell you what we hear."),
    may_do=_FOR_COURT.may_do,
    may_ask=_FOR_COURT.may_ask,
)

REVIEW_PAUSED = UpdateKind(
    slug="review_paused",
    strand=Strand.REVIEW,
    subject=N_("About the work of the review"),
    staff_label=S_("Review paused"),
    staff_search=S_("DHR DARDR SUSR SAR paused waits criminal trial police stopped"),
    says=_FOR_SOMETHING,
    decided_by="why",
    outcomes={"court": _FOR_COURT, "police": _FOR_POLICE, "other": _FOR_SOMETHING},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "why",
            S_("Why it is paused"),
            ("court", S_("For the court proceedings")),
            ("police", S_("For the police investigation")),
            ("other", S_("Another reason, or none given")),
        ),
        day(
            "look_again",
            S_("Day when the pause is looked at again"),
            N_("The pause is looked at again on %(value)s."),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    reveals=Reveals(
        by_field="why",
        by_value={
            "court": frozenset({"charge"}),
            "police": frozenset({"arrest"}),
            "other": frozenset(),
        },
        otherwise=frozenset({"charge"}),
    ),
    usual_next=("review_resumed", "no_news", "meeting_with_us"),
)

_AFTER_COURT = Says(
    headline=N_("The review goes on, now that the court case is over."),
    explanation=N_(
        "The court case is over, so the review can ask its questions freely. It may also use what "
        "was said in court. It does not judge anyone again."
    ),
    whats_next=N_("The chair may get in touch to ask how you want to take part now."),
    may_do=(
        N_("You can choose again how much you want to take part."),
        N_("You can say that it is too soon after the trial. The chair can wait for your part."),
    ),
    may_ask=(
        N_("What does the review do first?"),
        N_("Is the chair still the same?"),
    ),
)

_AFTER_POLICE = Says(
    headline=N_("The review goes on. The police no longer need it to wait."),
    explanation=N_(
        "The police have said that the review is no longer in their way. It begins again where it "
        "stopped. Nothing that you gave it has to be given again."
    ),
    whats_next=N_("The group meets again. We will tell you what comes of it."),
)

_GOES_ON = Says(
    headline=N_("The review goes on."),
    explanation=N_(
        "The reason for the pause is over. The review works on from here. The pause may mean that "
        "later dates move as well."
    ),
    whats_next=N_("The chair makes a new plan with dates. We will tell you."),
    may_do=(N_("You can choose anew how much you want to hear and say."),),
    may_ask=_AFTER_COURT.may_ask,
)

REVIEW_RESUMED = UpdateKind(
    slug="review_resumed",
    strand=Strand.REVIEW,
    subject=N_("About the work of the review"),
    staff_label=S_("Review goes on after a pause"),
    staff_search=S_("DHR DARDR SUSR SAR resumed restart after trial goes on"),
    says=_GOES_ON,
    decided_by="why",
    outcomes={"court": _AFTER_COURT, "police": _AFTER_POLICE, "other": _GOES_ON},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "why",
            S_("Why it goes on"),
            ("court", S_("The court proceedings are over")),
            ("police", S_("The police have agreed")),
            ("other", S_("Another reason, or none given")),
        ),
    ),
    publishers=TEAM_AND_ADVOCATE,
    reveals=Reveals(
        by_field="why",
        by_value={
            "court": frozenset({"verdict"}),
            "police": frozenset({"arrest"}),
            "other": frozenset(),
        },
        otherwise=frozenset({"verdict"}),
    ),
    usual_next=("review_panel_meeting", "review_views", "review_report_writing"),
)

_IN_PERSON = Says(
    headline=N_("You can meet the group that does the review."),
    explanation=N_(
        "You can sit with the group and tell it what matters to you. You can show a photo or read "
        "something out. The group listens, and may ask you questions."
    ),
    whats_next=N_("Afterwards we ask you how it was, and tell the chair what you want told."),
    may_do=(
        N_("You can bring somebody with you, and we can come as well."),
        N_("You can stop, take a break, or go home at any time."),
        N_("You can say no. What you give in writing counts as much."),
    ),
    may_ask=(
        N_("How many people will be in the room, and who are they?"),
        N_("Can we visit the room before?"),
        N_("Is what we say written down?"),
    ),
)

_BY_VIDEO = Says(
    headline=N_("You can meet the group that does the review by video."),
    explanation=N_(
        "You can speak to the group from a place where you feel safe. You can turn your picture "
        "off and only speak. We can sit with you while you do it."
    ),
    whats_next=N_("We send you how to join, and try it out with you before the day."),
)

REVIEW_MEET_PANEL = UpdateKind(
    slug="review_meet_panel",
    strand=Strand.REVIEW,
    subject=N_("About your part in the review"),
    staff_label=S_("Family meets the panel"),
    staff_search=S_("DHR DARDR SUSR SAR family panel meet meeting in person video"),
    says=_IN_PERSON,
    decided_by="how",
    outcomes={"in_person": _IN_PERSON, "video": _BY_VIDEO},
    fields=(
        OCCURRED_ON,
        *WHICH_REVIEW,
        one_of(
            "how",
            S_("How they meet"),
            ("in_person", S_("In one room")),
            ("video", S_("By video")),
        ),
        day("date", S_("Day"), N_("It would be on %(value)s."), when=When.AHEAD),
        clock("time", S_("Time")),
        a_place(only("how", "in_person")),
        words("with_you", S_("First name of who goes with them"), N_("%(value)s can be with you.")),
    ),
    publishers=TEAM_AND_ADVOCATE,
    ahead=Ahead("date", "time", "place"),
    usual_next=("review_views", "review_report_writing", "meeting_with_us"),
)
