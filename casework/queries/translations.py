"""Words on their way into another language: for whoever reads the words, and for translators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from casework.models.contact import Message
from casework.models.family import FamilyMember
from casework.models.people import Staff, StaffRole
from casework.models.translations import Translation, TranslationName, TranslatorWish
from casework.models.updates import Audience, Update, UpdateWords
from casework.queries.messages import readable_message, readable_messages, staff_names
from casework.queries.people import called_of, deceased_called
from casework.queries.scope import in_force, members_visible_to, updates_visible_to, visible_update
from casework.rules.access import StaffViewer
from casework.rules.errors import NotFound
from casework.rules.languages import SOURCE, reads_in, wordings_of, words_tag
from casework.rules.peoples_words import FROM_HER, TO_HER, WITH_THEM, About, State, shown
from casework.rules.roles import Role


@dataclass(frozen=True)
class Words:
    """A text that can be put into another language, as whoever may read it finds it."""

    about: About
    about_id: str
    kind: str
    text: str
    language: str
    members: tuple[str, ...]  # whom it is for, as far as the viewer sees them
    into: tuple[str, ...]  # languages it is wanted in


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
    released_at: datetime | None
    version: int
    members: tuple[str, ...]  # of a message: whose it is
    for_family: bool  # a worker releases it; words from her are read as soon as checked


@dataclass(frozen=True)
class OnTheWay:
    """For the page of the words: what can still be asked for, and what was."""

    into: dict[str, tuple[str, ...]]  # by the id of the update or message
    lines: tuple[TranslationLine, ...]

    def read_now(self, about_id: str) -> TranslationLine | None:
        """The translation of a message from her, for her worker, once it is checked."""
        done = (State.CHECKED, State.RELEASED)
        return next(
            (one for one in self.lines if one.about_id == about_id and one.state in done), None
        )


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
    )


def with_her(viewer: StaffViewer) -> ColumnElement[bool]:
    """Whether it was given to her, as translator or as second person, and is not finished."""
    hers = or_(
        Translation.translator_id == viewer.staff_id, Translation.checker_id == viewer.staff_id
    )
    return and_(hers, Translation.state.in_([one.value for one in WITH_THEM]))


def words_of(
    session: Session, viewer: StaffViewer, case_id: str, about: str, about_id: str, now: datetime
) -> Words:
    """The words, for whoever may read them; NotFound where there are none or they are not hers."""
    if about == About.UPDATE:
        return _of_update(session, viewer, case_id, about_id, now)
    if about == About.MESSAGE:
        return _of_message(session, viewer, case_id, about_id, now)
    raise NotFound


def _of_update(
    session: Session, viewer: StaffViewer, case_id: str, update_id: str, now: datetime
) -> Words:
    update = visible_update(session, viewer, case_id, update_id, now)
    rows = session.scalars(
        select(UpdateWords)
        .where(UpdateWords.case_id == case_id, UpdateWords.update_id == update_id)
        .order_by(UpdateWords.written_at, UpdateWords.language)
    ).all()
    there = [row for row in rows if row.text]
    if update.state != "published" or not there:
        raise NotFound
    first = next((row for row in there if row.language == SOURCE), there[0])
    members = _readers(session, viewer, update, now)
    have = {row.language for row in there}
    wanted = {
        words_tag(one.language)
        for one in members
        if have.isdisjoint(reads_in(one.language, one.reads))
    }
    return Words(
        about=About.UPDATE,
        about_id=update.id,
        kind=update.kind,
        text=first.text or "",
        language=first.language,
        members=tuple(one.id for one in members),
        into=tuple(sorted(wanted)),
    )


def _readers(
    session: Session, viewer: StaffViewer, update: Update, now: datetime
) -> list[FamilyMember]:
    addressed = select(Audience.member_id).where(
        Audience.case_id == update.case_id,
        Audience.update_id == update.id,
        Audience.addressed.is_(True),
        Audience.removed_at.is_(None),
    )
    return list(
        session.scalars(
            members_visible_to(viewer, now)
            .where(FamilyMember.case_id == update.case_id, FamilyMember.id.in_(addressed))
            .order_by(FamilyMember.joined_at, FamilyMember.id)
        )
    )


def _of_message(
    session: Session, viewer: StaffViewer, case_id: str, message_id: str, now: datetime
) -> Words:
    message = readable_message(session, viewer, case_id, message_id, now)
    member = session.get(FamilyMember, (case_id, message.member_id))
    if member is None or not message.text:
        raise NotFound
    hers = reads_in(member.language, member.reads)
    reads = (SOURCE,) if message.from_family else hers
    return Words(
        about=About.MESSAGE,
        about_id=message.id,
        kind=FROM_HER if message.from_family else TO_HER,
        text=message.text,
        language=message.language,
        members=(message.member_id,),
        into=() if message.language in reads else reads[:1],
    )


def outside_wanted(session: Session, case_id: str, words: Words, language: str) -> bool:
    """Whether somebody whom the translation is for asked for a translator from elsewhere. Of
    a message from her, it is she who asked."""
    wishing = select(TranslatorWish.member_id).where(
        TranslatorWish.case_id == case_id,
        TranslatorWish.member_id.in_(words.members),
        TranslatorWish.outside.is_(True),
    )
    if words.about == About.MESSAGE:
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
                released_at=row.released_at,
                version=row.version,
                members=_whose(session, row),
                for_family=row.kind != FROM_HER,
            )
        )
    return tuple(found)


def _whose(session: Session, row: Translation) -> tuple[str, ...]:
    if row.about != About.MESSAGE:
        return ()
    message = session.get(Message, (row.case_id, row.about_id))
    return (message.member_id,) if message is not None else ()


def update_on_the_way(
    session: Session, viewer: StaffViewer, case_id: str, update_id: str, now: datetime
) -> OnTheWay:
    """What became of the words of an update; nothing where it has none."""
    try:
        into = words_of(session, viewer, case_id, About.UPDATE, update_id, now).into
    except NotFound:
        into = ()
    lines = lines_about(session, viewer, case_id, [update_id], now)
    return OnTheWay({update_id: into}, lines)


def messages_on_the_way(
    session: Session, viewer: StaffViewer, case_id: str, message_ids: Iterable[str], now: datetime
) -> OnTheWay:
    """The same for the messages of a thread, which the viewer reads."""
    ids = list(message_ids)
    into = {one: words_of(session, viewer, case_id, About.MESSAGE, one, now).into for one in ids}
    return OnTheWay(into, lines_about(session, viewer, case_id, ids, now))
