"""A day of the trial, the jury deciding, and a new trial. No evidence stands here."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM
from casework.rules.update_kinds.types import (
    Ahead,
    Choice,
    Field,
    FieldType,
    Reveals,
    Says,
    Sensitivity,
    UpdateKind,
    When,
)

_CHARGE = frozenset({"charge"})
_CHOOSE = N_("You can choose which days to go, and leave the room at any time.")
_FAMILY_ONLY = N_("Please keep this within your family. Sharing it could harm the trial.")

_OPENING = Says(
    headline=N_("The trial has begun."),
    explanation=N_(
        "A jury of 12 people has been chosen. The prosecutors tell them what they say happened. "
        "This first speech can be very hard to hear, because it goes through everything."
    ),
    whats_next=N_("On the next days the prosecutors call their witnesses."),
)

_PROSECUTION = Says(
    headline=N_("The court heard witnesses of the prosecution."),
    explanation=N_(
        "The prosecutors call people who know something and the other side asks them questions "
        "too. Some of it may be shown in pictures or films. You can ask to be warned beforehand."
    ),
    whats_next=N_("When the prosecutors have finished, the other side has its turn."),
    may_do=(
        _CHOOSE,
        N_("You can ask us to tell you only the main point of each day, or nothing."),
        _FAMILY_ONLY,
    ),
    may_ask=(
        N_("What will the next day be about, so that I can choose?"),
        N_("Who will be beside me?"),
    ),
)

_DEFENCE = Says(
    headline=N_("The court heard the side of the person accused."),
    explanation=N_(
        "Now the other side tells its story and may call witnesses. The person accused may speak "
        "or stay silent. You may hear things that you feel are untrue or unkind."
    ),
    whats_next=N_("After that both sides make a last speech."),
)

_SPEECHES = Says(
    headline=N_("Both sides made their last speeches."),
    explanation=N_(
        "Each side tells the jury how it sees everything that was heard. These speeches are not "
        "proof. They are meant to persuade."
    ),
    whats_next=N_("Then the judge speaks to the jury."),
)

_SUMMING_UP = Says(
    headline=N_("The judge spoke to the jury about the law."),
    explanation=N_(
        "The judge goes over what was heard and says which questions the jury has to answer. The "
        "judge does not say who is right."
    ),
    whats_next=N_("After that the jury goes out to decide."),
)

_NOT_SITTING = Says(
    headline=N_("The trial did not go on today."),
    explanation=N_(
        "Trials often stop for a day, for example for a question of law or because someone is "
        "ill. You may have got ready for nothing, and that is tiring."
    ),
    whats_next=N_("The trial goes on when the court says. We will tell you the day."),
    may_ask=(N_("When does it go on?"), N_("Does the trial last longer now?")),
)

TRIAL_DAY = UpdateKind(
    slug="trial_day",
    strand=Strand.COURT,
    subject=N_("About a day at court"),
    staff_label=S_("Day of the trial"),
    staff_search=S_("trial day opening witnesses evidence speeches summing up jury sworn"),
    says=_PROSECUTION,
    decided_by="part",
    outcomes={
        "opening": _OPENING,
        "prosecution": _PROSECUTION,
        "defence": _DEFENCE,
        "speeches": _SPEECHES,
        "summing_up": _SUMMING_UP,
        "not_sitting": _NOT_SITTING,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "part",
            FieldType.CHOICE,
            S_("Which part of the trial it was"),
            hint=S_("Nothing of what was said, and no names of witnesses."),
            required=True,
            choices=(
                Choice("opening", S_("It began")),
                Choice("prosecution", S_("Witnesses of the prosecution")),
                Choice("defence", S_("The defence")),
                Choice("speeches", S_("Last speeches")),
                Choice("summing_up", S_("The judge to the jury")),
                Choice("not_sitting", S_("The court did not sit")),
            ),
        ),
        Field(
            "day_number",
            FieldType.NUMBER,
            S_("Which day of the trial"),
            highest=365,
            show=N_("This was day %(value)s of the trial."),
        ),
        Field(
            "next_date",
            FieldType.DATE,
            S_("Next day of the trial"),
            when=When.AHEAD,
            show=N_("The next day of the trial is %(value)s."),
        ),
        Field(
            "next_hard",
            FieldType.CHOICE,
            S_("Will the next day be hard to hear?"),
            choices=(
                Choice(
                    "hard",
                    S_("Yes, ask us first"),
                    N_("The next day may be very hard to hear. Ask us before you choose."),
                ),
                Choice("not_known", S_("Not known")),
            ),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    evidence=True,
    reveals=Reveals(_CHARGE),
    ahead=Ahead("next_date", sentence=N_("The trial goes on.")),
    usual_next=("trial_day", "jury_out", "verdict", "hearing_moved"),
)

_OUT = Says(
    headline=N_("The jury is out to decide."),
    explanation=N_(
        "The 12 people talk in a room of their own. Nobody may listen or ask. It may take hours or "
        "many days, and the time does not tell you anything."
    ),
    whats_next=N_("When they have an answer, everybody is called back quickly."),
    may_do=(
        N_("You can wait at the court, near it, or at home."),
        N_("You can tell us now if you want to be in the room, or to be told elsewhere."),
    ),
    may_ask=(
        N_("How long do we have to get back?"),
        N_("Who will be with me when the answer comes?"),
    ),
)

_RESTING = Says(
    headline=N_("The jury is still deciding and goes on another day."),
    explanation=N_(
        "The judge has sent the jury home and they carry on next time. They may not talk to "
        "anybody about it. Waiting for another night is hard."
    ),
    whats_next=N_("The jury goes on in the morning of the next day at court."),
)

_MAJORITY = Says(
    headline=N_("The judge has told the jury that not all of them need to agree."),
    explanation=N_(
        "At first all jurors have to agree. After some time a judge can accept an answer that "
        "nearly all of them share. If even that cannot be reached, there is no verdict."
    ),
    whats_next=N_("The jury goes on talking. Nobody can say how long."),
)

JURY_OUT = UpdateKind(
    slug="jury_out",
    strand=Strand.COURT,
    subject=N_("About what happens at court now"),
    staff_label=S_("Jury deciding"),
    staff_search=S_("jury out retired deliberating majority direction sent home waiting"),
    says=_OUT,
    decided_by="state",
    outcomes={"out": _OUT, "resting": _RESTING, "majority": _MAJORITY},
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("What is happening"),
            hint=S_("Nothing about what jurors do or look like."),
            required=True,
            choices=(
                Choice("out", S_("The jury has gone out")),
                Choice("resting", S_("It goes on another day")),
                Choice("majority", S_("Majority allowed")),
            ),
        ),
        Field(
            "next_date",
            FieldType.DATE,
            S_("Day on which the jury goes on"),
            when=When.AHEAD,
            shown_when=("state", frozenset({"resting"})),
            show=N_("The next day for the jury is %(value)s."),
        ),
    ),
    publishers=TEAM,
    reveals=Reveals(_CHARGE),
    ahead=Ahead("next_date", sentence=N_("The jury goes on deciding.")),
    usual_next=("verdict", "jury_out", "meeting_with_us", "new_trial"),
)

_ORDERED = Says(
    headline=N_("There will be a new trial."),
    explanation=N_(
        "The trial will be held again from the start, with other jurors. It is very hard to go "
        "through it twice. You can plan differently this time, or stay away."
    ),
    whats_next=N_("The court sets a date. We will tell you as soon as we know."),
    may_do=(
        N_("You can ask the prosecutors why there is a new trial, and what will be different."),
        N_("You can choose again which days to go, and who tells you about the others."),
        N_("You can ring us today, also if you only want someone to be there."),
    ),
    may_ask=(
        N_("Where is the person until then?"),
        N_("Do witnesses have to speak again?"),
        N_("Will it be the same court and the same prosecutors?"),
    ),
)

_THINKING = Says(
    headline=N_("The prosecutors are deciding whether to ask for a new trial."),
    explanation=N_(
        "There is no verdict, so the prosecutors look at everything again. They should hear what "
        "you think. They decide by what a new jury could be sure of."
    ),
    whats_next=N_("The prosecutors tell the court and you what they decided."),
    may_do=(
        N_("You can tell the prosecutors what a new trial would mean to you."),
        N_("You can ask us to write it down with you."),
    ),
    may_ask=(
        N_("When will the prosecutors decide about a new trial?"),
        N_("Where is the person until then?"),
    ),
)

_NONE = Says(
    headline=N_("There will be no new trial."),
    explanation=N_(
        "The prosecutors will not try again, or a court did not allow it. So the court case ends "
        "without a verdict of guilty. They should explain to you why."
    ),
    whats_next=N_("The inquest can go on, and a review if there is one."),
    may_ask=(
        N_("Can I ask for this decision to be looked at again?"),
        N_("Is there anything that keeps this person away from us?"),
        N_("Could it start again if something new is found?"),
    ),
)

NEW_TRIAL = UpdateKind(
    slug="new_trial",
    strand=Strand.COURT,
    subject=N_("About what follows at court"),
    staff_label=S_("New trial (retrial)"),
    staff_search=S_("retrial again hung jury quashed second trial prosecutors decide"),
    says=_THINKING,
    decided_by="state",
    outcomes={"ordered": _ORDERED, "thinking": _THINKING, "none": _NONE},
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("What is decided"),
            hint=S_("The date is an update of its own: hearing listed."),
            required=True,
            choices=(
                Choice("ordered", S_("There will be one")),
                Choice("thinking", S_("The prosecutors are deciding")),
                Choice("none", S_("There will be none")),
            ),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.VERY_HARD,
    second_person=True,
    reveals=Reveals(frozenset({"verdict"})),
    usual_next=("hearing_listed", "prosecutors_meeting", "meeting_with_us", "look_again_asked"),
)
