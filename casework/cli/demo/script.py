"""How the demo acts: each line is one action by one person at one moment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions import contact
from casework.actions.updates import drafts, release
from casework.models.people import StaffRole
from casework.models.updates import Update
from casework.queries.database import set_context
from casework.rules.access import RoleHeld, StaffViewer
from casework.rules.roles import Role


@dataclass
class Script:
    """The session, the day everything is counted back from, and shorthands for actions."""

    session: Session
    now: datetime
    viewers: dict[str, StaffViewer] = field(default_factory=dict)

    def day(self, days: int) -> date:
        """The day that lies ``days`` after the day of loading (before it, if negative)."""
        return self.now.date() + timedelta(days=days)

    def weekday(self, days: int) -> date:
        """The same, or the Monday after it: no court sits at the weekend."""
        day = self.day(days)
        return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)

    def at(self, days: int, hour: int = 10, minute: int = 0) -> datetime:
        """A moment of that day, never later than the moment of loading."""
        moment = datetime.combine(self.day(days), time(hour, minute), UTC)
        return min(moment, self.now)

    def viewer(self, staff_id: str) -> StaffViewer:
        """The member of staff as the actions see her, with the roles she holds."""
        if staff_id not in self.viewers:
            rows = self.session.execute(
                select(StaffRole.role, StaffRole.region_id).where(StaffRole.staff_id == staff_id)
            )
            held = frozenset(RoleHeld(Role(role), region or "") for role, region in rows)
            self.viewers[staff_id] = StaffViewer(staff_id=staff_id, roles=held)
        return self.viewers[staff_id]

    def as_staff(self, staff_id: str, moment: datetime) -> StaffViewer:
        """Act as this member of staff from here on, at this moment."""
        viewer = self.viewer(staff_id)
        set_context(self.session, side="staff", staff_id=staff_id, now=moment)
        return viewer

    def post(
        self,
        *,
        by: str,
        case_id: str,
        kind: str,
        fields: Mapping[str, str],
        to: Iterable[str],
        at: datetime,
        source: str,
        official_source: str = "",
        words: Mapping[str, str] | None = None,
        second: str | None = None,
        moves_id: str | None = None,
        corrects_id: str | None = None,
        review_id: str | None = None,
        promise: date | None = None,
    ) -> str:
        """Write an update, look at it as each recipient, release it; its id.

        ``second`` releases it where a second person is needed.
        """
        viewer = self.as_staff(by, at)
        session = self.session
        update = drafts.start_draft(
            session,
            viewer=viewer,
            case_id=case_id,
            kind_slug=kind,
            now=at,
            moves_id=moves_id,
            corrects_id=corrects_id,
            review_id=review_id,
        )
        session.flush()
        drafts.save_draft(
            session,
            viewer=viewer,
            case_id=case_id,
            update_id=update.id,
            version=update.version,
            content=drafts.DraftContent(
                raw_fields=fields,
                source_role=source,
                official_source=official_source,
                words=words or {},
                promise_on=promise.isoformat() if promise else "",
            ),
            now=at,
        )
        session.flush()
        people = list(to)
        drafts.choose_recipients(
            session,
            viewer=viewer,
            case_id=case_id,
            update_id=update.id,
            member_ids=people,
            now=at,
        )
        session.flush()
        for member_id in people:
            drafts.mark_previewed(
                session,
                viewer=viewer,
                case_id=case_id,
                update_id=update.id,
                member_id=member_id,
                now=at,
            )
        session.flush()
        self._release(update, by, at)
        if update.state == "waiting_second":
            if second is None:
                raise RuntimeError(f"{kind} needs a second person in the demo")
            self._release(update, second, at)
        return update.id

    def _release(self, update: Update, by: str, at: datetime) -> None:
        release.release(
            self.session,
            viewer=self.as_staff(by, at),
            case_id=update.case_id,
            update_id=update.id,
            version=update.version,
            now=at,
        )
        self.session.flush()

    def tell(
        self,
        *,
        by: str,
        case_id: str,
        member_ids: Collection[str],
        update_ids: Collection[str],
        at: datetime,
        kind: str = "call_to_service_user",
        language: str = "en",
        note: str = "",
    ) -> None:
        """Record that each of these people was told by a person."""
        for member_id in member_ids:
            contact.record(
                self.session,
                viewer=self.as_staff(by, at),
                case_id=case_id,
                member_id=member_id,
                kind=kind,
                happened_at=at,
                language=language,
                text=note,
                told_update_ids=update_ids,
                now=at,
            )
            self.session.flush()


def typed(name: str, day: date) -> dict[str, str]:
    """A day as the three inputs of a form send it."""
    return {
        f"{name}-day": str(day.day),
        f"{name}-month": str(day.month),
        f"{name}-year": str(day.year),
    }
