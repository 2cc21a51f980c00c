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
    refuse_unknown,
    require,
    required,
    same_version,
    shorter,
)
from casework.actions.enrolment import end_ways_in, make_enrolment_link
from casework.actions.sessions import SERVICE
from casework.models.people import Region, Staff, StaffRole
from casework.models.sealing import key_ring
from casework.models.sessions import SignInCode
from casework.queries.scope import in_force
from casework.rules.access import StaffViewer, SystemActor
from casework.rules.errors import Invalid, NotFound, Refused
from casework.rules.events import Event
from casework.rules.hours import read_hours
from casework.rules.messages import S_, Sentence
from casework.rules.roles import ALONE_ROLES, FAMILYS_ROLES, REGION_ROLES, Permission, Role

Manager = StaffViewer | SystemActor

STAFF_ROLES = tuple(role for role in Role if role not in FAMILYS_ROLES)
_NOT_ONESELF = S_("Somebody else who manages accounts has to do this for you.")
_ADMIN_ALONE = S_("Whoever manages accounts sees no case and holds no other role.")
_CHAIR_ALONE = S_("Whoever works for a review from outside needs an account with no other role.")


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
    """Invite somebody: her id, and the token of a single-use link, shown this once."""
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
    held = _role_row(session, staff.id, role, region_id, now)
    session.add(held)
    note(session, viewer, SERVICE, Event.STAFF_INVITED, now, staff_id=staff.id, role=held.role)
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
    """Give one more role; its id. Nobody gives herself one."""
    staff = somebody_else(session, viewer, staff_id, now)
    row = _role_row(session, staff.id, role, region_id, now)
    there = _roles(session, staff_id, now)
    for held in there:
        if (held.role, held.region_id) == (row.role, row.region_id):
            return held.id
    if there and ALONE_ROLES & {row.role, *(held.role for held in there)}:
        administers = Role.ADMINISTRATOR in {row.role, *(held.role for held in there)}
        raise Invalid({"role": Sentence(_ADMIN_ALONE if administers else _CHAIR_ALONE)})
    session.add(row)
    note(session, viewer, SERVICE, Event.STAFF_ROLE_GIVEN, now, staff_id=staff_id, role=row.role)
    return row.id


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
    for row in _roles(session, staff_id, now):
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


def _roles(session: Session, staff_id: str, now: datetime) -> list[StaffRole]:
    return list(
        session.scalars(
            select(StaffRole).where(
                StaffRole.staff_id == staff_id,
                in_force(StaffRole.starts_at, StaffRole.ends_at, now),
            )
        )
    )


def _role_row(
    session: Session, staff_id: str, role: str, region_id: str | None, now: datetime
) -> StaffRole:
    refuse_unknown(role, [one.value for one in STAFF_ROLES], "role")
    kept = (region_id or None) if role in REGION_ROLES or role == Role.ADVOCATE else None
    if role in REGION_ROLES and kept is None:
        raise Invalid({"region_id": Sentence(S_("Choose the region."))})
    if kept is not None:
        region = session.get(Region, kept)
        if region is None or region.ended_at is not None:
            raise Invalid({"region_id": Sentence(S_("Choose the region."))})
    return StaffRole(staff_id=staff_id, role=role, region_id=kept, starts_at=now)


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
