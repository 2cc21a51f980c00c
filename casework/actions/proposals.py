"""What somebody outside the service records of a review, and what a worker makes of it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from casework.actions.checks import found, locked, note, refuse_unknown, shorter
from casework.actions.report_draft import add_section
from casework.actions.sessions import SERVICE
from casework.actions.updates.drafts import choose_recipients, start_draft
from casework.models.chair import ReviewProposal
from casework.models.updates import Update, UpdateWords
from casework.queries.chair_staff import require_beside_review
from casework.queries.recipients import candidates
from casework.queries.review_say import who_agreed
from casework.rules.access import StaffViewer
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.proposals import LONGEST_BODY, PROPOSALS, ProposalState, kinds_for, value_of
from casework.rules.release import closes_door
from casework.rules.roles import Role

_DAY = S_("Choose the day it is about.")
_LONGEST_NOTE = 2_000  # characters


@dataclass(frozen=True)
class NewSection:
    """What the chair recorded of a draft, as it becomes a section of it."""

    proposal_id: str
    heading: str
    text: str
    about: tuple[str, ...] = ()


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
    if Role.CHAIR in PROPOSALS[row.kind].roles:
        draft.source_role = "chair"
    if PROPOSALS[row.kind].text_needed and row.body:
        _with_words(session, viewer, draft, row, now)
    if row.state == ProposalState.PROPOSED:
        _decided(session, viewer, row, ProposalState.RELEASED, now)
    return draft.id


def _with_words(
    session: Session, viewer: StaffViewer, draft: Update, row: ReviewProposal, now: datetime
) -> None:
    """The words as they were recorded, for those of the viewer's people who agreed to hear of
    the review. Both can be changed in the form, before anybody reads them."""
    session.flush()
    session.add(
        UpdateWords(
            case_id=draft.case_id,
            update_id=draft.id,
            language="en",
            text=row.body,
            written_by=viewer.staff_id,
            written_at=now,
        )
    )
    agreed = who_agreed(session, row.case_id, row.review_id)
    hers = {
        one.member.id
        for one in candidates(session, viewer, draft, now)
        if one.member.id in agreed and not closes_door(one.line.flags)
    }
    # Two with a wall between them are chosen together by a person, and by nobody else.
    with suppress(Invalid):
        choose_recipients(
            session,
            viewer=viewer,
            case_id=draft.case_id,
            update_id=draft.id,
            member_ids=hers,
            now=now,
        )


def begin_sections(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    review_id: str,
    draft_id: str,
    sections: Iterable[NewSection],
    now: datetime,
) -> int:
    """Make sections of what the chair recorded, all at once and in their order; how many. Each
    keeps the words as they were recorded, and is taken over with that."""
    made = 0
    for one in sections:
        row = _proposal(session, viewer, case_id, review_id, one.proposal_id, now)
        if (row.kind, row.value) != ("draft", "section"):
            raise NotFound
        if row.state != ProposalState.PROPOSED:
            continue  # a colleague has just begun it
        try:
            add_section(
                session,
                viewer=viewer,
                case_id=case_id,
                draft_id=draft_id,
                heading=one.heading,
                text=one.text,
                about=one.about,
                now=now,
            )
        except Invalid as invalid:
            raise Invalid({f"heading-{row.id}": text for text in invalid.errors.values()}) from None
        session.flush()  # the next one takes the number after it
        _decided(session, viewer, row, ProposalState.RELEASED, now)
        made += 1
    return made


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
