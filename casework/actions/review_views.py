"""What she wants to say to a review: written by her or said aloud, and approved by her."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import found, note, refuse_unknown, same_version, shorter
from casework.actions.translation_ends import follow_english, forget_withdrawn, settle
from casework.models.engagement import FamilyView
from casework.queries.closeness import service_day
from casework.queries.review_say import (
    of_a_child,
    own_review,
    require_beside,
    reviews_of,
    speaks_through_somebody,
)
from casework.rules.access import FamilyViewer, StaffViewer, Viewer
from casework.rules.contact_kinds import CONTACT_KINDS
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.languages import SOURCE
from casework.rules.messages import N_, S_, Sentence
from casework.rules.peoples_words import About
from casework.rules.review_say import (
    LONGEST_NAME,
    LONGEST_VIEW,
    NO_NAME,
    TOPICS,
    Form,
    Topic,
)

READ_AGAIN = N_("Read the words once more and approve them first.")
_NAME_THE_SPECIALIST = S_("Name the specialist through whom the child said it.")
_NOT_YET = S_("This day has not come yet. Write a day up to today.")
_OTHER_WORDS = S_("These are other words than you read back. Read them back once more.")
_LONGEST_LINE = 200  # characters


def save_view(
    session: Session,
    *,
    viewer: FamilyViewer,
    review_id: str,
    topic: str,
    text: str,
    view_id: str = "",
    version: int | None = None,
    language: str = "",
    now: datetime,
) -> str:
    """Keep what she wrote, a little at a time; its id. What changes is no longer approved, and
    whoever could read it before reads it no more until she approves and releases it again.
    ``language`` is that of the page she wrote on; hers where it is empty.

    Raises Stale where another page of hers changed it since ``version``, and NotFound for a
    child: a child's views come through somebody who knows how to ask (docs/sources.md, Reviews).
    """
    own_review(session, viewer, review_id)
    if speaks_through_somebody(session, viewer, now):
        raise NotFound
    refuse_unknown(topic, list(TOPICS), "topic")
    clean = _text(text)
    if not view_id:
        return _write(session, viewer, review_id, topic, clean, Form.WRITTEN, now, language)
    row = own_view(session, viewer, review_id, view_id)
    if row.text == clean and row.topic == topic:
        return row.id
    if version is not None:
        same_version(row, version, theirs={"text": row.text or ""}, mine={"text": clean})
    row.topic, row.text, row.english, row.english_by = topic, clean, None, None
    _other_words(session, row, now)
    note_view(session, viewer, row, Event.VIEW_SAVED, now)
    return row.id


def _write(
    session: Session,
    viewer: FamilyViewer,
    review_id: str,
    topic: str,
    text: str,
    form: Form,
    now: datetime,
    language: str = "",
) -> str:
    row = FamilyView(
        case_id=viewer.case_id,
        member_id=viewer.member_id,
        review_id=review_id,
        topic=topic,
        language=language or viewer.writes_in,
        form=form.value,
        text=text,
        saved_at=now,
    )
    session.add(row)
    note_view(session, viewer, row, Event.VIEW_SAVED, now)
    return row.id


def choose_name(
    session: Session, *, viewer: FamilyViewer, review_id: str, name: str, none: str, now: datetime
) -> str:
    """The name that the report is to use, or that she does not wish to choose one; its id.

    ``none`` is that sentence in her language, empty where she chose a name. Both are a view like
    any other: she approves and releases it. A later choice takes the place of the earlier one.
    """
    own_review(session, viewer, review_id)
    if speaks_through_somebody(session, viewer, now):
        raise NotFound
    clean = none or _name(name)
    form = Form.NO_NAME if none else Form.WRITTEN
    row = session.scalars(
        select(FamilyView)
        .where(
            FamilyView.case_id == viewer.case_id,
            FamilyView.member_id == viewer.member_id,
            FamilyView.review_id == review_id,
            FamilyView.topic == Topic.NAME.value,
        )
        .order_by(FamilyView.saved_at.desc(), FamilyView.id)
    ).first()
    english = NO_NAME if none and viewer.writes_in != "en" else None
    if row is None:
        view_id = _write(session, viewer, review_id, Topic.NAME.value, clean, form, now)
        row = session.get_one(FamilyView, (viewer.case_id, view_id))
        row.english = english
        return view_id
    if (row.text, row.form) != (clean, form.value):
        row.text, row.form, row.english, row.english_by = clean, form.value, english, None
        _other_words(session, row, now)
        note_view(session, viewer, row, Event.VIEW_SAVED, now)
    return row.id


def _name(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise Invalid({"name": Sentence(N_("Write the name, or say that you do not choose one."))})
    if len(clean) > LONGEST_NAME:
        raise Invalid({"name": Sentence(N_("This is too long for a name."))})
    return clean


def record_view(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    review_id: str,
    topic: str,
    language: str,
    text: str,
    english: str = "",
    interpreter: str = "",
    specialist: str = "",
    now: datetime,
) -> str:
    """What she said aloud, written down by whoever stands beside her; its id. It goes nowhere
    until it was read back to her and she approved the wording. What a child says comes through
    a specialist, who is named."""
    require_beside(session, viewer, case_id, member_id, now)
    if review_id not in {one.id for one in reviews_of(session, viewer, case_id, member_id, now)}:
        raise NotFound
    refuse_unknown(topic, list(TOPICS), "topic")
    if not specialist.strip() and of_a_child(session, case_id, member_id, now):
        raise Invalid({"specialist": Sentence(_NAME_THE_SPECIALIST)})
    row = FamilyView(
        case_id=case_id,
        member_id=member_id,
        review_id=review_id,
        topic=topic,
        language=language,
        form=Form.SPOKEN.value,
        text=_text(text),
        english=english.strip() or None,
        interpreter=shorter(interpreter, "interpreter", _LONGEST_LINE) or None,
        specialist=shorter(specialist, "specialist", _LONGEST_LINE) or None,
        written_by=viewer.staff_id,
        english_by=viewer.staff_id if english.strip() else None,
        saved_at=now,
    )
    session.add(row)
    note_view(session, viewer, row, Event.VIEW_SAVED, now)
    return row.id


def _other_words(
    session: Session, row: FamilyView, now: datetime, *, only_english: bool = False
) -> None:
    """These are other words than before. Nobody has approved them, and no release covers them.
    Nothing stays of a translation of the earlier ones; hers are the same in ``only_english``."""
    row.wording += 1
    row.saved_at, row.approved_at, row.approved_by = now, None, None
    if only_english:
        follow_english(session, row.case_id, row.id, row.wording)
    else:
        forget_withdrawn(session, row.case_id)


def _settle(session: Session, viewer: StaffViewer, row: FamilyView, now: datetime) -> None:
    """The English is there: nothing more is waited for."""
    if row.english:
        settle(
            session,
            viewer=viewer,
            case_id=row.case_id,
            about=About.VIEW,
            about_id=row.id,
            language=SOURCE,
            text=row.english,
            now=now,
        )


def add_english(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    view_id: str,
    english: str,
    now: datetime,
) -> str:
    """Her words in English, for the chair. She approves them before anybody reads them."""
    row = view_beside(session, viewer, case_id, member_id, view_id, now)
    clean = _text(english)
    if row.english == clean:
        return row.id
    row.english, row.english_by = clean, viewer.staff_id
    _other_words(session, row, now, only_english=True)
    _settle(session, viewer, row, now)
    note_view(session, viewer, row, Event.VIEW_SAVED, now)
    return row.id


def change_spoken(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    view_id: str,
    text: str,
    english: str = "",
    now: datetime,
) -> str:
    """What she said aloud, put right when it was read back; its id. Only of words that a worker
    wrote down: what she wrote herself nobody changes but her."""
    row = view_beside(session, viewer, case_id, member_id, view_id, now)
    if row.form != Form.SPOKEN:
        raise NotFound
    words, beside = _text(text), shorter(english, "english", LONGEST_VIEW) or None
    if (row.text, row.english) != (words, beside):
        same = row.text == words
        row.text, row.english = words, beside
        row.english_by = viewer.staff_id if beside else None
        _other_words(session, row, now, only_english=same)
        _settle(session, viewer, row, now)
        note_view(session, viewer, row, Event.VIEW_SAVED, now)
    return row.id


def approve_view(
    session: Session,
    *,
    viewer: FamilyViewer,
    review_id: str,
    view_id: str,
    wording: int | None = None,
    now: datetime,
) -> str:
    """She approves the wording: hers, and the English beside it. ``wording`` is the number of
    the words that she had before her; others are not approved by it."""
    row = own_view(session, viewer, review_id, view_id)
    if wording is not None and wording != row.wording:
        raise Invalid({"reader": Sentence(READ_AGAIN)})
    if row.approved_wording != row.wording:
        row.approved_at, row.approved_wording = now, row.wording
        row.approved_by, row.approved_on, row.approved_how = None, None, ""
        row.approved_interpreter = None
        note_view(session, viewer, row, Event.VIEW_APPROVED, now)
    return row.id


def approve_with_her(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    view_id: str,
    approved_on: date,
    how: str,
    wording: int,
    interpreter: str = "",
    now: datetime,
) -> str:
    """She approved the words that a worker read back to her; recorded on her instruction and
    marked as such. ``how`` is a kind of contact, ``wording`` the number of the words read."""
    row = view_beside(session, viewer, case_id, member_id, view_id, now)
    refuse_unknown(how, CONTACT_KINDS, "how")
    if approved_on > service_day(now):
        raise Invalid({"approved_on": Sentence(_NOT_YET)})
    if wording != row.wording:
        raise Invalid({"approved_on": Sentence(_OTHER_WORDS)})
    if row.approved_wording != row.wording:
        row.approved_at, row.approved_wording = now, row.wording
        row.approved_by, row.approved_on, row.approved_how = viewer.staff_id, approved_on, how
        row.approved_interpreter = shorter(interpreter, "interpreter", _LONGEST_LINE) or None
        note_view(session, viewer, row, Event.VIEW_APPROVED, now)
    return row.id


def view_beside(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    view_id: str,
    now: datetime,
) -> FamilyView:
    """A view of hers, for whoever stands beside her; NotFound for anybody else."""
    require_beside(session, viewer, case_id, member_id, now)
    row = found(session.get(FamilyView, (case_id, view_id)))
    if row.member_id != member_id:
        raise NotFound
    return row


def own_view(session: Session, viewer: FamilyViewer, review_id: str, view_id: str) -> FamilyView:
    """Her own view of this review, or NotFound."""
    own_review(session, viewer, review_id)
    row = found(session.get(FamilyView, (viewer.case_id, view_id)))
    if row.member_id != viewer.member_id or row.review_id != review_id:
        raise NotFound
    return row


def _text(text: str) -> str:
    clean = text.replace("\r\n", "\n").strip()
    if not clean:
        raise Invalid({"text": Sentence(N_("Write what you want to say."))})
    if len(clean) > LONGEST_VIEW:
        raise Invalid({"text": Sentence(N_("This is very long. Please divide it into two."))})
    return clean


def note_view(
    session: Session, viewer: Viewer, row: FamilyView, event: Event, now: datetime
) -> None:
    """What the audit keeps of a view."""
    note(session, viewer, row.case_id, event, now, member_id=row.member_id, view_id=row.id)
