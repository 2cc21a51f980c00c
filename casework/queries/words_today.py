"""What words on their way ask of somebody today: for the page *today*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.case import Allocation
from casework.models.contact import ContactEntry, Message
from casework.models.family import FamilyMember
from casework.models.translations import Translation
from casework.models.updates import Audience, Update, UpdateWords
from casework.queries.conflict import messages_open_to
from casework.queries.outbox_facts import is_known
from casework.queries.people import called_of
from casework.queries.scope import allocated_to, members_visible_to, updates_visible_to
from casework.queries.translation_pieces import Piece, pieces_for
from casework.queries.translations import reads_words
from casework.rules.access import StaffViewer, may
from casework.rules.languages import reads_in
from casework.rules.peoples_words import FROM_HER, LONGEST_WAIT, About, State, said_of
from casework.rules.roles import Permission


@dataclass(frozen=True)
class ToRelease:
    """A checked translation that a worker can release."""

    case_id: str
    translation_id: str
    to_language: str
    asked_at: datetime
    said: str  # in a sentence for staff


@dataclass(frozen=True)
class ToPhone:
    """Words have waited too long for their translation: phone with an interpreter."""

    case_id: str
    member_id: str
    member_called: str
    language: str
    since: datetime
    mine: bool


@dataclass(frozen=True)
class WordsToday:
    """Everything of it."""

    pieces: tuple[Piece, ...] = ()  # hers as a translator: they name nobody
    to_release: tuple[ToRelease, ...] = ()
    to_phone: tuple[ToPhone, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is something."""
        return bool(self.pieces or self.to_release or self.to_phone)

    @property
    def case_ids(self) -> frozenset[str]:
        """The cases of whoever is named."""
        return frozenset(
            [one.case_id for one in self.to_release] + [one.case_id for one in self.to_phone]
        )


def words_today(session: Session, viewer: StaffViewer, now: datetime) -> WordsToday:
    """What waits for this viewer, as a translator and as a worker."""
    asks = may(viewer, Permission.TRANSLATION_ASK)
    return WordsToday(
        pieces=pieces_for(session, viewer) if may(viewer, Permission.TRANSLATION_DO) else (),
        to_release=_to_release(session, viewer, now) if asks else (),
        to_phone=_to_phone(session, viewer, now) if asks else (),
    )


def _to_release(session: Session, viewer: StaffViewer, now: datetime) -> tuple[ToRelease, ...]:
    rows = session.scalars(
        select(Translation)
        .where(
            Translation.state == State.CHECKED.value,
            Translation.kind != FROM_HER,
            reads_words(viewer, now),
        )
        .order_by(Translation.asked_at, Translation.id)
    )
    return tuple(
        ToRelease(
            row.case_id, row.id, row.to_language, row.asked_at, said_of(row.about, State.CHECKED)
        )
        for row in rows
    )


def _to_phone(session: Session, viewer: StaffViewer, now: datetime) -> tuple[ToPhone, ...]:
    """One line for each person, from the words that have waited longest."""
    people = {
        (row.case_id, row.id): row
        for row in session.scalars(
            members_visible_to(viewer, now).where(
                FamilyMember.state == "active", FamilyMember.access == "open"
            )
        )
    }
    waiting: dict[tuple[str, str], datetime] = {}
    for key, since in _unread(session, viewer, people, now):
        if since < now - LONGEST_WAIT and not _was_phoned(session, key, since):
            waiting[key] = min(since, waiting.get(key, since))
    mine = {
        tuple(row)
        for row in session.execute(
            select(Allocation.case_id, Allocation.member_id).where(allocated_to(viewer, now))
        )
    }
    lines = [
        ToPhone(*key, called_of(people[key]), people[key].language, since, key in mine)
        for key, since in waiting.items()
    ]
    return tuple(sorted(lines, key=lambda one: (one.since, one.member_id)))


Key = tuple[str, str]


def _unread(
    session: Session, viewer: StaffViewer, people: dict[Key, FamilyMember], now: datetime
) -> Iterator[tuple[Key, datetime]]:
    """Who has words for her that she cannot read yet, and since when."""
    for (case_id, update_id), tags in _languages(session, viewer, now).items():
        there = (one for (where, _), one in people.items() if where == case_id)
        if all(_reads(one, tags) for one in there):
            continue  # nearly every family: nothing has to be asked for each update
        rows = session.execute(
            select(Audience.member_id, Update.published_at)
            .join(Update, (Update.case_id == Audience.case_id) & (Update.id == Audience.update_id))
            .where(
                Audience.case_id == case_id,
                Audience.update_id == update_id,
                Audience.addressed.is_(True),
                Audience.removed_at.is_(None),
            )
        )
        for member_id, since in rows:
            member = people.get((case_id, member_id))
            if member is None or since is None or _reads(member, tags):
                continue
            # Held news is told by a person first: nobody phones about its words.
            if is_known(session, member, update_id, now):
                yield (case_id, member_id), since
    yield from _unread_messages(session, viewer, people, now)


def _languages(session: Session, viewer: StaffViewer, now: datetime) -> dict[Key, frozenset[str]]:
    """Published updates with words of a worker, and the languages that they are in."""
    visible = updates_visible_to(viewer, now).where(Update.state == "published").subquery()
    rows = session.execute(
        select(UpdateWords.case_id, UpdateWords.update_id, UpdateWords.language)
        .join(
            visible,
            (visible.c.case_id == UpdateWords.case_id) & (visible.c.id == UpdateWords.update_id),
        )
        .where(UpdateWords.state == "released", UpdateWords.text_sealed.is_not(None))
    )
    found: dict[Key, set[str]] = {}
    for case_id, update_id, language in rows:
        found.setdefault((case_id, update_id), set()).add(language)
    return {key: frozenset(tags) for key, tags in found.items()}


def _unread_messages(
    session: Session, viewer: StaffViewer, people: dict[Key, FamilyMember], now: datetime
) -> Iterator[tuple[Key, datetime]]:
    done = select(Translation.about_id).where(
        Translation.about == About.MESSAGE.value, Translation.state == State.RELEASED.value
    )
    rows = session.execute(
        select(Message.case_id, Message.member_id, Message.language, Message.sent_at).where(
            Message.from_family.is_(False),
            Message.case_id.in_(sorted({case_id for case_id, _ in people})),
            Message.id.not_in(done),
            messages_open_to(viewer, now),
        )
    )
    for case_id, member_id, language, sent_at in rows:
        member = people.get((case_id, member_id))
        if member is not None and not _reads(member, (language,)):
            yield (case_id, member_id), sent_at


def _reads(member: FamilyMember, tags: Iterable[str]) -> bool:
    return not set(tags).isdisjoint(reads_in(member.language, member.reads))


def _was_phoned(session: Session, key: Key, since: datetime) -> bool:
    """A contact with an interpreter, in which she was reached, after the words were there."""
    case_id, member_id = key
    return (
        session.scalar(
            select(ContactEntry.id).where(
                ContactEntry.case_id == case_id,
                ContactEntry.member_id == member_id,
                ContactEntry.interpreter.is_(True),
                ContactEntry.reached.is_(True),
                ContactEntry.happened_at >= since,
            )
        )
        is not None
    )
