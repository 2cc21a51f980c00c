"""People at the door: one case, two relatives, a caseworker, an administrator, and browsers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from casework.actions import sign_in
from casework.actions.audit import install_audit_guard
from casework.actions.codes import (
    GivenCode,
    give_letter_code,
    give_spoken_code,
    pepper,
    use_pepper,
)
from casework.actions.limits import network_of
from casework.actions.sign_in import Browser
from casework.models.case import Allocation, Case
from casework.models.family import FamilyMember
from casework.models.people import Region, Staff, StaffRole
from casework.models.sessions import DeploymentMark
from casework.queries.database import CaseworkSession, open_session, session_factory
from casework.rules import codes
from casework.rules.access import RoleHeld, StaffViewer
from casework.rules.coming_in import CameIn, TurnedAway
from casework.rules.roles import Role
from tests.support.databases import NOW, Database

PEPPER = "a pepper of the tests, long enough and never used elsewhere"


def browser(address: str = "203.0.113.7", earlier: str | None = None) -> Browser:
    """A browser on some network, perhaps with a session it still has."""
    return Browser(
        network=network_of(pepper(), address),
        device="phone",
        earlier_token_hash=codes.hash_token(earlier) if earlier else None,
    )


@dataclass
class Door:
    """A database with people in it, and everybody's way of coming in."""

    database: Database
    case_id: str
    amina: str
    brother: str
    worker: StaffViewer
    leader: StaffViewer
    administrator: StaffViewer

    @contextmanager
    def opened(self, side: str, **context: Any) -> Iterator[CaseworkSession]:
        """One transaction of the app of this side, watched for writes without an entry."""
        factory = session_factory(self.database.engine(side))
        install_audit_guard(factory)
        context.setdefault("now", NOW)
        with open_session(factory, write=True, side=side, **context) as session:
            yield session
            session.commit()

    def letter(self, member_id: str | None = None, now: datetime = NOW) -> GivenCode:
        """A letter code from the caseworker."""
        with self.opened("staff", staff_id=self.worker.staff_id, now=now) as session:
            return give_letter_code(
                session,
                viewer=self.worker,
                case_id=self.case_id,
                member_id=member_id or self.amina,
                now=now,
            )

    def spoken(self, token: str, member_id: str | None = None, now: datetime = NOW) -> GivenCode:
        """Six digits for the browser that holds this token."""
        with self.opened("staff", staff_id=self.worker.staff_id, now=now) as session:
            return give_spoken_code(
                session,
                viewer=self.worker,
                case_id=self.case_id,
                member_id=member_id or self.amina,
                request_number=codes.in_groups(codes.request_number(pepper(), token)).lower(),
                now=now,
            )

    def try_letter(
        self, typed: str, who: Browser | None = None, now: datetime = NOW
    ) -> CameIn | TurnedAway:
        """Type a letter code."""
        return self._try(sign_in.letter_code, now, who, typed=typed)

    def try_spoken(
        self, typed: str, token: str, who: Browser | None = None, now: datetime = NOW
    ) -> CameIn | TurnedAway:
        """Type six digits in the browser that holds this token."""
        return self._try(sign_in.spoken_code, now, who, typed=typed, browser_token=token)

    def _try(
        self,
        action: Callable[..., CameIn | TurnedAway],
        now: datetime,
        who: Browser | None,
        **values: Any,
    ) -> CameIn | TurnedAway:
        with self.opened("family", now=now) as session:
            return action(session, browser=who or browser(), now=now, **values)

    def change(self, member_id: str, **values: object) -> None:
        """Change a family member's row as the owner."""
        with self.opened_as_owner() as session:
            member = session.get(FamilyMember, (self.case_id, member_id))
            assert member is not None
            for name, value in values.items():
                setattr(member, name, value)

    @contextmanager
    def opened_as_owner(self) -> Iterator[CaseworkSession]:
        """For preparing rows that no side may write."""
        session = self.database.session("owner")
        yield session
        session.commit()
        session.close()


def open_door(database: Database) -> Door:
    """Make the people."""
    use_pepper(PEPPER)
    session = database.session("owner")
    region = Region(name="North")
    session.add(region)
    session.flush()
    worker, leader, administrator = (
        Staff(full_name=name, created_at=NOW)
        for name in ("Maryam Okafor", "Ruth Ellis", "Sam Park")
    )
    session.add_all([worker, leader, administrator])
    session.flush()
    roles = (
        (worker, Role.CASEWORKER, region.id),
        (leader, Role.TEAM_LEADER, region.id),
        (administrator, Role.ADMINISTRATOR, None),
    )
    for person, role, region_id in roles:
        session.add(
            StaffRole(staff_id=person.id, role=role.value, region_id=region_id, starts_at=NOW)
        )
    case = Case(
        region_id=region.id,
        reference="N-0001",
        homicide_kind="murder",
        notified_by="police",
        notified_at=NOW,
        opened_at=NOW,
        opened_by=worker.id,
    )
    session.add(case)
    session.flush()
    people = [
        FamilyMember(
            case_id=case.id,
            name=name,
            relationship=relationship,
            language=language,
            joined_at=NOW,
            added_by=worker.id,
        )
        for name, relationship, language in (
            ("Amina O'Neill", "mother", "ur"),
            ("Yusuf O'Neill", "brother", "en"),
        )
    ]
    session.add_all(people)
    session.flush()
    for person in people:
        session.add(
            Allocation(
                case_id=case.id,
                member_id=person.id,
                staff_id=worker.id,
                role="caseworker",
                starts_at=NOW,
                set_by=worker.id,
            )
        )
    session.commit()
    session.close()
    held = [
        StaffViewer(staff_id=person.id, roles=frozenset({RoleHeld(role, region_id or "")}))
        for person, role, region_id in roles
    ]
    return Door(database, case.id, people[0].id, people[1].id, *held)


def mark_as_demo(door: Door) -> None:
    """Say that the database holds invented people."""
    with door.opened_as_owner() as session:
        session.add(DeploymentMark(mark="demo", at=NOW))
