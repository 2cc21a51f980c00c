"""Two translators, and for every relative words of each sort on their way to another language."""

from __future__ import annotations

from typing import TypeVar

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions import staff_accounts
from casework.models.contact import Message
from casework.models.engagement import FamilyView
from casework.models.her_say import TermsShown, ViewAnswer
from casework.models.report_draft import DraftChange
from casework.models.translations import Translation, TranslationName, TranslatorWish
from casework.rules.access import RoleHeld, SystemActor
from casework.rules.roles import Role
from tests.support.databases import NOW
from tests.support.household import Household

OF_THE_WORDS = ("translation", "translation_name", "translator_wish")
TRANSLATORS = ("tara", "tess")
Row = TypeVar("Row", FamilyView, ViewAnswer, DraftChange, TermsShown)


def translators(house: Household) -> None:
    """Tara and Tess, who work from English into Urdu and back, for no region."""
    for name in TRANSLATORS:
        if name in house.staff:
            continue
        with house.database.session("owner", now=NOW) as session:
            house.staff[name], _ = staff_accounts.invite(
                session,
                viewer=SystemActor(),
                full_name=f"{name.title()} O’Hara",
                email=f"{name}@example.org",
                role=Role.TRANSLATOR.value,
                region_id=None,
                languages=("en", "ur"),
                now=NOW,
            )
            session.commit()
        house.roles[name] = frozenset({RoleHeld(Role.TRANSLATOR)})


def furnish_words(house: Household, name: str, leader: str) -> dict[str, str]:
    """A message of hers, her view, the answer to it, what became of her remark and a question
    shown to her, with Tara; and her wish. Ids by what they are."""
    translators(house)
    case_id, member_id = house.members[name]
    with house.database.session("owner") as session:
        message = Message(
            case_id=case_id,
            member_id=member_id,
            from_family=True,
            language="ur",
            text=f"from {name}",
            sent_at=NOW,
            answered_at=NOW,
        )
        row = Translation(
            case_id=case_id,
            about="message",
            about_id=message.id,
            member_id=member_id,
            kind="message_from",
            from_language="ur",
            to_language="en",
            state="with_translator",
            text=f"from {name}: NAME-1",
            translator_id=house.staff["tara"],
            checker_id=house.staff["tess"],
            asked_by=house.staff[leader],
            asked_at=NOW,
        )
        session.add_all([message, row])
        session.flush()
        session.add_all(
            [
                TranslationName(
                    case_id=case_id, translation_id=row.id, number=1, name=name.title()
                ),
                TranslatorWish(case_id=case_id, member_id=member_id, outside=True, set_at=NOW),
            ]
        )
        about = {
            "view": _of(session, FamilyView, member_id).id,
            "view_answer": _of(session, ViewAnswer, member_id).id,
            "draft_change": _of(session, DraftChange, member_id).id,
            "terms_question": _of(session, TermsShown, member_id).question_id,
        }
        more = {what: _with_tara(house, name, leader, what, its) for what, its in about.items()}
        session.add_all(more.values())
        session.flush()
        session.add_all(
            TranslationName(case_id=case_id, translation_id=one.id, number=1, name=name.title())
            for one in more.values()
        )
        session.commit()
        ids = {f"translation_{what}": one.id for what, one in more.items()}
        return {"translation": row.id, "translated_message": message.id, **ids}


def _of(session: Session, model: type[Row], member_id: str) -> Row:
    return session.scalars(
        select(model).where(model.member_id == member_id).order_by(model.id)
    ).first() or pytest.fail(f"{model.__name__} comes first")


def _with_tara(house: Household, name: str, leader: str, about: str, about_id: str) -> Translation:
    case_id, member_id = house.members[name]
    return Translation(
        case_id=case_id,
        about=about,
        about_id=about_id,
        member_id=None if about == "terms_question" else member_id,
        kind=about,
        from_language="en",
        to_language="ur",
        state="with_translator",
        text=f"for {name}: NAME-1",
        translator_id=house.staff["tara"],
        checker_id=house.staff["tess"],
        asked_by=house.staff[leader],
        asked_at=NOW,
    )
