"""Whom she lets read a view: each reader on its own, taken back whenever she says so."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import found, note, refuse_unknown
from casework.actions.review_views import READ_AGAIN, own_view, view_beside
from casework.models.engagement import FamilyView, ViewRelease
from casework.models.family import FamilyMember
from casework.queries.review_say import (
    own_review,
    proceedings_are_active,
    require_beside,
    reviews_of,
)
from casework.rules.access import FamilyViewer, StaffViewer, Viewer
from casework.rules.errors import Invalid, NotFound, Refused
from casework.rules.events import Event
from casework.rules.messages import N_, S_, Sentence
from casework.rules.review_say import READERS, Standing, known_to_chair, must_wait

_SHE_DOES_IT = S_("They can sign in, so only they release it, on their own page.")


def release_view(
    session: Session,
    *,
    viewer: FamilyViewer,
    review_id: str,
    view_id: str,
    reader: str,
    wording: int | None = None,
    now: datetime,
) -> str:
    """Let one reader read it, from now on; the release's id. It covers the words that she
    approved and no others. While criminal proceedings are active it waits for a check with the
    investigation (docs/sources.md, Trials)."""
    row = own_view(session, viewer, review_id, view_id)
    if wording is not None and wording != row.wording:
        raise Invalid({"reader": Sentence(READ_AGAIN)})
    standing = own_review(session, viewer, review_id).standing
    return release_row(session, viewer, row, standing, reader, now)


def release_row(
    session: Session,
    viewer: Viewer,
    row: FamilyView,
    standing: Standing | None,
    reader: str,
    now: datetime,
) -> str:
    """The release of this view to this reader; whoever calls has checked whose it is."""
    refuse_unknown(reader, list(READERS), "reader")
    if row.approved_wording != row.wording:
        raise Invalid({"reader": Sentence(READ_AGAIN)})
    if not known_to_chair(standing):
        raise Invalid({"reader": Sentence(N_("First say that the chair may know of you."))})
    for one in open_releases(session, row, reader):
        if one.wording == row.wording:
            return one.id
        # It was for earlier words; this one takes its place.
        end_row(session, viewer, one, now)
    release = ViewRelease(
        case_id=row.case_id,
        member_id=row.member_id,
        view_id=row.id,
        reader=reader,
        wording=row.wording,
        released_at=now,
        recorded_by=viewer.staff_id if isinstance(viewer, StaffViewer) else None,
        waits_for_check=must_wait(
            proceedings_active=proceedings_are_active(session, row.case_id, now)
        ),
    )
    session.add(release)
    note_release(session, viewer, release, Event.VIEW_RELEASED, now)
    return release.id


def end_release(
    session: Session,
    *,
    viewer: FamilyViewer,
    review_id: str,
    view_id: str,
    reader: str,
    now: datetime,
) -> None:
    """Take a release back. What was used before cannot be undone, and her page says so."""
    row = own_view(session, viewer, review_id, view_id)
    for release in open_releases(session, row, reader):
        end_row(session, viewer, release, now)


def end_row(session: Session, viewer: Viewer, release: ViewRelease, now: datetime) -> None:
    """This release ends now; whoever calls has checked whose it is."""
    release.withdrawn_at = now
    note_release(session, viewer, release, Event.VIEW_RELEASE_ENDED, now)


def check_release(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    release_id: str,
    checked_with: str,
    now: datetime,
) -> None:
    """Record that the investigation or the prosecutor was asked, and nothing stands against it."""
    require_beside(session, viewer, case_id, member_id, now)
    release = found(session.get(ViewRelease, (case_id, release_id)))
    if release.member_id != member_id:
        raise NotFound
    who = checked_with.strip()
    if not who:
        raise Invalid({"checked_with": Sentence(S_("Write whom you asked, and when."))})
    if release.checked_at is None:
        release.checked_at, release.checked_by = now, viewer.staff_id
        release.checked_with = who
        note_release(session, viewer, release, Event.VIEW_RELEASE_CHECKED, now)


def release_with_her(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    view_id: str,
    reader: str,
    wording: int,
    now: datetime,
) -> str:
    """The same for somebody who cannot sign in, written down by a worker on her instruction and
    marked as such; the release's id. Refused where she can do it herself."""
    row = view_beside(session, viewer, case_id, member_id, view_id, now)
    if session.get_one(FamilyMember, (case_id, member_id)).access == "open":
        raise Refused(Sentence(_SHE_DOES_IT))
    if wording != row.wording:
        raise Invalid({"reader": Sentence(READ_AGAIN)})
    reviews = {one.id: one for one in reviews_of(session, viewer, case_id, member_id, now)}
    return release_row(
        session, viewer, row, found(reviews.get(row.review_id)).standing, reader, now
    )


def end_release_with_her(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    view_id: str,
    reader: str,
    now: datetime,
) -> None:
    """She took it back, in talking. Whether or not she can sign in: it is never too much."""
    row = view_beside(session, viewer, case_id, member_id, view_id, now)
    for release in open_releases(session, row, reader):
        end_row(session, viewer, release, now)


def mark_used(session: Session, *, viewer: Viewer, release: ViewRelease, now: datetime) -> None:
    """The reader has used what was released: from here on her page says what cannot be undone.
    Whoever calls has checked who asks. Once is enough."""
    if release.used_at is None:
        release.used_at = now
        note_release(session, viewer, release, Event.VIEW_USED, now)


def open_releases(session: Session, view: FamilyView, reader: str) -> list[ViewRelease]:
    """What of this view is released to this reader and was not taken back, for any words."""
    return list(
        session.scalars(
            select(ViewRelease).where(
                ViewRelease.case_id == view.case_id,
                ViewRelease.view_id == view.id,
                ViewRelease.reader == reader,
                ViewRelease.withdrawn_at.is_(None),
            )
        )
    )


def note_release(
    session: Session, viewer: Viewer, row: ViewRelease, event: Event, now: datetime
) -> None:
    """What the audit keeps of a release."""
    note(
        session,
        viewer,
        row.case_id,
        event,
        now,
        member_id=row.member_id,
        view_id=row.view_id,
        reader=row.reader,
    )
