"""The life of a message that leaves: its states, why it waits or ends, when it is tried again.

Only an answer that proves that a receiver did not take a message lets it be sent again. A
hand-over that was cut off before its answer is *uncertain*, and a person's to settle.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from casework.rules.contact_plan import HeldBecause, Plan, TaskKind, Unsaid
from casework.rules.messages import N_, S_

__all__ = [
    "BURST",
    "BURST_PERIOD",
    "FAMILY_HELD",
    "LEASE",
    "LOOK_AGAIN",
    "PHONE_INSTEAD",
    "PRINT",
    "STATES",
    "TASKS",
    "WHY",
    "Purpose",
    "Settled",
    "State",
    "Task",
    "Why",
    "next_try",
    "settle",
]


class State(StrEnum):
    """Where a message stands."""

    QUEUED = "queued"
    HELD = "held"  # because of ``why``, perhaps until a moment
    SENDING = "sending"  # it is being handed over, or waits on paper
    SENT = "sent"
    REFUSED = "refused"  # it did not go, and will not: a task
    UNCERTAIN = "uncertain"  # nobody knows whether it went: a task
    CANCELLED = "cancelled"  # there is no reason any more to send it


WAITING = frozenset({State.QUEUED.value, State.HELD.value})
LEFT = frozenset({State.SENDING.value, State.SENT.value, State.UNCERTAIN.value})


class Purpose(StrEnum):
    """What a message is for. Its words depend on nothing else."""

    NEWS = "news"  # something new stands on her page
    REMINDER = "reminder"  # a hearing is near, and she asked to be told of it again
    SHARED = "shared"  # something new stands on the page of somebody told instead of her
    CONTACT_CODE = "contact_code"  # she confirms a number or an address
    SIGN_IN_CODE = "sign_in_code"  # she asked to come in

    @property
    def is_code(self) -> bool:
        """She asked for it this minute: no quiet hours, no pause, no frequency holds it."""
        return self not in (Purpose.NEWS, Purpose.REMINDER, Purpose.SHARED)


# What tells her to look at her own pages, and counts in her limits.
TELLS_HER = frozenset({Purpose.NEWS.value, Purpose.REMINDER.value})


class Why(StrEnum):
    """Why a message ended without being sent, or waits for a reason that is not her choice."""

    # Held.
    OTHER_NEWS = "other_news"
    PERSON_CALLS = "person_calls"
    NOT_YET = "not_yet"
    LETTER_TOO_LATE = "letter_too_late"
    # Cancelled.
    TOLD = "told"
    SEEN = "seen"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    MOVED = "moved"
    NOT_ASKED_FOR = "not_asked_for"
    TOO_LATE = "too_late"
    JOINED = "joined"
    EXPIRED = "expired"
    CONTACT_NOT_USABLE = "contact_not_usable"
    # Refused.
    NOT_TAKEN = "not_taken"
    NOT_REACHED = "not_reached"
    NO_RECEIVER = "no_receiver"
    SHARED = "shared"
    # Uncertain.
    CUT_OFF = "cut_off"


PHONE_INSTEAD = "phone_instead"
PRINT = "print"

LEASE = timedelta(minutes=2)  # longer than any receiver may take to answer
LOOK_AGAIN = timedelta(hours=12)  # a hold is looked at again at least so often
BURST = 500  # messages
BURST_PERIOD = timedelta(minutes=10)

_NEWS_TRIES = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 180))
_CODE_TRIES = tuple(timedelta(seconds=s) for s in (5, 20, 60))


def next_try(purpose: str, attempts: int) -> timedelta | None:
    """How long to wait after so many attempts that were provably not taken; None: no more."""
    tries = _CODE_TRIES if Purpose(purpose).is_code else _NEWS_TRIES
    return tries[attempts - 1] if attempts <= len(tries) else None


STATES: dict[str, str] = {
    State.QUEUED.value: S_("Waiting to leave"),
    State.HELD.value: S_("Held"),
    State.SENDING.value: S_("Leaving now"),
    State.SENT.value: S_("Sent"),
    State.REFUSED.value: S_("Could not be sent"),
    State.UNCERTAIN.value: S_("Not known whether it arrived"),
    State.CANCELLED.value: S_("Not sent"),
}

WHY: dict[str, str] = {
    HeldBecause.PERSON_FIRST.value: S_("Somebody tells them in person first."),
    HeldBecause.EVIDENCE.value: S_("It is about evidence, and they have still to give theirs."),
    HeldBecause.PAUSED.value: S_("They paused everything."),
    HeldBecause.QUIET_HOURS.value: S_("These are their quiet hours."),
    HeldBecause.CLEAR_DATE.value: S_("They keep this date clear."),
    HeldBecause.FREQUENCY.value: S_("They want no more messages in this period."),
    HeldBecause.DIGEST.value: S_("They want one message a day, at their hour."),
    HeldBecause.KEPT.value: S_("They keep this subject for when they ask."),
    HeldBecause.NOT_WANTED.value: S_("They do not want to know about this subject."),
    HeldBecause.OTHER_INSTEAD.value: S_("The person they named is told instead."),
    HeldBecause.LEGAL_CLOCK.value: S_("A legal time limit would run out. Decide in person."),
    Why.OTHER_NEWS.value: S_("It would give away other news that they do not have yet."),
    Why.PERSON_CALLS.value: S_("They want a call or a visit, not a message."),
    Why.NOT_YET.value: S_("They asked to be reminded then."),
    Why.LETTER_TOO_LATE.value: S_("A letter would come after the hearing."),
    Unsaid.ONLY_WHEN_SHE_LOOKS.value: S_("They want no messages. It is on their page."),
    Unsaid.NO_SAFE_CONTACT.value: S_("No safe contact is confirmed yet. It is on their page."),
    Unsaid.SUPPORT_ENDED.value: S_("Support has ended, and they wanted no messages after that."),
    Unsaid.NOT_A_RECIPIENT.value: S_("They may not receive this any more."),
    Why.TOLD.value: S_("Somebody told them."),
    Why.SEEN.value: S_("They saw it on their page before."),
    Why.WITHDRAWN.value: S_("The entry was withdrawn."),
    Why.REPLACED.value: S_("A newer entry took its place, with a message of its own."),
    Why.MOVED.value: S_("The hearing was moved, or its entry was put right."),
    Why.NOT_ASKED_FOR.value: S_("They do not want to be reminded any more."),
    Why.TOO_LATE.value: S_("The hearing had begun. Nothing is sent after that."),
    Why.JOINED.value: S_("Another message said the same."),
    Unsaid.ON_HER_LIST.value: S_("It is on the list that they find after the pause."),
    Why.EXPIRED.value: S_("The code ran out before it could leave."),
    Why.CONTACT_NOT_USABLE.value: S_("The number or address is not used any more."),
    Why.NOT_TAKEN.value: S_("The number or address was not accepted."),
    Why.NOT_REACHED.value: S_("The network could not be reached for hours."),
    Why.NO_RECEIVER.value: S_("Nothing is set up that could send this."),
    Why.SHARED.value: S_("More than one person uses this number or address."),
    Why.CUT_OFF.value: S_("The line broke before there was an answer."),
}

# What she reads herself about a message that waits: her own choices only.
FAMILY_HELD: dict[str, str] = {
    Why.NOT_YET.value: N_("You asked us to remind you."),
    HeldBecause.QUIET_HOURS.value: N_("It waits until your quiet hours are over."),
    HeldBecause.CLEAR_DATE.value: N_("It waits because you keep this date clear."),
    HeldBecause.FREQUENCY.value: N_("It waits because you wanted fewer messages."),
    HeldBecause.DIGEST.value: N_("It waits for the hour that you chose."),
}


@dataclass(frozen=True)
class Settled:
    """What becomes of a waiting message, before it is handed to anybody."""

    state: State
    why: str = ""
    held_until: datetime | None = None
    wake_at: datetime | None = None
    channel: str = ""
    contact_id: str | None = None
    task: str = ""


def settle(decided: Plan, now: datetime) -> Settled:
    """The plan of this moment, as the row keeps it. Pure.

    A hold that ends at a moment is looked at again then; every hold is looked at again now
    and then, as what she chose may have changed.
    """
    again = now + LOOK_AGAIN
    if decided.unsaid is not None and decided.task is not TaskKind.DECIDE_IN_PERSON:
        return Settled(State.CANCELLED, why=decided.unsaid.value)
    if decided.says and decided.unsaid is None:
        say = decided.says[0]
        channel, contact_id = say.channel.value, say.contact_id
        if say.not_before <= now:
            return Settled(State.QUEUED, "", None, now, channel, contact_id)
        why = decided.held.value if decided.held else ""
        wake_at = min(say.not_before, again)
        return Settled(State.HELD, why, say.not_before, wake_at, channel, contact_id)
    task = decided.task.value if decided.task else ""
    because = decided.held or decided.unsaid
    why = because.value if because else Why.PERSON_CALLS.value
    # A person may do it from ``until`` on; that moment may be over. The row rests all the same.
    ahead = decided.until is not None and decided.until > now
    wake_at = min(decided.until, again) if ahead and decided.until else again
    return Settled(State.HELD, why, decided.until, wake_at, task=task)


@dataclass(frozen=True)
class Task:
    """What a person does, and whether it stands on the list of things to do."""

    words: str
    listed: bool = True


TASKS: dict[str, Task] = {
    PHONE_INSTEAD: Task(S_("Phone instead. The message did not arrive, or may not have.")),
    PRINT: Task(S_("Print the letter and post it."), listed=False),
    TaskKind.TELL_IN_PERSON.value: Task(S_("Tell them in person. They asked for that.")),
    TaskKind.PHONE.value: Task(S_("Phone or visit. They want that instead of a message.")),
    TaskKind.PHONE_FOR_SAFETY.value: Task(
        S_("Phone them. They said that this may break their pause.")
    ),
    TaskKind.TELL_OTHER_FOR_SAFETY.value: Task(
        S_("Tell the person they named. They said so for their safety.")
    ),
    TaskKind.LEADER_DECIDES.value: Task(
        S_("A team leader decides. They paused, and never said what may break it.")
    ),
    TaskKind.TELL_OTHER.value: Task(S_("Tell the person they named, instead of them.")),
    TaskKind.BEAR_IN_MIND.value: Task(
        S_("Nothing to do. Bear in mind that they chose not to be told."), listed=False
    ),
    TaskKind.DECIDE_IN_PERSON.value: Task(
        S_("Decide with them in person. No moment they chose allows a message.")
    ),
}
