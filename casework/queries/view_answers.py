"""Answers to what she said to a review: for her, and for those who stand beside her.

What she knows of them is worked out by rules.knowledge, together with everything else that is
addressed to her.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.family import FamilyMember
from casework.models.her_say import ViewAnswer
from casework.queries.closeness import service_day
from casework.queries.knowledge import addressed_to_members, entry_of, facts_of, reader_of
from casework.queries.outbox_facts import choices_now, sent_moments
from casework.queries.own_page import loaded_of, member_of
from casework.queries.translation_pieces import put_by_translators, put_on
from casework.rules.access import FamilyViewer
from casework.rules.contact_plan import Plan, plan
from casework.rules.knowledge import HeldWhy, Reader, known_to
from casework.rules.peoples_words import About
from casework.rules.view_answers import Answered, Answerer, Verdict, entries, happening


@dataclass(frozen=True)
class ShownAnswer:
    """One answer, in the words of whoever gave it and in hers."""

    id: str
    view_id: str
    wording: int  # of the view, as it was answered
    answered_by: Answerer
    verdict: Verdict
    words: str
    language: str
    translation: str
    translated_into: str
    recorded_at: datetime
    released_at: datetime | None
    told_at: datetime | None
    waits_for_person: bool = False  # released, and she chose that a person tells her
    put_on: datetime | None = None  # a translator put it into her language
    version: int = 1


def own_answers(
    session: Session, viewer: FamilyViewer, view_ids: Iterable[str]
) -> dict[str, tuple[ShownAnswer, ...]]:
    """The answers to these views of hers that she may know of, newest first, by view."""
    rows = [
        row
        for row in _rows(session, viewer.case_id, viewer.member_id)
        if row.released_at is not None
    ]
    if not rows:
        return {}
    facts = facts_of(member_of(session, viewer))
    reader = reader_of(facts, viewer.session_id)
    with_these = [*loaded_of(session, viewer).entries(), *entries(map(_answered, rows))]
    held = known_to(reader, with_these).held
    known = [row for row in rows if row.id not in held]
    put = put_by_translators(session, viewer, About.ANSWER, (row.id for row in known))
    shown = (
        replace(
            _shown(row),
            put_on=put_on(put, row.id, row.translated_into, row.translation or ""),
        )
        for row in known
    )
    return _by_view(shown, view_ids)


def answers_for_staff(
    session: Session, case_id: str, member_id: str
) -> dict[str, tuple[ShownAnswer, ...]]:
    """Every answer to her views, proposed and released, newest first. Whoever calls has checked
    who asks."""
    rows = _rows(session, case_id, member_id)
    if not rows:
        return {}
    reader = reader_of(session.get_one(FamilyMember, (case_id, member_id)))
    waits = waiting_for_person(reader, rows)
    shown = [_shown(row, waits=row.id in waits) for row in rows]
    return _by_view(shown, {row.view_id for row in rows})


def answer_is_known(session: Session, member: FamilyMember, answer_id: str, now: datetime) -> bool:
    """Whether her page shows this answer now: the rule of ``own_answers``, for the sender."""
    rows = [row for row in _rows(session, member.case_id, member.id) if row.released_at is not None]
    news = addressed_to_members(session, member.case_id, [member.id])[member.id]
    told = [entry_of(update, hers, now) for update, hers in news]
    known = known_to(reader_of(member), [*told, *entries(map(_answered, rows))])
    return known.find(answer_id) is not None


def plan_of_release(session: Session, case_id: str, reply: ShownAnswer, now: datetime) -> Plan:
    """How and when whoever it is for would learn of it, were it released now. Whoever calls has
    checked who asks."""
    row = session.get_one(ViewAnswer, (case_id, reply.id))
    choices = choices_now(session, case_id, row.member_id, now)
    sent = sent_moments(session, case_id, row.member_id, now)
    return plan(choices, happening(now, reply.told_at), sent, now)


def waiting_for_person(reader: Reader, rows: Iterable[ViewAnswer]) -> frozenset[str]:
    """Those of these answers that a person has to tell her before her page shows them."""
    released = [_answered(row) for row in rows if row.released_at is not None]
    held = known_to(reader, entries(released)).held
    return frozenset(one for one, why in held.items() if why is HeldWhy.NOT_TOLD)


def _rows(session: Session, case_id: str, member_id: str) -> list[ViewAnswer]:
    return list(
        session.scalars(
            select(ViewAnswer)
            .where(ViewAnswer.case_id == case_id, ViewAnswer.member_id == member_id)
            .order_by(ViewAnswer.recorded_at.desc(), ViewAnswer.id)
        )
    )


def _answered(row: ViewAnswer) -> Answered:
    at = row.released_at or row.recorded_at
    return Answered(row.id, service_day(at), at, row.told_at)


def _by_view(
    answers: Iterable[ShownAnswer], view_ids: Iterable[str]
) -> dict[str, tuple[ShownAnswer, ...]]:
    wanted = set(view_ids)
    found: dict[str, tuple[ShownAnswer, ...]] = {}
    for one in answers:
        if one.view_id in wanted:
            found[one.view_id] = (*found.get(one.view_id, ()), one)
    return found


def _shown(row: ViewAnswer, *, waits: bool = False) -> ShownAnswer:
    return ShownAnswer(
        id=row.id,
        view_id=row.view_id,
        wording=row.wording,
        answered_by=Answerer(row.answered_by),
        verdict=Verdict(row.verdict),
        words=row.words or "",
        language=row.language,
        translation=row.translation or "",
        translated_into=row.translated_into,
        recorded_at=row.recorded_at,
        released_at=row.released_at,
        told_at=row.told_at,
        waits_for_person=waits,
        version=row.version,
    )
