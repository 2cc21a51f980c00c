"""The draft report for the person who reads it: whether it shows, its sections, her remarks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select, text
from sqlalchemy.orm import Session

from casework.models.case import Case
from casework.models.family import Wall
from casework.models.report_draft import (
    DraftChange,
    DraftReader,
    DraftRemark,
    DraftSection,
    ReportDraft,
)
from casework.queries.closeness import service_day
from casework.queries.knowledge import reader_of
from casework.queries.own_page import loaded_of, member_of
from casework.queries.review_say import ShownView, own_review, views_of
from casework.queries.translation_pieces import put_by_translators, put_on
from casework.rules.access import FamilyViewer
from casework.rules.choices import subject_of
from casework.rules.errors import NotFound
from casework.rules.knowledge import Entry, Standing, known_to
from casework.rules.peoples_words import About
from casework.rules.release import proceedings_active
from casework.rules.report_draft import (
    Became,
    Reading,
    Stand,
    paragraphs,
    reading_of,
    unnumbered,
    withheld,
)
from casework.rules.update_kinds import kind_of

KIND = "review_draft"
SHOWN = (Standing.OPEN, Standing.KEPT)


@dataclass(frozen=True)
class OwnDraft:
    """One draft that somebody let her read, and how that stands."""

    id: str
    review_id: str
    number: int
    language: str
    read_until: date | None
    stand: Stand
    how: str
    appointment_on: date | None
    appointment_time: str
    appointment_place: str
    open_here: bool  # opened in this session, and not closed
    bookmark_section: str
    bookmark_paragraph: int
    remarks: int


@dataclass(frozen=True)
class OwnSection:
    """One section as she reads it. ``place`` counts what is on her page, 1 for the first."""

    id: str
    place: int
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class OwnAnswer:
    """What became of a remark, in her language where it was written in it."""

    became: Became
    words: str
    language: str
    original: str = ""  # in English, beside a translator's
    put_on: datetime | None = None  # when the translator's was released


@dataclass(frozen=True)
class OwnRemark:
    """What she said to one paragraph, and what became of it."""

    id: str
    heading: str  # "" while the section does not show
    section_id: str
    paragraph: int
    view: ShownView
    answers: tuple[OwnAnswer, ...]


def own_drafts(
    session: Session, viewer: FamilyViewer, review_id: str, now: datetime
) -> tuple[OwnDraft, ...]:
    """The drafts of a review she knows of that she was let read, the newest first."""
    own_review(session, viewer, review_id)
    rows = session.execute(
        select(DraftReader, ReportDraft)
        .join(
            ReportDraft,
            (ReportDraft.case_id == DraftReader.case_id) & (ReportDraft.id == DraftReader.draft_id),
        )
        .where(
            DraftReader.case_id == viewer.case_id,
            DraftReader.member_id == viewer.member_id,
            DraftReader.permitted_at.is_not(None),
            ReportDraft.review_id == review_id,
        )
        .order_by(ReportDraft.number.desc(), ReportDraft.language, ReportDraft.id)
    ).all()
    if not rows:
        return ()
    known = _known(session, viewer, [reader for reader, _ in rows])
    case = session.get_one(Case, viewer.case_id)
    said = _remark_counts(session, viewer)
    return tuple(
        _own(viewer, case, reader, draft, said.get(draft.id, 0), now)
        for reader, draft in rows
        if reader.id in known
    )


def own_draft(
    session: Session, viewer: FamilyViewer, review_id: str, draft_id: str, now: datetime
) -> OwnDraft:
    """One of them, or NotFound."""
    for draft in own_drafts(session, viewer, review_id, now):
        if draft.id == draft_id:
            return draft
    raise NotFound


def own_sections(session: Session, viewer: FamilyViewer, draft: OwnDraft) -> tuple[OwnSection, ...]:
    """The words, while she has it open; nothing otherwise. What speaks of somebody she is kept
    apart from is not there, and the places leave no gap."""
    if draft.stand is not Stand.MAY_OPEN or not draft.open_here:
        return ()
    walled = walled_from(session, viewer)
    rows = session.scalars(
        select(DraftSection)
        .where(DraftSection.case_id == viewer.case_id, DraftSection.draft_id == draft.id)
        .order_by(DraftSection.number)
    )
    there = [row for row in rows if not withheld(row.about.split(), walled)]
    return tuple(
        OwnSection(row.id, place, unnumbered(row.heading or ""), paragraphs(row.text or ""))
        for place, row in enumerate(there, start=1)
    )


def own_remarks(
    session: Session, viewer: FamilyViewer, draft: OwnDraft, now: datetime
) -> tuple[OwnRemark, ...]:
    """What she said to this draft, in the order of the report, with what became of it."""
    rows = session.scalars(
        select(DraftRemark)
        .where(
            DraftRemark.case_id == viewer.case_id,
            DraftRemark.member_id == viewer.member_id,
            DraftRemark.draft_id == draft.id,
        )
        .order_by(DraftRemark.made_at, DraftRemark.id)
    ).all()
    if not rows:
        return ()
    views = {
        one.id: one
        for one in views_of(session, viewer.case_id, viewer.member_id, draft.review_id, now)
    }
    sections = {one.id: one for one in own_sections(session, viewer, draft)}
    answers = _answers(session, viewer)
    found = [
        OwnRemark(
            id=row.id,
            heading=sections[row.section_id].heading if row.section_id in sections else "",
            section_id=row.section_id,
            paragraph=row.paragraph,
            view=views[row.view_id],
            answers=answers.get(row.id, ()),
        )
        for row in rows
        if row.view_id in views
    ]
    places = {one.id: one.place for one in sections.values()}
    return tuple(sorted(found, key=lambda one: (places.get(one.section_id, 0), one.paragraph)))


def drafts_of_answered(
    session: Session, viewer: FamilyViewer, review_id: str, now: datetime
) -> dict[str, str]:
    """For each of her views that is a remark and was answered: the draft whose page says how."""
    shown = [draft.id for draft in own_drafts(session, viewer, review_id, now) if draft.remarks]
    if not shown:
        return {}
    rows = session.execute(
        select(DraftRemark.view_id, DraftRemark.draft_id)
        .join(
            DraftChange,
            (DraftChange.case_id == DraftRemark.case_id)
            & (DraftChange.remark_id == DraftRemark.id),
        )
        .where(
            DraftRemark.case_id == viewer.case_id,
            DraftRemark.member_id == viewer.member_id,
            DraftRemark.draft_id.in_(shown),
            DraftChange.released_at.is_not(None),
        )
    )
    return {view_id: draft_id for view_id, draft_id in rows}


def walled_from(session: Session, viewer: FamilyViewer) -> frozenset[str]:
    """Relatives from whom she is kept apart, for withholding and for nothing she can see."""
    if session.get_bind().dialect.name == "postgresql":
        # A family member may not read walls: the function behind the row rules looks.
        rows = session.execute(text("SELECT unnest(casework_family_walled())")).scalars()
        return frozenset(rows)
    walls = session.scalars(
        select(Wall).where(
            Wall.case_id == viewer.case_id,
            Wall.ended_at.is_(None),
            or_(Wall.member_a == viewer.member_id, Wall.member_b == viewer.member_id),
        )
    )
    return frozenset(
        wall.member_b if wall.member_a == viewer.member_id else wall.member_a for wall in walls
    )


def as_entry(reader: DraftReader) -> Entry:
    """A draft that she was let read, as the rule of knowledge sees it.

    It tells of evidence, so a witness does not get it; and it tells everything, so it is held
    while she has still to be told hard news.
    """
    let = reader.permitted_at or reader.named_at
    return Entry(
        id=reader.id,
        kind=KIND,
        occurred_on=service_day(let),
        published_at=let,
        told_first=False,
        hard=False,
        gives_away=kind_of(KIND).gives_away({}),
        subject=subject_of(kind_of(KIND)).value,
        about_evidence=True,
        words_give_away=True,
    )


def reading_from(reader: DraftReader, draft: ReportDraft, case: Case, now: datetime) -> Reading:
    """What decides whether the words show, from the rows."""
    today = service_day(now)
    return Reading(
        permitted=reader.permitted_at is not None,
        ended=reader.ended_at is not None,
        how=reader.how,
        read_until=draft.read_until,
        appointment_on=reader.appointment_on,
        proceedings_active=proceedings_active(case.proceedings_from, case.proceedings_until, today),
        proceedings_from=case.proceedings_from,
        checked_on=service_day(reader.checked_at) if reader.checked_at else None,
    )


def _known(session: Session, viewer: FamilyViewer, readers: list[DraftReader]) -> frozenset[str]:
    rule = reader_of(member_of(session, viewer), viewer.session_id)
    entries = [*loaded_of(session, viewer).entries(), *(as_entry(one) for one in readers)]
    knowledge = known_to(rule, entries)
    shown = {known.entry.id for known in knowledge.known if known.standing in SHOWN}
    return frozenset(one.id for one in readers) & shown


def _own(
    viewer: FamilyViewer,
    case: Case,
    reader: DraftReader,
    draft: ReportDraft,
    remarks: int,
    now: datetime,
) -> OwnDraft:
    stand = reading_of(reading_from(reader, draft, case, now), service_day(now))
    here = bool(viewer.session_id) and reader.opened_in_session == viewer.session_id
    return OwnDraft(
        id=draft.id,
        review_id=draft.review_id,
        number=draft.number,
        language=draft.language,
        read_until=draft.read_until,
        stand=stand,
        how=reader.how,
        appointment_on=reader.appointment_on,
        appointment_time=reader.appointment_time,
        appointment_place=reader.appointment_place or "",
        open_here=here and stand is Stand.MAY_OPEN,
        bookmark_section=reader.bookmark_section or "",
        bookmark_paragraph=reader.bookmark_paragraph,
        remarks=remarks,
    )


def _remark_counts(session: Session, viewer: FamilyViewer) -> dict[str, int]:
    rows = session.scalars(
        select(DraftRemark.draft_id).where(
            DraftRemark.case_id == viewer.case_id, DraftRemark.member_id == viewer.member_id
        )
    )
    counts: dict[str, int] = {}
    for draft_id in rows:
        counts[draft_id] = counts.get(draft_id, 0) + 1
    return counts


def _answers(session: Session, viewer: FamilyViewer) -> dict[str, tuple[OwnAnswer, ...]]:
    rows = session.scalars(
        select(DraftChange)
        .where(
            DraftChange.case_id == viewer.case_id,
            DraftChange.member_id == viewer.member_id,
            DraftChange.released_at.is_not(None),
        )
        .order_by(DraftChange.recorded_at, DraftChange.id)
    ).all()
    put = put_by_translators(session, viewer, About.CHANGE, (row.id for row in rows))
    found: dict[str, tuple[OwnAnswer, ...]] = {}
    for row in rows:
        words, language = (row.in_hers, row.language) if row.in_hers else (row.words, "en")
        on = put_on(put, row.id, language, words or "")
        original = row.words or "" if on else ""
        answer = OwnAnswer(Became(row.became), words or "", language, original, on)
        found[row.remark_id] = (*found.get(row.remark_id, ()), answer)
    return found
