"""The Victim Contact Scheme: offered, joined, not now, and the officer who tells the news."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM
from casework.rules.update_kinds.types import (
    Choice,
    Field,
    FieldType,
    Reveals,
    Says,
    UpdateKind,
)

_OFFERED = Says(
    headline=N_("You can choose to be told about big steps in the sentence."),
    explanation=N_(
        "A Victim Liaison Officer can tell you when something important changes. You choose how "
        "much you want to know, and how. The scheme does not tell you which prison it is."
    ),
    whats_next=N_("Nothing is sent to you before you have chosen."),
    may_do=(
        N_("You can join now, later or never. You can leave at any time."),
        N_("You can ask to hear about release only, or about each big step."),
        N_("You can ask for the news to come through us."),
    ),
    may_ask=(
        N_("What would I be told, and what not?"),
        N_("Can I ask for rules that would protect us?"),
    ),
)

_JOINED = Says(
    headline=N_("You have joined the scheme for news about the sentence."),
    explanation=N_(
        "From now on a Victim Liaison Officer tells you what you asked to know. The officer also "
        "asks what rules you would want if release is ever thought about."
    ),
    whats_next=N_("The officer gets in touch in the way you chose. It may be quiet for years."),
    may_do=(
        N_("Tell the officer or us when you move or change your number."),
        N_("You can change how much you want to know, or leave."),
    ),
)

_NOT_NOW = Says(
    headline=N_("You have chosen not to be told about the sentence for now."),
    explanation=N_(
        "Nobody from the scheme will get in touch with you. That choice is yours and needs no "
        "reason. You can join in any later year."
    ),
    whats_next=N_("Nothing comes from the scheme unless you ask for it."),
    may_do=(N_("You can tell us if there is one thing you would still want to know."),),
    may_ask=(N_("How do I join later?"),),
)

_OFFICER = Says(
    headline=N_("You have a Victim Liaison Officer."),
    explanation=N_(
        "This officer works for the Probation Service and is there for you. The officer does not "
        "work with the person in prison."
    ),
    whats_next=N_("The officer will write or ring to say hello and ask what you want to know."),
)

_OFFICER_CHANGED = Says(
    headline=N_("You have a new Victim Liaison Officer."),
    explanation=N_(
        "Sentences last longer than many jobs, so officers change. The new one has your choices "
        "on paper and should not ask you to start again."
    ),
    whats_next=N_("The new officer will get in touch. We can check with them for you."),
)

CONTACT_SCHEME = UpdateKind(
    slug="contact_scheme",
    strand=Strand.AFTER_SENTENCE,
    subject=N_("About what you may choose to be told"),
    staff_label=S_("Victim Contact Scheme"),
    staff_search=S_("VCS VLO victim liaison officer probation opt in out scheme contact"),
    says=_OFFERED,
    decided_by="state",
    outcomes={
        "offered": _OFFERED,
        "joined": _JOINED,
        "not_now": _NOT_NOW,
        "officer": _OFFICER,
        "officer_changed": _OFFICER_CHANGED,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("What has happened"),
            required=True,
            choices=(
                Choice("offered", S_("It has been offered")),
                Choice("joined", S_("They have joined")),
                Choice("not_now", S_("They chose not now")),
                Choice("officer", S_("An officer is named")),
                Choice("officer_changed", S_("The officer has changed")),
            ),
        ),
        Field(
            "how_much",
            FieldType.CHOICE,
            S_("How much they want to know"),
            shown_when=("state", frozenset({"joined"})),
            choices=(
                Choice("release", S_("Release only"), N_("You chose to hear about release only.")),
                Choice(
                    "yearly",
                    S_("A letter once a year"),
                    N_("You chose to get a letter once a year."),
                ),
                Choice("steps", S_("Each big step"), N_("You chose to hear about each big step.")),
            ),
        ),
        Field(
            "officer",
            FieldType.TEXT,
            S_("Name of the officer"),
            max_length=80,
            shown_when=("state", frozenset({"officer", "officer_changed"})),
            show=N_("The officer is %(value)s."),
        ),
        Field(
            "phone",
            FieldType.TEXT,
            S_("Work phone number"),
            max_length=40,
            shown_when=("state", frozenset({"officer", "officer_changed"})),
            show=N_("The officer's work number is %(value)s."),
        ),
    ),
    publishers=TEAM,
    reveals=Reveals(frozenset({"sentence"})),
    usual_next=("contact_scheme", "meeting_with_us", "parole_review", "sentence_move"),
)
