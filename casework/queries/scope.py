"""The one place that decides which rows exist for a viewer.

Every other query starts from here. Row-level security says the same again on PostgreSQL
(models.row_security); tests compare the two.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from casework.models.case import Allocation, Case
from casework.models.contact import Promise
from casework.models.family import FamilyMember
from casework.models.updates import Audience, Update
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.errors import NotFound
from casework.rules.reach import PROCESS_STRANDS, strands_reached
from casework.rules.roles import Permission
from casework.rules.strands import STRANDS

Column = InstrumentedAttribute[str]
PUBLISHED_STATES = ("published", "withdrawn")
UNFINISHED_STATES = ("draft", "waiting_second", "discarded")


def in_force(
    starts: InstrumentedAttribute[datetime],
    ends: InstrumentedAttribute[datetime | None],
    now: datetime | InstrumentedAttribute[datetime],
) -> ColumnElement[bool]:
    """A period is in force from its start, inclusive, to its end, exclusive."""
    return and_(starts <= now, or_(ends.is_(None), ends > now))


def allocated_to(viewer: StaffViewer, now: datetime) -> ColumnElement[bool]:
    """Allocations that put this viewer beside somebody now."""
    return and_(
        Allocation.staff_id == viewer.staff_id,
        in_force(Allocation.starts_at, Allocation.ends_at, now),
    )


def cases_visible_to(viewer: StaffViewer, now: datetime) -> Select[Case]:
    """Cases of one's people, of one's region for team roles, and those one opened."""
    mine = select(Allocation.case_id).where(allocated_to(viewer, now))
    seen = [Case.id.in_(mine), Case.opened_by == viewer.staff_id]
    if viewer.wide_regions:
        seen.append(Case.region_id.in_(sorted(viewer.wide_regions)))
    return select(Case).where(or_(*seen))


def _member_is_visible(viewer: StaffViewer, now: datetime) -> ColumnElement[bool]:
    mine = (
        select(Allocation.id)
        .where(
            allocated_to(viewer, now),
            Allocation.case_id == FamilyMember.case_id,
            Allocation.member_id == FamilyMember.id,
        )
        .exists()
    )
    if not viewer.wide_regions:
        return mine
    wide = (
        select(Case.id)
        .where(Case.id == FamilyMember.case_id, Case.region_id.in_(sorted(viewer.wide_regions)))
        .exists()
    )
    return or_(mine, wide)


def members_visible_to(viewer: StaffViewer, now: datetime) -> Select[FamilyMember]:
    """The people that this viewer works with, or whose region she leads or administers."""
    return select(FamilyMember).where(_member_is_visible(viewer, now))


def beside_fully(
    viewer: StaffViewer, now: datetime, case_id: Column, member_id: Column
) -> ColumnElement[bool]:
    """Works with her in everything: allocated without a process, or by region."""
    mine = (
        select(Allocation.id)
        .where(
            allocated_to(viewer, now),
            Allocation.process == "",
            Allocation.case_id == case_id,
            Allocation.member_id == member_id,
        )
        .correlate_except(Allocation)
        .exists()
    )
    if not viewer.wide_regions:
        return mine
    wide = (
        select(Case.id)
        .where(Case.id == case_id, Case.region_id.in_(sorted(viewer.wide_regions)))
        .correlate_except(Case)
        .exists()
    )
    return or_(mine, wide)


def reaches(
    viewer: StaffViewer, now: datetime, case_id: Column, member_id: Column, strand: Column
) -> ColumnElement[bool]:
    """Whether she works with this person in this strand: in everything, or through a process
    that the strand belongs to."""
    of_the_process = or_(
        *(
            and_(Allocation.process == process, strand.in_(sorted(strands)))
            for process, strands in PROCESS_STRANDS.items()
        )
    )
    through_process = (
        select(Allocation.id)
        .where(
            allocated_to(viewer, now),
            of_the_process,
            Allocation.case_id == case_id,
            Allocation.member_id == member_id,
        )
        .correlate_except(Allocation)
        .exists()
    )
    return or_(beside_fully(viewer, now, case_id, member_id), through_process)


def promises_reached(viewer: StaffViewer, now: datetime) -> ColumnElement[bool]:
    """Promises made with no news, and those of news in strands that she works in."""
    of_news = (
        select(Update.id)
        .where(
            Update.case_id == Promise.case_id,
            Update.id == Promise.update_id,
            reaches(viewer, now, Promise.case_id, Promise.member_id, Update.strand),
        )
        .exists()
    )
    return or_(Promise.update_id.is_(None), of_news)


def updates_visible_to(viewer: StaffViewer, now: datetime) -> Select[Update]:
    """Updates addressed to, or drafted for, somebody visible, in a strand that one works in
    with her; and one's own unfinished ones, in the cases one still works in. Whoever was taken
    off the list again counts for nobody."""
    addressed = (
        select(Audience.update_id)
        .where(
            Audience.case_id == Update.case_id,
            Audience.update_id == Update.id,
            Audience.removed_at.is_(None),
            reaches(viewer, now, Audience.case_id, Audience.member_id, Update.strand),
        )
        .exists()
    )
    own = and_(
        Update.created_by == viewer.staff_id,
        Update.state.in_(UNFINISHED_STATES),
        Update.case_id.in_(cases_visible_to(viewer, now).with_only_columns(Case.id)),
    )
    return select(Update).where(or_(own, addressed))


def updates_addressed_to(
    viewer: FamilyViewer,
) -> Select[Update, Audience]:
    """What was published to this family member. Whether she knows of it yet is decided by
    rules.knowledge, through queries.timeline, and nowhere else."""
    return (
        select(Update, Audience)
        .join(
            Audience,
            and_(Audience.case_id == Update.case_id, Audience.update_id == Update.id),
        )
        .where(
            Audience.case_id == viewer.case_id,
            Audience.member_id == viewer.member_id,
            Audience.addressed.is_(True),
            Audience.removed_at.is_(None),
            Update.state.in_(PUBLISHED_STATES),
        )
    )


def visible_case(session: Session, viewer: StaffViewer, case_id: str, now: datetime) -> Case:
    """The case, or NotFound."""
    case = session.scalar(cases_visible_to(viewer, now).where(Case.id == case_id))
    if case is None:
        raise NotFound
    return case


def in_case(session: Session, viewer: StaffViewer, case_id: str) -> StaffViewer:
    """The viewer with what her roles allow in the region of this case, or NotFound.

    Roles are held for regions. What she may do as a leader of one stops at its border.
    """
    region_id = session.scalar(select(Case.region_id).where(Case.id == case_id))
    if region_id is None:
        raise NotFound
    return viewer.within(region_id)


def viewer_in(session: Session, viewer: StaffViewer, case_id: str, now: datetime) -> StaffViewer:
    """The same for the page of a case. One that is out of sight changes nothing: the page
    itself finds nothing there, and tells nobody whether it exists."""
    region_id = session.scalar(
        cases_visible_to(viewer, now).where(Case.id == case_id).with_only_columns(Case.region_id)
    )
    return viewer if region_id is None else viewer.within(region_id)


def permitted(
    viewer: StaffViewer, permission: Permission, case_id: InstrumentedAttribute[str]
) -> ColumnElement[bool]:
    """Whether she holds the permission in the region of a case, for lists over many cases."""
    regions = viewer.regions_with(permission)
    if regions is None:
        return true()
    return case_id.in_(select(Case.id).where(Case.region_id.in_(sorted(regions))))


def visible_member(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> FamilyMember:
    """The person, or NotFound."""
    member = session.scalar(
        members_visible_to(viewer, now).where(
            FamilyMember.case_id == case_id, FamilyMember.id == member_id
        )
    )
    if member is None:
        raise NotFound
    return member


def visible_update(
    session: Session, viewer: StaffViewer, case_id: str, update_id: str, now: datetime
) -> Update:
    """The update, or NotFound."""
    update = session.scalar(
        updates_visible_to(viewer, now).where(Update.case_id == case_id, Update.id == update_id)
    )
    if update is None:
        raise NotFound
    return update


def reach_of(
    session: Session, viewer: StaffViewer, case_id: str, member_ids: Iterable[str], now: datetime
) -> dict[str, frozenset[str]]:
    """For each of these people, the strands that this viewer may see.

    Team leaders and support workers of the region reach everything; an advocate only the
    strands of the process she was asked for.
    """
    everything = frozenset(strand.value for strand in STRANDS)
    wanted = list(member_ids)
    wide = bool(viewer.wide_regions) and session.scalar(
        select(Case.id).where(Case.id == case_id, Case.region_id.in_(sorted(viewer.wide_regions)))
    )
    if wide:
        return dict.fromkeys(wanted, everything)
    rows = session.execute(
        select(Allocation.member_id, Allocation.process).where(
            allocated_to(viewer, now),
            Allocation.case_id == case_id,
            Allocation.member_id.in_(wanted),
        )
    )
    processes: dict[str, set[str]] = {}
    for member_id, process in rows:
        processes.setdefault(member_id, set()).add(process)
    return {
        member_id: strands_reached(frozenset(held), everything)
        for member_id, held in processes.items()
    }


def strands_in_case(
    session: Session, viewer: StaffViewer, case_id: str, now: datetime
) -> frozenset[str]:
    """All strands that the viewer may see for anybody of the case."""
    people = session.scalars(
        members_visible_to(viewer, now)
        .where(FamilyMember.case_id == case_id)
        .with_only_columns(FamilyMember.id)
    )
    reach = reach_of(session, viewer, case_id, people, now)
    return frozenset[str]().union(*reach.values())
