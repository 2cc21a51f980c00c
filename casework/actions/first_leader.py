"""The first team leader of a region: made by whoever runs the service, as nobody leads there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.enrolment import end_ways_in, make_enrolment_link
from casework.actions.staff_accounts import add_region, give_role, invite
from casework.actions.staff_roles import requests_waiting
from casework.models.people import Region, Staff, StaffRole
from casework.models.sealing import key_ring
from casework.queries.scope import in_force
from casework.rules.access import SystemActor
from casework.rules.errors import Invalid
from casework.rules.messages import Sentence
from casework.rules.roles import Role

_LED = (
    "This region has a team leader, who confirms the next one."  # an operator reads it, in English
)


def create_leader(
    session: Session, *, name: str, email: str, region: str, actor: SystemActor, now: datetime
) -> str:
    """The token of her enrolment link. Invalid where somebody leads already.

    If she was invited before, and nobody could confirm it, her account is taken: whatever opened
    it until now opens it no more, because nobody knows who used the link that was shown first.
    """
    region_id = session.scalar(select(Region.id).where(Region.name == region.strip()))
    if region_id is None:
        region_id = add_region(session, viewer=actor, name=region, now=now)
        session.flush()
    if _is_led(session, region_id, now):
        raise Invalid({"region": Sentence(_LED)})
    role = {"role": Role.TEAM_LEADER.value, "region_id": region_id}
    there = _invited(session, email)
    if there is None:
        _, token = invite(session, viewer=actor, full_name=name, email=email, now=now, **role)
        return token
    for row in requests_waiting(session, there, now):
        if (row.role, row.region_id) == (role["role"], region_id):
            row.until = now
    session.flush()
    end_ways_in(session, staff_id=there, actor=actor, why="first_leader", now=now)
    give_role(session, viewer=actor, staff_id=there, now=now, **role)
    return make_enrolment_link(session, staff_id=there, actor=actor, now=now)


def _is_led(session: Session, region_id: str, now: datetime) -> bool:
    leads = select(StaffRole.id).where(
        StaffRole.region_id == region_id,
        StaffRole.role == Role.TEAM_LEADER.value,
        in_force(StaffRole.starts_at, StaffRole.ends_at, now),
    )
    return session.scalar(leads.limit(1)) is not None


def _invited(session: Session, email: str) -> str | None:
    index = key_ring().blind_index("staff.email", email.strip().casefold())
    return session.scalar(select(Staff.id).where(Staff.email_index == index))
