"""What the outbox has to know before a message may leave: asked when one is queued, and again
at the moment of sending."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, aliased

from casework.models.family import FamilyMember
from casework.models.outbox import OutboxMessage, SendingSwitch
from casework.models.updates import Audience, Update
from casework.queries.contact_choices import choices_of
from casework.queries.knowledge import addressed_to_members, entry_of, reader_of
from casework.queries.scope import PUBLISHED_STATES
from casework.rules.choices import SUBJECT_BY_STRAND, Subject
from casework.rules.contact_plan import Choices, Happening
from casework.rules.knowledge import Standing, known_to
from casework.rules.sending import LEFT, TELLS_HER
from casework.rules.strands import Strand
from casework.rules.update_kinds import kind_of

SWITCH = "all"
_LONGEST_PERIOD = timedelta(days=92)

_NEWS_OF_HERS = (
    OutboxMessage.purpose.in_(sorted(TELLS_HER)),
    OutboxMessage.state.in_(sorted(LEFT)),
)


def choices_now(session: Session, case_id: str, member_id: str, now: datetime) -> Choices:
    """Everything that she chose about contact, as it stands."""
    return choices_of(session, case_id, member_id, now)


def sent_moments(
    session: Session, case_id: str, member_id: str, now: datetime, *, beside: str = ""
) -> tuple[datetime, ...]:
    """When messages left to her lately, ``beside`` this one. Codes do not count: she asked for
    them."""
    rows = session.scalars(
        select(OutboxMessage.started_at).where(
            OutboxMessage.case_id == case_id,
            OutboxMessage.member_id == member_id,
            OutboxMessage.id != beside,
            *_NEWS_OF_HERS,
            OutboxMessage.started_at > now - _LONGEST_PERIOD,
        )
    )
    return tuple(one for one in rows if one is not None)


def happening_of(update: Update, audience: Audience | None) -> Happening:
    """A published update, as far as contact depends on it."""
    kind = kind_of(update.kind)
    subject = Subject(kind.about) if kind.about else SUBJECT_BY_STRAND[Strand(update.strand)]
    return Happening(
        kind=update.kind,
        subject=subject,
        hard=kind.is_hard,
        at=update.published_at,
        told_first=kind.told_first,
        told=audience is not None and audience.told_at is not None,
        safety=kind.safety,
        about_evidence=update.about_evidence,
    )


def standing_for(
    session: Session, member: FamilyMember, update_id: str, now: datetime
) -> Standing | None:
    """How this entry stands for her now, by the rule of all her pages; None: she may not know
    of it."""
    rows = addressed_to_members(session, member.case_id, [member.id])[member.id]
    known = known_to(reader_of(member), [entry_of(one, row, now) for one, row in rows])
    found = known.find(update_id)
    return found.standing if found else None


def is_known(session: Session, member: FamilyMember, update_id: str, now: datetime) -> bool:
    """Whether she may know of this entry now: the rule of her own pages, and no other."""
    return standing_for(session, member, update_id, now) is not None


def still_addressed(
    session: Session, case_id: str, member_id: str, update_id: str
) -> tuple[Update, Audience] | None:
    """A published entry and her place among its people; None once it is not hers any more."""
    update = session.get(Update, (case_id, update_id))
    audience = session.get(Audience, (case_id, member_id, update_id))
    if update is None or update.state != "published":
        return None
    if audience is None or not audience.addressed or audience.removed_at is not None:
        return None
    return update, audience


def is_replaced(session: Session, case_id: str, member_id: str, update_id: str) -> bool:
    """Whether a later entry of hers moved or corrected this one."""
    later = aliased(Update)
    found = session.scalar(
        select(later.id)
        .join(
            Audience,
            (Audience.case_id == later.case_id) & (Audience.update_id == later.id),
        )
        .where(
            later.case_id == case_id,
            (later.moves_id == update_id) | (later.corrects_id == update_id),
            later.state.in_(PUBLISHED_STATES),
            Audience.member_id == member_id,
            Audience.addressed.is_(True),
            Audience.removed_at.is_(None),
        )
        .limit(1)
    )
    return found is not None


def stopped() -> ColumnElement[bool]:
    """That everything is stopped, as a condition: no message is taken then."""
    return exists().where(SendingSwitch.id == SWITCH, SendingSwitch.stopped.is_(True))


def sending_stopped(session: Session) -> bool:
    """Whether somebody, or the burst limit, stopped everything."""
    return bool(session.scalar(select(stopped())))
