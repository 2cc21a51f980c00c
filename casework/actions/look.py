"""How it looks to her: language, day or night, size of the text."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import found, note
from casework.models.family import FamilyMember
from casework.rules.access import FamilyViewer
from casework.rules.errors import Invalid
from casework.rules.events import Event
from casework.rules.languages import BY_TAG
from casework.rules.look import TEXT_SIZES, THEMES
from casework.rules.messages import N_, Sentence


def set_look(
    session: Session,
    *,
    viewer: FamilyViewer,
    now: datetime,
    language: str | None = None,
    theme: str | None = None,
    text_size: str | None = None,
) -> None:
    """Change what is given; None leaves it as it is.

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
    member = found(
        session.scalar(
            select(FamilyMember).where(
                FamilyMember.case_id == viewer.case_id, FamilyMember.id == viewer.member_id
            )
        )
    )
    wanted = {
        "language": language or member.language,
        "theme": theme or member.theme,
        "text_size": text_size or member.text_size,
    }
    if all(getattr(member, name) == value for name, value in wanted.items()):
        return
    for name, value in wanted.items():
        setattr(member, name, value)
    note(session, viewer, viewer.case_id, Event.LOOK_CHANGED, now, member_id=viewer.member_id)
