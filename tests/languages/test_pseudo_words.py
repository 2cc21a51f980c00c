"""Pages about words on their way, in the pseudo-language: nothing escapes translation."""

from __future__ import annotations

from pathlib import Path

import pytest

from casework.actions import translations
from casework.rules.languages import PSEUDO
from tests.languages.test_pseudo_walk import words_outside
from tests.support.belongings_words import translators
from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.drafting import published
from tests.support.household import build
from tests.support.visitor import Visitor


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps, and two translators of Urdu."""
    house = build(database)
    translators(house)
    return desk_of(house, tmp_path)


def test_no_text_about_words_on_their_way_escapes_translation(desk: Desk) -> None:
    entry = published(desk.house, "alice", "imran", words="Mary meets you at the door.")
    alice, tara, tess = (desk.worker(name) for name in ("alice", "tara", "tess"))
    for visitor in (alice, tara, tess):
        visitor.get(f"/?lang={PSEUDO.tag}")
    found = {}

    def look(visitor: Visitor, path: str) -> None:
        visitor.get(path)
        assert visitor.status == 200, path
        words = words_outside(visitor.text)
        found[path] = [word for word in words if not word[0].isupper()]

    look(alice, f"/translations/{desk.case}/new/update/{entry.id}/ur")
    case_id = desk.case
    made = desk.house.act(
        "alice", translations.ask, case_id=case_id, about="update", about_id=entry.id,
        language="ur", translator_id=desk.house.staff["tara"],
        checker_id=desk.house.staff["tess"], names="Mary",
    )  # fmt: skip
    for path in (f"/updates/{case_id}/{entry.id}", f"/translations/{case_id}/{made}"):
        look(alice, path)
    look(tara, "/")
    look(tara, "/translate")
    look(tara, f"/translate/{case_id}/{made}")
    at = {"case_id": case_id, "translation_id": made}
    desk.house.act("tara", translations.translate, **at, version=1, text="NAME-1")
    look(tess, f"/translate/{case_id}/{made}")
    desk.house.act("tess", translations.check, **at, version=2, text="NAME-1")
    look(alice, "/")
    look(alice, f"/translations/{case_id}/{made}")
    assert {path: words for path, words in found.items() if words} == {}
