"""Both apps over one household, and anybody of it at a browser, signed in without the way there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from flask import Flask
from sqlalchemy.orm import Session

import advocate_admin
import family_app
from casework.actions import contact, people, sessions
from casework.models.family import FamilyMember
from casework.models.people import Staff, StaffRole
from casework.models.sessions import LoginSession
from casework.rules.coming_in import CameIn, WayIn
from tests.support.databases import NOW
from tests.support.household import Household
from tests.support.visitor import Clock, Visitor, app_under_test


@dataclass
class Desk:
    """The apps and their clocks."""

    house: Household
    staff_app: Flask
    family_app: Flask
    clocks: tuple[Clock, Clock]
    visitors: dict[str, Visitor] = field(default_factory=dict)

    @property
    def case(self) -> str:
        """The first case."""
        return self.house.cases["one"]

    def at(self, moment: datetime) -> None:
        """Set the clock of both apps."""
        for clock in self.clocks:
            clock.now = moment

    def worker(self, name: str) -> Visitor:
        """A member of staff at her browser."""
        if name not in self.visitors:
            staff_id = self.house.staff[name]
            with self.house.database.session("staff", staff_id=staff_id) as session:
                came = sessions.begin_staff_session(
                    session,
                    staff_id=staff_id,
                    language="en",
                    way_in=WayIn.PASSKEY,
                    device="computer",
                    now=NOW,
                )
                session.commit()
            self.visitors[name] = self._signed_in(self.staff_app, came)
        return self.visitors[name]

    def relative(self, name: str, language: str = "en") -> Visitor:
        """A relative at her browser, who has been shown what everybody is shown once."""
        if name not in self.visitors:
            came = self.house.run(self.house.relative(name), self._begin(name))
            with self.house.database.session("owner") as session:
                member = session.get_one(FamilyMember, self.house.members[name])
                member.leaving_seen_at = member.privacy_seen_at = NOW
                session.get_one(LoginSession, came.session_id).device_answered_at = NOW
                session.commit()
            self.visitors[name] = self._signed_in(self.family_app, came)
            self.visitors[name].get(f"/t?lang={language}")
        return self.visitors[name]

    def tell(self, worker: str, name: str, *update_ids: str) -> None:
        """Record that she was told these in person."""
        self.house.act(
            worker,
            contact.record,
            **self.house.of(name),
            kind="told_in_person",
            happened_at=NOW,
            told_update_ids=update_ids,
        )

    def read_first(self, worker: str, name: str) -> None:
        """Record on her instruction that she may read hard news first."""
        self.house.act(
            worker,
            people.set_hard_news,
            **self.house.of(name),
            choice="read_first",
            how="call_to_service_user",
        )

    def knew_before(self, name: str, *kinds: str) -> None:
        """Hard news that she knew before this record began."""
        with self.house.database.session("owner") as session:
            member = session.get_one(FamilyMember, self.house.members[name])
            member.knew_before = " ".join(kinds)
            session.commit()

    def speaks(self, worker: str, *languages: str) -> None:
        """The languages that a worker is recorded as working in."""
        with self.house.database.session("owner") as session:
            session.get_one(Staff, self.house.staff[worker]).languages = " ".join(languages)
            session.commit()

    def another_leader(self) -> str:
        """One more team leader of the first region; her short name."""
        name, north = "tess", self.house.regions["north"]
        with self.house.database.session("owner") as session:
            staff = Staff(full_name="Tess O’Hara", created_at=NOW)
            session.add(staff)
            session.flush()
            session.add(
                StaffRole(staff_id=staff.id, role="team_leader", region_id=north, starts_at=NOW)
            )
            session.commit()
            self.house.staff[name] = staff.id
        return name

    def _begin(self, name: str):  # type: ignore[no-untyped-def]
        def begin(session: Session) -> CameIn:
            member = session.get_one(FamilyMember, self.house.members[name])
            return sessions.begin_family_session(
                session, member=member, way_in=WayIn.LETTER_CODE, device="phone", now=NOW
            )

        return begin

    @staticmethod
    def _signed_in(app: Flask, came: CameIn) -> Visitor:
        visitor = Visitor(app)
        with visitor.client.session_transaction() as cookie:
            cookie["_user_id"] = came.token
        return visitor


def desk_of(house: Household, folder: Path) -> Desk:
    """Both apps over the household's database."""
    staff, staff_clock = app_under_test(advocate_admin, house.database, "staff", folder)
    family, family_clock = app_under_test(family_app, house.database, "family", folder)
    return Desk(house, staff, family, (staff_clock, family_clock))
