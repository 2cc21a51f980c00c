"""Referring somebody to an organisation of advocates: prepared, agreed by her, then sent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.checks import found, note, refuse_unknown, require_in, required, shorter
from casework.models.referral import Referral
from casework.queries.referral import moments_of
from casework.queries.review_say import require_beside
from casework.rules.access import FamilyViewer, StaffViewer, Viewer
from casework.rules.engagement import ADVOCACY_ORGANISATIONS
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.messages import N_, S_, Sentence
from casework.rules.referral import (
    HERSELF,
    LONGEST_WORDS,
    OUTCOMES,
    SAID,
    WAYS_SENT,
    Stage,
    may_answer,
    may_send,
    stage_of,
)
from casework.rules.roles import Permission

YES, NO = "yes", "no"
_TOO_LATE = N_("This has been sent already. Talk to your worker about it.")
_NOT_YET = S_("They have not agreed to this. It cannot be sent.")


def prepare_referral(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    organisation: str,
    organisation_name: str = "",
    passed_on: str,
    now: datetime,
) -> str:
    """Write down what would be passed on; the referral's id. Nothing leaves with this.

    Raises NotFound for somebody out of reach, Invalid where words or a name are missing.
    """
    _require(session, viewer, case_id, member_id, now)
    refuse_unknown(organisation, ADVOCACY_ORGANISATIONS, "organisation")
    name = shorter(organisation_name, "organisation_name", 120)
    if organisation == "other" and not name:
        raise Invalid({"organisation_name": Sentence(S_("Write the name of the organisation."))})
    row = Referral(
        case_id=case_id,
        member_id=member_id,
        organisation=organisation,
        organisation_name=name if organisation == "other" else "",
        passed_on=required(
            passed_on.replace("\r\n", "\n"),
            "passed_on",
            S_("Write exactly what would be passed on."),
            longest=LONGEST_WORDS,
        ),
        prepared_by=viewer.staff_id,
        prepared_at=now,
    )
    session.add(row)
    _noted(session, viewer, row, Stage.PREPARED, now)
    return row.id


def answer_referral(
    session: Session, *, viewer: FamilyViewer, referral_id: str, answer: str, now: datetime
) -> str:
    """She says yes or no on her own page, having read the exact words; the referral's id."""
    row = found(session.get(Referral, (viewer.case_id, referral_id)))
    if row.member_id != viewer.member_id:
        raise NotFound
    refuse_unknown(answer, (YES, NO), "answer")
    _answered(session, viewer, row, answer == YES, now)
    return row.id


def record_referral_answer(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    referral_id: str,
    answer: str,
    read_to_her: bool,
    now: datetime,
) -> str:
    """She said yes or no to whoever works with her, after the exact words were read to her."""
    row = _row(session, viewer, case_id, member_id, referral_id, now)
    refuse_unknown(answer, (YES, NO), "answer")
    if answer == YES and not read_to_her:
        text = S_("Read or show them every word first, then tick the box.")
        raise Invalid({"read_to_her": Sentence(text)})
    _answered(session, viewer, row, answer == YES, now)
    return row.id


def send_referral(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    referral_id: str,
    sent_how: str,
    now: datetime,
) -> str:
    """Record that the sheet left. Refused before she agreed, and after she took that back."""
    row = _row(session, viewer, case_id, member_id, referral_id, now)
    refuse_unknown(sent_how, WAYS_SENT, "sent_how")
    if row.sent_at is not None:
        return row.id
    if not may_send(moments_of(row)):
        raise Invalid({"sent_how": Sentence(_NOT_YET)})
    row.sent_at, row.sent_by, row.sent_how = now, viewer.staff_id, sent_how
    _noted(session, viewer, row, Stage.SENT, now)
    return row.id


def record_outcome(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    referral_id: str,
    outcome: str,
    now: datetime,
) -> str:
    """What the organisation answered. Only something that was sent has an answer."""
    row = _row(session, viewer, case_id, member_id, referral_id, now)
    refuse_unknown(outcome, OUTCOMES, "outcome")
    if row.sent_at is None:
        raise Invalid({"outcome": Sentence(_NOT_YET)})
    row.outcome, row.outcome_at = outcome, now
    _noted(session, viewer, row, Stage.ANSWERED, now)
    return row.id


def _answered(session: Session, viewer: Viewer, row: Referral, agreed: bool, now: datetime) -> None:
    moments = moments_of(row)
    stage = stage_of(moments)
    if agreed and stage is Stage.AGREED:
        return
    if agreed and not may_answer(moments) or stage in (Stage.SENT, Stage.ANSWERED):
        raise Invalid({"answer": Sentence(_TOO_LATE)})
    if agreed:
        row.agreed_at, row.refused_at, row.withdrawn_at = now, None, None
        said_to = viewer.staff_id if isinstance(viewer, StaffViewer) else None
        row.agreed_how = SAID if said_to else HERSELF
        # Her own page may not name a worker; one who wrote it down for her stays named.
        if said_to:
            row.agreed_by = said_to
        _noted(session, viewer, row, Stage.AGREED, now)
    elif stage is Stage.AGREED:
        row.withdrawn_at = now
        _noted(session, viewer, row, Stage.TAKEN_BACK, now)
    elif stage is Stage.PREPARED:
        row.refused_at = now
        _noted(session, viewer, row, Stage.NOT_WANTED, now)


def _row(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    referral_id: str,
    now: datetime,
) -> Referral:
    _require(session, viewer, case_id, member_id, now)
    row = found(session.get(Referral, (case_id, referral_id)))
    if row.member_id != member_id:
        raise NotFound
    return row


def _require(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> None:
    require_beside(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.ENGAGEMENT_RECORD)


def _noted(session: Session, viewer: Viewer, row: Referral, stage: Stage, now: datetime) -> None:
    note(
        session,
        viewer,
        row.case_id,
        Event.REFERRAL_CHANGED,
        now,
        member_id=row.member_id,
        referral_id=row.id,
        state=stage.value,
    )
