"""Her answers by topic: what each row means, and what all of them mean together.

Rows are only added (models.choices.MemberChoice). The latest row of a topic counts; an empty
value means *not chosen*, and the default stands. Values hold slugs, days and numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from casework.rules.choices import (
    CHOOSABLE,
    Channel,
    PauseBreak,
    Subject,
    SubjectChoice,
    Support,
    Way,
)
from casework.rules.contact_plan import AtMost, Choices, ClearDate, Pause, QuietHours

WAY = "way"
CHANNELS = "channels"
QUIET = "quiet"
AT_MOST = "at_most"
DIGEST = "digest"
AMOUNT = "amount"
PAPER = "paper"
EASIER = "easier"
WORKER_NAME = "worker_name"
REMIND = "remind"
PAUSE = "pause"
PAUSE_BREAKS = "pause_breaks"
SUPPORT = "support"
CHECK_INS = "check_ins"
SUBJECT = "subject."  # and the subject's slug
# How long before a hearing she wants to be told of it again, in days, by the slug of her answer.
REMIND_DAYS: dict[str, tuple[int, ...]] = {"day": (1,), "week": (7,), "both": (7, 1)}
CLEAR = "clear."  # and an id: each date is a topic of its own
TEXTS = "texts."  # and the id of a contact: she answered STOP to a text that came there

SUBJECT_TOPICS: tuple[str, ...] = tuple(f"{SUBJECT}{one.value}" for one in CHOOSABLE)
SINGLE: tuple[str, ...] = (
    WAY,
    *SUBJECT_TOPICS,
    CHANNELS,
    QUIET,
    AT_MOST,
    DIGEST,
    AMOUNT,
    PAPER,
    EASIER,
    WORKER_NAME,
    REMIND,
    PAUSE,
    PAUSE_BREAKS,
    SUPPORT,
    CHECK_INS,
)


@dataclass(frozen=True)
class Kept:
    """One answer as it is kept."""

    id: str
    number: int
    topic: str
    value: Mapping[str, object]
    set_at: datetime
    set_by: str = ""
    by_staff: bool = False
    how: str = ""
    words: str = ""
    undoes_id: str | None = None


@dataclass(frozen=True)
class Around:
    """What decides beside her answers: her row, her contacts, who is told instead."""

    read_first: bool = False  # as staff recorded before there was a first question
    asked: bool = False
    time_zone: str = "Europe/London"
    language: str = "en"
    may_receive: bool = True
    evidence_hold: bool = False
    told_instead: frozenset[Subject] = frozenset()


@dataclass(frozen=True)
class SupportWish:
    """How long support goes on, in her words of it."""

    state: Support = Support.GOING_ON
    every_days: int = 0
    on: date | None = None
    after: str = ""
    goodbye: bool = False
    read: bool = True  # she goes on reading her pages
    release: bool = True  # she is still told if somebody is let out
    since: datetime | None = None
    words: str = field(default="", repr=False)


def is_topic(topic: str) -> bool:
    """Whether there is such a topic."""
    return topic in SINGLE or any(
        topic.startswith(one) and len(topic) > len(one) for one in (CLEAR, TEXTS)
    )


def current(rows: Iterable[Kept]) -> dict[str, Kept]:
    """The latest answer of each topic."""
    found: dict[str, Kept] = {}
    for row in sorted(rows, key=lambda one: one.number):
        found[row.topic] = row
    return found


def pauses_of(rows: Iterable[Kept], breaks: PauseBreak) -> tuple[Pause, ...]:
    """Every pause there was, oldest first. Changing its end makes no second one."""
    found: list[Pause] = []
    for row in sorted(rows, key=lambda one: one.number):
        if row.topic != PAUSE:
            continue
        running = found[-1] if found and found[-1].holds(row.set_at) else None
        if row.value.get("on"):
            until = _moment(row.value.get("until"))
            if running is not None:
                found[-1] = Pause(running.since, until, breaks)
            else:
                found.append(Pause(row.set_at, until, breaks))
        elif running is not None:
            found[-1] = Pause(running.since, row.set_at, breaks)
    return tuple(found)


def choices_from(rows: Sequence[Kept], around: Around, now: datetime) -> Choices:
    """All her answers as the contact plan reads them. Contacts are added by the caller."""
    said = current(rows)
    wish = support_wish(said.get(SUPPORT), around.time_zone, now)
    breaks = PauseBreak(str(_value(said, PAUSE_BREAKS).get("breaks", PauseBreak.UNANSWERED)))
    pauses = pauses_of(rows, breaks)
    active = next((one for one in reversed(pauses) if one.holds(now)), None)
    ahead = next((one for one in pauses if one.since > now), None)
    return Choices(
        way=way_of(said, around.read_first),
        by_subject=by_subject(said),
        channels=tuple(Channel(str(one)) for one in _list(said, CHANNELS, "order")),
        quiet=quiet_hours(said),
        clear_dates=tuple(one for _, one in clear_dates(said)),
        at_most=at_most(said),
        digest_hour=_number(_value(said, DIGEST).get("hour")),
        pause=active or ahead,
        earlier_pauses=tuple(one for one in pauses if one not in (active, ahead)),
        time_zone=around.time_zone,
        language=around.language,
        large_print=bool(_value(said, PAPER).get("large")),
        remind=REMIND_DAYS.get(str(_value(said, REMIND).get("when")), ()),
        say_worker_name=bool(_value(said, WORKER_NAME).get("on")),
        support=wish.state,
        less_often_days=wish.every_days if wish.state is Support.LESS_OFTEN else 0,
        release_stays_open=wish.release,
        may_receive=around.may_receive,
        evidence_hold=around.evidence_hold,
        told_instead=around.told_instead,
        defaults=not _value(said, WAY) and not around.asked,
    )


def way_of(said: Mapping[str, Kept], read_first: bool) -> Way:
    """Her answer to the first question, or what stood before there was one."""
    chosen = _value(said, WAY).get("way")
    if chosen:
        return Way(str(chosen))
    return Way.TELL_ME if read_first else Way.PERSON_FIRST


def by_subject(said: Mapping[str, Kept]) -> dict[Subject, SubjectChoice]:
    """What she chose by subject; subjects that follow the first question are left out."""
    found = {}
    for subject in CHOOSABLE:
        chosen = _value(said, f"{SUBJECT}{subject.value}").get("choice")
        if chosen:
            found[subject] = SubjectChoice(str(chosen))
    return found


def quiet_hours(said: Mapping[str, Kept]) -> QuietHours:
    """Her quiet hours, or the default."""
    value = _value(said, QUIET)
    if not value:
        return QuietHours()
    return QuietHours(_clock(value.get("start")), _clock(value.get("end")))


def clear_dates(said: Mapping[str, Kept]) -> list[tuple[Kept, ClearDate]]:
    """The dates she keeps clear, with their rows."""
    found = []
    for topic, row in said.items():
        if topic.startswith(CLEAR) and row.value:
            number = {name: _number(row.value.get(name)) for name in _PARTS}
            found.append(
                (
                    row,
                    ClearDate(
                        month=number["month"] or 1,
                        day=number["day"] or 1,
                        year=number["year"],
                        before=number["before"] or 0,
                        after=number["after"] or 0,
                    ),
                )
            )
    return sorted(found, key=lambda one: (one[1].month, one[1].day, one[0].number))


_PARTS = ("month", "day", "year", "before", "after")


def stopped_contacts(said: Mapping[str, Kept]) -> frozenset[str]:
    """The contacts to which texts are stopped by a text of hers."""
    return frozenset(
        topic.removeprefix(TEXTS)
        for topic, row in said.items()
        if topic.startswith(TEXTS) and row.value.get("stopped")
    )


def at_most(said: Mapping[str, Kept]) -> AtMost | None:
    """How many messages she wants at most, if she said."""
    value = _value(said, AT_MOST)
    days = _number(value.get("days"))
    return AtMost(_number(value.get("count")) or 1, days) if days else None


def support_wish(row: Kept | None, zone: str, now: datetime) -> SupportWish:
    """How support stands at ``now``: an end on a day has come on that day, by her clock."""
    if row is None or not row.value:
        return SupportWish()
    value = row.value
    on = date.fromisoformat(str(value["on"])) if value.get("on") else None
    state = Support(str(value.get("state", Support.GOING_ON)))
    if state is Support.ENDING and on and on <= now.astimezone(ZoneInfo(zone)).date():
        state = Support.ENDED
    return SupportWish(
        state=state,
        every_days=_number(value.get("every_days")) or 0,
        on=on,
        after=str(value.get("after") or ""),
        goodbye=bool(value.get("goodbye")),
        read=bool(value.get("read", True)),
        release=bool(value.get("release", True)),
        since=row.set_at,
        words=row.words,
    )


def subjects_as_text(chosen: Mapping[Subject, SubjectChoice]) -> str:
    """As her own row keeps it, for her pages."""
    return " ".join(f"{subject.value}:{choice.value}" for subject, choice in chosen.items())


def subjects_from_text(text: str) -> dict[str, str]:
    """Subject slug -> choice slug."""
    return dict(pair.split(":", 1) for pair in text.split() if ":" in pair)


def pauses_as_text(pauses: Iterable[Pause]) -> str:
    """The same for pauses: from and until, in seconds; an open end is empty."""
    return " ".join(
        f"{one.since.timestamp():.6f}/{f'{one.until.timestamp():.6f}' if one.until else ''}"
        for one in pauses
    )


def pauses_from_text(text: str) -> tuple[tuple[datetime, datetime | None], ...]:
    """Each pause as its beginning and its end (UTC)."""
    found = []
    for pair in text.split():
        since, _, until = pair.partition("/")
        end = datetime.fromtimestamp(float(until), UTC) if until else None
        found.append((datetime.fromtimestamp(float(since), UTC), end))
    return tuple(found)


def _value(said: Mapping[str, Kept], topic: str) -> Mapping[str, object]:
    row = said.get(topic)
    return row.value if row else {}


def _list(said: Mapping[str, Kept], topic: str, name: str) -> tuple[object, ...]:
    found = _value(said, topic).get(name)
    return tuple(found) if isinstance(found, (list, tuple)) else ()


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _clock(value: object) -> time:
    return time.fromisoformat(str(value)) if value else time(0)


def _moment(value: object) -> datetime | None:
    return datetime.fromisoformat(str(value)) if value else None
