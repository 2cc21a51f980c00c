"""Family members: added, changed, ended; and how each wants to be told hard news."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from casework.actions.access import refresh
from casework.actions.checks import locked, note, refuse_unknown, require_in, same_version
from casework.actions.choices_made import choose_for
from casework.actions.flags import add_flag
from casework.actions.member_details import Details, checked
from casework.models.case import Allocation, Case, Deceased
from casework.models.contact import ContactEntry
from casework.models.family import FamilyMember
from casework.models.sealing import new_commitment_key
from casework.queries.closeness import require_fully_close, service_day
from casework.queries.scope import visible_case, visible_member
from casework.rules.access import StaffViewer
from casework.rules.choice_topics import WAY
from casework.rules.contact_kinds import INSTRUCTION_KINDS
from casework.rules.duplicates import same_name
from casework.rules.errors import Invalid
from casework.rules.events import Event
from casework.rules.family import ADULT_AGE, FLAGS, age_on
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission, Role

HARD_NEWS = ("person_first", "read_first")
_THE_PERSON_WHO_DIED = S_(
    "This is the name of the person who died, who can never be a recipient. If a relative has"
    " the same name, add what tells the two apart."
)
_LEADER_MAKES_ADULT = S_("Only the team leader can make somebody under 18 count as an adult.")


def add_family_member(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    name: str,
    called: str = "",
    relationship: str,
    language: str = "en",
    reads: Collection[str] = (),
    speaks: Collection[str] = (),
    interpreter: str = "",
    time_zone: str = "Europe/London",
    born_on: date | None = None,
    flags: Mapping[str, str] | None = None,
    knew_before: Collection[str] = (),
    now: datetime,
) -> str:
    """Add a family member; her id. The caseworker who adds her stands beside her at once.

    ``flags`` (slug to note) are in force before anybody could sign in. ``knew_before`` names
    the kinds of hard news that she knew before this record began.
    """
    case = visible_case(session, viewer, case_id, now)
    require_in(session, viewer, case_id, Permission.MEMBER_ADD)
    details = checked(
        Details(
            name, called, relationship, language, reads, speaks, interpreter, time_zone, born_on
        ),
        now,
    )
    _refuse_deceased(session, case_id, details.name)
    for flag in flags or {}:
        refuse_unknown(flag, FLAGS, "flags")
    member = FamilyMember(
        case_id=case_id,
        name=details.name,
        called=details.called or None,
        relationship=details.relationship,
        language=details.language,
        reads=details.reads_text,
        speaks=details.speaks_text,
        interpreter=details.interpreter,
        time_zone=details.time_zone,
        born_on=details.born_on,
        knew_before=" ".join(sorted(knew_before)),
        access="closed",  # until refresh() has looked at everything
        joined_at=now,
        added_by=viewer.staff_id,
        commitment_key=new_commitment_key(),
    )
    session.add(member)
    note(session, viewer, case_id, Event.MEMBER_ADDED, now, member_id=member.id)
    session.flush()
    _stand_beside(session, viewer, case, member.id, now)
    for flag, text in (flags or {}).items():
        add_flag(session, viewer, case_id, member.id, flag, text, now)
    refresh(session, viewer=viewer, case_id=case_id, member_id=member.id, now=now)
    return member.id


def change_member(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    name: str,
    called: str,
    relationship: str,
    language: str,
    reads: Collection[str],
    speaks: Collection[str],
    interpreter: str,
    time_zone: str,
    born_on: date | None,
    version: int,
    now: datetime,
) -> None:
    """Change her details. A birth date can close the door."""
    member = visible_member(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.MEMBER_ADD)
    locked(session, member)
    details = Details(
        name, called, relationship, language, reads, speaks, interpreter, time_zone, born_on
    )
    same_version(member, version, theirs=Details.of(member).as_text(), mine=details.as_text())
    details = checked(details, now)
    _refuse_deceased(session, case_id, details.name)
    if _is_minor(member.born_on, now) and not _is_minor(details.born_on, now):
        # It would open what a team leader alone may open, with a reason.
        region_id = session.get_one(Case, case_id).region_id
        if not viewer.holds(Role.TEAM_LEADER, region_id):
            raise Invalid({"born_on": Sentence(_LEADER_MAKES_ADULT)})
    member.name = details.name
    member.called = details.called or None
    member.relationship = details.relationship
    member.language = details.language
    member.reads = details.reads_text
    member.speaks = details.speaks_text
    member.interpreter = details.interpreter
    member.time_zone = details.time_zone
    member.born_on = details.born_on
    note(session, viewer, case_id, Event.MEMBER_CHANGED, now, member_id=member_id)
    refresh(session, viewer=viewer, case_id=case_id, member_id=member_id, now=now)


def record_membership_ended(
    session: Session, *, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> None:
    """She no longer belongs to this case: sessions and codes end at once.

    Ending support is something else and never comes here.
    """
    _end(session, viewer, case_id, member_id, "ended", Event.MEMBERSHIP_ENDED, now)


def record_person_died(
    session: Session, *, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> None:
    """A relative has died: everything addressed to her stops at once."""
    _end(session, viewer, case_id, member_id, "died", Event.MEMBER_DIED, now)


def set_hard_news(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    choice: str,
    how: str,
    text: str = "",
    now: datetime,
) -> None:
    """How she wants hard news, on her own instruction: ``how`` is the kind of contact in which
    she said so, and becomes an entry of the contact log."""
    visible_member(session, viewer, case_id, member_id, now)
    # It opens news of every strand: not for an advocate of one process.
    require_fully_close(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.CONTACT_RECORD)
    refuse_unknown(choice, HARD_NEWS, "choice")
    refuse_unknown(how, INSTRUCTION_KINDS, "how")
    choose_for(
        session,
        viewer=viewer,
        case_id=case_id,
        member_id=member_id,
        topic=WAY,
        value={"way": "tell_me" if choice == "read_first" else "person_first"},
        how=how,
        now=now,
    )
    # Beside the row's version: an open form with her details is not made stale by this.
    session.execute(
        update(FamilyMember)
        .where(FamilyMember.case_id == case_id, FamilyMember.id == member_id)
        .values(
            hard_news=choice,
            hard_news_set_at=now,
            hard_news_set_by=viewer.staff_id,
            last_contact_at=now,
        )
    )
    session.add(
        ContactEntry(
            case_id=case_id,
            member_id=member_id,
            staff_id=viewer.staff_id,
            kind=how,
            happened_at=now,
            note=text.strip()[:4000] or None,
            recorded_at=now,
        )
    )
    note(
        session,
        viewer,
        case_id,
        Event.HARD_NEWS_SET,
        now,
        member_id=member_id,
        choice=choice,
        how=how,
    )


def _stand_beside(
    session: Session, viewer: StaffViewer, case: Case, member_id: str, now: datetime
) -> None:
    leads = viewer.holds(Role.TEAM_LEADER, case.region_id)
    if not viewer.holds(Role.CASEWORKER, case.region_id) or leads:
        return  # a team leader allocates; a support worker has no case responsibility
    session.add(
        Allocation(
            case_id=case.id,
            member_id=member_id,
            staff_id=viewer.staff_id,
            role=Role.CASEWORKER.value,
            starts_at=now,
            set_by=viewer.staff_id,
        )
    )
    note(
        session,
        viewer,
        case.id,
        Event.ALLOCATED,
        now,
        member_id=member_id,
        staff_id=viewer.staff_id,
        role=Role.CASEWORKER.value,
        process="",
    )
    session.flush()


def _end(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    state: str,
    event: Event,
    now: datetime,
) -> None:
    member = visible_member(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.MEMBER_ADD)
    locked(session, member)
    if member.state == state:
        return
    member.state = state
    member.state_at = now
    note(session, viewer, case_id, event, now, member_id=member_id)
    refresh(session, viewer=viewer, case_id=case_id, member_id=member_id, now=now)


def _is_minor(born_on: date | None, now: datetime) -> bool:
    return born_on is not None and age_on(born_on, service_day(now)) < ADULT_AGE


def _refuse_deceased(session: Session, case_id: str, name: str) -> None:
    for row in session.scalars(select(Deceased).where(Deceased.case_id == case_id)):
        for other in (row.called, row.formal_name):
            if other and same_name(name, other):
                raise Invalid({"name": Sentence(_THE_PERSON_WHO_DIED)})
