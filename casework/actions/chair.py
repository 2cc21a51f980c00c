"""The chair of a review: invited, ended; what a chair reads, records and takes along."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import found, locked, note, refuse_unknown, require, require_in
from casework.actions.proposals import record_proposal
from casework.actions.sessions import SERVICE
from casework.actions.view_answers import keep_answer
from casework.models.chair import PackCopy, ReviewChair
from casework.models.chair_checks import USE
from casework.queries.chair import chaired_review, known_people, released_views
from casework.queries.chair_rows import ask
from casework.queries.chair_staff import chairs_to_invite, require_beside_review
from casework.queries.scope import in_force
from casework.rules.access import StaffViewer
from casework.rules.chair_pack import Held, PackForm, written
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission


def invite_chair(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    review_id: str,
    staff_id: str,
    now: datetime,
) -> str:
    """Let somebody with a chair's account into one review, from now on; the invitation's id."""
    require_in(session, viewer, case_id, Permission.CHAIR_INVITE)
    require_beside_review(session, viewer, case_id, review_id, now)
    if staff_id not in {one.staff_id for one in chairs_to_invite(session, now)}:
        raise Invalid({"staff_id": Sentence(S_("Choose one of these."))})
    there = session.scalar(
        select(ReviewChair).where(
            ReviewChair.case_id == case_id,
            ReviewChair.review_id == review_id,
            ReviewChair.staff_id == staff_id,
            in_force(ReviewChair.starts_at, ReviewChair.ends_at, now),
        )
    )
    if there is not None:
        return there.id
    row = ReviewChair(
        case_id=case_id,
        review_id=review_id,
        staff_id=staff_id,
        starts_at=now,
        invited_by=viewer.staff_id,
    )
    session.add(row)
    facts = {"review_id": review_id, "staff_id": staff_id}
    note(session, viewer, case_id, Event.CHAIR_INVITED, now, **facts)
    return row.id


def end_chair(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    review_id: str,
    invitation_id: str,
    now: datetime,
) -> None:
    """End an invitation at once. What the chair took along cannot be called back."""
    require_in(session, viewer, case_id, Permission.CHAIR_INVITE)
    require_beside_review(session, viewer, case_id, review_id, now)
    row = locked(session, found(session.get(ReviewChair, (case_id, invitation_id))))
    if row.review_id != review_id:
        raise NotFound
    if row.ends_at is not None and row.ends_at <= now:
        return
    row.ends_at, row.ended_by = now, viewer.staff_id
    facts = {"review_id": review_id, "staff_id": row.staff_id}
    note(session, viewer, case_id, Event.CHAIR_ENDED, now, **facts)


def use_views(
    session: Session, *, viewer: StaffViewer, review_id: str, view_id: str = "", now: datetime
) -> None:
    """The chair reads one view, or all that were released to her: from now on that cannot be
    undone, and each page of hers who wrote it says so."""
    require(viewer, Permission.CHAIR_READ)
    review = chaired_review(session, viewer, review_id, now)
    rows = ask(
        session,
        USE,
        case_id=review.case_id,
        review_id=review.id,
        staff_id=viewer.staff_id,
        now=now,
        view_id=view_id,
    )
    used = sorted(str(row[0]) for row in rows)
    if used:
        facts = {"review_id": review.id, "view_ids": used}
        note(session, viewer, SERVICE, Event.VIEWS_USED, now, **facts)


def answer_view(
    session: Session,
    *,
    viewer: StaffViewer,
    review_id: str,
    view_id: str,
    verdict: str,
    words: str,
    now: datetime,
) -> str:
    """What the chair makes of one view; the answer's id. Whoever wrote the view reads it once
    somebody beside her passes it on."""
    require(viewer, Permission.CHAIR_WRITE)
    review = chaired_review(session, viewer, review_id, now)
    views = released_views(session, viewer, review, (), now)
    view = found(next((one for one in views if one.id == view_id), None))
    return keep_answer(
        session,
        viewer=viewer,
        of=(review.case_id, view.member_id, view.id, view.wording),
        verdict=verdict,
        words=words,
        answered_by="chair",
        language="en",
        chain=SERVICE,
        now=now,
    )


def propose(
    session: Session,
    *,
    viewer: StaffViewer,
    review_id: str,
    kind: str,
    value: str,
    body: str,
    for_date: date | None,
    readers: Collection[str] = (),
    now: datetime,
) -> str:
    """What the chair records of the review; the proposal's id. No family reads it before a
    worker passes it on. ``readers``: who may read it, of the people known to the chair."""
    require(viewer, Permission.CHAIR_WRITE)
    review = chaired_review(session, viewer, review_id, now)
    if readers:
        known = {one.member_id for one in known_people(session, viewer, review, now)}
        if not set(readers) <= known:
            raise Invalid({"readers": Sentence(S_("Choose one of these."))})
    return record_proposal(
        session,
        viewer=viewer,
        case_id=review.case_id,
        review_id=review.id,
        kind=kind,
        value=value,
        body=body,
        for_date=for_date,
        readers=readers,
        now=now,
    )


def take_pack(
    session: Session,
    *,
    viewer: StaffViewer,
    review_id: str,
    form: str,
    digest: str,
    held: Sequence[Held],
    now: datetime,
) -> str:
    """Keep who took which copy, and what was in it; the copy's id. What it holds is used."""
    require(viewer, Permission.CHAIR_READ)
    refuse_unknown(form, list(PackForm), "form")
    review = chaired_review(session, viewer, review_id, now)
    use_views(session, viewer=viewer, review_id=review_id, now=now)
    row = PackCopy(
        case_id=review.case_id,
        review_id=review.id,
        form=form,
        digest=digest,
        contents=written(held),
        taken_by=viewer.staff_id,
        taken_at=now,
    )
    session.add(row)
    facts = {"review_id": review.id, "copy_id": row.id, "how": form}
    note(session, viewer, SERVICE, Event.PACK_TAKEN, now, **facts)
    return row.id
