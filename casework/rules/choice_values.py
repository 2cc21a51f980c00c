"""Whether a typed answer can be kept: each topic's value, checked. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from casework.rules.choice_topics import (
    AMOUNT,
    AT_MOST,
    CHANNELS,
    CHECK_INS,
    CLEAR,
    DIGEST,
    EASIER,
    PAPER,
    PAUSE,
    PAUSE_BREAKS,
    QUIET,
    REMIND,
    REMIND_DAYS,
    SUBJECT,
    SUPPORT,
    TEXTS,
    WAY,
    WORKER_NAME,
)
from casework.rules.choices import Channel, PauseBreak, SubjectChoice, Support, Way
from casework.rules.contact_times import LATEST_DAY
from casework.rules.errors import Invalid
from casework.rules.messages import N_, Sentence

Value = Mapping[str, Any]

# After what she may let support end. The slug is kept; the words are hers to read.
END_AFTER: dict[str, str] = {
    "trial": N_("The trial is over"),
    "inquest": N_("The inquest is over"),
    "review": N_("The review is finished"),
    "anniversary": N_("The first anniversary has passed"),
}
PERIODS: dict[int, str] = {
    1: N_("One message a day"),
    2: N_("One message in two days"),
    7: N_("One message a week"),
    14: N_("One message in two weeks"),
    30: N_("One message a month"),
}
LESS_OFTEN: dict[int, str] = {
    30: N_("About once a month"),
    91: N_("About every three months"),
    182: N_("About twice a year"),
    365: N_("About once a year"),
}
LONGEST_PAUSE = timedelta(days=730)
_CHOOSE = N_("Choose one of these.")


def checked(topic: str, value: Value, now: datetime, today: date) -> dict[str, Any]:
    """The value in the one form in which it is kept; Invalid names the field.

    An empty value takes the answer back, and the default stands again. ``today`` is the day on
    her clock.
    """
    if not value:
        return {}
    kind = next((one for one in (SUBJECT, CLEAR, TEXTS) if topic.startswith(one)), topic)
    return _CHECKS[kind](value, now, today)


def _one_of(field: str, known: Any) -> Callable[[Value, datetime, date], dict[str, Any]]:
    def check(value: Value, _now: datetime, _today: date) -> dict[str, Any]:
        if value.get(field) not in {one.value for one in known}:
            raise Invalid({field: Sentence(_CHOOSE)})
        return {field: str(value[field])}

    return check


def _yes_no(field: str) -> Callable[[Value, datetime, date], dict[str, Any]]:
    return lambda value, _now, _today: {field: bool(value.get(field))}


def _channels(value: Value, _now: datetime, _today: date) -> dict[str, Any]:
    order = list(dict.fromkeys(str(one) for one in value.get("order", ())))
    if not order or not {one.value for one in Channel}.issuperset(order):
        raise Invalid({"order": Sentence(_CHOOSE)})
    return {"order": order}


def _quiet(value: Value, _now: datetime, _today: date) -> dict[str, Any]:
    clocks = {}
    for name in ("start", "end"):
        try:
            clocks[name] = time.fromisoformat(str(value.get(name, "")))
        except ValueError:
            raise Invalid({name: Sentence(N_("Type the time like 09:30 or 14:00."))}) from None
    return {name: f"{clock:%H:%M}" for name, clock in clocks.items()}


def _at_most(value: Value, _now: datetime, _today: date) -> dict[str, Any]:
    if value.get("days") not in PERIODS:
        raise Invalid({"days": Sentence(_CHOOSE)})
    return {"count": 1, "days": int(value["days"])}


def _remind(value: Value, _now: datetime, _today: date) -> dict[str, Any]:
    if value.get("when") not in REMIND_DAYS:
        raise Invalid({"when": Sentence(_CHOOSE)})
    return {"when": str(value["when"])}


def _digest(value: Value, _now: datetime, _today: date) -> dict[str, Any]:
    hour = value.get("hour")
    if not isinstance(hour, int) or not 0 <= hour <= 23:
        raise Invalid({"hour": Sentence(_CHOOSE)})
    return {"hour": hour}


def _clear(value: Value, _now: datetime, _today: date) -> dict[str, Any]:
    month, day, year = value.get("month"), value.get("day"), value.get("year")
    try:
        date(int(year or 2024), int(month or 0), int(day or 0))
    except ValueError:
        raise Invalid(
            {"day": Sentence(N_("There is no such day. Check the day and the month."))}
        ) from None
    around = {name: value.get(name) or 0 for name in ("before", "after")}
    for name, days in around.items():
        if not isinstance(days, int) or not 0 <= days <= LATEST_DAY:
            raise Invalid({name: Sentence(_CHOOSE)})
    return {"month": month, "day": day, "year": year or None, **around}


def _pause(value: Value, now: datetime, _today: date) -> dict[str, Any]:
    if not value.get("on"):
        return {"on": False}
    until = value.get("until")
    if until is None:
        return {"on": True, "until": None}
    moment = datetime.fromisoformat(str(until))
    if moment <= now:
        raise Invalid({"until": Sentence(N_("This day is over. Choose a day that comes."))})
    if moment > now + LONGEST_PAUSE:
        raise Invalid({"until": Sentence(N_("Choose a day within two years."))})
    return {"on": True, "until": moment.isoformat()}


def _support(value: Value, _now: datetime, today: date) -> dict[str, Any]:
    state = str(value.get("state", ""))
    kept: dict[str, Any] = {
        "state": state,
        "goodbye": bool(value.get("goodbye")),
        "read": bool(value.get("read", True)),
        "release": bool(value.get("release", True)),
    }
    if state == Support.LESS_OFTEN.value:
        if value.get("every_days") not in LESS_OFTEN:
            raise Invalid({"every_days": Sentence(_CHOOSE)})
        return {**kept, "every_days": int(value["every_days"])}
    if state == Support.ENDED.value:
        return kept
    if state != Support.ENDING.value:
        raise Invalid({"state": Sentence(_CHOOSE)})
    if value.get("after"):
        if value["after"] not in END_AFTER:
            raise Invalid({"after": Sentence(_CHOOSE)})
        return {**kept, "after": str(value["after"])}
    on = value.get("on")
    if not on:
        raise Invalid({"on": Sentence(N_("Type the day, the month and the year in numbers."))})
    if date.fromisoformat(str(on)) <= today:
        raise Invalid({"on": Sentence(N_("This day is over. Choose a day that comes."))})
    return {**kept, "on": str(on)}


def _check_ins(value: Value, _now: datetime, _today: date) -> dict[str, Any]:
    if value.get("every_days") not in LESS_OFTEN:
        raise Invalid({"every_days": Sentence(_CHOOSE)})
    return {"every_days": int(value["every_days"])}


_CHECKS: dict[str, Callable[[Value, datetime, date], dict[str, Any]]] = {
    WAY: _one_of("way", Way),
    SUBJECT: _one_of("choice", SubjectChoice),
    CHANNELS: _channels,
    QUIET: _quiet,
    CLEAR: _clear,
    TEXTS: _yes_no("stopped"),
    AT_MOST: _at_most,
    DIGEST: _digest,
    AMOUNT: _yes_no("all"),
    PAPER: _yes_no("large"),
    EASIER: _yes_no("on"),
    WORKER_NAME: _yes_no("on"),
    REMIND: _remind,
    PAUSE: _pause,
    PAUSE_BREAKS: _one_of("breaks", PauseBreak),
    SUPPORT: _support,
    CHECK_INS: _check_ins,
}
