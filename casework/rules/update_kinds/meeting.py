"""A meeting with us."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.shared_fields import HEARD_ON, TEAM
from casework.rules.update_kinds.types import (
    Ahead,
    Choice,
    Field,
    FieldType,
    Says,
    UpdateKind,
    When,
)

_VISIT = Says(
    headline=N_("We will visit you."),
    explanation=N_(
        "We come to the place that you chose. You can have someone with you. You do not have to "
        "get anything ready."
    ),
    whats_next=N_("We talk about what you want to talk about. You can stop at any time."),
    may_do=(
        N_("You can change the day or the place, and you do not have to say why."),
        N_("You can tell us what you do not want to talk about."),
    ),
    may_ask=(
        N_("How long will it take?"),
        N_("Can we have an interpreter, or a different one?"),
    ),
)

_OFFICE = Says(
    headline=N_("We will meet in a quiet place."),
    explanation=N_(
        "We meet in a quiet room away from your home. We can tell you how to get there and what "
        "it looks like. Ask us if the journey is hard."
    ),
)

_PHONE = Says(
    headline=N_("We will ring you."),
    explanation=N_(
        "We will ring the number that you told us is safe. If it is not a good moment, you do not "
        "have to pick up."
    ),
    whats_next=N_("If we do not reach you, we will agree another time with you."),
)

_VIDEO = Says(
    headline=N_("We will speak by video."),
    explanation=N_(
        "We will speak by video in the way you agreed with us. You can keep your camera off. You "
        "can change to a phone call at any moment."
    ),
)

MEETING_WITH_US = UpdateKind(
    slug="meeting_with_us",
    strand=Strand.WITH_US,
    subject=N_("About a meeting with us"),
    staff_label=S_("Meeting with us"),
    staff_search=S_("visit call appointment video office home caseworker advocate"),
    says=_VISIT,
    decided_by="how",
    outcomes={"visit": _VISIT, "office": _OFFICE, "phone": _PHONE, "video": _VIDEO},
    fields=(
        HEARD_ON,
        Field(
            "how",
            FieldType.CHOICE,
            S_("How we meet"),
            required=True,
            choices=(
                Choice("visit", S_("We visit them")),
                Choice("office", S_("At our office or another quiet place")),
                Choice("phone", S_("By phone")),
                Choice("video", S_("By video")),
            ),
        ),
        Field(
            "date",
            FieldType.DATE,
            S_("Day"),
            required=True,
            when=When.AHEAD,
            show=N_("It is on %(value)s."),
        ),
        Field("time", FieldType.TIME, S_("Time"), show=N_("It is planned for %(value)s.")),
        Field(
            "place",
            FieldType.TEXT,
            S_("Where"),
            hint=S_("Never a home address. Others may see this page."),
            shown_when=("how", frozenset({"office"})),
            required=True,
            show=N_("It is at %(value)s."),
        ),
        Field(
            "who",
            FieldType.TEXT,
            S_("First name of who will be there"),
            max_length=60,
            show=N_("%(value)s will be there."),
        ),
        Field(
            "interpreter",
            FieldType.CHOICE,
            S_("Interpreter"),
            choices=(
                Choice("booked", S_("Booked"), N_("An interpreter is booked for you.")),
                Choice("asked", S_("Asked for"), N_("We have asked for an interpreter for you.")),
                Choice("not_needed", S_("Not needed")),
            ),
        ),
    ),
    publishers=TEAM,
    ahead=Ahead("date", "time", "place"),
    usual_next=("meeting_with_us", "hearing_listed", "hearing_moved", "compensation_decision"),
)
