"""The Victim Personal Statement: offered, made, changed, with the court."""

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
    When,
)

_OFFERED = Says(
    headline=N_("You can make a Victim Personal Statement."),
    explanation=N_(
        "It is your chance to say in your own words how your life has changed. If there is a "
        "sentence, the judge reads it first. You can read it out, ask someone else to, or leave "
        "it on paper. You do not have to make one."
    ),
    whats_next=N_("If you want to make one, the police write it down with you."),
    may_do=(
        N_("You can make one at any time before the sentence. A change later is possible."),
        N_("You can make it in your own language."),
        N_("You can ask us to sit with you while you do it."),
    ),
    may_ask=(
        N_("Who gets to read it?"),
        N_("Can the person accused see it?"),
        N_("Which things can it not be about?"),
    ),
)

_MADE = Says(
    headline=N_("Your Victim Personal Statement has been written down."),
    explanation=N_(
        "You have said what you wanted to say, and the police keep it safely. Before you sign, you "
        "can read it or have it read to you. What it says is not shown here."
    ),
    whats_next=N_("The police pass it on to the prosecutors and the court."),
    may_do=(
        N_("You can add to it later if things change."),
        N_("You can tell us if you want it read out, and by whom."),
    ),
)

_CHANGED = Says(
    headline=N_("Your Victim Personal Statement has been added to."),
    explanation=N_(
        "Lives change while courts take their time, so a second statement is normal. The first one "
        "stays, and the new one goes with it."
    ),
)

_WITH_COURT = Says(
    headline=N_("Your Victim Personal Statement is with the court."),
    explanation=N_(
        "The judge will have it before the sentence. The judge decides which parts are read out "
        "aloud. The lawyers on both sides see it too."
    ),
    whats_next=N_("On the day it is read or played in the way that you and the judge agreed."),
    may_do=(
        N_("You can change your mind about reading it, also on the day."),
        N_("You can ask for a screen, or for someone to stand beside you."),
    ),
)

PERSONAL_STATEMENT = UpdateKind(
    slug="personal_statement",
    strand=Strand.COURT,
    subject=N_("About your own statement"),
    staff_label=S_("Victim Personal Statement"),
    staff_search=S_("VPS impact statement family statement read aloud judge police"),
    says=_OFFERED,
    decided_by="state",
    outcomes={
        "offered": _OFFERED,
        "made": _MADE,
        "changed": _CHANGED,
        "with_court": _WITH_COURT,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("How far it is"),
            hint=S_("Write nothing of what it says."),
            required=True,
            choices=(
                Choice("offered", S_("They can make one")),
                Choice("made", S_("It has been made")),
                Choice("changed", S_("It has been added to")),
                Choice("with_court", S_("The court has it")),
            ),
        ),
        Field(
            "wish",
            FieldType.CHOICE,
            S_("How they want it to be heard"),
            shown_when=("state", frozenset({"made", "changed", "with_court"})),
            choices=(
                Choice("self", S_("Read out by themselves"), N_("You want to read it yourself.")),
                Choice(
                    "other",
                    S_("Read out by someone else"),
                    N_("You want someone else to read it."),
                ),
                Choice("played", S_("Played"), N_("You want it to be played.")),
                Choice("paper", S_("Only on paper"), N_("You want it to stay on paper.")),
                Choice("open", S_("Not decided yet"), N_("You can still decide how it is heard.")),
            ),
        ),
        Field(
            "by_day",
            FieldType.DATE,
            S_("Day by which the police would like to have it"),
            when=When.AHEAD,
            shown_when=("state", frozenset({"offered"})),
            show=N_("The police would like to have it by %(value)s."),
        ),
    ),
    publishers=TEAM,
    reveals=Reveals(
        by_field="state",
        by_value={
            "offered": frozenset(),
            "made": frozenset(),
            "changed": frozenset(),
            "with_court": frozenset({"charge"}),
        },
        otherwise=frozenset({"charge"}),
    ),
    usual_next=("personal_statement", "hearing_listed", "sentence", "meeting_with_us"),
)
