"""Clocks: started by an event, confirmed by a person, met or set aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import (
    locked,
    note,
    refuse_unknown,
    require,
    require_in,
    required,
    same_version,
)
from casework.models.audit import SERVICE_CHAIN
from casework.models.clocks import Clock, ClockRule
from casework.models.updates import Update
from casework.queries.clock_holds import RUNNING
from casework.queries.clock_rules import counted_now
from casework.queries.clocks import visible_clock
from casework.queries.closeness import service_day
from casework.queries.scope import reach_of, visible_member
from casework.rules.access import StaffViewer
from casework.rules.clock_table import CLOCKS
from casework.rules.clock_types import ClockKind, Unit
from casework.rules.clocks import How, started_by
from casework.rules.errors import Invalid, NotFound, Refused
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission
from casework.rules.update_kinds import kind_of
from casework.rules.update_kinds.reading import load

_PAST = S_("This day has gone by. Set the clock aside, or type a day to come.")
_NOT_BY_RULE = S_("This is not counted by a rule. Type the day, and where you read it.")


def start_for_update(
    session: Session,
    *,
    viewer: StaffViewer,
    update: Update,
    member_ids: Iterable[str],
    now: datetime,
) -> None:
    """Start the clocks of a published update for the people it is addressed to. An entry that
    puts another right sets aside what was counted from the other."""
    if update.corrects_id is not None:
        _set_aside_what_hangs_on(session, viewer, update, now)
    typed = load(kind_of(update.kind), update.fields or {})
    started = [(kind, typed.get(day)) for kind, day in started_by(update.kind, typed)]
    for member_id in member_ids:
        for kind, day in started:
            if isinstance(day, date):
                _add(
                    session,
                    viewer,
                    kind,
                    case_id=update.case_id,
                    member_id=member_id,
                    started_on=day,
                    update_id=update.id,
                    now=now,
                )


def start(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    kind: str,
    started_on: date,
    update_id: str | None = None,
    now: datetime,
) -> str:
    """Start a clock by hand; its id. Those of an application come from the application."""
    visible_member(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.CLOCK_CONFIRM)
    refuse_unknown(kind, CLOCKS, "kind")
    if CLOCKS[kind].of_claim:
        raise Invalid({"kind": Sentence(S_("This clock is started by the application."))})
    reach = reach_of(session, viewer, case_id, [member_id], now).get(member_id, frozenset())
    if CLOCKS[kind].strand.value not in reach:
        raise NotFound
    row = _add(
        session,
        viewer,
        CLOCKS[kind],
        case_id=case_id,
        member_id=member_id,
        started_on=started_on,
        update_id=update_id,
        now=now,
    )
    return row.id


def set_for_claim(
    session: Session,
    viewer: StaffViewer,
    kind: ClockKind,
    *,
    case_id: str,
    member_id: str,
    claim_id: str,
    started_on: date | None,
    due_on: date | None = None,
    now: datetime,
) -> None:
    """The clock of this kind of an application follows the application's own dates: another
    date sets the earlier clock aside, none leaves no clock. The caller checked the scope."""
    there = session.scalars(
        select(Clock).where(
            Clock.case_id == case_id,
            Clock.claim_id == claim_id,
            Clock.kind == kind.slug,
            Clock.state.in_(RUNNING),
        )
    ).all()
    for row in there:
        if (row.started_on, row.how == How.LETTER and row.due_on) == (started_on, due_on or False):
            return
        _close(session, viewer, row, "set_aside", now)
    if started_on is not None:
        row = _add(
            session,
            viewer,
            kind,
            case_id=case_id,
            member_id=member_id,
            started_on=started_on,
            claim_id=claim_id,
            now=now,
        )
        if due_on is not None:
            row.how, row.due_on = How.LETTER.value, due_on


def confirm(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    clock_id: str,
    how: str,
    due_on: date | None,
    read_in: str,
    version: int,
    now: datetime,
) -> None:
    """A person looked at the day; from now on she may see it, as far as she knows the news.

    ``how`` says where the day comes from: counted by the rule in force, printed in a letter,
    or told by the office that decides. For the last two somebody says where it stands.
    """
    row = locked(session, visible_clock(session, viewer, case_id, clock_id, now))
    require_in(session, viewer, case_id, Permission.CLOCK_CONFIRM)
    if row.state not in RUNNING:
        raise Refused(Sentence(S_("This clock is closed.")))
    refuse_unknown(how, set(How), "how")
    same_version(row, version, theirs={}, mine={})
    if how == How.COMPUTED:
        _take_counted(session, row)
    else:
        if due_on is None:
            raise Invalid({"due_on": Sentence(S_("Type the day, the month and the year."))})
        row.read_in = required(
            read_in, "read_in", S_("Write where the day stands, or who said it.")
        )
        row.due_on = due_on
    assert row.due_on is not None
    if row.due_on < service_day(now):
        raise Invalid({"due_on": Sentence(_PAST)})
    row.how = how
    row.state = "confirmed"
    row.confirmed_by, row.confirmed_at = viewer.staff_id, now
    _note(session, viewer, row, Event.CLOCK_CONFIRMED, now, how=how, due_on=row.due_on)


def close(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    clock_id: str,
    state: str,
    now: datetime,
) -> None:
    """She asked in time, or it does not concern her. Closing it twice changes nothing."""
    row = locked(session, visible_clock(session, viewer, case_id, clock_id, now))
    require_in(session, viewer, case_id, Permission.CLOCK_CONFIRM)
    refuse_unknown(state, ("done", "set_aside"), "state")
    if row.state in RUNNING:
        _close(session, viewer, row, state, now)


def add_rule(
    session: Session,
    *,
    viewer: StaffViewer,
    kind: str,
    length: int | None,
    unit: str,
    valid_from: date,
    confidence: str,
    source: str,
    read_on: date,
    now: datetime,
) -> str:
    """A changed law is a new row, with where it was read; nothing that stands is changed.

    What is confirmed stays until somebody looks again: the page of each clock says that the
    rule is another one now.
    """
    require(viewer, Permission.FACT_CHECK)
    refuse_unknown(kind, CLOCKS, "kind")
    refuse_unknown(unit, set(Unit), "unit")
    refuse_unknown(confidence, ("V", "V2"), "confidence")
    if length is None or not 1 <= length <= 999:
        raise Invalid({"length": Sentence(S_("Type a number from 1 to 999."))})
    if read_on > service_day(now):
        raise Invalid({"read_on": Sentence(S_("Type today or an earlier day."))})
    row = ClockRule(
        kind=kind,
        length=length,
        unit=unit,
        valid_from=valid_from,
        confidence=confidence,
        source=required(source, "source", S_("Write where you read it."), longest=300),
        read_on=read_on,
        added_by=viewer.staff_id,
        added_at=now,
    )
    session.add(row)
    note(session, viewer, SERVICE_CHAIN, Event.CLOCK_RULE_ADDED, now, rule_id=row.id, kind=kind)
    return row.id


def _add(
    session: Session,
    viewer: StaffViewer,
    kind: ClockKind,
    *,
    case_id: str,
    member_id: str,
    started_on: date,
    update_id: str | None = None,
    claim_id: str | None = None,
    now: datetime,
) -> Clock:
    row = Clock(
        case_id=case_id,
        member_id=member_id,
        kind=kind.slug,
        update_id=update_id,
        claim_id=claim_id,
        started_on=started_on,
        created_by=viewer.staff_id,
        created_at=now,
    )
    counted = counted_now(session, kind, started_on)
    if counted is not None:
        row.rule_id = counted.rule.id
        row.length, row.unit = counted.rule.length, counted.rule.unit.value
        row.computed_on = row.due_on = counted.due_on
    session.add(row)
    _note(session, viewer, row, Event.CLOCK_STARTED, now)
    return row


def _take_counted(session: Session, row: Clock) -> None:
    counted = counted_now(session, CLOCKS[row.kind], row.started_on)
    if counted is None:
        raise Invalid({"how": Sentence(_NOT_BY_RULE)})
    row.rule_id = counted.rule.id
    row.length, row.unit = counted.rule.length, counted.rule.unit.value
    row.computed_on = row.due_on = counted.due_on
    row.read_in = None


def _set_aside_what_hangs_on(
    session: Session, viewer: StaffViewer, update: Update, now: datetime
) -> None:
    rows = session.scalars(
        select(Clock).where(
            Clock.case_id == update.case_id,
            Clock.update_id == update.corrects_id,
            Clock.state.in_(RUNNING),
        )
    )
    for row in rows.all():
        _close(session, viewer, row, "set_aside", now)


def _close(session: Session, viewer: StaffViewer, row: Clock, state: str, now: datetime) -> None:
    row.state = state
    row.closed_by, row.closed_at = viewer.staff_id, now
    _note(session, viewer, row, Event.CLOCK_CLOSED, now, state=state)


def _note(
    session: Session,
    viewer: StaffViewer,
    row: Clock,
    event: Event,
    now: datetime,
    **more: object,
) -> None:
    facts: Mapping[str, object] = {"clock_id": row.id, "member_id": row.member_id, "kind": row.kind}
    note(session, viewer, row.case_id, event, now, **facts, **more)
