"""Hearings out of updates: one hearing is its first entry with every move and correction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from casework.models.updates import Update
from casework.queries.own_rows import EntryRow
from casework.rules.update_kinds import NextEvent, kind_of, next_event
from casework.rules.update_kinds.hearing import merged

Row: TypeAlias = Update | EntryRow


@dataclass(frozen=True)
class Hearing:
    """One hearing as it stands now."""

    hearing_id: str  # of the entry that first named it; plans hang on this
    update_id: str  # the entry that says how it is now
    event: NextEvent
    hearing_type: str
    listed_for: int  # days; 0 if nobody said
    room: str
    steps: int  # how often the date moved or was put right


def hearings_of(rows: Iterable[Row], counted: frozenset[str] | None = None) -> list[Hearing]:
    """The hearings among these updates, soonest first, each as it is now. ``counted``: ids of
    the entries that may be said; the others only pass on what hangs together."""
    known = {row.id: row for row in rows}
    said = {one: row for one, row in known.items() if counted is None or one in counted}
    replaced = {other for row in said.values() for other in (row.moves_id, row.corrects_id)}
    found = []
    for row in said.values():
        if row.id in replaced or not kind_of(row.kind).is_hearing:
            continue
        hearing = _hearing(row, said, root=chain_of(row, known)[-1].id)
        if hearing is not None:
            found.append(hearing)
    return sorted(found, key=lambda one: (*one.event.order, one.hearing_id))


def _hearing(row: Row, known: Mapping[str, Row], root: str) -> Hearing | None:
    chain = chain_of(row, known)
    # What was put right says nothing any more; what was moved still says court and kind.
    right = {one.corrects_id for one in chain}
    fields = merged(one.fields or {} for one in reversed(chain) if one.id not in right)
    event = next_event(row.kind, fields)
    if event is None:
        return None
    listed = fields.get("listed_for")
    return Hearing(
        hearing_id=root,
        update_id=row.id,
        event=event,
        hearing_type=str(fields.get("hearing_type", "")),
        listed_for=int(str(listed)) if str(listed).isdecimal() else 0,
        room=str(fields.get("room", "")),
        steps=len(chain) - 1,
    )


def chain_of(row: Row, known: Mapping[str, Row]) -> list[Row]:
    """The entry and what it moves or puts right, back to the first."""
    chain = [row]
    seen = {row.id}
    while True:
        earlier = chain[-1].moves_id or chain[-1].corrects_id
        if earlier is None or earlier not in known or earlier in seen:
            return chain
        seen.add(earlier)
        chain.append(known[earlier])
