"""Words on their way into another language: for whoever reads the words, and for translators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from casework.models.contact import Message
from casework.models.engagement import FamilyView
from casework.models.family import FamilyMember
from casework.models.her_say import ViewAnswer
from casework.models.people import Staff, StaffRole
from casework.models.report_draft import DraftChange
from casework.models.translations import Translation, TranslationName, TranslatorWish
from casework.models.updates import Update
from casework.queries.conflict import beside_in_review
from casework.queries.messages import readable_messages, staff_names
from casework.queries.people import called_of, deceased_called
from casework.queries.scope import in_force, updates_visible_to
from casework.queries.words_to_translate import Words, words_of
from casework.rules.access import StaffViewer
from casework.rules.errors import NotFound
from casework.rules.languages import wordings_of
from casework.rules.peoples_words import (
    FROM_HER,
    OF_ONE_PERSON,
    RELEASED_ALONE,
    WITH_THEM,
    About,
    State,
    said_of,
    shown,
)
from casework.rules.roles import Role


@dataclass(frozen=True)
class TranslationLine:
    """One text on its way, as whoever reads the words follows it."""

    case_id: str
    id: str
    about: str
    about_id: str
    from_language: str
    to_language: str
    state: State
    text: str  # with the names in it
    result: str
    translator: str
    checker: str
    asked_at: datetime
    checked_at: datetime | None
    released_at: datetime | None
    version: int
    members: tuple[str, ...]  # whose it is, where it is one person's
    for_family: bool  # a worker releases it; words from her are read as soon as checked

    @property
    def said(self) -> str:
        """Where it is, in a sentence for staff."""
        return said_of(self.about, self.state)


@dataclass(frozen=True)
class OnTheWay:
    """For the page of the words: what can still be asked for, and what was."""

    into: dict[str, tuple[str, ...]]  # by the id of the update or message
    lines: tuple[TranslationLine, ...]

    def read_now(self, about_id: str, language: str = "") -> TranslationLine | None:
        """The translation of her words, or of what is for her, once it is checked: for staff
        who read the words themselves. ``language``: the one that it is in, or any."""
        done = (State.CHECKED, State.RELEASED)
        for one in self.lines:
            of_it = one.about_id == about_id and language in ("", one.to_language)
            if of_it and one.state in done:
                return one
        return None

    def filled(self, about_id: str, language: str) -> str:
        """What the box for the words in this language begins with."""
        line = self.read_now(about_id, language)
        return line.result if line is not None else ""


def translations_visible_to(viewer: StaffViewer, now: datetime) -> Select[Translation]:
    """Those of words that the viewer reads, and those that are with her."""
    return select(Translation).where(or_(reads_words(viewer, now), with_her(viewer)))


def reads_words(viewer: StaffViewer, now: datetime) -> ColumnElement[bool]:
    """Whether the viewer reads the words themselves."""
    of_update = (
        updates_visible_to(viewer, now)
        .with_only_columns(Update.id)
        .where(Update.case_id == Translation.case_id, Update.id == Translation.about_id)
        .correlate(Translation)
        .exists()
    )
    of_message = (
        select(Message.id)
        .where(
            Message.case_id == Translation.case_id,
            Message.id == Translation.about_id,
            readable_messages(viewer, now),
        )
        .correlate(Translation)
        .exists()
    )
    return or_(
        and_(Translation.about == About.UPDATE.value, of_update),
        and_(Translation.about == About.MESSAGE.value, of_message),
        *(_beside(viewer, now, about, model) for about, model in _HERS.items()),
        and_(Translation.about == About.QUESTION.value, _beside_somebody(viewer, now)),
    )


_HERS: dict[About, type[FamilyView | ViewAnswer | DraftChange]] = {
    About.VIEW: FamilyView,
    About.ANSWER: ViewAnswer,
    About.CHANGE: DraftChange,
}


def _beside(
    viewer: StaffViewer,
    now: datetime,
    about: About,
    model: type[FamilyView | ViewAnswer | DraftChange],
) -> ColumnElement[bool]:
    """Stands beside the one whose words they are, or for whom they are."""
    hers = (
        select(model.id)
        .where(
            model.case_id == Translation.case_id,
            model.id == Translation.about_id,
            beside_in_review(viewer, now, model.case_id, model.member_id),
        )
        .correlate(Translation)
        .exists()
    )
    return and_(Translation.about == about.value, hers)


def _beside_somebody(viewer: StaffViewer, now: datetime) -> ColumnElement[bool]:
    """Of a question of a review: stands beside somebody of the case in it."""
    return (
        select(FamilyMember.id)
        .where(
            FamilyMember.case_id == Translation.case_id,
            beside_in_review(viewer, now, FamilyMember.case_id, FamilyMember.id),
        )
        .correlate(Translation)
        .exists()
    )


def with_her(viewer: StaffViewer) -> ColumnElement[bool]:
    """Whether it was given to her, as translator or as second person, and is not finished."""
    hers = or_(
        Translation.translator_id == viewer.staff_id, Translation.checker_id == viewer.staff_id
    )
    return and_(hers, Translation.state.in_([one.value for one in WITH_THEM]))


def outside_wanted(session: Session, case_id: str, words: Words, language: str) -> bool:
    """Whether somebody whom the translation is for asked for a translator from elsewhere. Of
    what she wrote herself, it is she who asked."""
    wishing = select(TranslatorWish.member_id).where(
        TranslatorWish.case_id == case_id,
        TranslatorWish.member_id.in_(words.members),
        TranslatorWish.outside.is_(True),
    )
    if words.about in OF_ONE_PERSON:
        return session.scalar(wishing) is not None
    reading = select(FamilyMember.id).where(
        FamilyMember.case_id == case_id, FamilyMember.language.in_(wordings_of(language))
    )
    return session.scalar(wishing.where(TranslatorWish.member_id.in_(reading))) is not None


def usual_names(session: Session, case_id: str, words: Words) -> tuple[str, ...]:
    """Names of the family that stand in the words: a start for the list of the writer."""
    members = session.scalars(
        select(FamilyMember).where(
            FamilyMember.case_id == case_id, FamilyMember.id.in_(words.members)
        )
    )
    names = [deceased_called(session, [case_id]).get(case_id, ""), *map(called_of, members)]
    return tuple(dict.fromkeys(name for name in names if name and name in words.text))


def translators(session: Session, languages: Iterable[str], now: datetime) -> dict[str, str]:
    """Translators who work in all of these languages: names by id."""
    wanted = set(languages)
    holding = select(StaffRole.staff_id).where(
        StaffRole.role == Role.TRANSLATOR.value,
        in_force(StaffRole.starts_at, StaffRole.ends_at, now),
    )
    rows = session.scalars(
        select(Staff)
        .where(Staff.id.in_(holding), Staff.ended_at.is_(None))
        .order_by(Staff.full_name, Staff.id)
    )
    return {row.id: row.full_name for row in rows if wanted <= set(row.languages.split())}


def lines_about(
    session: Session, viewer: StaffViewer, case_id: str, about_ids: Iterable[str], now: datetime
) -> tuple[TranslationLine, ...]:
    """What became of these words, the newest first."""
    rows = session.scalars(
        select(Translation)
        .where(
            Translation.case_id == case_id,
            Translation.about_id.in_(sorted(set(about_ids))),
            reads_words(viewer, now),
        )
        .order_by(Translation.asked_at.desc(), Translation.id)
    ).all()
    return _lines(session, rows)


def line_of(
    session: Session, viewer: StaffViewer, case_id: str, translation_id: str, now: datetime
) -> TranslationLine:
    """One of them, for whoever reads the words; NotFound for anybody else."""
    rows = session.scalars(
        select(Translation).where(
            Translation.case_id == case_id,
            Translation.id == translation_id,
            reads_words(viewer, now),
        )
    ).all()
    if not rows:
        raise NotFound
    return _lines(session, rows)[0]


def names_in(session: Session, case_id: str, translation_id: str) -> list[str]:
    """The names behind the labels, in the order of their numbers."""
    rows = session.scalars(
        select(TranslationName)
        .where(TranslationName.case_id == case_id, TranslationName.translation_id == translation_id)
        .order_by(TranslationName.number)
    )
    return [row.name or "" for row in rows]


def _lines(session: Session, rows: Iterable[Translation]) -> tuple[TranslationLine, ...]:
    rows = list(rows)
    staff = staff_names(
        session, (one for row in rows for one in (row.translator_id, row.checker_id))
    )
    found = []
    for row in rows:
        names = names_in(session, row.case_id, row.id)
        found.append(
            TranslationLine(
                case_id=row.case_id,
                id=row.id,
                about=row.about,
                about_id=row.about_id,
                from_language=row.from_language,
                to_language=row.to_language,
                state=State(row.state),
                text=shown(row.text or "", names),
                result=shown(row.result or "", names),
                translator=staff.get(row.translator_id, ""),
                checker=staff.get(row.checker_id, ""),
                asked_at=row.asked_at,
                checked_at=row.checked_at,
                released_at=row.released_at,
                version=row.version,
                members=(row.member_id,) if row.member_id else (),
                for_family=row.about in RELEASED_ALONE and row.kind != FROM_HER,
            )
        )
    return tuple(found)


def on_the_way(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    about: About,
    about_ids: Iterable[str],
    now: datetime,
) -> OnTheWay:
    """What became of these words, and what they can still be put into: nothing of those that
    have none, or that the viewer does not read."""
    into: dict[str, tuple[str, ...]] = {}
    for one in about_ids:
        try:
            into[one] = words_of(session, viewer, case_id, about, one, now).into
        except NotFound:
            into[one] = ()
    return OnTheWay(into, lines_about(session, viewer, case_id, into, now))
