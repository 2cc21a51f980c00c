"""Words on their way, as a translator gets them, and as they reach her whom they are for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from casework.models.contact import Message
from casework.models.translations import Translation, TranslatorWish
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.errors import NotFound
from casework.rules.peoples_words import About, State, same_words


@dataclass(frozen=True)
class PutForHer:
    """A message to her in her own language, and when it was put into it."""

    text: str
    language: str
    on: datetime


@dataclass(frozen=True)
class Piece:
    """The same as a translator sees it: labels for names, and nothing of the case."""

    case_id: str
    id: str
    member_id: str | None  # for the note that it was opened; shown on no page
    kind: str
    from_language: str
    to_language: str
    text: str
    result: str
    note: str
    checking: bool  # as the second person
    version: int


def put_for_her(
    session: Session, viewer: FamilyViewer, message_ids: Iterable[str]
) -> dict[str, PutForHer]:
    """Released translations of messages to her, by the id of the message."""
    rows = session.scalars(
        select(Translation)
        .join(
            Message,
            and_(Message.case_id == Translation.case_id, Message.id == Translation.about_id),
        )
        .where(
            Translation.case_id == viewer.case_id,
            Translation.about == About.MESSAGE.value,
            Translation.about_id.in_(sorted(set(message_ids))),
            Translation.state == State.RELEASED.value,
            Message.member_id == viewer.member_id,
        )
    )
    return {
        row.about_id: PutForHer(row.result or "", row.to_language, row.released_at)
        for row in rows
        if row.released_at is not None
    }


def put_by_translators(
    session: Session, viewer: FamilyViewer, about: About, about_ids: Iterable[str]
) -> dict[tuple[str, str], PutForHer]:
    """Released translations of what is for her, by id and language. Whoever calls has found
    these ids among what she may read."""
    rows = session.scalars(
        select(Translation).where(
            Translation.case_id == viewer.case_id,
            Translation.about == about.value,
            Translation.about_id.in_(sorted(set(about_ids))),
            Translation.state == State.RELEASED.value,
        )
    )
    return {
        (row.about_id, row.to_language): PutForHer(
            row.result or "", row.to_language, row.released_at
        )
        for row in rows
        if row.released_at is not None
    }


def put_on(
    put: Mapping[tuple[str, str], PutForHer], about_id: str, language: str, text: str
) -> datetime | None:
    """When a translator put this text into this language; None where somebody else wrote it."""
    found = put.get((about_id, language))
    return found.on if found is not None and same_words(found.text, text) else None


def wants_outside(session: Session, viewer: FamilyViewer) -> bool:
    """What she said of where a translator should come from."""
    row = session.get(TranslatorWish, (viewer.case_id, viewer.member_id))
    return row is not None and row.outside


def pieces_for(session: Session, viewer: StaffViewer) -> tuple[Piece, ...]:
    """What waits for this translator: to be translated, or to be checked."""
    rows = session.scalars(
        select(Translation).where(_her_turn(viewer)).order_by(Translation.asked_at, Translation.id)
    )
    return tuple(_piece(row, viewer) for row in rows)


def piece(session: Session, viewer: StaffViewer, case_id: str, translation_id: str) -> Piece:
    """One of them; NotFound when it is not her turn."""
    row = session.scalar(
        select(Translation).where(
            Translation.case_id == case_id, Translation.id == translation_id, _her_turn(viewer)
        )
    )
    if row is None:
        raise NotFound
    return _piece(row, viewer)


def _her_turn(viewer: StaffViewer) -> ColumnElement[bool]:
    return or_(
        and_(
            Translation.translator_id == viewer.staff_id,
            Translation.state == State.WITH_TRANSLATOR.value,
        ),
        and_(
            Translation.checker_id == viewer.staff_id,
            Translation.state == State.TRANSLATED.value,
        ),
    )


def _piece(row: Translation, viewer: StaffViewer) -> Piece:
    return Piece(
        case_id=row.case_id,
        id=row.id,
        member_id=row.member_id,
        kind=row.kind,
        from_language=row.from_language,
        to_language=row.to_language,
        text=row.text or "",
        result=row.result or "",
        note=row.note or "",
        checking=row.state == State.TRANSLATED.value,
        version=row.version,
    )
