"""An update while it is written: what the form, the list of recipients and the release show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.case import Review
from casework.models.people import Staff
from casework.models.updates import Audience, Update, UpdateWords
from casework.queries.closeness import service_day
from casework.queries.knowledge import addressed_to_members, entry_of, reader_of
from casework.queries.people import called_of, deceased_called, works_in
from casework.queries.recipients import Candidate, candidates, case_of
from casework.queries.scope import (
    PUBLISHED_STATES,
    in_case,
    strands_in_case,
    updates_visible_to,
    visible_case,
    visible_update,
)
from casework.rules.access import StaffViewer
from casework.rules.knowledge import known_to
from casework.rules.languages import SOURCE, reads_in
from casework.rules.messages import Sentence
from casework.rules.release import (
    RecipientLine,
    closes_door,
    differences,
    needs_second_person,
    preselected,
    proceedings_active,
)
from casework.rules.strands import STRAND_FACTS, Strand
from casework.rules.update_kinds import KindWords, UpdateKind, kind_of, words_for

LAST_KINDS = 5


@dataclass(frozen=True)
class Earlier:
    """The published entry that a draft corrects or moves."""

    update_id: str
    kind: str
    day: date
    fields: Mapping[str, object]

    @property
    def says(self) -> KindWords:
        """What it said."""
        return words_for(self.kind, self.fields)


@dataclass(frozen=True)
class DraftPage:
    """An update as its writer, or the second person, sees it."""

    case_id: str
    update_id: str
    kind: str
    state: str
    version: int
    own: bool
    deceased_called: str
    writer: str
    fields: Mapping[str, object]  # as stored
    source_role: str
    official_source: str
    words: Mapping[str, str]
    gives_away_held: bool
    about_evidence: bool
    promise_on: date | None
    note: str  # what the second person said when she sent it back
    restricted: bool  # police, court or inquest while proceedings are active
    languages: tuple[str, ...]  # in which the viewer may write own words
    somebody_lacks_news: bool
    corrects: Earlier | None
    moves: Earlier | None
    day: date | None
    review_id: str
    reviews: tuple[tuple[str, str], ...]  # ids and names, where the writer says which it is

    @property
    def review_name(self) -> str:
        """What the review that it is about is called, where the case has several."""
        return dict(self.reviews).get(self.review_id, "")

    @property
    def table(self) -> UpdateKind:
        """The entry of the table of kinds."""
        return kind_of(self.kind)

    @property
    def says(self) -> KindWords:
        """What it says, out of what is kept so far."""
        return words_for(self.kind, self.fields)


@dataclass(frozen=True)
class Recipient:
    """One line of the list: who, how she would learn of it, what stands in the way."""

    member_id: str
    called: str
    name: str
    line: RecipientLine
    walled_from: tuple[str, ...]  # names, as far as the viewer may know them
    door_closed: bool  # suspected or accused: she cannot be chosen
    has_earlier: bool  # she was sent the entry that this one corrects or moves
    chosen: bool
    previewed_at: datetime | None
    changed: tuple[Sentence, ...]  # since the writer looked


@dataclass(frozen=True)
class RecipientList:
    """The whole list, and what is true of all of it."""

    people: tuple[Recipient, ...]
    preselected: frozenset[str]
    any_chosen: bool
    follows: bool  # it corrects or moves an earlier entry

    @property
    def chosen(self) -> tuple[Recipient, ...]:
        """Only those who are chosen."""
        return tuple(one for one in self.people if one.chosen)

    @property
    def changed(self) -> tuple[Recipient, ...]:
        """Those for whom something is not as it was when the writer looked."""
        return tuple(one for one in self.chosen if one.changed)

    @property
    def has_walls(self) -> bool:
        """Whether a wall stands between two people of the list."""
        ids = {one.member_id for one in self.people}
        return any(ids.intersection(one.line.walled_from) for one in self.people)

    @property
    def without_earlier(self) -> tuple[str, ...]:
        """Who was sent the entry that this one follows, and is not chosen: they go on reading
        what is no longer right."""
        if not self.follows:
            return ()
        return tuple(one.called for one in self.people if one.has_earlier and not one.chosen)

    def differing_terms(self) -> bool:
        """Whether those who are chosen (or would be) would learn of it in different ways."""
        wanted = {one.member_id for one in self.chosen} or set(self.preselected)
        terms = {
            (one.line.held_why, one.line.may_enter)
            for one in self.people
            if one.member_id in wanted
        }
        return len(terms) > 1


@dataclass(frozen=True)
class DraftLine:
    """A draft in a list."""

    update_id: str
    kind: str
    state: str
    created_at: datetime


def last_kinds(
    session: Session, viewer: StaffViewer, case_id: str, now: datetime
) -> tuple[str, ...]:
    """The kinds of the latest updates of a case, newest first, in the strands one reaches."""
    visible_case(session, viewer, case_id, now)
    reached = strands_in_case(session, viewer, case_id, now)
    rows = session.scalars(
        updates_visible_to(viewer, now)
        .where(
            Update.case_id == case_id,
            Update.state.in_(PUBLISHED_STATES),
            Update.strand.in_(sorted(reached)),
        )
        .order_by(Update.occurred_on.desc(), Update.published_at.desc())
        .limit(LAST_KINDS)
    )
    return tuple(row.kind for row in rows)


def drafts_of(
    session: Session, viewer: StaffViewer, case_id: str, now: datetime
) -> tuple[DraftLine, ...]:
    """The viewer's own unfinished updates of a case, newest first."""
    rows = session.scalars(
        updates_visible_to(viewer, now)
        .where(
            Update.case_id == case_id,
            Update.created_by == viewer.staff_id,
            Update.state.in_(("draft", "waiting_second")),
        )
        .order_by(Update.created_at.desc(), Update.id)
    )
    return tuple(DraftLine(row.id, row.kind, row.state, row.created_at) for row in rows)


def publishable(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    kinds: Iterable[UpdateKind],
    now: datetime,
) -> tuple[UpdateKind, ...]:
    """Of these kinds, those that the viewer's roles and her reach in this case let her write."""
    roles = {role.value for role in in_case(session, viewer, case_id).role_names}
    reached = strands_in_case(session, viewer, case_id, now)
    return tuple(kind for kind in kinds if kind.publishers & roles and kind.strand.value in reached)


def draft_page(
    session: Session, viewer: StaffViewer, case_id: str, update_id: str, now: datetime
) -> DraftPage:
    """Everything that the pages of one draft show of it, or NotFound."""
    update = visible_update(session, viewer, case_id, update_id, now)
    people = candidates(session, viewer, update, now)
    words = _words(session, update)
    return DraftPage(
        case_id=case_id,
        update_id=update_id,
        kind=update.kind,
        state=update.state,
        version=update.version,
        own=update.created_by == viewer.staff_id,
        deceased_called=deceased_called(session, [case_id]).get(case_id, ""),
        writer=_name(session, update.created_by),
        fields=dict(update.fields or {}),
        source_role=update.source_role,
        official_source=update.official_source or "",
        words=words,
        gives_away_held=update.gives_away_held,
        about_evidence=update.about_evidence,
        promise_on=update.promise_on,
        note=update.returned_note or "",
        restricted=_restricted(session, update, now),
        languages=_languages(session, viewer, people, words),
        somebody_lacks_news=_somebody_lacks_news(session, update, people, now),
        corrects=_earlier(session, viewer, case_id, update.corrects_id, now),
        moves=_earlier(session, viewer, case_id, update.moves_id, now),
        day=update.occurred_on,
        review_id=update.review_id or "",
        reviews=_reviews(session, update),
    )


def _reviews(session: Session, update: Update) -> tuple[tuple[str, str], ...]:
    if update.strand != Strand.REVIEW:
        return ()
    rows = session.scalars(
        select(Review)
        .where(Review.case_id == update.case_id)
        .order_by(Review.label, Review.area, Review.id)
    ).all()
    return tuple((row.id, f"{row.label}, {row.area}") for row in rows) if len(rows) > 1 else ()


def _words(session: Session, update: Update) -> dict[str, str]:
    rows = session.scalars(
        select(UpdateWords)
        .where(UpdateWords.case_id == update.case_id, UpdateWords.update_id == update.id)
        .order_by(UpdateWords.written_at, UpdateWords.language)
    )
    return {row.language: row.text for row in rows if row.text}


def _name(session: Session, staff_id: str) -> str:
    return session.scalar(select(Staff.full_name).where(Staff.id == staff_id)) or ""


def _restricted(session: Session, update: Update, now: datetime) -> bool:
    case = case_of(session, update)
    return STRAND_FACTS[update.strand].proceedings and proceedings_active(
        case.proceedings_from, case.proceedings_until, service_day(now)
    )


def _languages(
    session: Session, viewer: StaffViewer, people: Iterable[Candidate], words: Iterable[str]
) -> tuple[str, ...]:
    """English, each other language that she works in and a recipient reads, and any language
    that has words already."""
    read: set[str] = set()
    for one in people:
        read |= set(reads_in(one.member.language, one.member.reads))
    others = (works_in(session, viewer) & read) | set(words)
    return (SOURCE, *sorted(others - {SOURCE}))


def _somebody_lacks_news(
    session: Session, update: Update, people: list[Candidate], now: datetime
) -> bool:
    """Whether something is held from anybody whom this could go to."""
    addressed = addressed_to_members(session, update.case_id, [one.member.id for one in people])
    for one in people:
        entries = [entry_of(row, hers, now) for row, hers in addressed[one.member.id]]
        if known_to(reader_of(one.member), entries).held:
            return True
    return False


def _earlier(
    session: Session, viewer: StaffViewer, case_id: str, update_id: str | None, now: datetime
) -> Earlier | None:
    if update_id is None:
        return None
    update = visible_update(session, viewer, case_id, update_id, now)
    day = update.occurred_on or (update.published_at or now).date()
    return Earlier(update.id, update.kind, day, dict(update.fields or {}))


def recipient_list(
    session: Session, viewer: StaffViewer, case_id: str, update_id: str, now: datetime
) -> RecipientList:
    """Everybody whom this update could go to, one line each."""
    update = visible_update(session, viewer, case_id, update_id, now)
    found = candidates(session, viewer, update, now)
    names = {one.member.id: called_of(one.member) for one in found}
    earlier_id = update.corrects_id or update.moves_id
    had_earlier = _sent_to(session, case_id, earlier_id) if earlier_id else frozenset(names)
    people = tuple(
        Recipient(
            member_id=one.member.id,
            called=names[one.member.id],
            name=one.member.name or "",
            line=one.line,
            walled_from=tuple(names[o] for o in one.line.walled_from if o in names),
            door_closed=closes_door(one.line.flags),
            has_earlier=one.member.id in had_earlier,
            chosen=one.chosen,
            previewed_at=one.audience.previewed_at if one.audience and one.chosen else None,
            changed=differences(one.audience.seen_line, one.line)
            if one.audience and one.chosen
            else (),
        )
        for one in found
    )
    return RecipientList(
        people=people,
        preselected=preselected(one.line for one in found) & had_earlier,
        any_chosen=any(one.chosen for one in people),
        follows=earlier_id is not None,
    )


def _sent_to(session: Session, case_id: str, update_id: str) -> frozenset[str]:
    return frozenset(
        session.scalars(
            select(Audience.member_id).where(
                Audience.case_id == case_id,
                Audience.update_id == update_id,
                Audience.addressed.is_(True),
                Audience.removed_at.is_(None),
            )
        )
    )


def second_person_needed(page: DraftPage) -> bool:
    """Whether somebody other than the writer has to release it."""
    return needs_second_person(
        kind_says=page.table.second_person,
        own_words=bool(page.words),
        restricted=page.restricted,
    )


def preview_needed(page: DraftPage) -> bool:
    """Whether each recipient's preview has to be looked at before the release."""
    return page.table.is_hard or bool(page.words)
