"""An application for compensation: begun by the applicant, kept by her own worker."""

from __future__ import annotations

import re
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions import clocks
from casework.actions.checks import (
    found,
    locked,
    note,
    refuse_unknown,
    require_in,
    same_version,
    shorter,
)
from casework.models.case import Deceased
from casework.models.clocks import Clock
from casework.models.money import Claim, ClaimPaper, ClaimStage, ClaimSum
from casework.queries.claims import hers, is_her_own_worker, visible_claim
from casework.queries.clock_holds import RUNNING
from casework.queries.closeness import service_day
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.claims import HELPERS, OUTCOMES, PAPERS, ROUTES, STAGES
from casework.rules.clock_table import CLOCKS
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.messages import N_, S_, Sentence
from casework.rules.roles import Permission

_POUNDS = re.compile(r"\d{1,7}(\.\d{2})?")
_NOT_YET = S_("This day is still to come. Type today or an earlier day.")


def begin(session: Session, *, viewer: FamilyViewer, route: str, read: bool, now: datetime) -> str:
    """She begins, after reading why the answer can be no; the application's id. One of a
    route that is still open is not begun a second time."""
    if not read:
        raise Invalid({"read": Sentence(N_("Tick the box when you have read it."))})
    if route not in ROUTES:
        raise Invalid({"route": Sentence(N_("Choose one of these."))})
    there = _open_one(session, viewer.case_id, viewer.member_id, route)
    if there is not None:
        return there.id
    row = _begin(session, viewer.case_id, viewer.member_id, route, viewer.member_id, now)
    _note(session, viewer, row, Event.CLAIM_BEGUN, now, kind=route)
    return row.id


def begin_for(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    route: str,
    cautions_said: bool,
    now: datetime,
) -> str:
    """Her own worker begins it on her word, after saying why the answer can be no."""
    if not is_her_own_worker(session, viewer, case_id, member_id, now):
        raise NotFound
    require_in(session, viewer, case_id, Permission.CLAIM_MANAGE)
    refuse_unknown(route, ROUTES, "route")
    if not cautions_said:
        raise Invalid(
            {
                "cautions_said": Sentence(
                    S_("Say first why the answer can be no, then tick the box.")
                )
            }
        )
    there = _open_one(session, case_id, member_id, route)
    if there is not None:
        return there.id
    row = _begin(session, case_id, member_id, route, viewer.staff_id, now)
    _note(session, viewer, row, Event.CLAIM_BEGUN, now, kind=route)
    _keep_clocks(session, viewer, row, now)
    return row.id


def change(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    claim_id: str,
    helper: str,
    reference: str,
    form_saved_on: date | None,
    sent_on: date | None,
    letter_on: date | None,
    review_by: date | None,
    appeal_by: date | None,
    version: int,
    now: datetime,
) -> None:
    """What is known about it. Each date starts the clock that belongs to it; ``review_by`` is
    the date printed in the letter and is never counted."""
    row = _mine(session, viewer, case_id, claim_id, now)
    refuse_unknown(helper, HELPERS, "helper")
    same_version(row, version, theirs={}, mine={})
    for name, day in (
        ("form_saved_on", form_saved_on),
        ("sent_on", sent_on),
        ("letter_on", letter_on),
    ):
        if day is not None and day > service_day(now):
            raise Invalid({name: Sentence(_NOT_YET)})
    row.helper = helper
    row.reference = shorter(reference, "reference", 60) or None
    row.form_saved_on, row.sent_on = form_saved_on, sent_on
    row.letter_on, row.review_by, row.appeal_by = letter_on, review_by, appeal_by
    _note(session, viewer, row, Event.CLAIM_CHANGED, now, state=row.stage)
    _keep_clocks(session, viewer, row, now)


def set_stage(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    claim_id: str,
    stage: str,
    reached_on: date,
    now: datetime,
) -> None:
    """It reached a stage on a day. What it reached before stays in its history."""
    row = _mine(session, viewer, case_id, claim_id, now)
    refuse_unknown(stage, STAGES, "stage")
    if reached_on > service_day(now):
        raise Invalid({"reached_on": Sentence(_NOT_YET)})
    row.stage, row.stage_on = stage, reached_on
    if stage == "sent" and row.sent_on is None:
        row.sent_on = reached_on
    _step(session, row, viewer.staff_id, now)
    _note(session, viewer, row, Event.CLAIM_CHANGED, now, state=stage)
    _keep_clocks(session, viewer, row, now)


def ask_paper(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    claim_id: str,
    kind: str,
    asked_on: date,
    due_on: date | None,
    now: datetime,
) -> str:
    """A paper was asked for; its id."""
    row = _mine(session, viewer, case_id, claim_id, now)
    refuse_unknown(kind, PAPERS, "kind")
    if due_on is not None and due_on < asked_on:
        raise Invalid(
            {"due_on": Sentence(S_("This lies before the day on which it was asked for."))}
        )
    paper = ClaimPaper(
        case_id=case_id,
        claim_id=row.id,
        member_id=row.member_id,
        kind=kind,
        asked_on=asked_on,
        due_on=due_on,
        set_by=viewer.staff_id,
        set_at=now,
    )
    session.add(paper)
    _note(session, viewer, row, Event.CLAIM_PAPER_SET, now, paper_id=paper.id)
    return paper.id


def paper_sent(
    session: Session,
    *,
    viewer: StaffViewer | FamilyViewer,
    case_id: str,
    claim_id: str,
    paper_id: str,
    now: datetime,
) -> None:
    """It went today. Saying it twice changes nothing."""
    row = _for_either(session, viewer, case_id, claim_id, now)
    paper = found(session.get(ClaimPaper, (row.case_id, paper_id)))
    if paper.claim_id != row.id:
        raise NotFound
    paper = locked(session, paper)
    if paper.sent_on is not None:
        return
    paper.sent_on = service_day(now)
    _note(session, viewer, row, Event.CLAIM_PAPER_SET, now, paper_id=paper.id)


def keep_sum(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    claim_id: str,
    outcome: str,
    pounds: str,
    now: datetime,
) -> str:
    """What a letter decided, sealed, as a new row; its id. It shows on a page of its own."""
    row = _mine(session, viewer, case_id, claim_id, now)
    refuse_unknown(outcome, OUTCOMES, "outcome")
    clean = pounds.replace(",", "").replace("£", "").strip()
    if clean and _POUNDS.fullmatch(clean) is None:
        raise Invalid(
            {"pounds": Sentence(S_("Type the sum with digits, for example 1500 or 1500.50."))}
        )
    kept = ClaimSum(
        case_id=case_id,
        claim_id=row.id,
        member_id=row.member_id,
        outcome=outcome,
        pounds=clean or None,
        set_by=viewer.staff_id,
        set_at=now,
    )
    session.add(kept)
    _note(session, viewer, row, Event.CLAIM_SUM_SET, now)
    return kept.id


def _begin(
    session: Session, case_id: str, member_id: str, route: str, by: str, now: datetime
) -> Claim:
    row = Claim(
        case_id=case_id,
        member_id=member_id,
        route=route,
        stage="thinking",
        stage_on=service_day(now),
        cautions_at=now,
        opened_by=by,
        opened_at=now,
    )
    session.add(row)
    session.flush()  # its first stage points at it
    _step(session, row, by, now)
    return row


def _open_one(session: Session, case_id: str, member_id: str, route: str) -> Claim | None:
    rows = session.scalars(
        select(Claim)
        .where(Claim.case_id == case_id, Claim.member_id == member_id, Claim.route == route)
        .order_by(Claim.opened_at, Claim.id)
    )
    return next((row for row in rows if not STAGES[row.stage].over), None)


def _step(session: Session, row: Claim, by: str, now: datetime) -> None:
    session.add(
        ClaimStage(
            case_id=row.case_id,
            claim_id=row.id,
            member_id=row.member_id,
            stage=row.stage,
            reached_on=row.stage_on,
            set_by=by,
            set_at=now,
        )
    )


def _mine(
    session: Session, viewer: StaffViewer, case_id: str, claim_id: str, now: datetime
) -> Claim:
    row = visible_claim(session, viewer, case_id, claim_id, now)
    require_in(session, viewer, case_id, Permission.CLAIM_MANAGE)
    return locked(session, row)


def _for_either(
    session: Session,
    viewer: StaffViewer | FamilyViewer,
    case_id: str,
    claim_id: str,
    now: datetime,
) -> Claim:
    if isinstance(viewer, FamilyViewer):
        return hers(session, viewer, claim_id)
    return _mine(session, viewer, case_id, claim_id, now)


def _keep_clocks(session: Session, viewer: StaffViewer, row: Claim, now: datetime) -> None:
    """Each clock of the application follows the date that starts it."""
    sending = STAGES[row.stage].before_sending and row.sent_on is None
    saved = row.form_saved_on if sending else None
    answered = row.letter_on is not None
    dates: dict[str, tuple[date | None, date | None]] = {
        "cica_form": (saved, None),
        "cica_answer": (None if answered else row.sent_on, None),
        "cica_review": (row.letter_on if row.review_by else None, row.review_by),
        "cica_appeal": (
            (row.letter_on or row.appeal_by) if row.appeal_by else None,
            row.appeal_by,
        ),
    }
    over = STAGES[row.stage].over
    for slug, (started_on, due_on) in dates.items():
        clocks.set_for_claim(
            session,
            viewer,
            CLOCKS[slug],
            case_id=row.case_id,
            member_id=row.member_id,
            claim_id=row.id,
            started_on=None if over else started_on,
            due_on=due_on,
            now=now,
        )
    _keep_last_day(session, viewer, row, now)


def _keep_last_day(session: Session, viewer: StaffViewer, row: Claim, now: datetime) -> None:
    """The last day to apply runs from the death until the form is sent."""
    running = session.scalars(
        select(Clock).where(
            Clock.case_id == row.case_id,
            Clock.member_id == row.member_id,
            Clock.kind == "cica_apply",
            Clock.state.in_(RUNNING),
        )
    ).all()
    if row.sent_on is not None:
        for clock in running:
            clocks.close(
                session,
                viewer=viewer,
                case_id=row.case_id,
                clock_id=clock.id,
                state="done",
                now=now,
            )
        return
    died_on = session.scalar(
        select(Deceased.died_on)
        .where(Deceased.case_id == row.case_id, Deceased.died_on.is_not(None))
        .order_by(Deceased.died_on)
        .limit(1)
    )
    if not running and died_on is not None:
        clocks.start(
            session,
            viewer=viewer,
            case_id=row.case_id,
            member_id=row.member_id,
            kind="cica_apply",
            started_on=died_on,
            now=now,
        )


def _note(
    session: Session,
    viewer: StaffViewer | FamilyViewer,
    row: Claim,
    event: Event,
    now: datetime,
    **facts: object,
) -> None:
    note(
        session,
        viewer,
        row.case_id,
        event,
        now,
        claim_id=row.id,
        member_id=row.member_id,
        **facts,
    )
