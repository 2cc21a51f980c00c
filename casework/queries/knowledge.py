"""Gathers what rules.knowledge needs, for a reader herself and for staff who look as her.

Whoever asks what somebody knows asks here, so that page, print, preview and recipients line
cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, object_session

from casework.models.family import FamilyMember
from casework.models.updates import Audience, Update
from casework.queries.own_rows import EntryRow
from casework.queries.scope import PUBLISHED_STATES
from casework.rules.choice_topics import pauses_from_text, subjects_from_text
from casework.rules.choices import subject_of
from casework.rules.knowledge import Entry, Reader
from casework.rules.update_kinds import TOLD_FIRST, kind_of


@dataclass(frozen=True)
class ReaderFacts:
    """What of a family member's row decides what her pages say."""

    case_id: str
    id: str
    language: str
    reads: str
    hard_news: str
    evidence_hold: bool
    knew_before: str
    subject_choices: str = ""
    pauses: str = ""
    paused: bool = False  # as she looks, at the moment of the transaction


def facts_of(member: FamilyMember) -> ReaderFacts:
    """The same out of her row, at the moment of the transaction."""
    return ReaderFacts(
        case_id=member.case_id,
        id=member.id,
        language=member.language,
        reads=member.reads,
        hard_news=member.hard_news,
        evidence_hold=member.evidence_hold,
        knew_before=member.knew_before,
        subject_choices=member.subject_choices,
        pauses=member.pauses,
        paused=is_paused(member.pauses, _moment_of(member)),
    )


def is_paused(pauses: str, now: datetime | None) -> bool:
    """Whether one of her pauses is in force. Without a moment only one without an end counts."""
    return any(
        (now is None or since <= now) and (until is None or (now is not None and now < until))
        for since, until in pauses_from_text(pauses)
    )


def _moment_of(member: FamilyMember) -> datetime | None:
    """The moment of the transaction in which the row was read."""
    session = object_session(member)
    found = session.info.get("now") if session is not None else None
    return found if isinstance(found, datetime) else None


def reader_of(member: FamilyMember | ReaderFacts, session_id: str = "") -> Reader:
    """The reader as the rule sees her."""
    facts = facts_of(member) if isinstance(member, FamilyMember) else member
    return Reader(
        read_first=facts.hard_news == "read_first",
        witness=facts.evidence_hold,
        knew_before=_with_what_follows(facts.knew_before.split()),
        session_id=session_id,
        subjects=subjects_from_text(facts.subject_choices),
        pauses=pauses_from_text(facts.pauses),
        paused=facts.paused,
    )


def _with_what_follows(kinds: Iterable[str]) -> frozenset[str]:
    """Whoever knew of a charge knew of an arrest."""
    known = frozenset(kinds)
    return known.union(*(kind_of(slug).gives_away({}) for slug in known & TOLD_FIRST))


def entry_of(
    update: Update | EntryRow, audience: Audience | EntryRow | None, now: datetime
) -> Entry:
    """The update as the rule sees it, for one reader.

    ``now`` stands in for the day and the moment of an update that is still a draft.
    """
    kind = kind_of(update.kind)
    return Entry(
        id=update.id,
        kind=update.kind,
        occurred_on=update.occurred_on or _day(update, now),
        published_at=update.published_at or now,
        told_first=kind.told_first,
        hard=kind.is_hard,
        gives_away=frozenset(update.gives_away.split()),
        subject=subject_of(kind).value,
        about_evidence=update.about_evidence,
        words_give_away=update.gives_away_held,
        withdrawn=update.state == "withdrawn",
        corrects_id=update.corrects_id,
        moves_id=update.moves_id,
        told_at=audience.told_at if audience else None,
        choice=audience.choice if audience else "",
        opened_in_session=audience.opened_in_session if audience else None,
    )


def _day(update: Update | EntryRow, now: datetime) -> date:
    return (update.published_at or now).date()


def addressed_to_members(
    session: Session, case_id: str, member_ids: Sequence[str]
) -> dict[str, list[tuple[Update, Audience]]]:
    """Everything published to these people, for staff previews. One statement for all."""
    rows = session.execute(
        select(Update, Audience)
        .join(
            Audience,
            and_(Audience.case_id == Update.case_id, Audience.update_id == Update.id),
        )
        .where(
            Audience.case_id == case_id,
            Audience.member_id.in_(list(member_ids)),
            Audience.addressed.is_(True),
            Audience.removed_at.is_(None),
            Update.state.in_(PUBLISHED_STATES),
        )
    )
    found: dict[str, list[tuple[Update, Audience]]] = {m: [] for m in member_ids}
    for update, audience in rows:
        found[audience.member_id].append((update, audience))
    return found


def with_draft(
    entries: Iterable[Entry], draft: Update, audience: Audience | None, now: datetime
) -> list[Entry]:
    """The entries and a draft as if it were released at ``now``."""
    as_if = replace(entry_of(draft, audience, now), published_at=now)
    return [*(entry for entry in entries if entry.id != draft.id), as_if]
