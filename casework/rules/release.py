"""What has to be true before an update may be released: pure rules over facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import combinations

from casework.rules.family import FLAGS
from casework.rules.messages import S_, Sentence

# Shown to whoever writes own words while proceedings are active (docs/sources.md, Trials).
WRITING_RULES: tuple[str, ...] = (
    S_("Write only what the police, the prosecutors or the court have already said."),
    S_("Write nothing about evidence, and no opinion about who did it."),
    S_("Write no earlier convictions, and nothing about the jury."),
    S_("Name no witness, no suspect before charge, and nobody under 18."),
    S_("A court can ask to see what you write here."),
)


def proceedings_active(started: date | None, ended: date | None, today: date) -> bool:
    """Whether criminal proceedings are active: from the first arrest until appeals end."""
    if started is None or started > today:
        return False
    return ended is None or ended >= today


def needs_second_person(*, kind_says: bool, own_words: bool, restricted: bool) -> bool:
    """Whether somebody other than the writer has to release it.

    ``restricted``: police, court or inquest while proceedings are active. Then own words need
    a second person; some kinds always do.
    """
    return kind_says or (own_words and restricted)


@dataclass(frozen=True)
class RecipientLine:
    """What staff see of one possible recipient before they act. Slugs and ids only."""

    member_id: str
    may_enter: bool
    language: str
    hard_news: str
    flags: tuple[str, ...]
    walled_from: tuple[str, ...]  # ids of people of this case
    held_why: str  # "" when it shows at once
    words_ready: bool  # the writer's own words exist in her language, or there are none

    def as_text(self) -> str:
        """One comparable line; no name, nothing readable to an outsider."""
        parts = (
            "in" if self.may_enter else "out",
            self.language,
            self.hard_news,
            "+".join(sorted(self.flags)),
            "+".join(sorted(other[:6] for other in self.walled_from)),
            self.held_why,
            "words" if self.words_ready else "waiting",
        )
        return "|".join(part if len(part) <= _LONGEST_PART else _short(part) for part in parts)


# Seven of these fit into what is kept of a line. Cut off, a change at the end would not show.
_LONGEST_PART = 40


def _short(part: str) -> str:
    return sha256(part.encode()).hexdigest()[:_LONGEST_PART]


def closes_door(flags: Iterable[str]) -> bool:
    """Whether one of these flags means that nothing reaches this person, whoever asks."""
    return any(FLAGS[flag].closes_access for flag in flags if flag in FLAGS)


def preselected(lines: Iterable[RecipientLine]) -> frozenset[str]:
    """Who is ticked before the writer chooses: everybody who may enter, but nobody who has a
    wall to another possible recipient."""
    people = [line for line in lines if line.may_enter]
    ids = {line.member_id for line in people}
    return frozenset(line.member_id for line in people if not ids.intersection(line.walled_from))


def walls_crossed(
    chosen: Iterable[str], lines: Mapping[str, RecipientLine]
) -> tuple[tuple[str, str], ...]:
    """Pairs of chosen recipients that a wall stands between."""
    return tuple(
        (first, second)
        for first, second in combinations(sorted(chosen), 2)
        if second in lines[first].walled_from
    )


_PARTS = {
    0: S_("Whether they may sign in has changed."),
    1: S_("Their language has changed."),
    2: S_("How they want to be told hard news has changed."),
    3: S_("Their flags have changed."),
    4: S_("A wall has changed."),
    5: S_("What they know so far has changed."),
    6: S_("Whether the words are ready in their language has changed."),
}


def differences(seen: str, current: RecipientLine) -> tuple[Sentence, ...]:
    """What is different from what the writer saw, one sentence each; empty if nothing is."""
    before, after = seen.split("|"), current.as_text().split("|")
    if len(before) != len(after):
        return (Sentence(S_("This person has not been looked at yet.")),)
    return tuple(Sentence(_PARTS[place]) for place in _PARTS if before[place] != after[place])
