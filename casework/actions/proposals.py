"""What somebody outside the service records of a review, and what a worker makes of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy.orm import Session

from casework.actions.checks import found, locked, note, refuse_unknown, shorter
from casework.actions.sessions import SERVICE
from casework.actions.updates.drafts import start_draft
from casework.models.chair import ReviewProposal
from casework.queries.chair_staff import require_beside_review
from casework.rules.access import StaffViewer
from casework.rules.errors import Invalid
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.proposals import LONGEST_BODY, ProposalState, kinds_for, value_of

_DAY = S_("Choose the day it is about.")
_LONGEST_NOTE = 2_000  # characters


def record_proposal(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    review_id: str,
    kind: str,
    value: str,
    body: str = "",
    for_date: date | None,
    readers: Iterable[str] = (),
    now: datetime,
) -> str:
    """Keep one proposal; its id. Whoever calls has checked that the review is hers to see.

    Raises Invalid for a kind that none of her roles records, an unknown value, a missing day,
    or words that the kind needs and that are missing.
    """
    kinds = {one.slug: one for one in kinds_for(viewer.role_names)}
    refuse_unknown(kind, kinds, "kind")
    refuse_unknown(value, kinds[kind].values, "value")
    if for_date is None:
        raise Invalid({"for_date": Sentence(_DAY)})
    words = shorter(body.replace("\r\n", "\n"), "body", LONGEST_BODY)
    if kinds[kind].text_needed and not words:
        raise Invalid({"body": Sentence(S_("Write the words themselves."))})
    row = ReviewProposal(
        case_id=case_id,
        review_id=review_id,
        kind=kind,
        value=value,
        body=words or None,
        for_date=for_date,
        readers=" ".join(sorted(set(readers))) if kinds[kind].readers else "",
        proposed_by=viewer.staff_id,
        proposed_at=now,
        state=ProposalState.PROPOSED.value,
    )
    session.add(row)
    facts = {"review_id": review_id, "proposal_id": row.id, "kind": kind}
    # The service's chain: a case's own grows with people whom she who records does not know.
    note(session, viewer, SERVICE, Event.PROPOSAL_MADE, now, **facts)
    return row.id


def take_over(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    review_id: str,
    proposal_id: str,
    now: datetime,
) -> str:
    """Begin an update out of it, already filled in, for the viewer's own people; the draft's
    id. A colleague with other people may take the same proposal over once more."""
    row = _proposal(session, viewer, case_id, review_id, proposal_id, now)
    value = value_of(row.kind, row.value)
    if value is None:
        raise Invalid({"value": Sentence(S_("Choose one of these."))})
    draft = start_draft(
        session,
        viewer=viewer,
        case_id=case_id,
        kind_slug=value.update_kind,
        review_id=review_id,
        now=now,
    )
    filled = dict(draft.fields or {}) | value.fields
    if row.for_date is not None:
        filled[value.day_field] = row.for_date.isoformat()
    draft.fields = filled
    if row.state == ProposalState.PROPOSED:
        _decided(session, viewer, row, ProposalState.RELEASED, now)
    return draft.id


def put_aside(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    review_id: str,
    proposal_id: str,
    note_text: str = "",
    now: datetime,
) -> None:
    """Nobody is told of it. The note stays inside: whoever proposed does not read it."""
    row = _proposal(session, viewer, case_id, review_id, proposal_id, now)
    row.note = shorter(note_text, "note_text", _LONGEST_NOTE) or None
    _decided(session, viewer, row, ProposalState.PUT_ASIDE, now)


def _proposal(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    review_id: str,
    proposal_id: str,
    now: datetime,
) -> ReviewProposal:
    require_beside_review(session, viewer, case_id, review_id, now)
    row = found(session.get(ReviewProposal, (case_id, proposal_id)))
    return locked(session, found(row if row.review_id == review_id else None))


def _decided(
    session: Session, viewer: StaffViewer, row: ReviewProposal, state: ProposalState, now: datetime
) -> None:
    row.state, row.decided_by, row.decided_at = state.value, viewer.staff_id, now
    facts = {"review_id": row.review_id, "proposal_id": row.id, "state": state.value}
    note(session, viewer, row.case_id, Event.PROPOSAL_DECIDED, now, **facts)
