"""The pack of a chair: what a copy held, and what of it was taken back since.

A copy that was taken cannot be called back. The next page of the chair says which words no
longer stand; whose they were it says only while that person is known to the chair.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from casework.rules.review_say import Topic


class PackForm(StrEnum):
    """The files that a pack is taken as."""

    PDF = "pdf"
    WORD = "word"


@dataclass(frozen=True)
class Held:
    """One view as a copy held it."""

    view_id: str
    member_id: str
    topic: Topic
    wording: int


@dataclass(frozen=True)
class TakenBack:
    """Words of a copy that no longer stand. ``member_id`` is "" for somebody not known."""

    taken_at: datetime
    topic: Topic
    member_id: str
    changed: bool  # other words of the same view stand now


def written(held: Iterable[Held]) -> str:
    """What a copy held, one line for each view, as it is kept with the copy."""
    return "\n".join(
        f"{one.view_id} {one.member_id} {one.topic.value} {one.wording}" for one in held
    )


def read(text: str) -> tuple[Held, ...]:
    """The same, read again."""
    parts = (line.split(" ") for line in text.splitlines())
    return tuple(
        Held(view, member, Topic(topic), int(wording)) for view, member, topic, wording in parts
    )


def taken_back(
    copies: Iterable[tuple[datetime, Iterable[Held]]],
    *,
    now_there: dict[str, int],
    known: frozenset[str],
) -> tuple[TakenBack, ...]:
    """Words of these copies (newest first) that may no longer be read as they stood.

    ``now_there``: the views that may be read now, and the number of their wording. ``known``:
    the people who are known to the chair now. Each view is named once, with its newest copy.
    """
    named: set[tuple[str, int]] = set()
    found = []
    for taken_at, holds in copies:
        for held in holds:
            key = (held.view_id, held.wording)
            if now_there.get(held.view_id) == held.wording or key in named:
                continue
            named.add(key)
            whose = held.member_id if held.member_id in known else ""
            changed = held.view_id in now_there
            found.append(TakenBack(taken_at, held.topic, whose, changed))
    return tuple(found)
