"""The register as staff read it, and who of their people waits for an offer or for its day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from casework.models.case import Allocation, Case, Review
from casework.models.engagement import EngagementEntry
from casework.models.family import FamilyMember, PersonFlag
from casework.models.people import Staff
from casework.queries.closeness import fully_close, service_day
from casework.queries.conflict import is_walled, walled_among
from casework.queries.people import called_of
from casework.queries.scope import allocated_to, members_visible_to, visible_member
from casework.rules.access import StaffViewer
from casework.rules.engagement import (
    ALLOCATED_FOR,
    PROCESSES,
    Engagement,
    Entry,
    Process,
    choices_from,
    days_without_offer,
    due_to_ask,
    reply_is_late,
    standing,
    state_of,
)
from casework.rules.errors import NotFound
from casework.rules.family import FLAGS


@dataclass(frozen=True)
class RegisterEntry:
    """One entry as the register shows it."""

    id: str
    state: str
    happened_on: date
    staff_name: str
    how: str
    language: str
    interpreter: bool
    leaflet: bool
    organisation: str
    reason: str
    note: str
    reply_by: date | None
    ask_again_on: date | None


@dataclass(frozen=True)
class ProcessRegister:
    """One process of one person: how things stand, what can be recorded, and all entries."""

    process: Process
    state: Engagement
    choices: tuple[Engagement, ...]
    entries: tuple[RegisterEntry, ...]  # the newest first
    may_ask: bool  # whether bringing it up is right today


@dataclass(frozen=True)
class OfferItem:
    """Somebody for whom an offer waits: never made, due again, or without an answer."""

    case_id: str
    member_id: str
    member_called: str
    process: str
    why: str  # never | ask_again | reply
    since: date
    days: int
    mine: bool


def processes_reached(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> tuple[Process, ...]:
    """The processes whose register this viewer keeps for this person."""
    visible_member(session, viewer, case_id, member_id, now)
    held = _held(session, viewer, now).get((case_id, member_id), set())
    full = bool(fully_close(session, viewer, case_id, [member_id], now))
    reached = _reached(held, wide=full)
    if is_walled(session, viewer, case_id, now):
        reached -= {Process.ADVOCACY}
    return tuple(one for one in PROCESSES if one in reached)


def require_register(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    process: Process,
    now: datetime,
) -> None:
    """NotFound, unless this viewer keeps this person's register of the process."""
    if process not in processes_reached(session, viewer, case_id, member_id, now):
        raise NotFound


def history_of(
    session: Session, case_id: str, member_id: str, process: Process
) -> tuple[Entry, ...]:
    """The entries of one process, in the order in which they were recorded."""
    rows = session.scalars(
        select(EngagementEntry)
        .where(
            EngagementEntry.case_id == case_id,
            EngagementEntry.member_id == member_id,
            EngagementEntry.process == process.value,
        )
        .order_by(EngagementEntry.number)
    )
    return tuple(_entry(row) for row in rows)


def register(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> tuple[ProcessRegister, ...]:
    """All processes of one person that this viewer keeps."""
    reached = processes_reached(session, viewer, case_id, member_id, now)
    rows = session.execute(
        select(EngagementEntry, Staff.full_name)
        .join(Staff, Staff.id == EngagementEntry.staff_id)
        .where(EngagementEntry.case_id == case_id, EngagementEntry.member_id == member_id)
        .order_by(EngagementEntry.number)
    ).all()
    found: dict[str, list[tuple[EngagementEntry, str]]] = {}
    for row, name in rows:
        found.setdefault(row.process, []).append((row, name))
    today = service_day(now)
    return tuple(_process(process, found.get(process.value, []), today) for process in reached)


def _process(
    process: Process, rows: list[tuple[EngagementEntry, str]], today: date
) -> ProcessRegister:
    history = [_entry(row) for row, _ in rows]
    state = state_of(history)
    waits = state in (Engagement.DECLINED_ASK_AGAIN, Engagement.ASKED_NO_MORE)
    return ProcessRegister(
        process=process,
        state=state,
        choices=choices_from(state),
        entries=tuple(_shown(row, name) for row, name in reversed(rows)),
        may_ask=not waits or due_to_ask(standing(history), today),
    )


def offers_waiting(session: Session, viewer: StaffViewer, now: datetime) -> tuple[OfferItem, ...]:
    """Who was never offered an advocate, is due to be asked again, or has not answered yet.

    Only of people whose whole record the viewer works with, or the process of an offer. Those
    who waited longest come first. Nobody who asked not to be asked is here.
    """
    people = _people(session, viewer, now)
    if not people:
        return ()
    history = _histories(session, [member.id for member, _ in people])
    decided = _decided(session, {member.case_id for member, _ in people})
    held = _held(session, viewer, now)
    walled = walled_among(session, viewer, {member.case_id for member, _ in people}, now)
    today = service_day(now)
    found: list[OfferItem] = []
    for member, case in people:
        whose = (member.case_id, member.id)
        reached = _reached(held.get(whose, set()), wide=case.region_id in viewer.wide_regions)
        if case.id in walled:
            reached -= {Process.ADVOCACY}
        entries = {one: past for one, past in history.get(whose, {}).items() if one in reached}
        days = days_without_offer(
            entries.get(Process.ADVOCACY, ()),
            notified_on=service_day(case.notified_at),
            review_decided_on=decided.get(member.case_id),
            today=today,
        )
        due = Process.ADVOCACY in reached and _advocacy_applies(case, decided)
        if days is not None and due:
            found.append(_never(member, days, today, whose in held))
        for process, past in entries.items():
            item = _due(member, process, standing(past), today, whose in held)
            if item is not None:
                found.append(item)
    return tuple(sorted(found, key=lambda one: (not one.mine, one.since, one.member_called)))


def _advocacy_applies(case: Case, decided: dict[str, date]) -> bool:
    """An advocate is for a review: one was decided, or the death makes one likely."""
    return case.domestic or case.id in decided


def _people(
    session: Session, viewer: StaffViewer, now: datetime
) -> list[tuple[FamilyMember, Case]]:
    """Everybody to whom something can be offered: a child as well, who may not sign in yet;
    nobody whom a flag bars, which the senior investigating officer decides."""
    barred = (
        select(PersonFlag.id)
        .where(
            PersonFlag.case_id == FamilyMember.case_id,
            PersonFlag.member_id == FamilyMember.id,
            PersonFlag.flag.in_([flag.slug for flag in FLAGS.values() if flag.closes_access]),
            PersonFlag.ended_at.is_(None),
        )
        .exists()
    )
    rows = session.execute(
        select(FamilyMember, Case)
        .join(Case, Case.id == FamilyMember.case_id)
        .where(
            FamilyMember.id.in_(members_visible_to(viewer, now).with_only_columns(FamilyMember.id)),
            FamilyMember.state == "active",
            ~barred,
        )
    )
    return [(member, case) for member, case in rows]


def _histories(
    session: Session, member_ids: Iterable[str]
) -> dict[tuple[str, str], dict[Process, list[Entry]]]:
    rows = session.scalars(
        select(EngagementEntry)
        .where(EngagementEntry.member_id.in_(list(member_ids)))
        .order_by(EngagementEntry.number)
    )
    found: dict[tuple[str, str], dict[Process, list[Entry]]] = {}
    for row in rows:
        mine = found.setdefault((row.case_id, row.member_id), {})
        mine.setdefault(Process(row.process), []).append(_entry(row))
    return found


def _decided(session: Session, case_ids: set[str]) -> dict[str, date]:
    rows = session.execute(
        select(Review.case_id, Review.decided_on).where(
            and_(Review.case_id.in_(case_ids), Review.decided_on.is_not(None))
        )
    )
    found: dict[str, date] = {}
    for case_id, day in rows:
        if day is not None:
            found[case_id] = min(day, found.get(case_id, day))
    return found


def _held(session: Session, viewer: StaffViewer, now: datetime) -> dict[tuple[str, str], set[str]]:
    """The processes for which this viewer stands beside each of her people."""
    found: dict[tuple[str, str], set[str]] = {}
    rows = session.execute(
        select(Allocation.case_id, Allocation.member_id, Allocation.process).where(
            allocated_to(viewer, now)
        )
    )
    for case_id, member_id, process in rows:
        found.setdefault((case_id, member_id), set()).add(process)
    return found


def _reached(held: set[str], *, wide: bool) -> frozenset[Process]:
    if wide or "" in held:
        return frozenset(PROCESSES)
    return frozenset(one for one in PROCESSES if ALLOCATED_FOR.get(one) in held)


def _never(member: FamilyMember, days: int, today: date, mine: bool) -> OfferItem:
    since = date.fromordinal(today.toordinal() - days)
    return _item(member, Process.ADVOCACY, "never", since, days, mine)


def _due(
    member: FamilyMember, process: Process, entry: Entry | None, today: date, mine: bool
) -> OfferItem | None:
    if entry is not None and due_to_ask(entry, today) and entry.ask_again_on:
        day = entry.ask_again_on
        return _item(member, process, "ask_again", day, (today - day).days, mine)
    if entry is not None and reply_is_late(entry, today) and entry.reply_by:
        day = entry.reply_by
        return _item(member, process, "reply", day, (today - day).days, mine)
    return None


def _item(
    member: FamilyMember, process: Process, why: str, since: date, days: int, mine: bool
) -> OfferItem:
    return OfferItem(
        case_id=member.case_id,
        member_id=member.id,
        member_called=called_of(member),
        process=process.value,
        why=why,
        since=since,
        days=days,
        mine=mine,
    )


def _entry(row: EngagementEntry) -> Entry:
    return Entry(Engagement(row.state), row.happened_on, row.reply_by, row.ask_again_on)


def _shown(row: EngagementEntry, name: str) -> RegisterEntry:
    return RegisterEntry(
        id=row.id,
        state=row.state,
        happened_on=row.happened_on,
        staff_name=name,
        how=row.how,
        language=row.language,
        interpreter=row.interpreter,
        leaflet=row.leaflet,
        organisation=row.organisation,
        reason=row.reason,
        note=row.note or "",
        reply_by=row.reply_by,
        ask_again_on=row.ask_again_on,
    )
