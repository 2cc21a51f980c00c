"""No news, said in ten seconds: a draft that is filled already, and the promises that it keeps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.promises import keep
from casework.actions.updates.drafts import choose_recipients, start_draft
from casework.models.contact import Promise
from casework.models.updates import Audience, Update
from casework.queries.closeness import service_day
from casework.queries.scope import visible_member
from casework.rules.access import StaffViewer

KIND = "no_news"
AGAIN = timedelta(days=14)  # proposed, and the writer's to change
_SOON = timedelta(days=7)


def start_no_news(
    session: Session, *, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> str:
    """A draft for this person, filled from the last one; the draft's id. Begun twice, the
    same draft is answered."""
    visible_member(session, viewer, case_id, member_id, now)
    begun = _latest(session, case_id, member_id, "draft", viewer.staff_id)
    if begun is not None:
        return begun.id
    last = _latest(session, case_id, member_id, "published")
    said = dict(last.fields or {}) if last is not None else {}
    today = service_day(now)
    update = start_draft(session, viewer=viewer, case_id=case_id, kind_slug=KIND, now=now)
    update.fields = {
        "asked": said.get("asked", "police"),
        **({"who": said["who"]} if "who" in said else {}),
        **({"open": said["open"]} if "open" in said else {}),
        "occurred_on": today.isoformat(),
        "asked_on": today.isoformat(),
        "again_on": (today + AGAIN).isoformat(),
    }
    update.source_role = last.source_role if last is not None else ""
    update.promise_on = today + AGAIN
    session.flush()
    choose_recipients(
        session,
        viewer=viewer,
        case_id=case_id,
        update_id=update.id,
        member_ids=[member_id],
        now=now,
    )
    return update.id


def keep_promises(
    session: Session,
    *,
    viewer: StaffViewer,
    update: Update,
    member_ids: Iterable[str],
    now: datetime,
) -> None:
    """To say that there is no news is to be in touch: promises that were due are kept."""
    if update.kind != KIND:
        return
    rows = session.scalars(
        select(Promise).where(
            Promise.case_id == update.case_id,
            Promise.member_id.in_(sorted(set(member_ids))),
            Promise.kept_at.is_(None),
            Promise.due_on <= service_day(now) + _SOON,
            Promise.update_id.is_distinct_from(update.id),
        )
    ).all()
    for row in rows:
        keep(session, viewer=viewer, case_id=update.case_id, promise_id=row.id, now=now)


def _latest(
    session: Session, case_id: str, member_id: str, state: str, writer: str = ""
) -> Update | None:
    asked = (
        select(Update)
        .join(
            Audience,
            (Audience.case_id == Update.case_id) & (Audience.update_id == Update.id),
        )
        .where(
            Update.case_id == case_id,
            Update.kind == KIND,
            Update.state == state,
            Audience.member_id == member_id,
            Audience.removed_at.is_(None),
        )
        .order_by(Update.created_at.desc(), Update.id)
        .limit(1)
    )
    return session.scalar(asked.where(Update.created_by == writer) if writer else asked)
