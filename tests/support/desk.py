"""Both apps over one household, and anybody of it at a browser, signed in without the way there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from flask import Flask
from sqlalchemy.orm import Session

import advocate_admin
import family_app
from casework.actions import sessions
from casework.models.family import FamilyMember
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
