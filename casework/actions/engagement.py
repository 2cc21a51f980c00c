"""Recording an offer and its answer. The register is added to and never changed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from casework.actions.checks import note, refuse_unknown, require_in, shorter
from casework.models.case import Allocation
from casework.models.engagement import EngagementEntry
from casework.queries.closeness import service_day
from casework.queries.engagement import history_of, require_register
from casework.rules.access import StaffViewer
from casework.rules.contact_kinds import CONTACT_KINDS
from casework.rules.engagement import (
    ADVOCACY_ORGANISATIONS,
    ALLOCATED_FOR,
    LONGEST_REASON,
    NO_LONGER,
    PROCESSES,
    REASONS,
    STATES,
    Engagement,
    Process,
    may_change,
    state_of,
)
from casework.rules.errors import Invalid
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission, Role

_FARTHEST = timedelta(days=366 * 5)


def record_engagement(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    process: str,
    state: str,
    happened_on: date,
    how: str,
    language: str = "",
    interpreter: bool = False,
    leaflet: bool = False,
    organisation: str = "",
    reason: str = "",
    note_text: str = "",
    reply_by: date | None = None,
    ask_again_on: date | None = None,
    now: datetime,
) -> str:
    """One more entry of the register; its id.

    Raises NotFound for a person or a process out of reach, and Invalid for a change that the
    table of states does not have. A person who declined "for now" needs the day she chose.
    """
    refuse_unknown(process, list(PROCESSES), "process")
    refuse_unknown(state, list(STATES), "state")
    refuse_unknown(how, CONTACT_KINDS, "how")
    refuse_unknown(organisation, ("", *ADVOCACY_ORGANISATIONS), "organisation")
    refuse_unknown(reason, ("", *REASONS), "reason")
    wanted, to = Process(process), Engagement(state)
    require_register(session, viewer, case_id, member_id, wanted, now)
    require_in(session, viewer, case_id, Permission.ENGAGEMENT_RECORD)
    history = history_of(session, case_id, member_id, wanted)
    today = service_day(now)
    _check(state_of(history), to, happened_on, reply_by, ask_again_on, today)
    row = EngagementEntry(
        case_id=case_id,
        member_id=member_id,
        process=process,
        number=len(history) + 1,
        state=state,
        happened_on=happened_on,
        staff_id=viewer.staff_id,
        how=how,
        language=language,
        interpreter=interpreter,
        leaflet=leaflet,
        organisation=organisation,
        reason=reason,
        note=shorter(note_text, "note", LONGEST_REASON) or None,
        reply_by=reply_by if to is Engagement.OFFERED else None,
        ask_again_on=ask_again_on if to is Engagement.DECLINED_ASK_AGAIN else None,
        recorded_at=now,
    )
    session.add(row)
    note(
        session,
        viewer,
        case_id,
        Event.ENGAGEMENT_RECORDED,
        now,
        member_id=member_id,
        entry_id=row.id,
        process=process,
        state=state,
    )
    if to in NO_LONGER:
        _end_advocate(session, viewer, row, wanted, now)
    return row.id


def _end_advocate(
    session: Session, viewer: StaffViewer, row: EngagementEntry, process: Process, now: datetime
) -> None:
    """An advocate sees only people who agreed: her allocation ends with the yes."""
    theirs = and_(
        Allocation.case_id == row.case_id,
        Allocation.member_id == row.member_id,
        Allocation.role == Role.ADVOCATE.value,
        Allocation.process == ALLOCATED_FOR.get(process, ""),
        Allocation.process != "",
        or_(Allocation.ends_at.is_(None), Allocation.ends_at > now),
    )
    gone = session.scalars(select(Allocation).where(theirs).order_by(Allocation.id)).all()
    for one in gone:
        note(
            session,
            viewer,
            row.case_id,
            Event.ALLOCATION_ENDED,
            now,
            member_id=row.member_id,
            staff_id=one.staff_id,
        )
    # Last, for whoever records it may be the advocate herself.
    session.flush()
    for one in gone:
        one.ends_at = now
    session.flush()


def _check(
    now_is: Engagement,
    to: Engagement,
    happened_on: date,
    reply_by: date | None,
    ask_again_on: date | None,
    today: date,
) -> None:
    errors: dict[str, Sentence] = {}
    if not may_change(now_is, to):
        errors["state"] = Sentence(
            S_("This cannot follow what is recorded now. Read the register, then choose again.")
        )
    if happened_on > today:
        errors["happened_on"] = Sentence(S_("This day has not come yet. Write a day up to today."))
    if to is Engagement.DECLINED_ASK_AGAIN and ask_again_on is None:
        errors["ask_again_on"] = Sentence(S_("Write the day they chose to be asked again."))
    for name, day in (("reply_by", reply_by), ("ask_again_on", ask_again_on)):
        if day is not None and not today < day <= today + _FARTHEST:
            errors[name] = Sentence(S_("Choose a day after today, within five years."))
    if errors:
        raise Invalid(errors)
