"""What an update would mean for each person it could go to, before anybody acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.family import FamilyMember
from casework.models.updates import Audience
from casework.queries.contact_choices import answers_of_all
from casework.queries.outbox_facts import happening_of, sent_moments
from casework.queries.reminders import hearings_if_released
from casework.queries.scope import members_visible_to, visible_update
from casework.rules.access import StaffViewer
from casework.rules.contact_plan import Plan, on_different_days, plan
from casework.rules.reminders import moments

SERVICE_ZONE = "Europe/London"


@dataclass(frozen=True)
class Plans:
    """The plan for each person, by her id."""

    by_member: Mapping[str, Plan]
    # Of a hearing: the moments at which each is reminded who asked for that.
    reminded_at: Mapping[str, Sequence[datetime]]

    def differ(self, member_ids: frozenset[str]) -> bool:
        """Whether these relatives would learn of it on different days."""
        wanted = [plan for key, plan in self.by_member.items() if key in member_ids]
        return on_different_days(wanted, SERVICE_ZONE)


def plans_for(
    session: Session, viewer: StaffViewer, case_id: str, update_id: str, now: datetime
) -> Plans:
    """The contact plan of this update for everybody of the case whom the viewer sees, as if it
    were released at ``now``. NotFound for an update out of her scope."""
    update = visible_update(session, viewer, case_id, update_id, now)
    members = list(
        session.scalars(members_visible_to(viewer, now).where(FamilyMember.case_id == case_id))
    )
    rows = {
        row.member_id: row
        for row in session.scalars(
            select(Audience).where(Audience.case_id == case_id, Audience.update_id == update_id)
        )
    }
    answers = answers_of_all(session, members, now)
    found = {}
    reminded: dict[str, Sequence[datetime]] = {}
    hearings = hearings_if_released(session, update, [one.id for one in members])
    for member in members:
        happening = replace(happening_of(update, rows.get(member.id)), at=now)
        sent = sent_moments(session, case_id, member.id, now)
        found[member.id] = plan(answers[member.id].choices, happening, sent, now)
        if member.id in hearings:
            reminded[member.id] = moments(
                answers[member.id].choices, hearings[member.id], sent, now
            )
    return Plans(found, reminded)
