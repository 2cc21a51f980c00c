"""Two translators of Urdu, and words that are on their way between them."""

from __future__ import annotations

from sqlalchemy import select

from casework.actions import translations
from casework.cli.demo.people import Hiring, Team
from casework.cli.demo.script import Script
from casework.models.contact import Message
from casework.models.translations import Translation


def play(script: Script, team: Team) -> None:
    """A message in Urdu was translated, and waits for the second person."""
    hiring = Hiring(script, team.region, script.now)
    translator = hiring.invite("Sana Mirza", "translator", languages=("en", "ur"))
    checker = hiring.invite("Hina Bashir", "translator", languages=("en", "ur"))
    rows = script.session.scalars(
        select(Message)
        .where(Message.from_family.is_(True), Message.language == "ur")
        .order_by(Message.sent_at, Message.id)
    )
    message = next(row for row in rows if _SAM in (row.text or ""))
    made = translations.ask(
        script.session,
        viewer=script.as_staff(team.caseworker, script.now),
        case_id=message.case_id,
        about="message",
        about_id=message.id,
        language="en",
        translator_id=translator,
        checker_id=checker,
        names=_SAM,
        now=script.now,
    )
    script.session.flush()
    row = script.session.get_one(Translation, (message.case_id, made))
    translations.translate(
        script.session,
        viewer=script.as_staff(translator, script.now),
        case_id=message.case_id,
        translation_id=made,
        version=row.version,
        text=_ENGLISH,
        now=script.now,
    )


_SAM = "سام"
_ENGLISH = "Can you come on Tuesday? I want to ask about the things of NAME-1."
