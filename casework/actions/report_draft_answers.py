"""What she said to the draft aloud, and what became of each remark."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.checks import found, note, refuse_unknown, require_in, required, shorter
from casework.actions.review_views import record_view
from casework.actions.translation_ends import settle
from casework.models.family import FamilyMember
from casework.models.report_draft import DraftChange, DraftRemark, DraftSection
from casework.queries.report_draft import require_draft
from casework.queries.review_say import require_beside
from casework.queries.translations import on_the_way
from casework.rules.access import StaffViewer
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.languages import words_tag
from casework.rules.messages import S_, Sentence
from casework.rules.peoples_words import About
from casework.rules.recommendations import LONGEST
from casework.rules.report_draft import BECAME, paragraphs
from casework.rules.review_say import Topic
from casework.rules.roles import Permission


def record_remark(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    draft_id: str,
    section_id: str,
    paragraph: int | None,
    language: str,
    text: str,
    english: str = "",
    interpreter: str = "",
    specialist: str = "",
    now: datetime,
) -> str:
    """What she said aloud to one paragraph, written down; the id of the view that holds her
    words. It goes nowhere until it was read back to her and she approved it."""
    require_in(session, viewer, case_id, Permission.REPORT_RELEASE)
    require_beside(session, viewer, case_id, member_id, now)
    draft = require_draft(session, viewer, case_id, draft_id, now)
    section = found(session.get(DraftSection, (case_id, section_id)))
    if section.draft_id != draft.id:
        raise NotFound
    if not 1 <= (paragraph or 0) <= len(paragraphs(section.text or "")):
        raise Invalid({"paragraph": Sentence(S_("There is no such paragraph in this section."))})
    view_id = record_view(
        session,
        viewer=viewer,
        case_id=case_id,
        member_id=member_id,
        review_id=draft.review_id,
        topic=Topic.DRAFT.value,
        language=language,
        text=text,
        english=english,
        interpreter=interpreter,
        specialist=specialist,
        now=now,
    )
    place = {"draft_id": draft.id, "section_id": section.id, "view_id": view_id}
    session.add(
        DraftRemark(case_id=case_id, member_id=member_id, paragraph=paragraph, made_at=now, **place)
    )
    note(session, viewer, case_id, Event.REPORT_REMARKED, now, member_id=member_id, **place)
    return view_id


def record_change(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    remark_id: str,
    became: str,
    words: str,
    in_hers: str = "",
    language: str = "en",
    now: datetime,
) -> str:
    """What the chair did with a remark, or why nothing; the id. She reads it once it is
    released to her. ``in_hers`` says the same in ``language``."""
    require_in(session, viewer, case_id, Permission.REPORT_PREPARE)
    remark = _remark(session, viewer, case_id, member_id, remark_id, now)
    refuse_unknown(became, list(BECAME), "became")
    row = DraftChange(
        case_id=case_id,
        remark_id=remark.id,
        member_id=member_id,
        became=became,
        words=required(words, "words", S_("Write what was changed, or why not."), longest=LONGEST),
        in_hers=shorter(in_hers, "in_hers", LONGEST) or None,
        language=language,
        recorded_by=viewer.staff_id,
        recorded_at=now,
    )
    session.add(row)
    _noted(session, viewer, row, "recorded", now)
    return row.id


def release_change(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    change_id: str,
    now: datetime,
) -> None:
    """She may read it from now on; with it the checked translation, where none was written."""
    require_in(session, viewer, case_id, Permission.REPORT_RELEASE)
    require_beside(session, viewer, case_id, member_id, now)
    row = found(session.get(DraftChange, (case_id, change_id)))
    if row.member_id != member_id:
        raise NotFound
    if row.released_at is None:
        _in_hers(session, viewer, row, now)
        row.released_at, row.released_by = now, viewer.staff_id
        _noted(session, viewer, row, "released", now)


def _in_hers(session: Session, viewer: StaffViewer, row: DraftChange, now: datetime) -> None:
    member = session.get_one(FamilyMember, (row.case_id, row.member_id))
    tag = words_tag(member.language)
    if not row.in_hers:
        way = on_the_way(session, viewer, row.case_id, About.CHANGE, [row.id], now)
        made = way.filled(row.id, tag)
        if made:
            row.in_hers, row.language = made, tag
    settle(
        session,
        viewer=viewer,
        case_id=row.case_id,
        about=About.CHANGE,
        about_id=row.id,
        language=tag,
        text=row.in_hers or "",
        now=now,
    )


def _remark(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    remark_id: str,
    now: datetime,
) -> DraftRemark:
    require_beside(session, viewer, case_id, member_id, now)
    row = found(session.get(DraftRemark, (case_id, remark_id)))
    if row.member_id != member_id:
        raise NotFound
    return row


def _noted(
    session: Session, viewer: StaffViewer, row: DraftChange, state: str, now: datetime
) -> None:
    which = {"member_id": row.member_id, "remark_id": row.remark_id, "state": state}
    note(session, viewer, row.case_id, Event.REPORT_REMARK_ANSWERED, now, **which)
