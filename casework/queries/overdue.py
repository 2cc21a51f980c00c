"""What has waited too long in a region, on one page for whoever leads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from casework.models.case import Case
from casework.models.contact import Message, Promise
from casework.models.family import FamilyMember
from casework.queries.closeness import service_day
from casework.queries.concerns import ConcernView, concerns_waiting
from casework.queries.conflict import messages_open_to
from casework.queries.engagement import OfferItem, offers_waiting
from casework.queries.incidents import IncidentLine, incidents
from casework.queries.people import PersonLine, lines_of
from casework.queries.scope import members_visible_to
from casework.queries.today import ReleaseItem, waiting_releases
from casework.rules.access import StaffViewer
from casework.rules.roles import Permission

# Ours, not anybody's rule: after so long somebody who leads a team looks.
MESSAGE_WAITS = timedelta(days=2)
RELEASE_WAITS = timedelta(days=1)
CONCERN_WAITS = timedelta(days=5)


@dataclass(frozen=True)
class Late:
    """One thing that waits for one person, and who works with her."""

    person: PersonLine
    since: datetime | date


@dataclass(frozen=True)
class Overdue:
    """All of it, each list with the longest waiting first."""

    promises: tuple[Late, ...]
    messages: tuple[Late, ...]
    releases: tuple[ReleaseItem, ...]
    incidents: tuple[IncidentLine, ...]
    concerns: tuple[ConcernView, ...]
    never_offered: tuple[OfferItem, ...]  # an advocate, the earliest day first
    ask_again: tuple[OfferItem, ...]  # from the day that they chose

    @property
    def case_ids(self) -> frozenset[str]:
        """The cases of whoever is named on the page."""
        named = {late.person.case_id for late in (*self.promises, *self.messages)}
        named |= {one.case_id for one in self.releases}
        named |= {one.case_id for one in (*self.never_offered, *self.ask_again)}
        return frozenset(named | {one.case_id for one in self.incidents})

    @property
    def nothing(self) -> bool:
        """Whether nothing waits."""
        return not (
            self.promises
            or self.messages
            or self.releases
            or self.incidents
            or self.concerns
            or self.never_offered
            or self.ask_again
        )


def overdue(session: Session, viewer: StaffViewer, now: datetime) -> Overdue:
    """What waits too long in the regions that this viewer leads."""
    regions = sorted(viewer.regions_with(Permission.TEAM_LOAD) or ())
    members = {
        (member.case_id, member.id): member
        for member in session.scalars(
            members_visible_to(viewer, now).where(
                FamilyMember.state == "active",
                FamilyMember.case_id.in_(select(Case.id).where(Case.region_id.in_(regions))),
            )
        )
    }
    promises = _promises(session, list(members), now)
    messages = _messages(session, viewer, list(members), now)
    named = {key: members[key] for key, _ in (*promises, *messages)}
    lines = {
        (line.case_id, line.member_id): line
        for line in lines_of(session, viewer, list(named.values()), now)
    }
    offers = [
        one
        for one in sorted(offers_waiting(session, viewer, now), key=lambda one: one.since)
        if (one.case_id, one.member_id) in members
    ]
    return Overdue(
        promises=tuple(Late(lines[key], since) for key, since in promises),
        messages=tuple(Late(lines[key], since) for key, since in messages),
        releases=tuple(
            one
            for one in waiting_releases(session, viewer, now)
            if one.sent_at is not None and one.sent_at <= now - RELEASE_WAITS
        ),
        incidents=tuple(one for one in incidents(session, viewer) if one.closed_at is None),
        concerns=tuple(
            one
            for one in concerns_waiting(session, viewer, now)
            if one.open and one.sent_at <= now - CONCERN_WAITS
        ),
        never_offered=tuple(one for one in offers if one.why == "never"),
        ask_again=tuple(one for one in offers if one.why == "ask_again"),
    )


_Key = tuple[str, str]


def _promises(session: Session, keys: list[_Key], now: datetime) -> list[tuple[_Key, date]]:
    rows = session.execute(
        select(Promise.case_id, Promise.member_id, Promise.due_on)
        .where(
            Promise.member_id.in_([member_id for _, member_id in keys]),
            Promise.kept_at.is_(None),
            Promise.due_on < service_day(now),
        )
        .order_by(Promise.due_on, Promise.id)
    )
    wanted = set(keys)
    return [((case, member), due) for case, member, due in rows if (case, member) in wanted]


def _messages(
    session: Session, viewer: StaffViewer, keys: list[_Key], now: datetime
) -> list[tuple[_Key, datetime]]:
    """The oldest message of each person that nobody has answered."""
    rows = session.execute(
        select(Message.case_id, Message.member_id, Message.sent_at)
        .where(
            and_(
                Message.member_id.in_([member_id for _, member_id in keys]),
                Message.from_family.is_(True),
                Message.answered_at.is_(None),
                Message.sent_at <= now - MESSAGE_WAITS,
                messages_open_to(viewer, now),
            )
        )
        .order_by(Message.sent_at, Message.id)
    )
    wanted, found = set(keys), dict[_Key, datetime]()
    for case_id, member_id, sent_at in rows:
        if (case_id, member_id) in wanted:
            found.setdefault((case_id, member_id), sent_at)
    return list(found.items())
