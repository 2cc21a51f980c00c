"""The draft report for whoever stands beside its readers: sections, one reader, her remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.case import Allocation, Case, Review
from casework.models.family import FamilyMember
from casework.models.report_draft import (
    DraftChange,
    DraftReader,
    DraftRemark,
    DraftSection,
    ReportDraft,
)
from casework.queries.closeness import fully_close, service_day
from casework.queries.knowledge import addressed_to_members, entry_of, reader_of
from casework.queries.people import called_of
from casework.queries.report_draft_own import as_entry, reading_from
from casework.queries.review_say import ShownView, require_beside, views_of
from casework.queries.scope import allocated_to, members_visible_to, visible_member
from casework.rules.access import StaffViewer
from casework.rules.errors import NotFound
from casework.rules.knowledge import HeldWhy, known_to
from casework.rules.report_draft import SOMEBODY_ELSE, Became, Stand, check_holds, reading_of


@dataclass(frozen=True)
class SectionLine:
    """One section as it was received, and whom it speaks of."""

    id: str
    number: int
    heading: str
    text: str
    about: tuple[str, ...]  # ids, or "other"
    version: int


@dataclass(frozen=True)
class ReaderLine:
    """How it stands between one person and one draft."""

    stand: Stand
    named: bool
    permitted_at: datetime | None
    ended_at: datetime | None
    how: str
    needs_check: bool  # proceedings are active, and nobody has asked since they began
    checked_at: datetime | None
    appointment_on: date | None
    appointment_time: str
    appointment_place: str
    outcome: str
    opened_at: datetime | None
    held: HeldWhy | None  # why it does not show to her although she was let read it


@dataclass(frozen=True)
class DraftLine:
    """One draft of a review, and how it stands with one person."""

    id: str
    review_id: str
    number: int
    language: str
    received_on: date
    received_from: str
    read_until: date | None
    sections: int
    reader: ReaderLine
    version: int


@dataclass(frozen=True)
class ChangeLine:
    """What was recorded about a remark; hers to read once it is released."""

    id: str
    became: Became
    words: str
    in_hers: str
    language: str
    released_at: datetime | None


@dataclass(frozen=True)
class RemarkLine:
    """What she said to one paragraph, and what became of it."""

    id: str
    heading: str
    paragraph: int
    view: ShownView
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True)
class DraftPage:
    """One draft with everything that whoever stands beside her works with."""

    case_id: str
    draft: DraftLine
    sections: tuple[SectionLine, ...]
    remarks: tuple[RemarkLine, ...]
    people: tuple[tuple[str, str], ...]  # of the family, as far as the viewer sees them


def require_in_review(
    session: Session, viewer: StaffViewer, case_id: str, review_id: str, now: datetime
) -> Review:
    """The review, for whoever stands beside somebody of its case in it; else NotFound."""
    members = list(
        session.scalars(
            members_visible_to(viewer, now)
            .where(FamilyMember.case_id == case_id)
            .with_only_columns(FamilyMember.id)
        )
    )
    beside = bool(members) and (
        bool(fully_close(session, viewer, case_id, members, now))
        or session.scalar(
            select(Allocation.id)
            .where(
                allocated_to(viewer, now),
                Allocation.case_id == case_id,
                Allocation.process == "review",
            )
            .limit(1)
        )
        is not None
    )
    review = session.get(Review, (case_id, review_id)) if beside else None
    if review is None:
        raise NotFound
    return review


def require_draft(
    session: Session, viewer: StaffViewer, case_id: str, draft_id: str, now: datetime
) -> ReportDraft:
    """The draft, within the same bounds."""
    row = session.get(ReportDraft, (case_id, draft_id))
    if row is None:
        raise NotFound
    require_in_review(session, viewer, case_id, row.review_id, now)
    return row


def drafts_for(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> tuple[DraftLine, ...]:
    """Every draft of the reviews of her case, and how each stands with her; newest first."""
    require_beside(session, viewer, case_id, member_id, now)
    drafts = session.scalars(
        select(ReportDraft)
        .where(ReportDraft.case_id == case_id)
        .order_by(ReportDraft.review_id, ReportDraft.number.desc(), ReportDraft.language)
    ).all()
    if not drafts:
        return ()
    readers = {
        row.draft_id: row
        for row in session.scalars(
            select(DraftReader).where(
                DraftReader.case_id == case_id, DraftReader.member_id == member_id
            )
        )
    }
    counts: dict[str, int] = {}
    for draft_id in session.scalars(
        select(DraftSection.draft_id).where(DraftSection.case_id == case_id)
    ):
        counts[draft_id] = counts.get(draft_id, 0) + 1
    held = held_from(session, viewer, case_id, member_id, list(readers.values()), now)
    case = session.get_one(Case, case_id)
    return tuple(
        _line(case, row, readers.get(row.id), counts.get(row.id, 0), held, now) for row in drafts
    )


def draft_page(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    draft_id: str,
    now: datetime,
) -> DraftPage:
    """One of them with its sections and what she said to it, or NotFound."""
    for line in drafts_for(session, viewer, case_id, member_id, now):
        if line.id == draft_id:
            break
    else:
        raise NotFound
    sections = _sections(session, case_id, draft_id)
    people = tuple(
        (row.id, called_of(row))
        for row in session.scalars(
            members_visible_to(viewer, now)
            .where(FamilyMember.case_id == case_id)
            .order_by(FamilyMember.joined_at, FamilyMember.id)
        )
    )
    remarks = _remarks(session, case_id, member_id, line, sections, now)
    return DraftPage(case_id, line, sections, remarks, people)


def held_from(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    readers: Sequence[DraftReader],
    now: datetime,
) -> dict[str, HeldWhy]:
    """Which of these drafts do not show to her and why, by the id of the reader's row: the
    same function that her own pages start from."""
    released = [row for row in readers if row.permitted_at is not None]
    if not released:
        return {}
    member = visible_member(session, viewer, case_id, member_id, now)
    rows = addressed_to_members(session, case_id, [member_id])[member_id]
    entries = [entry_of(update, hers, now) for update, hers in rows]
    knowledge = known_to(reader_of(member), [*entries, *(as_entry(row) for row in released)])
    return {row.id: knowledge.held[row.id] for row in released if row.id in knowledge.held}


def _line(
    case: Case,
    draft: ReportDraft,
    reader: DraftReader | None,
    sections: int,
    held: dict[str, HeldWhy],
    now: datetime,
) -> DraftLine:
    return DraftLine(
        id=draft.id,
        review_id=draft.review_id,
        number=draft.number,
        language=draft.language,
        received_on=draft.received_on,
        received_from=draft.received_from or "",
        read_until=draft.read_until,
        sections=sections,
        reader=_reader(case, draft, reader, held, now),
        version=draft.version,
    )


def _reader(
    case: Case,
    draft: ReportDraft,
    row: DraftReader | None,
    held: dict[str, HeldWhy],
    now: datetime,
) -> ReaderLine:
    # A row that is not there yet stands as one that nobody has let read.
    one = row or DraftReader(appointment_time="", how="", outcome="")
    reading = reading_from(one, draft, case, now)
    return ReaderLine(
        stand=reading_of(reading, service_day(now)),
        named=row is not None,
        permitted_at=one.permitted_at,
        ended_at=one.ended_at,
        how=one.how,
        needs_check=not check_holds(reading),
        checked_at=one.checked_at,
        appointment_on=one.appointment_on,
        appointment_time=one.appointment_time,
        appointment_place=(one.appointment_place or "") if row else "",
        outcome=one.outcome,
        opened_at=one.opened_at,
        held=held.get(row.id) if row else None,
    )


def _sections(session: Session, case_id: str, draft_id: str) -> tuple[SectionLine, ...]:
    rows = session.scalars(
        select(DraftSection)
        .where(DraftSection.case_id == case_id, DraftSection.draft_id == draft_id)
        .order_by(DraftSection.number)
    )
    return tuple(
        SectionLine(
            row.id,
            row.number,
            row.heading or "",
            row.text or "",
            tuple(row.about.split()),
            row.version,
        )
        for row in rows
    )


def _remarks(
    session: Session,
    case_id: str,
    member_id: str,
    draft: DraftLine,
    sections: Sequence[SectionLine],
    now: datetime,
) -> tuple[RemarkLine, ...]:
    rows = session.scalars(
        select(DraftRemark)
        .where(
            DraftRemark.case_id == case_id,
            DraftRemark.member_id == member_id,
            DraftRemark.draft_id == draft.id,
        )
        .order_by(DraftRemark.made_at, DraftRemark.id)
    ).all()
    if not rows:
        return ()
    views = {one.id: one for one in views_of(session, case_id, member_id, draft.review_id, now)}
    by_id = {one.id: one for one in sections}
    changes = _changes(session, case_id, member_id)
    found = [
        RemarkLine(
            row.id,
            by_id[row.section_id].heading,
            row.paragraph,
            views[row.view_id],
            changes.get(row.id, ()),
        )
        for row in rows
        if row.view_id in views and row.section_id in by_id
    ]
    place = {row.id: (by_id[row.section_id].number, row.paragraph) for row in rows}
    return tuple(sorted(found, key=lambda one: place[one.id]))


def _changes(session: Session, case_id: str, member_id: str) -> dict[str, tuple[ChangeLine, ...]]:
    rows = session.scalars(
        select(DraftChange)
        .where(DraftChange.case_id == case_id, DraftChange.member_id == member_id)
        .order_by(DraftChange.recorded_at, DraftChange.id)
    )
    found: dict[str, tuple[ChangeLine, ...]] = {}
    for row in rows:
        line = ChangeLine(
            row.id,
            Became(row.became),
            row.words or "",
            row.in_hers or "",
            row.language,
            row.released_at,
        )
        found[row.remark_id] = (*found.get(row.remark_id, ()), line)
    return found


__all__ = [
    "SOMEBODY_ELSE",
    "DraftLine",
    "DraftPage",
    "draft_page",
    "drafts_for",
    "held_from",
    "require_draft",
    "require_in_review",
]
