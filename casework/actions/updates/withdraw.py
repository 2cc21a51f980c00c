"""Withdrawing an update: the words go at once, everywhere, and one sealed copy stays."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions import audit, outbox
from casework.actions.checks import note
from casework.actions.translation_ends import forget_withdrawn
from casework.actions.updates.drafts import audience_of, words_of
from casework.models.case import Case
from casework.models.people import StaffRole
from casework.models.sealing import SealedColumn, key_ring
from casework.models.updates import (
    Audience,
    Incident,
    SealedCopyOpening,
    Update,
    UpdateWords,
    Withdrawal,
)
from casework.queries.safety import Follower, chain_authors, take_chain
from casework.queries.scope import in_case, in_force, visible_update
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
    """Take the words away at once. What corrects or moves this entry, and what it corrects or
    moves, repeats them: it goes as well, whoever of the family it is addressed to.

    ``named_leader`` is the one team leader who may open the sealed copy: of the case's
    region, and not the author. Opens an incident, whose page lists who saw it.
    """
    update = visible_update(session, viewer, case_id, update_id, now)
    if not may(in_case(session, viewer, case_id), Permission.UPDATE_WITHDRAW):
        raise Refused(Sentence(S_("You cannot withdraw updates.")))
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
    why = _Why(ground, reason.strip(), named_leader)
    withdrawal = _withdraw_one(session, viewer, update, why, now)
    session.flush()
    rest = take_chain(session, case_id, update.id, viewer.staff_id, now)
    for one in rest:
        if one.state == "published":
            _seal_away(session, viewer, case_id, one.update_id, _copy_of(case_id, one), why, now)
        else:
            note(session, viewer, case_id, Event.UPDATE_DISCARDED, now, update_id=one.update_id)
    _forget_loaded(session, case_id)
    forget_withdrawn(session, case_id)
    # What waits about any of it does not leave: the worker that sends looks again at once.
    gone = [update.id, *(one.update_id for one in rest)]
    outbox.look_again_about(session, case_id=case_id, about=gone, now=now)
    return withdrawal


def leaders_for(session: Session, update: Update, now: datetime) -> frozenset[str]:
    """Team leaders of the case's region, without those who wrote any of it. Where nobody is
    left, leaders of the other regions: a withdrawal never waits for somebody to be found."""
    region = session.scalar(select(Case.region_id).where(Case.id == update.case_id))
    authors = {update.created_by, *chain_authors(session, update.case_id, update.id)}
    rows = session.execute(
        select(StaffRole.staff_id, StaffRole.region_id).where(
            StaffRole.role == Role.TEAM_LEADER.value,
            StaffRole.staff_id.not_in(sorted(authors)),
            in_force(StaffRole.starts_at, StaffRole.ends_at, now),
        )
    ).all()
    here = frozenset(staff_id for staff_id, held_for in rows if held_for == region)
    return here or frozenset(staff_id for staff_id, _ in rows)


@dataclass(frozen=True)
class _Why:
    ground: str
    reason: str
    named_leader: str


def _withdraw_one(
    session: Session, viewer: StaffViewer, update: Update, why: _Why, now: datetime
) -> Withdrawal:
    rows = words_of(session, update)
    copy: dict[str, object] = {
        "kind": update.kind,
        "fields": dict(update.fields or {}),
        "official_source": update.official_source or "",
        "words": {row.language: row.text for row in rows if row.text},
        "members": [row.member_id for row in audience_of(session, update)],
    }
    update.state = "withdrawn"
    update.withdrawn_at = now
    update.fields = None
    update.official_source = None
    for row in rows:
        row.text = None
        row.state = "withdrawn"
    return _seal_away(session, viewer, update.case_id, update.id, copy, why, now)


def _copy_of(case_id: str, one: Follower) -> dict[str, object]:
    """What an entry held that this worker may not see: opened here, and sealed again at once."""

    def opened(column: SealedColumn, owner: type, row_id: str, sealed: bytes | None) -> str:
        bound_to = column.bound_to_key(owner, (case_id, row_id))
        return "" if sealed is None else key_ring().open(bytes(sealed), bound_to)

    return {
        "kind": one.kind,
        "fields": json.loads(opened(Update.fields, Update, one.update_id, one.fields) or "{}"),
        "official_source": opened(
            Update.official_source, Update, one.update_id, one.official_source
        ),
        "words": {
            language: opened(UpdateWords.text, UpdateWords, row_id, sealed)
            for row_id, (language, sealed) in one.words.items()
        },
        "members": sorted(one.members),
    }


def _seal_away(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    update_id: str,
    copy: dict[str, object],
    why: _Why,
    now: datetime,
) -> Withdrawal:
    """The sealed copy, the incident, and both in the audit."""
    withdrawal = Withdrawal(
        case_id=case_id,
        update_id=update_id,
        ground=why.ground,
        reason=why.reason,
        withdrawn_by=viewer.staff_id,
        withdrawn_at=now,
        named_leader=why.named_leader,
        copy=copy,
    )
    incident = Incident(
        case_id=case_id,
        kind="withdrawal",
        update_id=update_id,
        withdrawal_id=withdrawal.id,
        opened_by=viewer.staff_id,
        opened_at=now,
    )
    session.add_all([withdrawal, incident])
    note(
        session,
        viewer,
        case_id,
        Event.UPDATE_WITHDRAWN,
        now,
        update_id=update_id,
        withdrawal_id=withdrawal.id,
        ground=why.ground,
        named_leader=why.named_leader,
    )
    note(
        session,
        viewer,
        case_id,
        Event.INCIDENT_OPENED,
        now,
        incident_id=incident.id,
        kind="withdrawal",
    )
    return withdrawal


def _forget_loaded(session: Session, case_id: str) -> None:
    """What was changed past the objects is read again where somebody still holds one."""
    session.flush()
    for row in list(session.identity_map.values()):
        if isinstance(row, (Update, UpdateWords, Audience)) and row.case_id == case_id:
            session.expire(row)


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
