"""Invented stories: what was published to one reader, in order, for tests of what she may know."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from casework.models.contact import Promise
from casework.models.family import FamilyMember
from casework.models.updates import Audience, Update, UpdateWords
from casework.rules.update_kinds import KINDS, kind_of
from tests.support.databases import NOW
from tests.support.kinds import every_outcome, good_fields, outcomes_of

_TODAY = NOW.date()
# Each kind that a person tells first, with two of its outcomes; then every other kind with each
# of its outcomes, out of the table itself.
_TELLING = {
    kind.slug: tuple(good_fields(kind, _TODAY, outcome) for outcome in outcomes_of(kind)[:2])
    for kind in KINDS.values()
    if kind.told_first
}
_OTHERS = tuple(
    (kind.slug, good_fields(kind, _TODAY, outcome))
    for kind, outcome in every_outcome()
    if not kind.told_first and kind.slug != "hearing_moved"
)
_MOVED = {"confirmed": "fixed", "new_date": "2026-04-23", "reason": "no_room"}


@dataclass(frozen=True)
class Step:
    """One published update. ``follows`` is the place of the earlier step that it corrects or
    moves; steps keep their place when others are taken out."""

    place: int
    kind: str
    fields: Mapping[str, object]
    told: bool = False
    choice: str = ""
    evidence: bool = False
    words: str = ""
    words_tell: bool = False
    promise: bool = False
    withdrawn: bool = False
    corrects: int | None = None
    moves: int | None = None

    @property
    def told_first(self) -> bool:
        """Whether a person tells it first."""
        return kind_of(self.kind).told_first

    @property
    def gives_away(self) -> frozenset[str]:
        """What it would reveal."""
        return kind_of(self.kind).gives_away(self.fields)


@dataclass(frozen=True)
class Story:
    """What was published, and what decides the reader's knowledge beside it."""

    steps: tuple[Step, ...]
    knew_before: frozenset[str] = frozenset()
    evidence_hold: bool = False
    language: str = "en"


def invent(seed: int) -> Story:
    """A story; the same seed always gives the same one."""
    dice = random.Random(seed)
    steps: list[Step] = []
    for place in range(dice.randint(2, 9)):
        steps.append(_invent_step(dice, place, steps))
    if dice.random() < 0.2:  # enough for a second page
        filler = KINDS["meeting_with_us"]
        more = range(len(steps), len(steps) + 21)
        steps += [
            Step(place, filler.slug, {"how": "phone", "date": "2026-03-30"}) for place in more
        ]
    return Story(
        steps=tuple(steps),
        knew_before=frozenset(kind for kind in _TELLING if dice.random() < 0.25),
        evidence_hold=dice.random() < 0.3,
        language=dice.choice(("en", "ur")),
    )


def _invent_step(dice: random.Random, place: int, before: Sequence[Step]) -> Step:
    step = _new(dice, place)
    hearings = [one for one in before if kind_of(one.kind).is_hearing]
    if hearings and dice.random() < 0.25:
        step = Step(place, "hearing_moved", _MOVED, moves=dice.choice(hearings).place)
    elif before and dice.random() < 0.2:
        wrong = dice.choice(before)
        step = Step(place, wrong.kind, wrong.fields, corrects=wrong.place, moves=wrong.moves)
    held_before = any(one.told_first and not one.told for one in before)
    words = dice.random() < 0.4
    return replace(
        step,
        told=dice.random() < 0.4,
        choice=dice.choice(("", "", "keep", "ask", "no")),
        evidence=kind_of(step.kind).evidence or dice.random() < 0.2,
        words=f"Words of step {place}." if words else "",
        words_tell=words and held_before and not step.told_first and dice.random() < 0.5,
        promise=dice.random() < 0.3,
        withdrawn=dice.random() < 0.15,
    )


def _new(dice: random.Random, place: int) -> Step:
    if dice.random() < 0.5:
        kind = dice.choice(tuple(_TELLING))
        return Step(place, kind, dice.choice(_TELLING[kind]))
    kind, fields = dice.choice(_OTHERS)
    return Step(place, kind, fields)


def held_at_once(story: Story, step: Step) -> bool:
    """Held for what it is: nobody told her, or she has still to give evidence."""
    if story.evidence_hold and step.evidence:
        return True
    return step.told_first and not step.told


def without_held(story: Story) -> Story:
    """The same story in a world where nothing of what is held from her ever happened.

    What she does not know is taken out, with all that follows it, and with what was held only
    because of it. Entries that would reveal a kind of news she knows nothing of stay: they are
    held with or without the news itself.
    """
    left = list(story.steps)
    while True:
        gone = {one.place for one in story.steps} - {one.place for one in left}
        keep = [one for one in left if not _goes(story, one, left, gone)]
        if len(keep) == len(left):
            return replace(story, steps=tuple(keep))
        left = keep


def _goes(story: Story, step: Step, left: Sequence[Step], gone: set[int]) -> bool:
    if held_at_once(story, step) or {step.corrects, step.moves} & gone:
        return True
    if step.told:
        return False
    taken = [one for one in story.steps if one.place in gone and one.place <= step.place]
    if step.words_tell and taken:
        return True
    # Whoever knew of a verdict knew of the charge and of the arrest.
    known = story.knew_before.union(
        *(kind_of(kind).gives_away({}) for kind in story.knew_before),
        *({one.kind} | one.gives_away for one in left if one.told_first),
    )
    return step.gives_away <= known and any(one.kind in step.gives_away for one in taken)


def with_other_outcomes(story: Story) -> Story:
    """The same story, with something else in every entry that is held for what it is."""

    def other(step: Step) -> Step:
        if not held_at_once(story, step) or step.kind not in _TELLING:
            return step
        first, second = _TELLING[step.kind]
        fields = second if step.fields == first else first
        return replace(step, fields=fields, words=step.words and "Something else.", choice="")

    return replace(story, steps=tuple(other(step) for step in story.steps))


def tell(session: Session, story: Story, case_id: str, member_id: str, staff_id: str) -> list[str]:
    """Make it this reader's story, instead of whatever was hers; the ids, in order."""
    for table in (Promise, Audience, UpdateWords, Update):
        session.execute(delete(table).where(table.case_id == case_id))
    member = session.get_one(FamilyMember, (case_id, member_id))
    member.knew_before = " ".join(sorted(story.knew_before))
    member.evidence_hold = story.evidence_hold
    member.language = story.language
    ids: dict[int, str] = {}
    for step in story.steps:
        ids[step.place] = _publish(session, step, ids, case_id, member_id, staff_id)
    session.flush()
    return list(ids.values())


def _publish(
    session: Session,
    step: Step,
    ids: Mapping[int, str],
    case_id: str,
    member_id: str,
    staff_id: str,
) -> str:
    at = NOW - timedelta(days=40) + timedelta(hours=9 * step.place)
    update = Update(
        case_id=case_id,
        # The same in every case: only then are two pages the same to the last byte.
        id=f"s{step.place:015d}",
        kind=step.kind,
        strand=kind_of(step.kind).strand.value,
        state="withdrawn" if step.withdrawn else "published",
        fields={} if step.withdrawn else dict(step.fields),
        source_role="court",
        occurred_on=(at - timedelta(days=step.place % 3)).date(),
        gives_away=" ".join(sorted(step.gives_away)),
        gives_away_held=step.words_tell,
        about_evidence=step.evidence,
        corrects_id=ids.get(step.corrects) if step.corrects is not None else None,
        moves_id=ids.get(step.moves) if step.moves is not None else None,
        promise_on=(NOW + timedelta(days=5 + step.place)).date() if step.promise else None,
        created_by=staff_id,
        created_at=at,
        published_by=staff_id,
        published_at=at,
    )
    session.add(update)
    session.flush()
    session.add(
        Audience(
            case_id=case_id,
            member_id=member_id,
            update_id=update.id,
            addressed=True,
            addressed_at=at,
            told_at=at if step.told else None,
            choice=step.choice if kind_of(step.kind).is_hard else "",
        )
    )
    if step.words and not step.withdrawn:
        words = UpdateWords(
            case_id=case_id,
            update_id=update.id,
            language="en",
            state="released",
            written_by=staff_id,
            written_at=at,
            released_at=at,
        )
        words.text = step.words
        session.add(words)
    if update.promise_on is not None:
        session.add(
            Promise(
                case_id=case_id,
                member_id=member_id,
                update_id=update.id,
                due_on=update.promise_on,
                made_by=staff_id,
                made_at=at,
            )
        )
    return update.id
