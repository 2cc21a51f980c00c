"""Today: what waits for this worker, so that nobody is forgotten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session

from casework.models.case import Allocation
from casework.models.contact import Promise
from casework.models.family import FamilyMember
from casework.models.updates import Audience, Update
from casework.queries.closeness import service_day
from casework.queries.engagement import OfferItem, offers_waiting
from casework.queries.knowledge import entry_of, reader_of
from casework.queries.messages import WaitingMessage, waiting_messages
from casework.queries.people import called_of, deceased_called
from casework.queries.scope import (
    allocated_to,
    members_visible_to,
    permitted,
    promises_reached,
    reach_of,
    updates_visible_to,
)
from casework.rules.access import StaffViewer, may
from casework.rules.knowledge import to_be_told
from casework.rules.roles import Permission
from casework.rules.update_kinds import NextEvent, kind_of, next_event

DAYS_AHEAD = 7


@dataclass(frozen=True)
class NewsItem:
    """A piece of news that one person waits to be told about."""

    case_id: str
    member_id: str
    member_called: str
    update_id: str
    kind: str
    since: datetime | None  # when she asked, or when it was published
    mine: bool


@dataclass(frozen=True)
class ReleaseItem:
    """An update of a colleague that waits for a second person."""

    case_id: str
    update_id: str
    kind: str
    deceased_called: str
    sent_at: datetime | None


@dataclass(frozen=True)
class PromiseItem:
    """A promise of contact that is due within the week, or past its day."""

    case_id: str
    member_id: str
    member_called: str
    promise_id: str
    update_id: str | None
    due_on: date
    past: bool
    mine: bool


@dataclass(frozen=True)
class DateItem:
    """A dated event of a case within the week, and who of one's people it was told to."""

    case_id: str
    update_id: str
    kind: str
    deceased_called: str
    event: NextEvent
    people: tuple[tuple[str, str], ...]  # (member id, called)


@dataclass(frozen=True)
class Today:
    """Everything the page shows, in the order in which it shows it."""

    asked: tuple[NewsItem, ...]
    to_tell: tuple[NewsItem, ...]
    to_release: tuple[ReleaseItem, ...]
    messages: tuple[WaitingMessage, ...]
    promises: tuple[PromiseItem, ...]
    dates: tuple[DateItem, ...]
    offers: tuple[OfferItem, ...]

    @property
    def case_ids(self) -> frozenset[str]:
        """The cases of whoever is named on the page, in whatever list."""
        lists = (getattr(self, one.name) for one in fields(self))
        return frozenset(item.case_id for items in lists for item in items)


def today(session: Session, viewer: StaffViewer, now: datetime) -> Today:
    """What waits for this viewer. Kinds are slugs: the caller knows their labels."""
    mine = _mine(session, viewer, now)
    news = _news(session, viewer, now)
    called = deceased_called(session, {one.case_id for one, _, _ in news})
    return Today(
        asked=_asked(news, mine),
        to_tell=_to_tell(news, mine, now),
        to_release=waiting_releases(session, viewer, now),
        messages=waiting_messages(session, viewer, now)
        if may(viewer, Permission.MESSAGE_ANSWER)
        else (),
        promises=_promises(session, viewer, mine, now),
        dates=_dates(news, called, service_day(now)),
        offers=offers_waiting(session, viewer, now)
        if may(viewer, Permission.ENGAGEMENT_RECORD)
        else (),
    )


def _mine(session: Session, viewer: StaffViewer, now: datetime) -> frozenset[tuple[str, str]]:
    rows = session.execute(
        select(Allocation.case_id, Allocation.member_id).where(allocated_to(viewer, now))
    )
    return frozenset((case_id, member_id) for case_id, member_id in rows)


_Row = tuple[Update, Audience, FamilyMember]


def _news(session: Session, viewer: StaffViewer, now: datetime) -> list[_Row]:
    """Everything published to the viewer's people, in the strands she reaches for each."""
    statement: Select[Update, Audience, FamilyMember] = (
        select(Update, Audience, FamilyMember)
        .join(
            Audience,
            and_(Audience.case_id == Update.case_id, Audience.update_id == Update.id),
        )
        .join(
            FamilyMember,
            and_(FamilyMember.case_id == Audience.case_id, FamilyMember.id == Audience.member_id),
        )
        .where(
            Audience.addressed.is_(True),
            Audience.removed_at.is_(None),
            Update.state == "published",
            FamilyMember.state == "active",
            FamilyMember.id.in_(members_visible_to(viewer, now).with_only_columns(FamilyMember.id)),
        )
        .order_by(Update.published_at, Update.id)
    )
    rows: list[_Row] = [(u, a, m) for u, a, m in session.execute(statement)]
    reach = _reach(session, viewer, rows, now)
    return [row for row in rows if row[0].strand in reach.get((row[2].case_id, row[2].id), ())]


def _reach(
    session: Session, viewer: StaffViewer, rows: list[_Row], now: datetime
) -> dict[tuple[str, str], frozenset[str]]:
    people: dict[str, set[str]] = {}
    for _, _, member in rows:
        people.setdefault(member.case_id, set()).add(member.id)
    found: dict[tuple[str, str], frozenset[str]] = {}
    for case_id, members in people.items():
        for member_id, strands in reach_of(session, viewer, case_id, members, now).items():
            found[(case_id, member_id)] = strands
    return found


def _asked(news: Iterable[_Row], mine: frozenset[tuple[str, str]]) -> tuple[NewsItem, ...]:
    return tuple(
        _item(update, member, audience.choice_at, mine)
        for update, audience, member in news
        if audience.choice == "ask" and audience.asked_answered_at is None
    )


def _to_tell(
    news: Iterable[_Row], mine: frozenset[tuple[str, str]], now: datetime
) -> tuple[NewsItem, ...]:
    return tuple(
        _item(update, member, update.published_at, mine)
        for update, audience, member in news
        if kind_of(update.kind).is_hard
        and to_be_told(reader_of(member), entry_of(update, audience, now))
    )


def _item(
    update: Update,
    member: FamilyMember,
    since: datetime | None,
    mine: frozenset[tuple[str, str]],
) -> NewsItem:
    return NewsItem(
        case_id=update.case_id,
        member_id=member.id,
        member_called=called_of(member),
        update_id=update.id,
        kind=update.kind,
        since=since,
        mine=(member.case_id, member.id) in mine,
    )


def waiting_releases(
    session: Session, viewer: StaffViewer, now: datetime
) -> tuple[ReleaseItem, ...]:
    """Updates of colleagues that wait for a second person who may be this viewer."""
    if not may(viewer, Permission.UPDATE_RELEASE_SECOND):
        return ()
    rows = session.scalars(
        updates_visible_to(viewer, now)
        .where(
            Update.state == "waiting_second",
            Update.created_by != viewer.staff_id,
            permitted(viewer, Permission.UPDATE_RELEASE_SECOND, Update.case_id),
        )
        .order_by(Update.sent_to_second_at, Update.id)
    ).all()
    called = deceased_called(session, {row.case_id for row in rows})
    return tuple(
        ReleaseItem(
            case_id=row.case_id,
            update_id=row.id,
            kind=row.kind,
            deceased_called=called.get(row.case_id, ""),
            sent_at=row.sent_to_second_at,
        )
        for row in rows
    )


def _promises(
    session: Session, viewer: StaffViewer, mine: frozenset[tuple[str, str]], now: datetime
) -> tuple[PromiseItem, ...]:
    day = service_day(now)
    rows = session.execute(
        select(Promise, FamilyMember)
        .join(
            FamilyMember,
            and_(FamilyMember.case_id == Promise.case_id, FamilyMember.id == Promise.member_id),
        )
        .where(
            FamilyMember.id.in_(members_visible_to(viewer, now).with_only_columns(FamilyMember.id)),
            Promise.kept_at.is_(None),
            promises_reached(viewer, now),
            Promise.due_on <= day + timedelta(days=DAYS_AHEAD),
            FamilyMember.state == "active",
        )
        .order_by(Promise.due_on, Promise.id)
    )
    return tuple(
        PromiseItem(
            case_id=promise.case_id,
            member_id=promise.member_id,
            member_called=called_of(member),
            promise_id=promise.id,
            update_id=promise.update_id,
            due_on=promise.due_on,
            past=promise.due_on < day,
            mine=(promise.case_id, promise.member_id) in mine,
        )
        for promise, member in rows
    )


def _dates(news: Iterable[_Row], called: dict[str, str], day: date) -> tuple[DateItem, ...]:
    """What lies within the week. A date that moved counts only as it is now."""
    updates: dict[str, Update] = {}
    people: dict[str, list[tuple[str, str]]] = {}
    for update, _, member in news:
        updates[update.id] = update
        people.setdefault(update.id, []).append((member.id, called_of(member)))
    replaced = {
        earlier
        for update in updates.values()
        for earlier in (update.moves_id, update.corrects_id)
        if earlier
    }
    found = []
    for update in updates.values():
        if update.id in replaced:
            continue
        event = next_event(update.kind, _whole_fields(update, updates))
        if event is not None and day <= event.day <= day + timedelta(days=DAYS_AHEAD):
            found.append(
                DateItem(
                    case_id=update.case_id,
                    update_id=update.id,
                    kind=update.kind,
                    deceased_called=called.get(update.case_id, ""),
                    event=event,
                    people=tuple(people[update.id]),
                )
            )
    return tuple(sorted(found, key=lambda one: one.event.order))


def _whole_fields(update: Update, updates: dict[str, Update]) -> dict[str, object]:
    """A moved date says only what is new; the rest is that of the original."""
    chain = [update]
    while chain[-1].moves_id in updates and len(chain) <= len(updates):
        chain.append(updates[chain[-1].moves_id or ""])
    fields: dict[str, object] = {}
    for one in reversed(chain):
        fields.update(one.fields or {})
    return fields
