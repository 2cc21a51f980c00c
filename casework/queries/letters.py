"""Whom a letter goes to, which were made, and who is meant by a reference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.case import Allocation
from casework.models.family import ContactPoint, FamilyMember
from casework.models.letters import Letter, LetterReference
from casework.models.people import Staff
from casework.models.sealing import key_ring
from casework.queries.contact_choices import choices_of
from casework.queries.messages import staff_names
from casework.queries.people import called_of
from casework.queries.scope import members_visible_to, visible_member
from casework.rules.access import StaffViewer
from casework.rules.letters import read_reference

HISTORY = 20  # letters


@dataclass(frozen=True)
class LetterTo:
    """Whom a letter goes to, as it is recorded. ``address_safe``: somebody said that post to
    this address is safe."""

    case_id: str
    member_id: str
    name: str
    called: str
    address: str
    address_safe: bool
    language: str
    size: str  # of the print: rules.letters.PRINT_SIZES
    time_zone: str
    reference: str  # "" before the first letter


@dataclass(frozen=True)
class MadeLetter:
    """A letter that was made."""

    id: str
    kind: str
    form: str
    language: str
    large: bool
    made_by: str
    made_at: datetime


@dataclass(frozen=True)
class LettersPage:
    """What the page of letters shows."""

    to: LetterTo
    made: tuple[MadeLetter, ...]


def letter_to(session: Session, case_id: str, member_id: str, now: datetime) -> LetterTo:
    """Whom a letter goes to. The caller has checked that the viewer may see her."""
    member = session.get_one(FamilyMember, (case_id, member_id))
    point = session.scalar(
        select(ContactPoint)
        .where(
            ContactPoint.case_id == case_id,
            ContactPoint.member_id == member_id,
            ContactPoint.channel == "letter",
            ContactPoint.retired_at.is_(None),
        )
        .order_by(ContactPoint.safe_since.is_(None), ContactPoint.id)
        .limit(1)
    )
    reference = session.scalar(
        select(LetterReference).where(
            LetterReference.case_id == case_id, LetterReference.member_id == member_id
        )
    )
    return LetterTo(
        case_id=case_id,
        member_id=member_id,
        name=member.name or "",
        called=called_of(member),
        address=(point.value or "") if point else "",
        address_safe=point is not None and point.safe_since is not None,
        language=member.language,
        size=_size(session, member, now),
        time_zone=member.time_zone,
        reference=(reference.reference or "") if reference else "",
    )


def _size(session: Session, member: FamilyMember, now: datetime) -> str:
    """Large print if she chose it for paper; otherwise the size she reads her pages in."""
    chosen = choices_of(session, member.case_id, member.id, now).large_print
    return "large" if chosen and member.text_size == "normal" else member.text_size


def letters_page(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> LettersPage:
    """The letters made for one person, newest first, or NotFound."""
    visible_member(session, viewer, case_id, member_id, now)
    rows = session.scalars(
        select(Letter)
        .where(Letter.case_id == case_id, Letter.member_id == member_id)
        .order_by(Letter.made_at.desc(), Letter.id)
        .limit(HISTORY)
    ).all()
    names = staff_names(session, (row.made_by for row in rows))
    made = tuple(
        MadeLetter(
            id=row.id,
            kind=row.kind,
            form=row.form,
            language=row.language,
            large=row.large,
            made_by=names.get(row.made_by, ""),
            made_at=row.made_at,
        )
        for row in rows
    )
    return LettersPage(letter_to(session, case_id, member_id, now), made)


def worker_before(session: Session, case_id: str, member_id: str, now: datetime) -> str:
    """The first name of whoever was her caseworker before the present one, or ""."""
    name = session.scalar(
        select(Staff.full_name)
        .join(Allocation, Allocation.staff_id == Staff.id)
        .where(
            Allocation.case_id == case_id,
            Allocation.member_id == member_id,
            Allocation.role == "caseworker",
            Allocation.cover.is_(False),
            Allocation.ends_at <= now,
        )
        .order_by(Allocation.ends_at.desc(), Allocation.id)
        .limit(1)
    )
    return name.split()[0] if name and name.split() else ""


def member_by_reference(
    session: Session, viewer: StaffViewer, typed: str, now: datetime
) -> tuple[str, str] | None:
    """Case and person of a reference, if she is in the viewer's scope."""
    reference = read_reference(typed)
    if reference is None:
        return None
    row = session.execute(
        members_visible_to(viewer, now)
        .join(
            LetterReference,
            (LetterReference.case_id == FamilyMember.case_id)
            & (LetterReference.member_id == FamilyMember.id),
        )
        .where(LetterReference.lookup == reference_lookup(reference))
        .with_only_columns(FamilyMember.case_id, FamilyMember.id)
    ).one_or_none()
    return (row[0], row[1]) if row is not None else None


def reference_lookup(reference: str) -> str:
    """The blind index under which a reference is kept."""
    return key_ring().blind_index("letter.reference", reference)
