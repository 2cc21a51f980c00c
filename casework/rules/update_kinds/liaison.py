"""The police officer at the family's side, coming and going, and the support service told."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM
from casework.rules.update_kinds.types import Choice, Field, FieldType, Says, UpdateKind

_FIRST = Says(
    headline=N_("You have a police officer as your main link with the police."),
    explanation=N_(
        "This officer is called a family liaison officer. The officer belongs to the team that "
        "finds out what happened. The officer tells you news and takes your questions back to "
        "the team. The officer is not a counsellor."
    ),
    whats_next=N_("The officer will agree with you how and how often to be in touch."),
    may_do=(
        N_("You can say how you want to be told things, and change it later."),
        N_("You can ask for an interpreter when you meet."),
        N_("If you and the officer do not get on, you can tell us."),
    ),
    may_ask=(
        N_("Who can we ring when the officer is off work?"),
        N_("What can the officer tell us, and what not yet?"),
    ),
)

_CHANGED = Says(
    headline=N_("Another police officer is now your main link with the police."),
    explanation=N_(
        "Officers change jobs, fall ill or go on leave. The new officer gets the notes, so you "
        "should not have to tell everything again."
    ),
    whats_next=N_("The new officer will get in touch with you. We can be there if you like."),
)

_SECOND = Says(
    headline=N_("A second police officer can help you as well."),
    explanation=N_(
        "Two officers now share this work, so that somebody is there when one of them is away. "
        "You can ask either of them."
    ),
)

FLO_APPOINTED = UpdateKind(
    slug="flo_appointed",
    strand=Strand.POLICE,
    subject=N_("About your link with the police"),
    staff_label=S_("Family liaison officer named"),
    staff_search=S_("FLO police officer liaison appointed introduced contact cover changed"),
    says=_FIRST,
    decided_by="which",
    outcomes={"first": _FIRST, "changed": _CHANGED, "second": _SECOND},
    fields=(
        OCCURRED_ON,
        Field(
            "which",
            FieldType.CHOICE,
            S_("Which officer this is"),
            required=True,
            choices=(
                Choice("first", S_("The first officer")),
                Choice("changed", S_("A new officer takes over")),
                Choice("second", S_("A second officer beside the first")),
            ),
        ),
        Field(
            "officer",
            FieldType.TEXT,
            S_("Name of the officer"),
            required=True,
            max_length=80,
            show=N_("The officer is %(value)s."),
        ),
        Field(
            "force",
            FieldType.TEXT,
            S_("Police force"),
            max_length=80,
            show=N_("The police force is %(value)s."),
        ),
        Field(
            "phone",
            FieldType.TEXT,
            S_("Work phone number"),
            max_length=40,
            show=N_("The officer's work number is %(value)s."),
        ),
    ),
    publishers=TEAM,
    usual_next=("support_told", "identification", "police_news", "post_mortem", "arrest"),
)

_ANOTHER_OFFICER = Says(
    headline=N_("Your police officer is stepping back, and another officer takes over."),
    explanation=N_(
        "The part of your family liaison officer is ending. Another officer knows about you and "
        "can be asked from now on."
    ),
    whats_next=N_("From the day shown, please ring the new contact."),
    may_do=(
        N_("You can ask to say goodbye, or not to."),
        N_("You can ask us anything in between. We can pass it on."),
    ),
    may_ask=(
        N_("Who do we ring if something new comes up?"),
        N_("Who tells us about things that were not settled yet?"),
    ),
)

_POLICE_TEAM = Says(
    headline=N_("Your police officer is stepping back. The police team stays in place."),
    explanation=N_(
        "There will be no single officer for you any more. The team that worked on this can "
        "still be rung at the police."
    ),
)

_US = Says(
    headline=N_("Your police officer is stepping back, and we stay."),
    explanation=N_(
        "The work of the police with you is done for now. If you need the police again, tell us "
        "and we will find the right person."
    ),
    whats_next=N_("Nothing changes with us. We carry on as you chose."),
)

FLO_STEPS_BACK = UpdateKind(
    slug="flo_steps_back",
    strand=Strand.POLICE,
    subject=N_("About your link with the police"),
    staff_label=S_("Family liaison officer steps back"),
    staff_search=S_("FLO exit ends leaves handover police officer goodbye last day"),
    says=_ANOTHER_OFFICER,
    decided_by="who_next",
    outcomes={"officer": _ANOTHER_OFFICER, "team": _POLICE_TEAM, "us": _US},
    fields=(
        OCCURRED_ON,
        Field(
            "who_next",
            FieldType.CHOICE,
            S_("Whom they can ask from now on"),
            required=True,
            choices=(
                Choice("officer", S_("Another officer")),
                Choice("team", S_("The police team")),
                Choice("us", S_("Us")),
            ),
        ),
        Field(
            "last_day",
            FieldType.DATE,
            S_("Last day of the officer"),
            show=N_("The last day is %(value)s."),
        ),
        Field(
            "contact",
            FieldType.TEXT,
            S_("Name and number of the next contact"),
            shown_when=("who_next", frozenset({"officer", "team"})),
            required=True,
            show=N_("The next contact is %(value)s."),
        ),
    ),
    publishers=TEAM,
    usual_next=("meeting_with_us", "contact_scheme", "unsolved_review", "property_returned"),
)

SUPPORT_TOLD = UpdateKind(
    slug="support_told",
    strand=Strand.POLICE,
    subject=N_("About support for you"),
    staff_label=S_("Support service told"),
    staff_search=S_("homicide service referral notified police refer start"),
    says=Says(
        headline=N_("A support service has been told about you."),
        explanation=N_(
            "When someone has been killed, the police tell a support service for families. That is "
            "how we came to know of you. Support is your choice. You can say no now and yes later."
        ),
        whats_next=N_("Someone from the service gets in touch, if you agree to it."),
        may_do=(
            N_("You can say how, when and in which language you want to be reached."),
            N_("You can ask for support for another person in your family as well."),
        ),
        may_ask=(
            N_("What can the service help with?"),
            N_("Who gets to see what I tell you?"),
        ),
    ),
    fields=(
        OCCURRED_ON,
        Field(
            "told_by",
            FieldType.CHOICE,
            S_("Who told the service"),
            choices=(
                Choice("police", S_("The police"), N_("The police told us.")),
                Choice("family", S_("Someone of the family"), N_("Someone of your family did.")),
                Choice("other", S_("Another office"), N_("Another office told us.")),
            ),
        ),
    ),
    publishers=TEAM,
    usual_next=("meeting_with_us", "flo_appointed", "identification", "post_mortem"),
)
