"""A published update as staff see it: what was said, and how far each reader has got with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.family import FamilyMember
from casework.models.updates import Audience, Update
from casework.queries.drafts import DraftPage, draft_page, second_person_needed
from casework.queries.knowledge import addressed_to_members, entry_of, reader_of
from casework.queries.people import called_of
from casework.queries.scope import members_visible_to, visible_update
from casework.rules.access import StaffViewer
from casework.rules.errors import NotFound
from casework.rules.knowledge import HeldWhy, Standing, known_to


@dataclass(frozen=True)
class Reached:
    """One reader: held and why, or how it stands for her."""

    member_id: str
    called: str
    held: HeldWhy | None
    standing: Standing | None
    told_at: datetime | None
    shown_at: datetime | None


@dataclass(frozen=True)
class PublishedPage:
    """A published, withdrawn or waiting update, and what followed it."""

    update: DraftPage
    published_at: datetime | None
    withdrawn_at: datetime | None
    people: tuple[Reached, ...]
    corrected_by: tuple[str, ...]
    moved_by: tuple[str, ...]
    missing_languages: tuple[str, ...]  # in which the viewer could add the words


def published_page(
    session: Session, viewer: StaffViewer, case_id: str, update_id: str, now: datetime
) -> PublishedPage:
    """What there is to say of it, or NotFound. Somebody else's draft is nobody's to see."""
    page = draft_page(session, viewer, case_id, update_id, now)
    if page.state in ("draft", "discarded") or (page.state == "waiting_second" and not page.own):
        raise NotFound
    update = visible_update(session, viewer, case_id, update_id, now)
    return PublishedPage(
        update=page,
        published_at=update.published_at,
        withdrawn_at=update.withdrawn_at,
        people=_reached(session, viewer, update, now),
        corrected_by=_following(session, update, corrects=True),
        moved_by=_following(session, update, corrects=False),
        missing_languages=tuple(tag for tag in page.languages if tag not in page.words)
        if page.words and not second_person_needed(page)
        else (),
    )


def _following(session: Session, update: Update, *, corrects: bool) -> tuple[str, ...]:
    pointer = Update.corrects_id if corrects else Update.moves_id
    return tuple(
        session.scalars(
            select(Update.id)
            .where(
                Update.case_id == update.case_id,
                pointer == update.id,
                Update.state == "published",
            )
            .order_by(Update.published_at)
        )
    )


def _reached(
    session: Session, viewer: StaffViewer, update: Update, now: datetime
) -> tuple[Reached, ...]:
    members = session.scalars(
        members_visible_to(viewer, now)
        .where(
            FamilyMember.case_id == update.case_id,
            FamilyMember.id.in_(
                select(Audience.member_id).where(
                    Audience.case_id == update.case_id,
                    Audience.update_id == update.id,
                    Audience.removed_at.is_(None),
                )
            ),
        )
        .order_by(FamilyMember.joined_at, FamilyMember.id)
    ).all()
    rows = addressed_to_members(session, update.case_id, [member.id for member in members])
    found = []
    for member in members:
        entries = [entry_of(one, hers, now) for one, hers in rows[member.id]]
        knowledge = known_to(reader_of(member), entries)
        known = knowledge.find(update.id)
        hers = next((row for one, row in rows[member.id] if one.id == update.id), None)
        found.append(
            Reached(
                member_id=member.id,
                called=called_of(member),
                held=knowledge.held.get(update.id),
                standing=known.standing if known else None,
                told_at=hers.told_at if hers else None,
                shown_at=hers.shown_at if hers else None,
            )
        )
    return tuple(found)
