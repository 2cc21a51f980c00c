"""Clocks as staff see them: what waits to be confirmed, what runs out soon, what is held.

An application for compensation is its applicant's and her own worker's; so are its clocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from casework.models.case import Allocation
from casework.models.clocks import Clock
from casework.models.family import FamilyMember
from casework.queries.clock_holds import RUNNING
from casework.queries.clock_rules import counted_now
from casework.queries.closeness import service_day
from casework.queries.contact_choices import answers_of_all
from casework.queries.knowledge import addressed_to_members, entry_of, reader_of
from casework.queries.messages import staff_names
from casework.queries.own_clocks import ClockRow, held_clocks
from casework.queries.people import called_of
from casework.queries.scope import allocated_to, members_visible_to, reach_of, visible_member
from casework.rules.access import StaffViewer
from casework.rules.clock_table import CLOCKS
from casework.rules.clock_types import ClockKind, Hardness, Rule
from casework.rules.clocks import Counted, is_soon, noted_on, runs_out_in
from casework.rules.contact_plan import Pause
from casework.rules.errors import NotFound

CLAIM_PROCESSES = ("", "compensation")
_NO_TIME, _EARLIER = timedelta(0), timedelta(days=28)
_Column = InstrumentedAttribute[str]


@dataclass(frozen=True)
class ClockLine:
    """One clock of one person."""

    case_id: str
    clock_id: str
    member_id: str
    member_called: str
    kind: ClockKind
    state: str
    started_on: date
    due_on: date | None
    past: bool
    held: bool  # she does not know yet what it hangs on
    paused: bool  # contact with her is paused over the day
    mine: bool

    @property
    def needs_person(self) -> bool:
        """A right ends on the day, and nothing may be sent to her: somebody decides in person."""
        hard = self.kind.hardness is Hardness.HARD
        return hard and self.state in RUNNING and (self.held or self.paused)


@dataclass(frozen=True)
class ClockPage:
    """One clock with everything that a person needs in order to confirm it."""

    line: ClockLine
    counted: Counted | None  # by the rule that is in force now
    noted: tuple[Rule, ...]
    changed: bool  # it was counted by another rule
    how: str
    read_in: str
    confirmed_by: str
    confirmed_at: datetime | None
    update_id: str | None
    version: int


def claim_is_mine(
    viewer: StaffViewer, now: datetime, case_id: _Column, member_id: _Column
) -> ColumnElement[bool]:
    """The viewer is this person's own worker: in everything, or for compensation."""
    return (
        select(Allocation.id)
        .where(
            allocated_to(viewer, now),
            Allocation.process.in_(CLAIM_PROCESSES),
            Allocation.case_id == case_id,
            Allocation.member_id == member_id,
        )
        .exists()
    )


def clocks_visible_to(viewer: StaffViewer, now: datetime) -> Select[Clock, FamilyMember]:
    """Clocks of the viewer's people, with the person. The caller checks the reach."""
    return (
        select(Clock, FamilyMember)
        .join(
            FamilyMember,
            and_(FamilyMember.case_id == Clock.case_id, FamilyMember.id == Clock.member_id),
        )
        .where(
            FamilyMember.id.in_(members_visible_to(viewer, now).with_only_columns(FamilyMember.id)),
            or_(
                Clock.claim_id.is_(None),
                claim_is_mine(viewer, now, Clock.case_id, Clock.member_id),
            ),
        )
    )


_Row = tuple[Clock, FamilyMember]


def _within_reach(
    session: Session, viewer: StaffViewer, rows: Iterable[_Row], now: datetime
) -> list[_Row]:
    """Those of the strands that the viewer reaches for each person."""
    listed = [(clock, member) for clock, member in rows if clock.kind in CLOCKS]
    people: dict[str, set[str]] = {}
    for clock, _ in listed:
        people.setdefault(clock.case_id, set()).add(clock.member_id)
    reach = {
        (case_id, member_id): strands
        for case_id, members in people.items()
        for member_id, strands in reach_of(session, viewer, case_id, members, now).items()
    }
    return [
        (clock, member)
        for clock, member in listed
        if CLOCKS[clock.kind].strand.value in reach.get((clock.case_id, clock.member_id), ())
    ]


def running_clocks(session: Session, viewer: StaffViewer, now: datetime) -> tuple[ClockLine, ...]:
    """Every clock that is not closed, of everybody in scope who still belongs; nearest first."""
    rows = session.execute(
        clocks_visible_to(viewer, now).where(
            Clock.state.in_(RUNNING), FamilyMember.state == "active"
        )
    )
    return _lines(
        session, viewer, _within_reach(session, viewer, [(c, m) for c, m in rows], now), now
    )


def to_confirm(lines: Iterable[ClockLine]) -> tuple[ClockLine, ...]:
    """Those that no family sees before a person has looked."""
    return tuple(line for line in lines if line.state == "waiting")


def soon_due(lines: Iterable[ClockLine], today: date) -> tuple[ClockLine, ...]:
    """Those whose day comes near or has gone by; earlier where somebody decides in person."""
    return tuple(
        line
        for line in lines
        if line.due_on is not None
        and is_soon(line.kind, line.due_on - (_EARLIER if line.needs_person else _NO_TIME), today)
    )


def clocks_of_person(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> tuple[ClockLine, ...]:
    """All of hers, the open ones first."""
    visible_member(session, viewer, case_id, member_id, now)
    rows = session.execute(
        clocks_visible_to(viewer, now).where(Clock.case_id == case_id, Clock.member_id == member_id)
    )
    lines = _lines(
        session, viewer, _within_reach(session, viewer, [(c, m) for c, m in rows], now), now
    )
    return tuple(sorted(lines, key=lambda line: line.state not in RUNNING))


def visible_clock(
    session: Session, viewer: StaffViewer, case_id: str, clock_id: str, now: datetime
) -> Clock:
    """The clock, or NotFound."""
    found = session.execute(
        clocks_visible_to(viewer, now).where(Clock.case_id == case_id, Clock.id == clock_id)
    ).all()
    within = _within_reach(session, viewer, [(clock, member) for clock, member in found], now)
    if not within:
        raise NotFound
    return within[0][0]


def clock_page(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    clock_id: str,
    now: datetime,
    *,
    of: str | None = None,
) -> ClockPage:
    """One clock (``of`` this person, if one is named), counted anew by the rule in force for
    the day it started."""
    clock = visible_clock(session, viewer, case_id, clock_id, now)
    if of is not None and clock.member_id != of:
        raise NotFound
    member = session.get_one(FamilyMember, (clock.case_id, clock.member_id))
    counted = counted_now(session, CLOCKS[clock.kind], clock.started_on)
    names = staff_names(session, [clock.confirmed_by])
    return ClockPage(
        line=_lines(session, viewer, [(clock, member)], now)[0],
        counted=counted,
        noted=noted_on(CLOCKS[clock.kind], clock.started_on),
        changed=bool(clock.rule_id) and counted is not None and clock.rule_id != counted.rule.id,
        how=clock.how,
        read_in=clock.read_in or "",
        confirmed_by=names.get(clock.confirmed_by or "", ""),
        confirmed_at=clock.confirmed_at,
        update_id=clock.update_id,
        version=clock.version,
    )


def _lines(
    session: Session, viewer: StaffViewer, rows: Sequence[_Row], now: datetime
) -> tuple[ClockLine, ...]:
    today = service_day(now)
    held = _held(session, rows, now)
    pauses = _pauses(session, [member for _, member in rows], now)
    mine = {
        (case_id, member_id)
        for case_id, member_id in session.execute(
            select(Allocation.case_id, Allocation.member_id).where(allocated_to(viewer, now))
        )
    }
    lines = [
        ClockLine(
            case_id=clock.case_id,
            clock_id=clock.id,
            member_id=clock.member_id,
            member_called=called_of(member),
            kind=CLOCKS[clock.kind],
            state=clock.state,
            started_on=clock.started_on,
            due_on=clock.due_on,
            past=clock.due_on is not None and clock.due_on < today,
            held=clock.id in held,
            paused=clock.due_on is not None and _holds(pauses.get(member.id), clock.due_on),
            mine=(clock.case_id, clock.member_id) in mine,
        )
        for clock, member in rows
    ]
    return tuple(sorted(lines, key=lambda line: (line.due_on or date.max, line.clock_id)))


def _pauses(
    session: Session, members: Sequence[FamilyMember], now: datetime
) -> dict[str, Pause | None]:
    """The pauses that these people chose."""
    of_case: dict[str, dict[str, FamilyMember]] = {}
    for member in members:
        of_case.setdefault(member.case_id, {})[member.id] = member
    return {
        member_id: answers.choices.pause
        for people in of_case.values()
        for member_id, answers in answers_of_all(session, list(people.values()), now).items()
    }


def _holds(pause: Pause | None, due_on: date) -> bool:
    if pause is None:
        return False
    last = service_day(pause.until) if pause.until is not None else None
    return runs_out_in(due_on, service_day(pause.since), last)


def _held(session: Session, rows: Sequence[_Row], now: datetime) -> frozenset[str]:
    """Ids of clocks whose news the person does not know yet."""
    held: set[str] = set()
    people = {(member.case_id, member.id): member for _, member in rows}
    for (case_id, member_id), member in people.items():
        hers = [_as_row(clock, now) for clock, m in rows if m is member]
        pairs = addressed_to_members(session, case_id, [member_id])[member_id]
        entries = [entry_of(update, audience, now) for update, audience in pairs]
        held |= held_clocks(reader_of(member), entries, hers).keys()
    return frozenset(held)


def _as_row(clock: Clock, now: datetime) -> ClockRow:
    return ClockRow(
        id=clock.id,
        kind=clock.kind,
        update_id=clock.update_id,
        started_on=clock.started_on,
        length=clock.length,
        unit=clock.unit,
        due_on=clock.due_on or clock.started_on,
        how=clock.how,
        confirmed_at=clock.confirmed_at or now,
    )
