"""Two translators, and for every relative a message on its way into another language."""

from __future__ import annotations

from casework.actions import staff_accounts
from casework.models.contact import Message
from casework.models.translations import Translation, TranslationName, TranslatorWish
from casework.rules.access import RoleHeld, SystemActor
from casework.rules.roles import Role
from tests.support.databases import NOW
from tests.support.household import Household

OF_THE_WORDS = ("translation", "translation_name", "translator_wish")
TRANSLATORS = ("tara", "tess")


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
    """A message of hers, with Tara, and her wish; ids by the names of the tables."""
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
        session.commit()
        return {"translation": row.id, "translated_message": message.id}
