"""Belongings that the police give back."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.offered import THINGS
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM, yes_no
from casework.rules.update_kinds.types import (
    Choice,
    Field,
    FieldType,
    Says,
    Sensitivity,
    UpdateKind,
)

_READY = Says(
    headline=N_("The police can give back some belongings."),
    explanation=N_(
        "The police no longer need some things and ask if you want them. You choose if, when and "
        "how. Before you see them you can ask what state they are in."
    ),
    whats_next=N_("Nothing comes to you before you say so."),
    may_do=(
        N_("You can say no, or not yet. You can ask for someone else to take them."),
        N_("You can ask for things to be cleaned, or not to be cleaned."),
        N_("You can ask us to be there."),
    ),
    may_ask=(
        N_("Which things are they, and what do they look like now?"),
        N_("How long can the police keep them for us?"),
    ),
)

_BACK = Says(
    headline=N_("Some belongings have been given back."),
    explanation=N_(
        "The things were handed over as agreed. You can leave them packed for as long as you "
        "want. Opening them can wait for another day, or for someone beside you."
    ),
    whats_next=N_("If something is missing or is not right, we can ask the police."),
    may_do=(N_("You can ring us before or after you open them."),),
    may_ask=(N_("Is there anything else that the police still have?"),),
)

_STILL_NEEDED = Says(
    headline=N_("The police still need some belongings."),
    explanation=N_(
        "Things may be needed for a trial, an appeal or the inquest. So the police keep them for "
        "now. They are looked after and are not thrown away without asking."
    ),
    whats_next=N_("We will ask again when the court is done with them."),
    may_do=(N_("You can tell us what matters most to you. We can ask about that first."),),
    may_ask=(
        N_("Which things do the police have?"),
        N_("Can we have a photo or a copy for now, for example from a phone?"),
    ),
)

PROPERTY_RETURNED = UpdateKind(
    slug="property_returned",
    strand=Strand.POLICE,
    subject=N_("About belongings that the police have"),
    staff_label=S_("Property returned"),
    staff_search=S_("belongings clothes phone jewellery exhibits returned police kept"),
    says=_READY,
    decided_by="state",
    outcomes={"ready": _READY, "back": _BACK, "kept": _STILL_NEEDED},
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("What happens with them"),
            required=True,
            choices=(
                Choice("ready", S_("They can be given back")),
                Choice("back", S_("They have been given back")),
                Choice("kept", S_("They are still needed")),
            ),
        ),
        Field(
            "what",
            FieldType.PHRASE,
            S_("What they are, in plain words"),
            offers=THINGS,
            hint=S_("For example: a phone and a ring. Nothing about their state."),
            show=N_("This is about: %(value)s."),
        ),
        yes_no(
            "asked_first",
            S_("Have they been told what state the things are in?"),
            yes=N_("A person has told you what state they are in."),
            no=N_("Ask us first what state they are in, if you want to know."),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    usual_next=("property_returned", "meeting_with_us", "flo_steps_back", "police_news"),
)
