"""What a family member chooses about one piece of hard news."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session, sessionmaker

from casework.actions import audit
from casework.models.updates import Audience
from casework.queries.database import CaseworkSession, short_transaction
from casework.queries.own_page import knowledge_of_viewer
from casework.rules.access import FamilyViewer
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.messages import N_, Sentence

# Choice -> its words on the page, in the order in which they are offered (docs/sources.md, Words).
# "%(worker)s" is the first name of the person she can ask.
HARD_NEWS_CHOICES: dict[str, str] = {
    "main": N_("Show me the main point first"),
    "all": N_("Show me all of it"),
    "ask": N_("Ask %(worker)s to tell me"),
    "keep": N_("Keep it for later"),
    "no": N_("I do not want to know this"),
}


def choose(
    session: Session, *, viewer: FamilyViewer, update_id: str, choice: str, now: datetime
) -> None:
    """Record how she wants this one. She can change it at any time; nothing reminds her.

    What she opens stays open only in this session: `opened_in_session` names it.
    """
    if choice not in HARD_NEWS_CHOICES:
        raise Invalid({"choice": Sentence(N_("Choose one of these."))})
    if knowledge_of_viewer(session, viewer).find(update_id) is None:
        raise NotFound
    row = session.scalar(
        select(Audience).where(
            Audience.case_id == viewer.case_id,
            Audience.member_id == viewer.member_id,
            Audience.update_id == update_id,
            Audience.addressed.is_(True),
            Audience.removed_at.is_(None),
        )
    )
    if row is None:
        raise NotFound
    row.choice = choice
    row.choice_at = now
    row.opened_in_session = viewer.session_id if choice in ("main", "all") else None
    audit.record(
        session,
        chain=viewer.case_id,
        actor=viewer,
        event=Event.CHOICE_RECORDED,
        facts={"update_id": update_id, "choice": choice},
        now=now,
    )


def record_shown(
    factory: sessionmaker[CaseworkSession],
    viewer: FamilyViewer,
    update_ids: list[str],
    now: datetime,
) -> None:
    """The shown receipt: one of the three things that may be written while a page is read.

    In its own short transaction; only the first showing is kept, so that a correction can say
    who was shown the wrong thing.
    """
    if not update_ids:
        return
    with short_transaction(
        factory,
        side="family",
        case_id=viewer.case_id,
        member_id=viewer.member_id,
        now=now,
    ) as session:
        session.execute(
            update(Audience)
            .where(
                Audience.case_id == viewer.case_id,
                Audience.member_id == viewer.member_id,
                Audience.update_id.in_(update_ids),
                Audience.shown_at.is_(None),
            )
            .values(shown_at=now)
        )
