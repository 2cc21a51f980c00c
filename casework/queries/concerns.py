"""What somebody said of the service or of her worker: for herself, and for whoever answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select
from sqlalchemy.orm import Session, aliased

from casework.models.asking import Concern
from casework.models.case import Allocation
from casework.models.people import Region, StaffRole
from casework.queries.messages import staff_names
from casework.queries.scope import in_force
from casework.rules.access import FamilyViewer, StaffViewer, may
from casework.rules.errors import NotFound
from casework.rules.roles import Permission, Role


@dataclass(frozen=True)
class OwnConcern:
    """What she sent, and how far it is."""

    id: str
    kind: str
    text: str
    language: str
    sent_at: datetime
    read_at: datetime | None
    answered_at: datetime | None
    answer: str
    answer_language: str


@dataclass(frozen=True)
class ConcernView:
    """The same for the team leader who answers."""

    case_id: str
    id: str
    member_id: str
    name: str
    region: str
    kind: str
    text: str
    language: str
    sent_at: datetime
    read_at: datetime | None
    answered_at: datetime | None
    answer: str
    answer_language: str
    answered_by: str
    version: int

    @property
    def open(self) -> bool:
        """Whether nobody has answered yet."""
        return self.answered_at is None


def own_concerns(session: Session, viewer: FamilyViewer) -> tuple[OwnConcern, ...]:
    """What she sent, newest first. She is not told which team leader answers: it may be
    somebody whom she will never meet."""
    rows = session.scalars(
        select(Concern)
        .where(Concern.case_id == viewer.case_id, Concern.member_id == viewer.member_id)
        .order_by(Concern.sent_at.desc(), Concern.id)
    )
    return tuple(
        OwnConcern(
            id=row.id,
            kind=row.kind,
            text=row.text or "",
            language=row.language,
            sent_at=row.sent_at,
            read_at=row.read_at,
            answered_at=row.answered_at,
            answer=row.answer or "",
            answer_language=row.answer_language,
        )
        for row in rows
    )


def concerns_for(session: Session, viewer: StaffViewer, now: datetime) -> ColumnElement[bool]:
    """Concerns that this viewer answers: as a team leader of the region who has never stood
    beside her. Where no such leader is left, those of the other regions do."""
    led = {held.region_id for held in viewer.roles if held.role is Role.TEAM_LEADER}
    if not led:
        return false()
    beside_me = exists().where(
        Allocation.case_id == Concern.case_id,
        Allocation.member_id == Concern.member_id,
        Allocation.staff_id == viewer.staff_id,
    )
    mine = or_(Concern.region_id.in_(sorted(led)), _nobody_there(session, now))
    return and_(~beside_me, mine)


def _nobody_there(session: Session, now: datetime) -> ColumnElement[bool]:
    """Whether every team leader of the region stands, or stood, beside her."""
    if session.get_bind().dialect.name == "postgresql":
        # Who works with whom in another region is not hers to read: the database answers.
        return Concern.id.in_(select(func.unnest(func.casework_staff_concerns())))
    other, beside = aliased(StaffRole), aliased(Allocation)
    beside_other = exists().where(
        beside.case_id == Concern.case_id,
        beside.member_id == Concern.member_id,
        beside.staff_id == other.staff_id,
    )
    return ~exists().where(
        other.region_id == Concern.region_id,
        other.role == Role.TEAM_LEADER.value,
        in_force(other.starts_at, other.ends_at, now),
        ~beside_other,
    )


def concerns_waiting(
    session: Session, viewer: StaffViewer, now: datetime
) -> tuple[ConcernView, ...]:
    """What waits for an answer first, the oldest first; then what was answered."""
    rows = session.execute(
        select(Concern, Region.name)
        .join(Region, Region.id == Concern.region_id)
        .where(concerns_for(session, viewer, now))
        .order_by(Concern.answered_at.is_not(None), Concern.sent_at, Concern.id)
    ).all()
    names = staff_names(session, (row.answered_by for row, _ in rows))
    return tuple(_view(row, region, names) for row, region in rows)


def open_concerns(
    session: Session, viewer: StaffViewer, now: datetime
) -> tuple[tuple[str, str, str, datetime], ...]:
    """Case, id, kind and moment of those that nobody has answered, the oldest first: what a
    list may show without opening a word."""
    if not may(viewer, Permission.CONCERN_ANSWER):
        return ()
    rows = session.execute(
        select(Concern.case_id, Concern.id, Concern.kind, Concern.sent_at)
        .where(concerns_for(session, viewer, now), Concern.answered_at.is_(None))
        .order_by(Concern.sent_at, Concern.id)
    )
    return tuple((case_id, concern_id, kind, sent) for case_id, concern_id, kind, sent in rows)


def concern(
    session: Session, viewer: StaffViewer, case_id: str, concern_id: str, now: datetime
) -> ConcernView:
    """One of them, or NotFound."""
    found = session.execute(
        select(Concern, Region.name)
        .join(Region, Region.id == Concern.region_id)
        .where(
            concerns_for(session, viewer, now), Concern.case_id == case_id, Concern.id == concern_id
        )
    ).one_or_none()
    if found is None:
        raise NotFound
    row, region = found
    return _view(row, region, staff_names(session, [row.answered_by]))


def concern_row(
    session: Session, viewer: StaffViewer, case_id: str, concern_id: str, now: datetime
) -> Concern:
    """The row, for an action, or NotFound."""
    row = session.scalar(
        select(Concern).where(
            concerns_for(session, viewer, now), Concern.case_id == case_id, Concern.id == concern_id
        )
    )
    if row is None:
        raise NotFound
    return row


def _view(row: Concern, region: str, names: dict[str, str]) -> ConcernView:
    return ConcernView(
        case_id=row.case_id,
        id=row.id,
        member_id=row.member_id,
        name=row.name or "",
        region=region,
        kind=row.kind,
        text=row.text or "",
        language=row.language,
        sent_at=row.sent_at,
        read_at=row.read_at,
        answered_at=row.answered_at,
        answer=row.answer or "",
        answer_language=row.answer_language,
        answered_by=names.get(row.answered_by or "", ""),
        version=row.version,
    )
