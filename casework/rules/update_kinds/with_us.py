"""Between the family and us: who works with them, what we promised, and when nothing is new."""

from __future__ import annotations

from casework.rules.messages import N_, S_
from casework.rules.strands import Strand
from casework.rules.update_kinds.asking import day, one_of, only, words
from casework.rules.update_kinds.shared_fields import HEARD_ON, OCCURRED_ON, TEAM
from casework.rules.update_kinds.types import Ahead, Reveals, Says, UpdateKind, When

_KNOWN = N_("The new person knows what you have told us. You need not tell it again.")
_NOT_SUITED = N_("You can say if it does not suit you, and need not say why.")

_TAKES_OVER = Says(
    headline=N_("Somebody else from our team works with you from now on."),
    explanation=N_(
        "The person who worked with you has handed over to somebody else. We know that it is hard "
        "to begin with a new person. You can have both of them there the first time."
    ),
    whats_next=N_("The new person gets in touch in the way that you chose."),
    may_do=(_KNOWN, _NOT_SUITED),
    may_ask=(
        N_("Why has it changed?"),
        N_("Can we say goodbye to the one we know?"),
    ),
)

_STANDS_IN = Says(
    headline=N_("Somebody stands in for the person who works with you."),
    explanation=N_(
        "The person you know is away for some time and comes back. Until then somebody else picks "
        "up the telephone and watches your dates. They know what is planned."
    ),
    whats_next=N_("You can write or ring as always. The one who stands in will answer."),
    may_ask=(
        N_("When does the person we know come back?"),
        N_("Can something wait until then?"),
    ),
)

_AS_ASKED = Says(
    headline=N_("You asked for somebody else, and now there is somebody."),
    explanation=N_(
        "You asked to work with a different person. That is always all right, and nobody holds it "
        "against you. The change is made."
    ),
    whats_next=N_("The new person gets in touch. The one before does not ring you any more."),
    may_ask=(
        N_("What does the new person know, and what not?"),
        N_("Who do I ask if it does not work this time?"),
    ),
)

WORKER_CHANGED = UpdateKind(
    slug="worker_changed",
    strand=Strand.WITH_US,
    subject=N_("About who works with you"),
    staff_label=S_("Your worker has changed"),
    staff_search=S_("caseworker handover cover leaves new worker change stand in"),
    says=_TAKES_OVER,
    decided_by="how",
    outcomes={"takes_over": _TAKES_OVER, "stands_in": _STANDS_IN, "as_asked": _AS_ASKED},
    fields=(
        HEARD_ON,
        one_of(
            "how",
            S_("What changes"),
            ("takes_over", S_("Somebody else takes over")),
            ("stands_in", S_("Somebody stands in for a time")),
            ("as_asked", S_("The family asked for somebody else")),
        ),
        words(
            "who",
            S_("First name of the person"),
            N_("The person is called %(value)s."),
            required=True,
            most=60,
        ),
        day(
            "starts",
            S_("First day"),
            N_("It begins on %(value)s."),
            required=True,
        ),
        day(
            "back_on",
            S_("Day when the usual worker is back"),
            N_("The person you know is back on %(value)s."),
            when=When.AHEAD,
            shown_when=only("how", "stands_in"),
        ),
        words(
            "reach",
            S_("How to reach them"),
            N_("You can reach them here: %(value)s."),
            hint=S_("A work telephone number and hours."),
        ),
    ),
    publishers=TEAM,
    usual_next=("meeting_with_us", "promise", "no_news"),
)

_MADE = Says(
    headline=N_("We have promised you something."),
    explanation=N_(
        "This is what we said we would do. It stands here so that you do not have to keep it in "
        "mind. If we are late, it is we who come to you."
    ),
    whats_next=N_("By the day shown here you hear from us, even if it is not done."),
    may_do=(
        N_("You can tell us if it is no longer needed."),
        N_("You can ask us about it at any time before."),
    ),
    may_ask=(
        N_("Who does it, and who checks?"),
        N_("Can it be done sooner?"),
    ),
)

_KEPT = Says(
    headline=N_("We have done what we promised."),
    explanation=N_(
        "We said that we would do this, and it is done. If it is not what you meant, tell us. Then "
        "we put it right."
    ),
    whats_next=N_("Nothing more is needed from you for this."),
    may_do=(N_("You can tell us if something about it is not right."),),
    may_ask=(N_("What came of it?"), N_("What do you do next?")),
)

_LATER = Says(
    headline=N_("We have not yet done what we promised. We are sorry."),
    explanation=N_(
        "We said that we would do this by a certain day and did not manage it. That is on us. You "
        "can read here by when it will be done."
    ),
    whats_next=N_("You hear from us by the new day. Our team leader looks at it as well."),
    may_do=(
        N_("You can tell us what the delay means for you."),
        N_("You can speak to our team leader instead of us."),
    ),
    may_ask=(
        N_("Why has it taken longer?"),
        N_("What can you do in the meantime?"),
    ),
)

PROMISE = UpdateKind(
    slug="promise",
    strand=Strand.WITH_US,
    subject=N_("About what we said we would do"),
    staff_label=S_("Promise"),
    staff_search=S_("promise promised will do by date kept late sorry"),
    says=_MADE,
    decided_by="state",
    outcomes={"made": _MADE, "kept": _KEPT, "later": _LATER},
    fields=(
        OCCURRED_ON,
        one_of(
            "state",
            S_("How it stands"),
            ("made", S_("We promise it")),
            ("kept", S_("We have done it")),
            ("later", S_("It takes longer than we said")),
        ),
        words(
            "what",
            S_("What we promised, in plain words"),
            N_("This is about: %(value)s."),
            required=True,
            hint=S_("For example: ringing the school about Friday."),
        ),
        day(
            "by",
            S_("By which day"),
            N_("We will be in touch about it by %(value)s."),
            required=True,
            when=When.AHEAD,
            shown_when=only("state", "made", "later"),
        ),
    ),
    publishers=TEAM,
    ahead=Ahead("by", sentence=N_("We will be in touch about something we promised.")),
    usual_next=("promise", "meeting_with_us", "no_news"),
)

_POLICE = Says(
    headline=N_("There is nothing to report from the police."),
    explanation=N_(
        "We asked the police, and they have nothing they can tell. They may be at work on things "
        "that they must keep to themselves. Silence does not mean that they have stopped."
    ),
    whats_next=N_("We ask again on the day shown here, and tell you even if it is the same."),
    may_do=(
        N_("You can say how often you want to hear that nothing is new."),
        N_("You can give us a question for the next time."),
    ),
    may_ask=(
        N_("What are they still working on, as far as they can say?"),
        N_("When will you ask again?"),
    ),
)

_PROSECUTORS = Says(
    headline=N_("There is nothing to report from the prosecutors."),
    explanation=N_(
        "We asked the prosecutors, who are still reading and thinking. They have a lot of papers "
        "to go through. We know no more than you do."
    ),
)

_COURT = Says(
    headline=N_("There is nothing to report from the court."),
    explanation=N_(
        "We asked the court office. No date has been set or changed since we last told you. Courts "
        "often set dates late, and then all at once."
    ),
)

_CORONER = Says(
    headline=N_("There is nothing to report from the coroner."),
    explanation=N_(
        "We asked the coroner's officer. Nothing has been decided since the last time. It may be "
        "waiting for somebody else, and the officer said so or could not say."
    ),
)

_CHAIR = Says(
    headline=N_("There is nothing to report from the review."),
    explanation=N_(
        "We asked the chair of the review. The work goes on, and there is nothing yet that can be "
        "shown. Reviews often take longer than planned."
    ),
)

_SCHEME = Says(
    headline=N_("There is nothing to report about money."),
    explanation=N_(
        "We asked the office that has your papers about money. It has everything it asked for, and "
        "it has not answered. We stay with it, so that you do not need to ring."
    ),
)

_PROBATION = Says(
    headline=N_("There is nothing to report from probation."),
    explanation=N_(
        "We asked the officer who keeps families informed about a sentence. Nothing has changed "
        "that you asked to be told about."
    ),
)

_SOMEBODY_ELSE = Says(
    headline=N_("There is nothing to report so far."),
    explanation=N_(
        "We asked again about what is open, and there is no answer to pass on. We tell you this so "
        "that you know it has not slipped our mind."
    ),
)

NO_NEWS = UpdateKind(
    slug="no_news",
    strand=Strand.WITH_US,
    subject=N_("About where things stand"),
    staff_label=S_("No news"),
    staff_search=S_("no news nothing new asked still waiting silence check in"),
    says=_POLICE,
    decided_by="asked",
    outcomes={
        "police": _POLICE,
        "prosecutors": _PROSECUTORS,
        "court": _COURT,
        "coroner": _CORONER,
        "chair": _CHAIR,
        "scheme": _SCHEME,
        "probation": _PROBATION,
        "somebody_else": _SOMEBODY_ELSE,
    },
    fields=(
        OCCURRED_ON,
        one_of(
            "asked",
            S_("Who was asked"),
            ("police", S_("The police")),
            ("prosecutors", S_("The prosecutors")),
            ("court", S_("The court")),
            ("coroner", S_("The coroner's officer")),
            ("chair", S_("The chair of the review")),
            ("scheme", S_("The compensation scheme or another office about money")),
            ("probation", S_("Probation")),
            ("somebody_else", S_("Somebody else")),
        ),
        words(
            "who",
            S_("Whom exactly"),
            N_("We asked %(value)s."),
            most=80,
            shown_when=only("asked", "somebody_else"),
        ),
        day(
            "asked_on",
            S_("When they were asked"),
            N_("We asked this on %(value)s."),
            required=True,
            when=When.PAST,
        ),
        words(
            "open",
            S_("What is still open, in plain words"),
            N_("Still open: %(value)s."),
            required=True,
            hint=S_("For example: when the things from the flat come back."),
        ),
        day(
            "again_on",
            S_("When we ask again"),
            N_("We will ask again on %(value)s."),
            required=True,
            when=When.AHEAD,
        ),
    ),
    publishers=TEAM,
    reveals=Reveals(
        by_field="asked",
        by_value={
            "police": frozenset(),
            "prosecutors": frozenset({"arrest"}),
            "court": frozenset({"charge"}),
            "coroner": frozenset(),
            "chair": frozenset(),
            "scheme": frozenset(),
            "probation": frozenset({"sentence"}),
            "somebody_else": frozenset(),
        },
        otherwise=frozenset({"sentence"}),
    ),
    usual_next=("no_news", "meeting_with_us", "promise"),
)
