"""Recording a draft report, its sections and its readers; letting each person read it.

What is recorded reaches nobody. Whoever stands beside a person lets that person read it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casework.actions.checks import (
    found,
    note,
    refuse_unknown,
    require_in,
    required,
    same_version,
    shorter,
)
from casework.actions.commitments import to_case_text
from casework.models.case import Case
from casework.models.family import FamilyMember
from casework.models.report_draft import DraftReader, DraftSection, ReportDraft
from casework.models.sealing import commitment
from casework.queries.closeness import service_day
from casework.queries.report_draft import require_draft, require_in_review
from casework.queries.review_say import require_beside
from casework.queries.scope import members_visible_to
from casework.rules.access import StaffViewer
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.report_draft import (
    LONGEST_HEADING,
    LONGEST_SECTION,
    OUTCOMES,
    SOMEBODY_ELSE,
    How,
    Outcome,
)
from casework.rules.roles import Permission


def record_draft(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    review_id: str,
    received_on: date | None,
    received_from: str,
    language: str = "en",
    read_until: date | None = None,
    now: datetime,
) -> str:
    """A draft was received; its id. It has no words yet, and no reader."""
    require_in(session, viewer, case_id, Permission.REPORT_PREPARE)
    review = require_in_review(session, viewer, case_id, review_id, now)
    if received_on is None or received_on > service_day(now):
        raise Invalid({"received_on": Sentence(S_("Choose the day on which it came."))})
    _ahead(read_until, now)
    before = select(func.max(ReportDraft.number)).where(
        ReportDraft.case_id == case_id,
        ReportDraft.review_id == review.id,
        ReportDraft.language == language,
    )
    row = ReportDraft(
        case_id=case_id,
        review_id=review.id,
        number=(session.scalar(before) or 0) + 1,
        language=language,
        received_on=received_on,
        received_from=required(received_from, "received_from", S_("Write who sent it.")),
        read_until=read_until,
        recorded_by=viewer.staff_id,
        recorded_at=now,
    )
    session.add(row)
    _recorded(session, viewer, row, now)
    return row.id


def set_read_until(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    draft_id: str,
    read_until: date | None,
    version: int,
    now: datetime,
) -> None:
    """The last day on which it shows, for everybody who reads it; None for no last day."""
    require_in(session, viewer, case_id, Permission.REPORT_PREPARE)
    row = require_draft(session, viewer, case_id, draft_id, now)
    _ahead(read_until, now)
    same_version(row, version, theirs={}, mine={})
    row.read_until = read_until
    _recorded(session, viewer, row, now)


def _ahead(read_until: date | None, now: datetime) -> None:
    if read_until is not None and read_until < service_day(now):
        raise Invalid({"read_until": Sentence(S_("Choose a day from today on."))})


def _recorded(session: Session, viewer: StaffViewer, row: ReportDraft, now: datetime) -> None:
    which = {"review_id": row.review_id, "draft_id": row.id}
    note(session, viewer, row.case_id, Event.REPORT_RECORDED, now, **which)


def add_section(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    draft_id: str,
    heading: str,
    text: str,
    about: Iterable[str] = (),
    now: datetime,
) -> str:
    """The next section, as it was received; its id. ``about`` names whom of the family it
    speaks of, so that it stays away from whoever is kept apart from them. Its words are never
    changed: a changed report is a new draft."""
    require_in(session, viewer, case_id, Permission.REPORT_PREPARE)
    draft = require_draft(session, viewer, case_id, draft_id, now)
    before = select(func.max(DraftSection.number)).where(
        DraftSection.case_id == case_id, DraftSection.draft_id == draft.id
    )
    headed = required(heading, "heading", S_("Write the heading."), longest=LONGEST_HEADING)
    words = required(text, "text", S_("Paste the words of the section."), longest=LONGEST_SECTION)
    words = words.replace("\r\n", "\n")
    row = DraftSection(
        case_id=case_id,
        draft_id=draft.id,
        number=(session.scalar(before) or 0) + 1,
        heading=headed,
        text=words,
        digest=_digest(session, case_id, f"{headed}\n{words}"),
        about=_about(session, viewer, case_id, about, now),
        recorded_by=viewer.staff_id,
        recorded_at=now,
    )
    session.add(row)
    _section_kept(session, viewer, row, now)
    return row.id


def set_about(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    section_id: str,
    about: Iterable[str],
    version: int,
    now: datetime,
) -> None:
    """Put right whom a section speaks of. People whom the viewer does not see stay named."""
    require_in(session, viewer, case_id, Permission.REPORT_PREPARE)
    row = found(session.get(DraftSection, (case_id, section_id)))
    require_draft(session, viewer, case_id, row.draft_id, now)
    same_version(row, version, theirs={}, mine={})
    seen = {SOMEBODY_ELSE, *_people(session, viewer, case_id, now)}
    unseen = [one for one in row.about.split() if one not in seen]
    chosen = _about(session, viewer, case_id, about, now).split()
    row.about = " ".join(sorted({*chosen, *unseen}))
    _section_kept(session, viewer, row, now)


def _people(session: Session, viewer: StaffViewer, case_id: str, now: datetime) -> set[str]:
    return set(
        session.scalars(
            members_visible_to(viewer, now)
            .where(FamilyMember.case_id == case_id)
            .with_only_columns(FamilyMember.id)
        )
    )


def _about(
    session: Session, viewer: StaffViewer, case_id: str, about: Iterable[str], now: datetime
) -> str:
    chosen = set(about)
    if chosen - {SOMEBODY_ELSE} - _people(session, viewer, case_id, now):
        raise NotFound
    return " ".join(sorted(chosen))


def _digest(session: Session, case_id: str, words: str) -> str:
    key = session.get_one(Case, case_id).commitment_key
    return commitment(key, words) if key else ""


def _section_kept(session: Session, viewer: StaffViewer, row: DraftSection, now: datetime) -> None:
    which = {"draft_id": row.draft_id, "section_id": row.id}
    proof = to_case_text(session, row.case_id, row.text or "")
    note(session, viewer, row.case_id, Event.REPORT_SECTION_KEPT, now, **which, **proof)


def name_reader(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    draft_id: str,
    now: datetime,
) -> str:
    """Name one person as a reader; the id of the row. She reads nothing before she is let."""
    require_in(session, viewer, case_id, Permission.REPORT_PREPARE)
    require_beside(session, viewer, case_id, member_id, now)
    require_draft(session, viewer, case_id, draft_id, now)
    there = reader_row(session, case_id, member_id, draft_id)
    if there is not None:
        return there.id
    row = DraftReader(
        case_id=case_id,
        draft_id=draft_id,
        member_id=member_id,
        named_by=viewer.staff_id,
        named_at=now,
    )
    session.add(row)
    session.flush()
    _reader_noted(session, viewer, row, Event.REPORT_READER_SET, now, "named")
    return row.id


def let_read(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    draft_id: str,
    now: datetime,
) -> str:
    """Let this person read it, from now on, in the way she chooses; also after it was closed."""
    require_in(session, viewer, case_id, Permission.REPORT_RELEASE)
    require_beside(session, viewer, case_id, member_id, now)
    sections = session.scalar(
        select(func.count())
        .select_from(DraftSection)
        .where(DraftSection.case_id == case_id, DraftSection.draft_id == draft_id)
    )
    if not sections:
        raise Invalid({"": Sentence(S_("Add the sections of the draft first."))})
    name_reader(
        session, viewer=viewer, case_id=case_id, member_id=member_id, draft_id=draft_id, now=now
    )
    row = found(reader_row(session, case_id, member_id, draft_id))
    if row.permitted_at is None or row.ended_at is not None:
        row.permitted_at, row.permitted_by = now, viewer.staff_id
        row.ended_at = row.ended_by = None
        _reader_noted(session, viewer, row, Event.REPORT_READER_SET, now, "let_read")
    return row.id


def end_reading(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    draft_id: str,
    now: datetime,
) -> None:
    """Close it to this person, at once. What she said to it stays hers."""
    row = _hers(session, viewer, case_id, member_id, draft_id, now)
    if row.ended_at is None:
        row.ended_at, row.ended_by = now, viewer.staff_id
        _reader_noted(session, viewer, row, Event.REPORT_READER_SET, now, "ended")


def record_check(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    draft_id: str,
    checked_with: str,
    now: datetime,
) -> None:
    """The investigation or the prosecutor was asked, and nothing stands against her reading it."""
    row = _hers(session, viewer, case_id, member_id, draft_id, now)
    row.checked_with = required(checked_with, "checked_with", S_("Write whom you asked, and when."))
    row.checked_at, row.checked_by = now, viewer.staff_id
    which = {"member_id": member_id, "draft_id": draft_id}
    note(session, viewer, case_id, Event.REPORT_CHECKED, now, **which)


def set_day(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    draft_id: str,
    day: date | None,
    clock: time | None = None,
    place: str = "",
    now: datetime,
) -> None:
    """The day on which they read together, as it was agreed with her. Whoever had not said how
    she reads it has said so with that."""
    row = _hers(session, viewer, case_id, member_id, draft_id, now)
    if day is None or day < service_day(now):
        raise Invalid({"day": Sentence(S_("Choose a day from today on."))})
    row.appointment_on = day
    row.appointment_time = clock.strftime("%H:%M") if clock else ""
    row.appointment_place = shorter(place, "place", 200) or None
    row.outcome, row.outcome_at, row.outcome_by = "", None, None
    if not row.how:
        row.how, row.how_at = How.WITH_ADVOCATE.value, now
    _reader_noted(session, viewer, row, Event.REPORT_DAY_SET, now, "agreed")


def record_outcome(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    draft_id: str,
    outcome: str,
    now: datetime,
) -> None:
    """What came of that day. Not before it."""
    row = _hers(session, viewer, case_id, member_id, draft_id, now)
    refuse_unknown(outcome, list(OUTCOMES), "outcome")
    if row.appointment_on is None or row.appointment_on > service_day(now):
        raise Invalid({"outcome": Sentence(S_("That day has not come yet."))})
    row.outcome, row.outcome_at, row.outcome_by = outcome, now, viewer.staff_id
    if outcome == Outcome.NOT_READ:
        row.how, row.how_at = How.NOT_WANTED.value, now
    _reader_noted(session, viewer, row, Event.REPORT_DAY_SET, now, outcome)


def reader_row(session: Session, case_id: str, member_id: str, draft_id: str) -> DraftReader | None:
    """The row of one person and one draft. Whoever calls has checked who asks."""
    return session.scalar(
        select(DraftReader).where(
            DraftReader.case_id == case_id,
            DraftReader.member_id == member_id,
            DraftReader.draft_id == draft_id,
        )
    )


def _hers(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    draft_id: str,
    now: datetime,
) -> DraftReader:
    """The row of this person, for whoever may let her read and stands beside her."""
    require_in(session, viewer, case_id, Permission.REPORT_RELEASE)
    require_beside(session, viewer, case_id, member_id, now)
    return found(reader_row(session, case_id, member_id, draft_id))


def _reader_noted(
    session: Session, viewer: StaffViewer, row: DraftReader, event: Event, now: datetime, state: str
) -> None:
    which = {"member_id": row.member_id, "draft_id": row.draft_id, "state": state}
    note(session, viewer, row.case_id, event, now, **which)
