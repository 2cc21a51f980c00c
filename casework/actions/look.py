"""How it looks to her: language, day or night, size of the text."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.checks import found, note
from casework.models.choices import TrustedPerson
from casework.models.family import FamilyMember
from casework.rules.access import FamilyViewer, TrustedViewer
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.languages import BY_TAG
from casework.rules.look import TEXT_SIZES, THEMES
from casework.rules.messages import N_, Sentence


def set_look(
    session: Session,
    *,
    viewer: FamilyViewer | TrustedViewer,
    now: datetime,
    language: str | None = None,
    theme: str | None = None,
    text_size: str | None = None,
) -> None:
    """Change what is given; None leaves it as it is. What is sent goes in this language, too.

    Somebody who is told instead of a family member has a language and a look of his own.
    Which languages are offered is decided where the choices are shown; here any known one
    counts.
    """
    errors = {
        field: Sentence(N_("Choose one of these."))
        for field, value, known in (
            ("language", language, BY_TAG),
            ("theme", theme, THEMES),
            ("text_size", text_size, TEXT_SIZES),
        )
        if value is not None and value not in known
    }
    if errors:
        raise Invalid(errors)
    row = _row(session, viewer)
    wanted = {
        "language": language or row.language,
        "theme": theme or row.theme,
        "text_size": text_size or row.text_size,
    }
    if all(getattr(row, name) == value for name, value in wanted.items()):
        return
    for name, value in wanted.items():
        setattr(row, name, value)
    if isinstance(row, TrustedPerson):
        facts = {"member_id": row.member_id, "trusted_id": row.id}
        note(session, viewer, row.case_id, Event.TRUSTED_LOOK_CHANGED, now, **facts)
    else:
        note(session, viewer, row.case_id, Event.LOOK_CHANGED, now, member_id=row.id)


def _row(session: Session, viewer: FamilyViewer | TrustedViewer) -> FamilyMember | TrustedPerson:
    if isinstance(viewer, FamilyViewer):
        return found(session.get(FamilyMember, (viewer.case_id, viewer.member_id)))
    his = found(session.get(TrustedPerson, (viewer.case_id, viewer.trusted_id)))
    if his.state != "confirmed":
        raise NotFound
    return his
