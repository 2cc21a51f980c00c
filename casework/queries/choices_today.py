"""What somebody chose that a worker has to know of or to do: for the page *today*."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.case import Allocation
from casework.models.choices import ChoiceOverride, MemberChoice, ReturnRequest, TrustedPerson
from casework.models.family import ContactPoint, FamilyMember
from casework.queries.contact_choices import UNDO
from casework.queries.people import called_of
from casework.queries.scope import allocated_to, members_visible_to
from casework.queries.support_ends import support_ends
from casework.rules.access import StaffViewer, may
from casework.rules.choice_topics import CHECK_INS, SUPPORT
from casework.rules.roles import Permission


@dataclass(frozen=True)
class Chosen:
    """One line: ``what`` is return, support, support_due, contact, trusted, override or
    check_in."""

    what: str
    case_id: str
    member_id: str
    member_called: str
    since: datetime
    mine: bool
    words: str = ""  # in her own words
    about_id: str = ""


def chosen_today(session: Session, viewer: StaffViewer, now: datetime) -> tuple[Chosen, ...]:
    """The most pressing first. Only about people in the viewer's scope."""
    if not may(viewer, Permission.CONTACT_RECORD):
        return ()
    members = {
        (row.case_id, row.id): row
        for row in session.scalars(
            members_visible_to(viewer, now).where(FamilyMember.state == "active")
        )
    }
    if not members:
        return ()
    mine = {
        tuple(row)
        for row in session.execute(
            select(Allocation.case_id, Allocation.member_id).where(allocated_to(viewer, now))
        )
    }
    found: list[Chosen] = []

    def add(what: str, rows: Iterable[tuple[str, str, datetime, str, str]]) -> None:
        for case_id, member_id, since, words, about_id in rows:
            member = members.get((case_id, member_id))
            if member is not None:
                own = (case_id, member_id) in mine
                called = called_of(member)
                found.append(Chosen(what, case_id, member_id, called, since, own, words, about_id))

    cases = sorted({case_id for case_id, _ in members})
    add("return", _returns(session, cases))
    if may(viewer, Permission.OVERRIDE_DECIDE):
        add("override", _overrides(session, cases, viewer.staff_id))
    add("contact", _contacts(session, cases))
    add("trusted", _trusted(session, cases))
    wishes = _latest(session, cases, SUPPORT)
    add("support", _support(wishes, now))
    add(
        "support_due",
        [
            (row.case_id, row.member_id, since, row.words or "", row.id)
            for row, since in support_ends(session, wishes, now)
        ],
    )
    add("check_in", _check_ins(session, cases, members, now))
    return tuple(found)


Rows = list[tuple[str, str, datetime, str, str]]


def _returns(session: Session, cases: Sequence[str]) -> Rows:
    rows = session.scalars(
        select(ReturnRequest)
        .where(ReturnRequest.case_id.in_(cases), ReturnRequest.answered_at.is_(None))
        .order_by(ReturnRequest.asked_at)
    )
    first = {(row.case_id, row.member_id): row for row in reversed(rows.all())}
    return [(row.case_id, row.member_id, row.asked_at, "", row.id) for row in first.values()]


def _overrides(session: Session, cases: Sequence[str], staff_id: str) -> Rows:
    rows = session.scalars(
        select(ChoiceOverride)
        .where(
            ChoiceOverride.case_id.in_(cases),
            ChoiceOverride.decided_at.is_(None),
            ChoiceOverride.asked_by != staff_id,
        )
        .order_by(ChoiceOverride.due_at)
    )
    return [(row.case_id, row.member_id, row.due_at, "", row.id) for row in rows]


def _contacts(session: Session, cases: Sequence[str]) -> Rows:
    rows = session.scalars(
        select(ContactPoint)
        .where(
            ContactPoint.case_id.in_(cases),
            ContactPoint.by_her.is_(True),
            ContactPoint.safe_since.is_(None),
            ContactPoint.retired_at.is_(None),
        )
        .order_by(ContactPoint.case_id, ContactPoint.id)
    )
    return [
        (row.case_id, row.member_id, row.confirmed_at or row.code_until or _EPOCH, "", row.id)
        for row in rows
    ]


_EPOCH = datetime.fromisoformat("2020-01-01T00:00:00+00:00")


def _trusted(session: Session, cases: Sequence[str]) -> Rows:
    rows = session.scalars(
        select(TrustedPerson)
        .where(TrustedPerson.case_id.in_(cases), TrustedPerson.state == "asked")
        .order_by(TrustedPerson.asked_at)
    )
    return [(row.case_id, row.member_id, row.asked_at, "", row.id) for row in rows]


def _latest(session: Session, cases: Sequence[str], topic: str) -> list[MemberChoice]:
    rows = session.scalars(
        select(MemberChoice)
        .where(MemberChoice.case_id.in_(cases), MemberChoice.topic == topic)
        .order_by(MemberChoice.case_id, MemberChoice.member_id, MemberChoice.number)
    )
    return list({(row.case_id, row.member_id): row for row in rows}.values())


def _support(wishes: Sequence[MemberChoice], now: datetime) -> Rows:
    """Her wish, in her words, as long as she can undo it."""
    return [
        (row.case_id, row.member_id, row.set_at, row.words or "", _goodbye(row))
        for row in wishes
        if row.value and not row.by_staff and row.set_at > now - UNDO
    ]


def _goodbye(row: MemberChoice) -> str:
    """Whether she wants a goodbye call; nothing where support goes on."""
    if row.value.get("state") not in ("ended", "ending"):
        return ""
    return "goodbye" if row.value.get("goodbye") else "no_goodbye"


def _check_ins(
    session: Session,
    cases: Sequence[str],
    members: dict[tuple[str, str], FamilyMember],
    now: datetime,
) -> Rows:
    """Those who asked us to get in touch, once the time has come."""
    found: Rows = []
    for row in _latest(session, cases, CHECK_INS):
        member = members.get((row.case_id, row.member_id))
        every = row.value.get("every_days")
        if member is None or not isinstance(every, int):
            continue
        last = max(row.set_at, member.last_contact_at or row.set_at)
        if last + timedelta(days=every) <= now:
            found.append((row.case_id, row.member_id, last + timedelta(days=every), "", row.id))
    return found
