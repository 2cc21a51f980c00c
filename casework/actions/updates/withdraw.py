"""Withdrawing an update: the words go at once, everywhere, and one sealed copy stays."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from casework.actions import audit
from casework.actions.updates.drafts import EDITABLE, audience_of, put_away, words_of
from casework.models.case import Case
from casework.models.people import StaffRole
from casework.models.updates import Incident, SealedCopyOpening, Update, Withdrawal
from casework.queries.scope import in_force, visible_update
from casework.rules.access import StaffViewer, may
from casework.rules.errors import Invalid, NotFound, Refused
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission, Role

GROUNDS: dict[str, str] = {
    "court_order": S_("A court ordered it"),
    "safety": S_("It puts somebody at risk"),
    "wrong_recipient": S_("It reached the wrong person"),
}


def withdraw(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    update_id: str,
    ground: str,
    reason: str,
    named_leader: str,
    now: datetime,
) -> Withdrawal:
    """Take the words away at once. What corrects this entry repeats it, so it goes as well.

    ``named_leader`` is the one team leader who may open the sealed copy: of the case's
    region, and not the author. Opens an incident, whose page lists who saw it.
    """
    if not may(viewer, Permission.UPDATE_WITHDRAW):
        raise Refused(Sentence(S_("You cannot withdraw updates.")))
    update = visible_update(session, viewer, case_id, update_id, now)
    if update.state != "published":
        raise NotFound
    problems: dict[str, Sentence] = {}
    if ground not in GROUNDS:
        problems["ground"] = Sentence(S_("Choose why it has to go."))
    if not reason.strip():
        problems["reason"] = Sentence(S_("Write one sentence about the reason."))
    if named_leader not in leaders_for(session, update, now):
        problems["named_leader"] = Sentence(S_("Choose a team leader who did not write it."))
    if problems:
        raise Invalid(problems)
    withdrawal = _withdraw_one(session, viewer, update, ground, reason, named_leader, now)
    later = _corrections_of(session, update)
    for one in later:
        _withdraw_one(session, viewer, one, ground, reason, named_leader, now)
    _put_away_drafts(session, viewer, update.case_id, [update.id, *(one.id for one in later)], now)
    return withdrawal


def leaders_for(session: Session, update: Update, now: datetime) -> frozenset[str]:
    """Team leaders of the case's region, without those who wrote any of it. Where nobody is
    left, leaders of the other regions: a withdrawal never waits for somebody to be found."""
    region = session.scalar(select(Case.region_id).where(Case.id == update.case_id))
    authors = {update.created_by, *(one.created_by for one in _corrections_of(session, update))}
    rows = session.execute(
        select(StaffRole.staff_id, StaffRole.region_id).where(
            StaffRole.role == Role.TEAM_LEADER.value,
            StaffRole.staff_id.not_in(sorted(authors)),
            in_force(StaffRole.starts_at, StaffRole.ends_at, now),
        )
    ).all()
    here = frozenset(staff_id for staff_id, held_for in rows if held_for == region)
    return here or frozenset(staff_id for staff_id, _ in rows)


def _put_away_drafts(
    session: Session, viewer: StaffViewer, case_id: str, ids: list[str], now: datetime
) -> None:
    """A correction that is still being written began with the very words that had to go."""
    drafts = session.scalars(
        select(Update).where(
            Update.case_id == case_id,
            or_(Update.corrects_id.in_(ids), Update.moves_id.in_(ids)),
            Update.state.in_(EDITABLE),
        )
    ).all()
    for draft in drafts:
        put_away(session, viewer, draft, now)


def _corrections_of(session: Session, update: Update) -> list[Update]:
    found: list[Update] = []
    ids = [update.id]
    while ids:
        more = list(
            session.scalars(
                select(Update).where(
                    Update.case_id == update.case_id,
                    Update.corrects_id.in_(ids),
                    Update.state == "published",
                )
            )
        )
        found += more
        ids = [row.id for row in more]
    return found


def _withdraw_one(
    session: Session,
    viewer: StaffViewer,
    update: Update,
    ground: str,
    reason: str,
    named_leader: str,
    now: datetime,
) -> Withdrawal:
    rows = words_of(session, update)
    withdrawal = Withdrawal(
        case_id=update.case_id,
        update_id=update.id,
        ground=ground,
        withdrawn_by=viewer.staff_id,
        withdrawn_at=now,
        named_leader=named_leader,
    )
    withdrawal.reason = reason.strip()
    withdrawal.copy = {
        "kind": update.kind,
        "fields": dict(update.fields or {}),
        "official_source": update.official_source or "",
        "words": {row.language: row.text for row in rows if row.text},
        "members": [row.member_id for row in audience_of(session, update)],
    }
    session.add(withdrawal)
    update.state = "withdrawn"
    update.withdrawn_at = now
    update.fields = {}
    update.official_source = None
    for row in rows:
        row.text = None
        row.state = "withdrawn"
    incident = Incident(
        case_id=update.case_id,
        kind="withdrawal",
        update_id=update.id,
        withdrawal_id=withdrawal.id,
        opened_by=viewer.staff_id,
        opened_at=now,
    )
    session.add(incident)
    audit.record(
        session,
        chain=update.case_id,
        actor=viewer,
        event=Event.UPDATE_WITHDRAWN,
        facts={
            "update_id": update.id,
            "withdrawal_id": withdrawal.id,
            "ground": ground,
            "named_leader": named_leader,
        },
        now=now,
    )
    audit.record(
        session,
        chain=update.case_id,
        actor=viewer,
        event=Event.INCIDENT_OPENED,
        facts={"incident_id": incident.id, "kind": "withdrawal"},
        now=now,
    )
    return withdrawal


def open_sealed_copy(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    withdrawal_id: str,
    reason: str,
    now: datetime,
) -> dict[str, object]:
    """The sealed copy, for the one team leader named, with a reason that is kept.

    Anybody else gets NotFound, so that the copy's existence tells nothing.
    """
    withdrawal = session.get(Withdrawal, (case_id, withdrawal_id))
    if (
        withdrawal is None
        or withdrawal.named_leader != viewer.staff_id
        or not may(viewer, Permission.SEALED_COPY_OPEN)
    ):
        raise NotFound
    if not reason.strip():
        raise Invalid({"reason": Sentence(S_("Write why you need to open it."))})
    opening = SealedCopyOpening(
        case_id=case_id,
        withdrawal_id=withdrawal_id,
        opened_by=viewer.staff_id,
        opened_at=now,
    )
    opening.reason = reason.strip()
    session.add(opening)
    audit.record(
        session,
        chain=case_id,
        actor=viewer,
        event=Event.SEALED_COPY_OPENED,
        facts={"withdrawal_id": withdrawal_id, "opening_id": opening.id},
        now=now,
    )
    return dict(withdrawal.copy or {})
