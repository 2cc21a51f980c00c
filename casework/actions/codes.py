"""Giving codes: by letter, read out by staff, and for the people of the demo.

A plain code is answered once, to whoever gives it, and kept nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from casework.actions import audit
from casework.models.audit import SERVICE_CHAIN
from casework.models.family import FamilyMember
from casework.models.people import Staff, StaffRole
from casework.models.sessions import DeploymentMark, SignInCode
from casework.queries.scope import in_force, visible_member
from casework.rules import codes
from casework.rules.access import StaffViewer, SystemActor
from casework.rules.errors import Invalid, Refused
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence

_pepper = ""


def use_pepper(pepper: str) -> None:
    """Set the key of all code hashes, once, when the process starts (CODE_PEPPER)."""
    global _pepper
    _pepper = pepper


def pepper() -> str:
    """The key of all code hashes. Without one, no code can be made or checked."""
    if not _pepper:
        raise RuntimeError("use_pepper() was not called at the start of this process")
    return _pepper


@dataclass(frozen=True)
class GivenCode:
    """A code, shown this once."""

    code: str
    expires_at: datetime
    code_id: str


def give_letter_code(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    now: datetime,
    how: str = "printed",
) -> GivenCode:
    """A letter code for a person in scope who may sign in. Earlier unused ones stop working.

    ``how`` is ``printed`` or ``read_out``.
    """
    member = _member_who_may_enter(session, viewer, case_id, member_id, now)
    revoke_codes(session, case_id=case_id, member_id=member_id, kind="letter", now=now)
    plain = codes.new_letter_code()
    row = SignInCode(
        side="family",
        case_id=member.case_id,
        member_id=member.id,
        kind="letter",
        lookup=codes.letter_lookup(pepper(), plain),
        given_how=how,
        given_by=viewer.staff_id,
        given_at=now,
        expires_at=now + codes.LETTER_LIFE,
    )
    return _given(session, viewer, row, codes.in_groups(plain), now)


def give_spoken_code(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    request_number: str,
    now: datetime,
) -> GivenCode:
    """Six digits to read out to a person whose browser shows ``request_number``.

    They open that browser only, for that person only, for ten minutes.
    """
    number = codes.read_request_number(request_number)
    if number is None:
        raise _unknown_number(
            S_("These are the six letters and figures that her page shows. Ask her again.")
        )
    member = _member_who_may_enter(session, viewer, case_id, member_id, now)
    revoke_codes(session, case_id=case_id, member_id=member_id, kind="six_digits", now=now)
    lookup = codes.browser_lookup(pepper(), number)
    # One browser has one code at a time. An earlier one of the same person gives way.
    session.execute(
        update(SignInCode)
        .where(
            SignInCode.lookup == lookup,
            SignInCode.case_id == case_id,
            SignInCode.member_id == member_id,
        )
        .values(lookup=SignInCode.id)
    )
    plain = codes.new_spoken_code()
    row = SignInCode(
        side="family",
        case_id=member.case_id,
        member_id=member.id,
        kind="six_digits",
        lookup=lookup,
        code_hash=codes.spoken_hash(pepper(), member.case_id, member.id, number, plain),
        given_how="read_out",
        given_by=viewer.staff_id,
        given_at=now,
        expires_at=now + codes.SPOKEN_LIFE,
    )
    try:
        with session.begin_nested():
            return _given(session, viewer, row, plain, now)
    except IntegrityError:
        # Somebody else asked from this browser before. Nothing is said about whom.
        raise _unknown_number(
            S_("These were used before. Ask her to choose Show new ones, and read them to you.")
        ) from None


def _unknown_number(text: str) -> Invalid:
    return Invalid({"request_number": Sentence(text)})


def _member_who_may_enter(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> FamilyMember:
    member = visible_member(session, viewer, case_id, member_id, now)
    if member.state != "active" or member.access != "open":
        # One sentence whatever the reason: a support worker need not know which.
        raise Refused(
            Sentence(S_("This person cannot sign in now. Your team leader can tell you more."))
        )
    return member


def _given(
    session: Session, viewer: StaffViewer, row: SignInCode, plain: str, now: datetime
) -> GivenCode:
    session.add(row)
    session.flush()
    assert row.case_id is not None
    audit.record(
        session,
        chain=row.case_id,
        actor=viewer,
        event=Event.CODE_GIVEN,
        facts={
            "code_id": row.id,
            "member_id": row.member_id or "",
            "kind": row.kind,
            "how": row.given_how,
        },
        now=now,
    )
    return GivenCode(code=plain, expires_at=row.expires_at, code_id=row.id)


def revoke_codes(
    session: Session,
    *,
    case_id: str,
    member_id: str,
    now: datetime,
    side: str = "family",
    kind: str | None = None,
) -> None:
    """Make the person's unused codes useless. The caller's own audit entry says why."""
    statement = update(SignInCode).where(
        SignInCode.case_id == case_id,
        SignInCode.member_id == member_id,
        SignInCode.side == side,
        SignInCode.used_at.is_(None),
        SignInCode.revoked_at.is_(None),
    )
    if kind is not None:
        statement = statement.where(SignInCode.kind == kind)
    session.execute(statement.values(revoked_at=now))


@dataclass(frozen=True)
class DemoCode:
    """A way in for one invented person."""

    person: str
    role: str
    side: str  # family | staff
    code: str
    language: str


def demo_codes(session: Session, *, now: datetime) -> list[DemoCode]:
    """Fresh codes for every person of the demo. Refused where the database is not marked."""
    if session.scalar(select(DeploymentMark.mark).limit(1)) is None:
        raise RuntimeError("this database does not hold the demo")
    given = _demo_family(session, now) + _demo_staff(session, now)
    audit.record(
        session,
        chain=SERVICE_CHAIN,
        actor=SystemActor("demo"),
        event=Event.DEMO_CODES_MADE,
        facts={"count": len(given)},
        now=now,
    )
    return given


def _demo_family(session: Session, now: datetime) -> list[DemoCode]:
    people = session.scalars(
        select(FamilyMember)
        .where(FamilyMember.state == "active", FamilyMember.access == "open")
        .order_by(FamilyMember.case_id, FamilyMember.joined_at, FamilyMember.id)
    ).all()
    given = []
    for person in people:
        row = SignInCode(side="family", case_id=person.case_id, member_id=person.id, kind="letter")
        plain = codes.new_letter_code()
        _demo_row(session, row, codes.letter_lookup(pepper(), plain), codes.LETTER_LIFE, now)
        given.append(
            DemoCode(
                person=person.name or "",
                role="family_member",
                side="family",
                code=codes.in_groups(plain),
                language=person.language,
            )
        )
    return given


def _demo_staff(session: Session, now: datetime) -> list[DemoCode]:
    rows = session.execute(
        select(Staff, StaffRole.role)
        .join(StaffRole, StaffRole.staff_id == Staff.id)
        .where(
            or_(Staff.ended_at.is_(None), Staff.ended_at > now),
            in_force(StaffRole.starts_at, StaffRole.ends_at, now),
        )
        .order_by(Staff.created_at, Staff.id, StaffRole.role)
    ).all()
    roles: dict[str, list[str]] = {}
    people: dict[str, Staff] = {}
    for person, role in rows:
        people[person.id] = person
        roles.setdefault(person.id, []).append(role)
    given = []
    for person in people.values():
        plain = codes.new_letter_code()
        row = SignInCode(side="staff", staff_id=person.id, kind="demo")
        _demo_row(session, row, codes.demo_lookup(pepper(), plain), codes.DEMO_LIFE, now)
        given.append(
            DemoCode(
                person=person.full_name,
                role=", ".join(dict.fromkeys(roles[person.id])),
                side="staff",
                code=codes.in_groups(plain),
                language=person.language,
            )
        )
    return given


def _demo_row(
    session: Session, row: SignInCode, lookup: str, life: timedelta, now: datetime
) -> None:
    row.lookup = lookup
    row.given_how = "demo"
    row.given_by = "system"
    row.given_at = now
    row.expires_at = now + life
    session.add(row)
    session.flush()
