"""The same for referrals, meetings and permissions; a seat, and a partnership officer."""

from __future__ import annotations

from sqlalchemy import select

from casework.models.case import Review
from casework.models.conflict import ReviewConflict
from casework.models.meeting import ReviewMeeting
from casework.models.partnership import PartnershipArea
from casework.models.people import Staff, StaffRole
from casework.models.referral import ProgressPermission, Referral
from casework.rules.access import RoleHeld
from casework.rules.roles import Role
from tests.support.databases import NOW
from tests.support.household import Household

OF_THE_REGISTER = ("referral", "progress_permission", "review_meeting")


def review_of(house: Household, case_id: str) -> str:
    """The id of a review of the case."""
    with house.database.session("owner") as session:
        row = session.scalars(select(Review).where(Review.case_id == case_id)).first()
        if row is None:
            row = Review(
                case_id=case_id,
                kind="domestic",
                label="DHR",
                area="Northtown",
                decided_on=NOW.date(),
            )
            session.add(row)
            session.commit()
        return row.id


def furnish_register(house: Household, name: str, leader: str) -> dict[str, str]:
    """Ids by the names of the tables."""
    case_id, member_id = house.members[name]
    its = {"case_id": case_id, "member_id": member_id}
    review_id = review_of(house, case_id)
    with house.database.session("owner") as session:
        referral = Referral(
            **its,
            organisation="aafda",
            passed_on=f"what is passed on of {name}",
            prepared_by=house.staff[leader],
            prepared_at=NOW,
        )
        permission = ProgressPermission(
            **its, review_id=review_id, given_at=NOW, recorded_by=house.staff[leader]
        )
        meeting = ReviewMeeting(
            **its,
            review_id=review_id,
            with_whom="chair",
            held_on=NOW.date(),
            who=f"the chair, for {name}",
            agreed=f"agreed for {name}",
            recorded_by=house.staff[leader],
            recorded_at=NOW,
        )
        session.add_all([referral, permission, meeting])
        session.commit()
        return {"referral": referral.id, "permission": permission.id, "meeting": meeting.id}


def take_seat(house: Household, worker: str, case: str = "one", seat: str = "panel") -> str:
    """This worker sits in a review of the case from now on; the seat's id."""
    case_id = house.cases[case]
    review_id = review_of(house, case_id)
    with house.database.session("owner") as session:
        row = ReviewConflict(
            case_id=case_id,
            review_id=review_id,
            staff_id=house.staff[worker],
            seat=seat,
            starts_at=NOW,
            set_by=house.staff["lena"],
        )
        session.add(row)
        session.commit()
        return row.id


def partnership_officer(house: Household, name: str = "paul", area: str = "Northtown") -> str:
    """Somebody of a partnership, with one area; the short name."""
    with house.database.session("owner") as session:
        staff = Staff(full_name=f"{name.title()} O’Hara", created_at=NOW)
        session.add(staff)
        session.flush()
        session.add(StaffRole(staff_id=staff.id, role="partnership_officer", starts_at=NOW))
        session.add(
            PartnershipArea(staff_id=staff.id, area=area, starts_at=NOW, set_by=house.staff["ada"])
        )
        session.commit()
        house.staff[name] = staff.id
    house.roles[name] = frozenset({RoleHeld(Role.PARTNERSHIP_OFFICER)})
    return name
