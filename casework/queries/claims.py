"""Applications for compensation: the applicant's own pages, and those of her own worker.

Nobody else of the family and nobody else of the staff sees one, unless the applicant lets a
relative see where it stands. The sum is on none of these pages but its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, or_, select, text
from sqlalchemy.orm import Session

from casework.models.family import FamilyMember, Wall
from casework.models.money import Claim, ClaimConsent, ClaimPaper, ClaimStage, ClaimSum
from casework.queries.clocks import claim_is_mine
from casework.queries.people import called_of
from casework.queries.scope import members_visible_to
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.claims import STAGES, Stage
from casework.rules.errors import NotFound


@dataclass(frozen=True)
class PaperView:
    """A paper that was asked for."""

    id: str
    kind: str
    asked_on: date
    due_on: date | None
    sent_on: date | None
    version: int


@dataclass(frozen=True)
class StepView:
    """A stage that was reached."""

    stage: Stage
    reached_on: date


@dataclass(frozen=True)
class ConsentView:
    """Somebody whom she lets see it; ``linked`` once her worker has found the person."""

    id: str
    named: str
    signed: str
    given_at: datetime
    for_member_id: str | None
    version: int

    @property
    def linked(self) -> bool:
        """Whether the relative can see it."""
        return self.for_member_id is not None


@dataclass(frozen=True)
class ClaimView:
    """One application. Without what was decided, and without any sum."""

    case_id: str
    claim_id: str
    member_id: str
    route: str
    stage: Stage
    stage_on: date
    helper: str
    reference: str
    form_saved_on: date | None
    sent_on: date | None
    letter_on: date | None
    review_by: date | None
    appeal_by: date | None
    papers: tuple[PaperView, ...]
    steps: tuple[StepView, ...]
    consents: tuple[ConsentView, ...]
    has_sum: bool
    shared_by: str  # "" for her own; else the name of the relative whose it is
    version: int

    @property
    def open_papers(self) -> tuple[PaperView, ...]:
        """What has not gone yet."""
        return tuple(paper for paper in self.papers if paper.sent_on is None)


@dataclass(frozen=True)
class SumView:
    """What a letter decided. Opened only on its own page, when somebody asks for it."""

    outcome: str
    pounds: str  # digits, with pence or without; "" if there is no sum
    set_at: datetime

    @property
    def sum(self) -> str:
        """As it is read, the same in every language: £1,234.50."""
        whole, dot, pence = self.pounds.partition(".")
        return f"£{int(whole):,}{dot}{pence}"


def own_claims(session: Session, viewer: FamilyViewer) -> tuple[ClaimView, ...]:
    """Hers, and those that a relative lets her see."""
    rows = session.scalars(
        select(Claim)
        .where(Claim.case_id == viewer.case_id, Claim.member_id == viewer.member_id)
        .order_by(Claim.opened_at.desc(), Claim.id)
    )
    own = [_view(session, row, own=True) for row in rows]
    return (*own, *_shared(session, viewer))


def own_claim(session: Session, viewer: FamilyViewer, claim_id: str) -> ClaimView:
    """One that she may see, or NotFound."""
    row = session.get(Claim, (viewer.case_id, claim_id))
    if row is not None and row.member_id == viewer.member_id:
        return _view(session, row, own=True)
    for shared in _shared(session, viewer):
        if shared.claim_id == claim_id:
            return shared
    raise NotFound


def hers(session: Session, viewer: FamilyViewer, claim_id: str) -> Claim:
    """Her own application, for what only the applicant may do; NotFound for a shared one."""
    row = session.get(Claim, (viewer.case_id, claim_id))
    if row is None or row.member_id != viewer.member_id:
        raise NotFound
    return row


def own_sums(session: Session, viewer: FamilyViewer, claim_id: str) -> tuple[SumView, ...]:
    """What the letters decided, the newest first. Hers alone, shared or not."""
    return _sums(session, hers(session, viewer, claim_id))


def _shared(session: Session, viewer: FamilyViewer) -> tuple[ClaimView, ...]:
    consents = _shared_with(session, viewer)
    if not consents:
        return ()
    rows = session.scalars(
        select(Claim)
        .where(Claim.case_id == viewer.case_id, Claim.id.in_(list(consents)))
        .order_by(Claim.opened_at.desc(), Claim.id)
    )
    return tuple(_view(session, row, own=False, shared_by=consents[row.id]) for row in rows)


def _shared_with(session: Session, viewer: FamilyViewer) -> dict[str, str]:
    """Applications that she is let see, with the applicant's name; a wall ends it at once."""
    statement = select(ClaimConsent).where(
        ClaimConsent.case_id == viewer.case_id,
        ClaimConsent.for_member_id == viewer.member_id,
        ClaimConsent.linked_at.is_not(None),
        ClaimConsent.withdrawn_at.is_(None),
    )
    if session.get_bind().dialect.name == "postgresql":
        # A family member may not read walls: the function behind the row rules looks.
        allowed = session.execute(text("SELECT unnest(casework_family_shared_claims())")).scalars()
        statement = statement.where(ClaimConsent.claim_id.in_(list(allowed)))
    else:
        statement = statement.where(~_walled())
    rows = session.scalars(statement.order_by(ClaimConsent.linked_at, ClaimConsent.id))
    return {row.claim_id: row.signed or "" for row in rows}


def _walled() -> ColumnElement[bool]:
    return (
        select(Wall.id)
        .where(
            Wall.case_id == ClaimConsent.case_id,
            Wall.ended_at.is_(None),
            or_(
                and_(
                    Wall.member_a == ClaimConsent.member_id,
                    Wall.member_b == ClaimConsent.for_member_id,
                ),
                and_(
                    Wall.member_b == ClaimConsent.member_id,
                    Wall.member_a == ClaimConsent.for_member_id,
                ),
            ),
        )
        .exists()
    )


def claims_visible_to(viewer: StaffViewer, now: datetime) -> Select[Claim]:
    """The applications of people whose own worker the viewer is."""
    return select(Claim).where(claim_is_mine(viewer, now, Claim.case_id, Claim.member_id))


def is_her_own_worker(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> bool:
    """Whether her applications are this viewer's to see."""
    found = session.scalar(
        select(FamilyMember.id).where(
            FamilyMember.case_id == case_id,
            FamilyMember.id == member_id,
            claim_is_mine(viewer, now, FamilyMember.case_id, FamilyMember.id),
        )
    )
    return found is not None


def claims_of_person(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> tuple[ClaimView, ...]:
    """Her applications, or NotFound for anybody but her own worker."""
    if not is_her_own_worker(session, viewer, case_id, member_id, now):
        raise NotFound
    rows = session.scalars(
        claims_visible_to(viewer, now)
        .where(Claim.case_id == case_id, Claim.member_id == member_id)
        .order_by(Claim.opened_at.desc(), Claim.id)
    )
    return tuple(_view(session, row, own=True) for row in rows)


def visible_claim(
    session: Session, viewer: StaffViewer, case_id: str, claim_id: str, now: datetime
) -> Claim:
    """The application, or NotFound."""
    row = session.scalar(
        claims_visible_to(viewer, now).where(Claim.case_id == case_id, Claim.id == claim_id)
    )
    if row is None:
        raise NotFound
    return row


def claim_page(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    claim_id: str,
    now: datetime,
) -> ClaimView:
    """One application of this person as her own worker sees it."""
    row = visible_claim(session, viewer, case_id, claim_id, now)
    if row.member_id != member_id:
        raise NotFound
    return _view(session, row, own=True)


def claim_sums(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    claim_id: str,
    now: datetime,
) -> tuple[SumView, ...]:
    """What the letters decided, for her own worker."""
    claim_page(session, viewer, case_id, member_id, claim_id, now)
    return _sums(session, visible_claim(session, viewer, case_id, claim_id, now))


def relatives_who_could_see(
    session: Session, viewer: StaffViewer, row: Claim, now: datetime
) -> dict[str, str]:
    """Who of the family could be let see it: nobody walled from the applicant, and nobody who
    may not sign in. Ids and names, of the people whom the viewer sees."""
    members = session.scalars(
        members_visible_to(viewer, now)
        .where(
            FamilyMember.case_id == row.case_id,
            FamilyMember.id != row.member_id,
            FamilyMember.state == "active",
            FamilyMember.access == "open",
        )
        .order_by(FamilyMember.joined_at, FamilyMember.id)
    ).all()
    walled = _walled_from(session, row.case_id, row.member_id)
    return {one.id: called_of(one) for one in members if one.id not in walled}


def relatives_to_choose(
    session: Session, viewer: StaffViewer, case_id: str, claim_id: str, now: datetime
) -> dict[str, str]:
    """The same for a page: NotFound for anybody but the applicant's own worker."""
    row = visible_claim(session, viewer, case_id, claim_id, now)
    return relatives_who_could_see(session, viewer, row, now)


def _walled_from(session: Session, case_id: str, member_id: str) -> frozenset[str]:
    walls = session.execute(
        select(Wall.member_a, Wall.member_b).where(
            Wall.case_id == case_id,
            Wall.ended_at.is_(None),
            or_(Wall.member_a == member_id, Wall.member_b == member_id),
        )
    )
    return frozenset(one for pair in walls for one in pair) - {member_id}


def _sums(session: Session, row: Claim) -> tuple[SumView, ...]:
    rows = session.scalars(
        select(ClaimSum)
        .where(ClaimSum.case_id == row.case_id, ClaimSum.claim_id == row.id)
        .order_by(ClaimSum.set_at.desc(), ClaimSum.id)
    )
    return tuple(SumView(one.outcome or "", one.pounds or "", one.set_at) for one in rows)


_Part = type[ClaimPaper] | type[ClaimStage] | type[ClaimSum] | type[ClaimConsent]


def _of(table: _Part, row: Claim) -> tuple[ColumnElement[bool], ...]:
    return (table.case_id == row.case_id, table.claim_id == row.id)


def _view(session: Session, row: Claim, *, own: bool, shared_by: str = "") -> ClaimView:
    papers = session.scalars(
        select(ClaimPaper).where(*_of(ClaimPaper, row)).order_by(ClaimPaper.asked_on, ClaimPaper.id)
    )
    steps = session.scalars(
        select(ClaimStage)
        .where(*_of(ClaimStage, row))
        .order_by(ClaimStage.reached_on, ClaimStage.set_at, ClaimStage.id)
    )
    return ClaimView(
        case_id=row.case_id,
        claim_id=row.id,
        member_id=row.member_id,
        route=row.route,
        stage=STAGES[row.stage],
        stage_on=row.stage_on,
        helper=row.helper,
        reference=(row.reference or "") if own else "",
        form_saved_on=row.form_saved_on,
        sent_on=row.sent_on,
        letter_on=row.letter_on,
        review_by=row.review_by,
        appeal_by=row.appeal_by,
        papers=tuple(
            PaperView(one.id, one.kind, one.asked_on, one.due_on, one.sent_on, one.version)
            for one in papers
        ),
        steps=tuple(StepView(STAGES[one.stage], one.reached_on) for one in steps),
        consents=_consents(session, row) if own else (),
        has_sum=own and _has_sum(session, row),
        shared_by=shared_by,
        version=row.version,
    )


def _has_sum(session: Session, row: Claim) -> bool:
    return session.scalar(select(ClaimSum.id).where(*_of(ClaimSum, row)).limit(1)) is not None


def _consents(session: Session, row: Claim) -> tuple[ConsentView, ...]:
    rows: Iterable[ClaimConsent] = session.scalars(
        select(ClaimConsent)
        .where(*_of(ClaimConsent, row), ClaimConsent.withdrawn_at.is_(None))
        .order_by(ClaimConsent.given_at, ClaimConsent.id)
    )
    return tuple(
        ConsentView(
            one.id, one.named or "", one.signed or "", one.given_at, one.for_member_id, one.version
        )
        for one in rows
    )
