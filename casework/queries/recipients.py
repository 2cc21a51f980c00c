"""Who could receive an update, one line each: what staff see before they act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.case import Case
from casework.models.family import FamilyMember, PersonFlag, Wall
from casework.models.updates import Audience, Update, UpdateWords
from casework.queries.knowledge import (
    addressed_to_members,
    entry_of,
    reader_of,
    with_draft,
)
from casework.queries.scope import in_case, members_visible_to, reach_of
from casework.rules.access import StaffViewer
from casework.rules.knowledge import known_to
from casework.rules.languages import words_tag
from casework.rules.reach import PROCESS_OWN_STRANDS
from casework.rules.release import RecipientLine
from casework.rules.roles import Role


@dataclass(frozen=True)
class Candidate:
    """A possible recipient with her line, and whether the writer chose and previewed her."""

    member: FamilyMember
    line: RecipientLine
    audience: Audience | None

    @property
    def chosen(self) -> bool:
        """Whether she is on the list of this draft."""
        return self.audience is not None and self.audience.removed_at is None


def active_flags(
    session: Session, case_id: str, member_ids: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """The flags in force, per person."""
    rows = session.execute(
        select(PersonFlag.member_id, PersonFlag.flag)
        .where(
            PersonFlag.case_id == case_id,
            PersonFlag.member_id.in_(list(member_ids)),
            PersonFlag.ended_at.is_(None),
        )
        .order_by(PersonFlag.set_at, PersonFlag.id)
    )
    found: dict[str, tuple[str, ...]] = {}
    for member_id, flag in rows:
        found[member_id] = (*found.get(member_id, ()), flag)
    return found


def walls_of(session: Session, case_id: str) -> dict[str, tuple[str, ...]]:
    """For each person of the case, the people she is walled from."""
    rows = session.execute(
        select(Wall.member_a, Wall.member_b).where(Wall.case_id == case_id, Wall.ended_at.is_(None))
    )
    found: dict[str, set[str]] = {}
    for first, second in rows:
        found.setdefault(first, set()).add(second)
        found.setdefault(second, set()).add(first)
    return {member_id: tuple(sorted(others)) for member_id, others in found.items()}


def candidates(
    session: Session, viewer: StaffViewer, update: Update, now: datetime
) -> list[Candidate]:
    """Everybody of the case whom this viewer may address with this update.

    Only people in the viewer's scope, and only where her allocation reaches the update's
    strand. What each would learn is computed with the update as if released now.
    """
    members = list(
        session.scalars(
            members_visible_to(viewer, now)
            .where(FamilyMember.case_id == update.case_id, FamilyMember.state == "active")
            .order_by(FamilyMember.joined_at, FamilyMember.id)
        )
    )
    ids = [member.id for member in members]
    reach = reach_of(session, viewer, update.case_id, ids, now)
    here = in_case(session, viewer, update.case_id)
    members = [m for m in members if update.strand in _publishable(here, reach.get(m.id))]
    ids = [member.id for member in members]
    flags = active_flags(session, update.case_id, ids)
    walls = walls_of(session, update.case_id)
    addressed = addressed_to_members(session, update.case_id, ids)
    audiences = {
        row.member_id: row
        for row in session.scalars(
            select(Audience).where(
                Audience.case_id == update.case_id, Audience.update_id == update.id
            )
        )
    }
    languages = set(
        session.scalars(
            select(UpdateWords.language).where(
                UpdateWords.case_id == update.case_id,
                UpdateWords.update_id == update.id,
                UpdateWords.text_sealed.is_not(None),
            )
        )
    )
    found = []
    for member in members:
        entries = [entry_of(row, reader_row, now) for row, reader_row in addressed[member.id]]
        knowledge = known_to(
            reader_of(member),
            with_draft(entries, update, audiences.get(member.id), now),
        )
        why = knowledge.held.get(update.id)
        line = RecipientLine(
            member_id=member.id,
            may_enter=member.access == "open",
            language=member.language,
            hard_news=member.hard_news,
            flags=flags.get(member.id, ()),
            # Every wall, also to people out of this viewer's sight: the line that a second
            # person derives has to equal the writer's. Pages name only those in sight.
            walled_from=walls.get(member.id, ()),
            held_why=why.value if why else "",
            words_ready=not languages or words_tag(member.language) in languages,
        )
        found.append(Candidate(member, line, audiences.get(member.id)))
    return found


def _publishable(viewer: StaffViewer, reached: frozenset[str] | None) -> frozenset[str]:
    if not reached:
        return frozenset()
    if viewer.role_names == {Role.ADVOCATE}:
        own = frozenset[str]().union(*PROCESS_OWN_STRANDS.values())
        return reached & own
    return reached


def case_of(session: Session, update: Update) -> Case:
    """The case of an update that the viewer was already allowed to load."""
    case = session.get(Case, update.case_id)
    assert case is not None, "an update cannot exist without its case"
    return case
