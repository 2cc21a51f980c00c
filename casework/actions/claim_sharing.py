"""The applicant lets one relative see where her application stands, and takes it back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.checks import found, locked, note, refuse_unknown, require_in
from casework.models.money import ClaimConsent
from casework.queries.claims import hers, relatives_who_could_see, visible_claim
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.errors import Invalid, NotFound, Refused
from casework.rules.events import Event
from casework.rules.messages import N_, S_, Sentence
from casework.rules.roles import Permission

LONGEST_NAME = 80


def share(
    session: Session,
    *,
    viewer: FamilyViewer,
    claim_id: str,
    named: str,
    signed: str,
    now: datetime,
) -> str:
    """She names a relative in her own words; the consent's id. The relative sees it once her
    worker has found the person. What was decided, and any sum, stays hers alone."""
    row = hers(session, viewer, claim_id)
    errors = {
        name: Sentence(N_("Write a name, in a few words."))
        for name, typed in (("named", named), ("signed", signed))
        if not 1 <= len(typed.strip()) <= LONGEST_NAME
    }
    if errors:
        raise Invalid(errors)
    consent = ClaimConsent(
        case_id=row.case_id,
        claim_id=row.id,
        member_id=viewer.member_id,
        named=named.strip(),
        signed=signed.strip(),
        given_at=now,
    )
    session.add(consent)
    _note(session, viewer, consent, "asked", now)
    return consent.id


def take_back(
    session: Session, *, viewer: FamilyViewer, claim_id: str, consent_id: str, now: datetime
) -> None:
    """From now on the relative sees nothing of it. No reason is asked; twice changes nothing."""
    row = hers(session, viewer, claim_id)
    consent = found(session.get(ClaimConsent, (row.case_id, consent_id)))
    if consent.claim_id != row.id or consent.member_id != viewer.member_id:
        raise NotFound
    consent = locked(session, consent)
    if consent.withdrawn_at is not None:
        return
    consent.withdrawn_at = now
    _note(session, viewer, consent, "withdrawn", now)


def link(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    claim_id: str,
    consent_id: str,
    for_member_id: str,
    now: datetime,
) -> None:
    """Her worker says which relative she means. Nobody walled from her, and nobody who may not
    sign in, can be chosen."""
    row = visible_claim(session, viewer, case_id, claim_id, now)
    require_in(session, viewer, case_id, Permission.CLAIM_MANAGE)
    consent = found(session.get(ClaimConsent, (case_id, consent_id)))
    if consent.claim_id != row.id:
        raise NotFound
    consent = locked(session, consent)
    if consent.withdrawn_at is not None:
        raise Refused(Sentence(S_("They have taken this back.")))
    refuse_unknown(
        for_member_id, relatives_who_could_see(session, viewer, row, now), "for_member_id"
    )
    consent.for_member_id = for_member_id
    consent.linked_by, consent.linked_at = viewer.staff_id, now
    _note(session, viewer, consent, "linked", now)


def _note(
    session: Session,
    viewer: StaffViewer | FamilyViewer,
    row: ClaimConsent,
    state: str,
    now: datetime,
) -> None:
    note(
        session,
        viewer,
        row.case_id,
        Event.CLAIM_SHARED,
        now,
        claim_id=row.claim_id,
        member_id=row.member_id,
        consent_id=row.id,
        state=state,
    )
