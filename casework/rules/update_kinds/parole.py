"""Parole: the review, the decision, and asking for the decision to be made again.

A decision to release is news of a release, so a person tells every decision first.
"""

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

_SENTENCE = frozenset({"sentence"})
_SUBJECT = N_("About the Parole Board")
_CALL = N_("You can ring us today, also if you only want someone to be there.")
_SUMMARY = N_("There may be a short written summary of the reasons. We can ask for it.")

_BEGINS = Says(
    headline=N_("A parole review is beginning."),
    explanation=N_(
        "The Parole Board looks at whether the person would be a danger outside. It decides about "
        "risk, not about how sad or angry people are. Having a review does not mean release."
    ),
    whats_next=N_("The Board collects reports. A review can take many months."),
    may_do=(
        N_("You can make a statement about how it affects you. You do not have to."),
        N_("You can ask for rules that would protect you if there is a release one day."),
        N_("You can choose to hear nothing until there is a decision, or not even then."),
    ),
    may_ask=(
        N_("By when can I send a statement?"),
        N_("Does the person get to read what I write?"),
    ),
)

_STATEMENT = Says(
    headline=N_("You can now send a statement to the Parole Board."),
    explanation=N_(
        "You can tell the Board how your life is, and how a release would affect you. You can use "
        "an older statement, write a new one or write none. It cannot be about the risk itself."
    ),
    whats_next=N_("The Board reads it. You may ask to read it out or to have it read."),
    may_ask=(
        N_("Who can help me to write it?"),
        N_("Can I ask that the person does not see it?"),
    ),
)

_HEARING = Says(
    headline=N_("The Parole Board will hold a hearing."),
    explanation=N_(
        "The papers were not enough for a decision, so the Board wants to ask questions. It speaks "
        "with the person in prison and with those who work with them. It is often by video."
    ),
    whats_next=N_("The decision comes in writing some time after the hearing."),
    may_ask=(N_("May we watch?"), N_("May our statement be read out?")),
)

_PUT_OFF = Says(
    headline=N_("The parole review takes longer than planned."),
    explanation=N_(
        "The Board needs another report, or someone could not be there. So the review goes on "
        "later. The person stays in prison meanwhile."
    ),
    whats_next=N_("The Board sets another day. We will tell you in the way you chose."),
)

PAROLE_REVIEW = UpdateKind(
    slug="parole_review",
    strand=Strand.AFTER_SENTENCE,
    subject=_SUBJECT,
    staff_label=S_("Parole review"),
    staff_search=S_("parole board begins statement VPS oral hearing observe deferred adjourned"),
    says=_BEGINS,
    decided_by="stage",
    outcomes={
        "begins": _BEGINS,
        "statement": _STATEMENT,
        "hearing": _HEARING,
        "put_off": _PUT_OFF,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "stage",
            FieldType.CHOICE,
            S_("How far it is"),
            required=True,
            choices=(
                Choice("begins", S_("It begins")),
                Choice("statement", S_("A statement can be sent")),
                Choice("hearing", S_("There will be a hearing")),
                Choice("put_off", S_("It takes longer")),
            ),
        ),
        Field(
            "statement_by",
            FieldType.DATE,
            S_("Day by which a statement can be sent"),
            when=When.AHEAD,
            shown_when=("stage", frozenset({"begins", "statement"})),
            show=N_("You can send a statement until %(value)s."),
        ),
        Field(
            "hearing_date",
            FieldType.DATE,
            S_("Day of the hearing"),
            when=When.AHEAD,
            shown_when=("stage", frozenset({"hearing", "put_off"})),
            show=N_("The hearing is on %(value)s."),
        ),
        Field(
            "watch",
            FieldType.CHOICE,
            S_("May the family watch?"),
            shown_when=("stage", frozenset({"hearing"})),
            choices=(
                Choice("yes", S_("Yes"), N_("You may watch it. You do not have to.")),
                Choice("asked", S_("Asked for"), N_("We have asked if you may watch it.")),
                Choice("no", S_("No"), N_("You cannot watch it. You can have it told to you.")),
            ),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    reveals=Reveals(_SENTENCE),
    ahead=Ahead("hearing_date", sentence=N_("The Parole Board holds a hearing.")),
    usual_next=("parole_review", "parole_decision", "hearing_listed", "meeting_with_us"),
)

_TO_RELEASE = Says(
    headline=N_("The Parole Board has decided that the person can be let out."),
    main_point=N_("The Parole Board has decided to let the person out, under rules."),
    explanation=N_(
        "The Board is satisfied that the person can be kept from harming others by rules outside. "
        "It is not forgiveness, and it does not say that enough has been paid."
    ),
    whats_next=N_(
        "The decision may still be questioned for a short time. We tell you what follows."
    ),
    may_do=(
        _SUMMARY,
        N_("You can ask for rules that protect you, such as an area to keep out of."),
        N_("If you think that something went wrong, tell us soon. Time for that can be short."),
        _CALL,
    ),
    may_ask=(
        N_("When may the person be let out?"),
        N_("Which rules will there be?"),
    ),
)

_NO_RELEASE = Says(
    headline=N_("The Parole Board has decided that the person stays in prison."),
    main_point=N_("The person stays in prison for now."),
    explanation=N_(
        "The Board is not satisfied that it would be safe. There is usually another review some "
        "time later. So you may have to go through this again."
    ),
    whats_next=N_("Nothing changes for now. We will tell you before another review begins."),
    may_do=(_SUMMARY, _CALL),
    may_ask=(N_("When may there be another review?"), N_("Why did the Board decide this?")),
)

_OPEN_ADVISED = Says(
    headline=N_("The Parole Board says no to release and advises an open prison."),
    main_point=N_("The person stays in prison. A move to an open prison is advised."),
    explanation=N_(
        "The Board would not let the person out but thinks that fewer locks would be right. The "
        "government can agree with that advice or not."
    ),
    whats_next=N_("The government decides about the move. We will tell you."),
    may_do=(_SUMMARY, _CALL),
    may_ask=(N_("Who decides, and when?"), N_("Would the person be allowed out for a day?")),
)

PAROLE_DECISION = UpdateKind(
    slug="parole_decision",
    strand=Strand.AFTER_SENTENCE,
    subject=_SUBJECT,
    staff_label=S_("Parole decision"),
    staff_search=S_("parole board decides release refused stays open conditions recommended"),
    says=_NO_RELEASE,
    decided_by="decision",
    outcomes={"release": _TO_RELEASE, "stays": _NO_RELEASE, "open": _OPEN_ADVISED},
    fields=(
        OCCURRED_ON,
        Field(
            "decision",
            FieldType.CHOICE,
            S_("What the Board decided"),
            required=True,
            choices=(
                Choice("release", S_("Release")),
                Choice("stays", S_("No release")),
                Choice("open", S_("No release, open conditions advised")),
            ),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.VERY_HARD,
    told_first=True,
    second_person=True,
    safety=True,
    reveals=Reveals(_SENTENCE),
    usual_next=("parole_again", "release", "meeting_with_us", "contact_scheme"),
)

_AGAIN_ASKED = Says(
    headline=N_("Someone has asked for the parole decision to be looked at again."),
    explanation=N_(
        "It may be said that a decision was unfair or against the rules. You can tell us if you "
        "think so too. It is not about whether people like the decision."
    ),
    whats_next=N_(
        "The Parole Board looks at it. Usually nobody is let out until there is an answer."
    ),
    may_do=(N_("You do not need to do anything. You can ring us while you wait."), _CALL),
    may_ask=(N_("Who asked, and why?"), N_("When will there be an answer?")),
)

_AGAIN_STANDS = Says(
    headline=N_("The parole decision stands."),
    explanation=N_(
        "It was looked at again and the way it was made was found to be fair. So what the Parole "
        "Board decided now takes effect."
    ),
    whats_next=N_("We will tell you about the next step, if there is one."),
)

_AGAIN_NEW = Says(
    headline=N_("The parole decision has to be made again."),
    explanation=N_(
        "Something about the way it was made was not right. So the decision no longer counts, and "
        "the Parole Board starts that part again. The answer may be the same or different."
    ),
    whats_next=N_("The person stays where they are until there is another decision."),
)

_HIGH_COURT = Says(
    headline=N_("The government has sent the parole decision to a high court judge."),
    explanation=N_(
        "For some very serious crimes the government can ask a judge of the High Court to decide "
        "about release instead. The judge looks at the danger again."
    ),
    whats_next=N_("Nobody is let out while the judge looks at it."),
)

PAROLE_AGAIN = UpdateKind(
    slug="parole_again",
    strand=Strand.AFTER_SENTENCE,
    subject=_SUBJECT,
    staff_label=S_("Parole decision looked at again"),
    staff_search=S_("reconsideration parole set aside high court referral asked result"),
    says=_AGAIN_ASKED,
    decided_by="state",
    outcomes={
        "asked": _AGAIN_ASKED,
        "stands": _AGAIN_STANDS,
        "again": _AGAIN_NEW,
        "high_court": _HIGH_COURT,
    },
    fields=(
        OCCURRED_ON,
        Field(
            "state",
            FieldType.CHOICE,
            S_("How far it is"),
            required=True,
            choices=(
                Choice("asked", S_("Asked for")),
                Choice("stands", S_("The decision stands")),
                Choice("again", S_("It is made again")),
                Choice("high_court", S_("Sent to the High Court")),
            ),
        ),
    ),
    publishers=TEAM,
    sensitivity=Sensitivity.HARD,
    reveals=Reveals(frozenset({"parole_decision"})),
    usual_next=("parole_decision", "release", "meeting_with_us", "parole_again"),
)
