"""Sessions and codes of a relative, for tests about doors that close."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casework.actions import codes
from casework.actions.sessions import begin_family_session
from casework.models.family import FamilyMember
from casework.models.sessions import LoginSession, SignInCode
from casework.rules.coming_in import WayIn
from tests.support.databases import NOW
from tests.support.household import Household


def sign_in(house: Household, name: str, *, worker: str = "alice") -> None:
    """Give her a letter code that stays unused, and a session on a phone."""
    codes.use_pepper("a pepper for tests")
    house.act(worker, codes.give_letter_code, **house.of(name))
    viewer = house.relative(name)

    def begin(session: Session) -> None:
        member = session.get_one(FamilyMember, house.members[name])
        begin_family_session(
            session, member=member, way_in=WayIn.LETTER_CODE, device="phone", now=NOW
        )

    house.run(viewer, begin)


def open_doors(house: Household, name: str) -> tuple[int, int]:
    """How many sessions and unused codes are left."""
    case_id, member_id = house.members[name]
    with house.database.session("owner", write=False, now=NOW + timedelta(seconds=1)) as session:
        sessions = session.scalar(
            select(func.count()).where(
                LoginSession.case_id == case_id,
                LoginSession.member_id == member_id,
                LoginSession.ended_at.is_(None),
            )
        )
        unused = session.scalar(
            select(func.count()).where(
                SignInCode.case_id == case_id,
                SignInCode.member_id == member_id,
                SignInCode.used_at.is_(None),
                SignInCode.revoked_at.is_(None),
            )
        )
    return sessions or 0, unused or 0
