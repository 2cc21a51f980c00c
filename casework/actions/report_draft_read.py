"""What the reader of a draft does: how she reads, opening, closing, where she stopped, remarks.

Every opening is in the audit before a word shows, and the words show only in that session.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import found, note, refuse_unknown
from casework.actions.review_views import save_view
from casework.models.report_draft import DraftReader, DraftRemark
from casework.queries.report_draft_own import OwnDraft, OwnSection, own_draft, own_sections
from casework.rules.access import FamilyViewer
from casework.rules.errors import NotFound
from casework.rules.events import Event
from casework.rules.report_draft import HOWS, Stand
from casework.rules.review_say import Topic


def choose_how(
    session: Session,
    *,
    viewer: FamilyViewer,
    review_id: str,
    draft_id: str,
    how: str,
    now: datetime,
) -> str:
    """How she wants to read it, at any time; the draft's id. What she no longer wants to read
    is closed at once."""
    draft = own_draft(session, viewer, review_id, draft_id, now)
    refuse_unknown(how, list(HOWS), "how")
    row = _row(session, viewer, draft)
    if draft.stand in (Stand.ENDED, Stand.OVER) or row.how == how:
        return draft.id
    row.how, row.how_at, row.opened_in_session = how, now, None
    _noted(session, viewer, Event.REPORT_HOW_CHOSEN, draft, now, choice=how)
    return draft.id


def open_draft(
    session: Session, *, viewer: FamilyViewer, review_id: str, draft_id: str, now: datetime
) -> None:
    """Open it in this session. NotFound while it may not show."""
    draft = own_draft(session, viewer, review_id, draft_id, now)
    if draft.stand is not Stand.MAY_OPEN:
        raise NotFound
    row = _row(session, viewer, draft)
    row.opened_at, row.opened_in_session, row.closed_at = now, viewer.session_id, None
    _noted(session, viewer, Event.REPORT_OPENED, draft, now, session_id=viewer.session_id)


def close_draft(
    session: Session, *, viewer: FamilyViewer, review_id: str, draft_id: str, now: datetime
) -> None:
    """Close it everywhere. Closing what is closed changes nothing."""
    draft = own_draft(session, viewer, review_id, draft_id, now)
    row = _row(session, viewer, draft)
    if row.opened_in_session is None:
        return
    row.opened_in_session, row.closed_at = None, now
    _noted(session, viewer, Event.REPORT_CLOSED, draft, now)


def stop_here(
    session: Session,
    *,
    viewer: FamilyViewer,
    review_id: str,
    draft_id: str,
    section_id: str,
    paragraph: int,
    now: datetime,
) -> None:
    """Keep the place, and close."""
    draft = own_draft(session, viewer, review_id, draft_id, now)
    _place(session, viewer, draft, section_id, paragraph)
    row = _row(session, viewer, draft)
    row.bookmark_section, row.bookmark_paragraph = section_id, paragraph
    row.opened_in_session, row.closed_at = None, now
    _noted(session, viewer, Event.REPORT_CLOSED, draft, now)


def remark(
    session: Session,
    *,
    viewer: FamilyViewer,
    review_id: str,
    draft_id: str,
    section_id: str,
    paragraph: int,
    text: str,
    language: str = "",
    now: datetime,
) -> str:
    """What she says to one paragraph; the id of the view that holds her words. Who may read
    it is hers to say, as with every view."""
    draft = own_draft(session, viewer, review_id, draft_id, now)
    _place(session, viewer, draft, section_id, paragraph)
    view_id = save_view(
        session,
        viewer=viewer,
        review_id=review_id,
        topic=Topic.DRAFT.value,
        text=text,
        language=language,
        now=now,
    )
    session.add(
        DraftRemark(
            case_id=viewer.case_id,
            draft_id=draft.id,
            section_id=section_id,
            member_id=viewer.member_id,
            paragraph=paragraph,
            view_id=view_id,
            made_at=now,
        )
    )
    place = {"section_id": section_id, "view_id": view_id}
    _noted(session, viewer, Event.REPORT_REMARKED, draft, now, **place)
    return view_id


def _row(session: Session, viewer: FamilyViewer, draft: OwnDraft) -> DraftReader:
    return found(
        session.scalar(
            select(DraftReader).where(
                DraftReader.case_id == viewer.case_id,
                DraftReader.member_id == viewer.member_id,
                DraftReader.draft_id == draft.id,
            )
        )
    )


def _place(
    session: Session, viewer: FamilyViewer, draft: OwnDraft, section_id: str, paragraph: int
) -> OwnSection:
    for section in own_sections(session, viewer, draft):
        if section.id == section_id and 1 <= paragraph <= len(section.paragraphs):
            return section
    raise NotFound


def _noted(
    session: Session,
    viewer: FamilyViewer,
    event: Event,
    draft: OwnDraft,
    now: datetime,
    **facts: object,
) -> None:
    who = {"member_id": viewer.member_id, "draft_id": draft.id}
    note(session, viewer, viewer.case_id, event, now, **who, **facts)
