"""What happened at the first hearing, and where the accused is kept until the trial."""

from __future__ import annotations

from casework.rules.courts import OF_TRIALS
from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.shared_fields import OCCURRED_ON, TEAM, protecting_rules
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

_SENT_UP = Says(
    headline=N_("The first hearing was held. The Crown Court takes over."),
    explanation=N_(
        "The hearing was short. The court checked who the person is and read out the charge. Very "
        "serious charges always go to the Crown Court."
    ),
    whats_next=N_("The next hearing is in the Crown Court. We will tell you the day."),
    may_do=(
        N_("You do not have to go to any of these hearings. We can go and tell you about it."),
        N_("If you may be a witness, speak to us before you go."),
    ),
    may_ask=(
        N_("Where is the person until the next hearing?"),
        N_("Who will be in the room next time?"),
    ),
)

_PUT_OFF = Says(
    headline=N_("The first hearing was put off."),
    explanation=N_(
        "The court met but could not do what was planned, for example because a lawyer or an "
        "interpreter was missing. It will meet again. Nothing was decided about the charge."
    ),
    whats_next=N_("The court sets another day for the same hearing. We will tell you."),
)

_STAYS = Says(
    headline=N_("The first hearing was held. The same court goes on with it."),
    explanation=N_(
        "Some charges stay at the magistrates' court or at a youth court. That depends on the "
        "charge and on the person's age. There is no jury there."
    ),
    whats_next=N_("The court sets the next day. We will tell you."),
)

FIRST_HEARING = UpdateKind(
    slug="first_hearing",
    strand=Strand.COURT,
    subject=N_("About the first hearing"),
    staff_label=S_("First court hearing (what happened)"),
    staff_search=S_("magistrates first appearance sent to crown court youth court held"),
    says=_SENT_UP,
    decided_by="result",
    outcomes={"sent": _SENT_UP, "put_off": _PUT_OFF, "stays": _STAYS},
    fields=(
        OCCURRED_ON,
        Field(
            "result",
            FieldType.CHOICE,
            S_("What the court did"),
            required=True,
            choices=(
                Choice("sent", S_("Sent it to the Crown Court")),
                Choice("put_off", S_("Put it off to another day")),
                Choice("stays", S_("Kept it")),
            ),
        ),
        Field(
            "held",
            FieldType.CHOICE,
            S_("Where the person is now"),
            choices=(
                Choice("kept", S_("Kept in custody"), N_("The person is being kept in custody.")),
                Choice("bail", S_("On bail"), N_("The person is on bail. That means under rules.")),
                Choice(
                    "judge",
                    S_("A Crown Court judge decides"),
                    N_("A Crown Court judge decides where the person will be until the trial."),
                ),
            ),
        ),
        Field(
            "next_date",
            FieldType.DATE,
            S_("Day of the next hearing"),
            when=When.AHEAD,
            show=N_("The next hearing is on %(value)s."),
        ),
        Field(
            "next_time",
            FieldType.TIME,
            S_("Time of the next hearing"),
            show=N_("It is planned for %(value)s."),
        ),
        Field(
            "next_court",
            FieldType.COURT,
            S_("Court of the next hearing"),
            place_kinds=OF_TRIALS,
            show=N_("It is at %(value)s."),
        ),
    ),
    publishers=TEAM,
    reveals=Reveals(_CHARGE),
    ahead=Ahead("next_date", "next_time", "next_court", N_("There is a next court hearing.")),
    usual_next=("remand", "hearing_listed", "plea_hearing", "meeting_with_us"),
)

_SAFE = N_("If you do not feel safe, tell the police straight away. In an emergency ring 999.")
_BROKEN = N_("If you see a rule being broken, tell the police straight away.")
_RULES_ASK = (
    N_("What are the rules, and do they cover our home and school?"),
    N_("Who do we ring if the person comes near us?"),
    N_("Can the rules be changed?"),
)

_IN_CUSTODY = Says(
    headline=N_("The person stays in prison until the trial."),
    explanation=N_(
        "The court decided that the person is kept in prison for now. This is called remand. It is "
        "not a punishment and does not say that the person is guilty."
    ),
    whats_next=N_("The person can ask a judge for bail again. We will tell you if that happens."),
    may_do=(N_("If you hear from the person, from prison or through others, tell the police."),),
    may_ask=(
        N_("Can the person write to us or ring us?"),
        N_("Who tells us if this changes?"),
    ),
)

_ON_BAIL = Says(
    headline=N_("The person is on bail until the trial."),
    explanation=N_(
        "The court decided that the person may live outside until the trial and has to keep to "
        "rules. This may feel wrong or frightening. It does not say how the trial will end."
    ),
    whats_next=N_("The rules hold until a court changes them. We will tell you if that happens."),
    may_do=(
        _SAFE,
        _BROKEN,
        N_("You can tell the police which rules would help you to feel safe."),
    ),
    may_ask=_RULES_ASK,
)

_BAIL_CHANGED = Says(
    headline=N_("The court has changed the rules of bail."),
    explanation=N_(
        "The person stays outside until the trial, and from now on some rules are different. You "
        "can ask what each new rule means for your day."
    ),
    whats_next=N_("The new rules hold until a court changes them again."),
    may_do=(_SAFE, _BROKEN),
    may_ask=_RULES_ASK,
)

_BAIL_ENDED = Says(
    headline=N_("Bail has ended, and the person is back in custody."),
    explanation=N_(
        "A person on bail can be arrested again, for example when a rule was broken. The court "
        "looked at it and decided to keep the person in prison."
    ),
    whats_next=N_("The person stays there until the trial, unless a judge decides otherwise."),
)

_WANTED = Says(
    headline=N_("The person did not come to court. The police are looking for them."),
    explanation=N_(
        "The person should have been in court and was not. The court has ordered an arrest. The "
        "police can tell you if there is something you should do to be safe."
    ),
    whats_next=N_("When the person is found, they are taken to a court."),
    may_do=(_SAFE, N_("You can ask the police or us to make a plan with you for now.")),
    may_ask=(
        N_("Do the police think that the person could come near us?"),
        N_("Who rings us when the person is found?"),
    ),
)

_LONGER = Says(
    headline=N_("The person may be kept in prison for longer before the trial."),
    explanation=N_(
        "The law limits how long someone can be kept before a trial. A judge has allowed more "
        "time, because the trial could not begin sooner."
    ),
    whats_next=N_("The judge watches over the new limit as well."),
)

REMAND = UpdateKind(
    slug="remand",
    strand=Strand.COURT,
    subject=N_("About where the person is now"),
    staff_label=S_("Kept in prison, or bail (court)"),
    staff_search=S_("remand custody bail conditions court warrant absconded breach time limit CTL"),
    says=_IN_CUSTODY,
    decided_by="decision",
    outcomes={
        "custody": _IN_CUSTODY,
        "bail": _ON_BAIL,
        "bail_changed": _BAIL_CHANGED,
        "bail_ended": _BAIL_ENDED,
        "wanted": _WANTED,
        "longer": _LONGER,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "decision",
            FieldType.CHOICE,
            S_("What the court decided"),
            required=True,
            choices=(
                Choice("custody", S_("Kept in prison (remand)")),
                Choice("bail", S_("On bail")),
                Choice("bail_changed", S_("Rules of bail changed")),
                Choice("bail_ended", S_("Bail ended, back in custody")),
                Choice("wanted", S_("Did not come to court, warrant")),
                Choice("longer", S_("Time limit in custody extended")),
            ),
        ),
        *protecting_rules(shown_when=("decision", frozenset({"bail", "bail_changed"}))),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    about="accused",
    safety=True,
    reveals=Reveals(_CHARGE),
    usual_next=("hearing_listed", "plea_hearing", "remand", "meeting_with_us"),
)
