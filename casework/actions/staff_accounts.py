"""Accounts of staff: invited, changed, ended. No case content."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from casework.actions.checks import (
    found,
    locked,
    note,
    require,
    required,
    same_version,
    shorter,
)
from casework.actions.enrolment import end_ways_in, make_enrolment_link
from casework.actions.sessions import SERVICE
from casework.actions.staff_roles import (
    begin_role,
    given_at_once,
    refuse_beside,
    region_for,
    requests_waiting,
    roles_held,
)
from casework.models.people import Region, RoleRequest, Staff, StaffRole
from casework.models.sealing import key_ring
from casework.models.sessions import SignInCode
from casework.rules.access import StaffViewer, SystemActor
from casework.rules.errors import Invalid, NotFound, Refused
from casework.rules.events import Event
from casework.rules.hours import read_hours
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission

Manager = StaffViewer | SystemActor

_NOT_ONESELF = S_("Somebody else who manages accounts has to do this for you.")


def add_region(session: Session, *, viewer: Manager, name: str, now: datetime) -> str:
    """Add a region of the service; its id."""
    _require_manager(viewer)
    clean = required(name, "name", S_("Write the name of the region."), longest=120)
    if session.scalar(select(Region.id).where(Region.name == clean)) is not None:
        raise Invalid({"name": Sentence(S_("There is a region with this name already."))})
    row = Region(name=clean)
    session.add(row)
    note(session, viewer, SERVICE, Event.REGION_ADDED, now, region_id=row.id)
    return row.id


def invite(
    session: Session,
    *,
    viewer: Manager,
    full_name: str,
    email: str,
    role: str,
    region_id: str | None,
    organisation: str = "",
    phone: str = "",
    answers: str = "",
    hours: str = "",
    languages: Collection[str] = ("en",),
    now: datetime,
) -> tuple[str, str]:
    """Invite somebody: her id, and the token of a single-use link, shown this once.

    Until a role that sees families' records is confirmed, she comes in and holds nothing.
    """
    _require_manager(viewer)
    address, index = _email(session, email)
    staff = Staff(
        full_name=required(full_name, "full_name", S_("Write the name."), longest=160),
        organisation=shorter(organisation, "organisation", 160),
        phone=shorter(phone, "phone", 40),
        answers=_answers(answers),
        hours=shorter(hours, "hours", 160),
        languages=" ".join(dict.fromkeys(languages)) or "en",
        email=address,
        email_index=index,
        created_at=now,
    )
    session.add(staff)
    session.flush()
    kept = region_for(session, role, region_id)
    note(session, viewer, SERVICE, Event.STAFF_INVITED, now, staff_id=staff.id, role=role)
    begin_role(session, viewer=viewer, staff_id=staff.id, role=role, region_id=kept, now=now)
    return staff.id, make_enrolment_link(session, staff_id=staff.id, actor=viewer, now=now)


def change_details(
    session: Session,
    *,
    viewer: Manager,
    staff_id: str,
    full_name: str,
    organisation: str,
    phone: str,
    answers: str = "",
    hours: str,
    languages: Collection[str],
    version: int,
    now: datetime,
) -> None:
    """Change what families see of her: name, organisation, number, when she answers
    (``rules.hours``), languages; and the note for colleagues, ``hours``."""
    _require_manager(viewer)
    staff = locked(session, found(session.get(Staff, staff_id)))
    typed = {
        "full_name": full_name,
        "organisation": organisation,
        "phone": phone,
        "answers": answers,
        "hours": hours,
        "languages": " ".join(dict.fromkeys(languages)),
    }
    same_version(staff, version, theirs={name: getattr(staff, name) for name in typed}, mine=typed)
    staff.full_name = required(full_name, "full_name", S_("Write the name."), longest=160)
    staff.organisation = shorter(organisation, "organisation", 160)
    staff.phone = shorter(phone, "phone", 40)
    staff.answers = _answers(answers)
    staff.hours = shorter(hours, "hours", 160)
    staff.languages = shorter(typed["languages"], "languages", 160) or "en"
    note(session, viewer, SERVICE, Event.STAFF_CHANGED, now, staff_id=staff_id)


def give_role(
    session: Session,
    *,
    viewer: Manager,
    staff_id: str,
    role: str,
    region_id: str | None,
    now: datetime,
) -> str:
    """Give one more role, or ask for it; its id. Nobody gives herself one."""
    staff = somebody_else(session, viewer, staff_id, now)
    kept = region_for(session, role, region_id)
    there: list[StaffRole | RoleRequest] = [
        *roles_held(session, staff_id, now),
        *requests_waiting(session, staff_id, now),
    ]
    for one in there:
        if (one.role, one.region_id) == (role, kept):
            return one.id
    refuse_beside(role, [one.role for one in there])
    begun = begin_role(
        session, viewer=viewer, staff_id=staff.id, role=role, region_id=kept, now=now
    )
    if given_at_once(viewer, role):
        note(session, viewer, SERVICE, Event.STAFF_ROLE_GIVEN, now, staff_id=staff_id, role=role)
    return begun


def end_role(session: Session, *, viewer: Manager, role_id: str, now: datetime) -> None:
    """End one role."""
    _require_manager(viewer)
    row = found(session.get(StaffRole, role_id))
    staff = somebody_else(session, viewer, row.staff_id, now)
    if row.ends_at is not None and row.ends_at <= now:
        return
    row.ends_at = now
    note(session, viewer, SERVICE, Event.STAFF_ROLE_ENDED, now, staff_id=staff.id, role=row.role)


def end_access(session: Session, *, viewer: Manager, staff_id: str, now: datetime) -> None:
    """She works here no more: sessions, passkeys, roles, codes and links end at once.

    Her people stay as they are. The team leader sees that nobody stands beside them.
    """
    staff = somebody_else(session, viewer, staff_id, now)
    staff.ended_at = now
    session.flush()
    for row in roles_held(session, staff_id, now):
        row.ends_at = now
    end_ways_in(session, staff_id=staff_id, actor=viewer, why="access_ended", now=now)
    session.execute(
        update(SignInCode)
        .where(
            SignInCode.side == "staff",
            SignInCode.staff_id == staff_id,
            SignInCode.used_at.is_(None),
            SignInCode.revoked_at.is_(None),
        )
        .values(revoked_at=now)
    )
    note(session, viewer, SERVICE, Event.STAFF_ACCESS_ENDED, now, staff_id=staff_id)


def _require_manager(viewer: Manager) -> None:
    if isinstance(viewer, StaffViewer):
        require(viewer, Permission.ACCOUNT_MANAGE)


def somebody_else(session: Session, viewer: Manager, staff_id: str, now: datetime) -> Staff:
    """Somebody in service who is not the viewer: nobody raises or renews herself."""
    _require_manager(viewer)
    if viewer.actor_id == staff_id:
        raise Refused(Sentence(_NOT_ONESELF))
    staff = found(session.get(Staff, staff_id))
    if staff.ended_at is not None and staff.ended_at <= now:
        raise NotFound
    return staff


def _answers(answers: str) -> str:
    if answers and read_hours(answers) is None:
        raise Invalid({"closes": Sentence(S_("Type when the day begins and when it ends."))})
    return answers


def _email(session: Session, email: str) -> tuple[str, str]:
    try:
        address = validate_email(email.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        raise Invalid(
            {"email": Sentence(S_("Write an email address, such as name@example.org."))}
        ) from None
    index = key_ring().blind_index("staff.email", address.casefold())
    if session.scalar(select(Staff.id).where(Staff.email_index == index)) is not None:
        raise Invalid(
            {"email": Sentence(S_("There is an account with this email address already."))}
        )
    return address, index
