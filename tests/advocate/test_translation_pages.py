"""Words into another language, through the pages: asked for, translated, checked, released."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from casework.actions import messages, translations
from casework.models.family import FamilyMember
from casework.models.updates import UpdateWords
from tests.support.belongings_words import translators
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.drafting import published
from tests.support.filling import fill_in
from tests.support.household import build

WORDS = "Imran, ask for Mary at the north door."
URDU = "NAME-1، شمالی دروازے پر NAME-2 کا پوچھیں۔"


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps, two translators, and an update with words for Imran, who reads Urdu."""
    house = build(database)
    translators(house)
    with database.session("owner") as session:
        imran = session.get_one(FamilyMember, house.members["imran"])
        imran.knew_before = "charge"
        session.commit()
    published(house, "alice", "imran", words=WORDS)
    return desk_of(house, tmp_path)


def update_page(desk: Desk) -> str:
    english = select(UpdateWords.update_id).where(UpdateWords.language == "en")
    with desk.house.database.session("owner", write=False) as session:
        return f"/updates/{desk.case}/{session.scalars(english).one()}"


def given(desk: Desk) -> None:
    """Alice gives the words to Tara; Tess is the second person."""
    alice = desk.worker("alice")
    alice.get(update_page(desk))
    alice.get(f"/translations/{desk.case}/new/update/{update_page(desk).rsplit('/', 1)[1]}/ur")
    assert alice.name == "translation_new"
    people = desk.house.staff
    fill_in(alice, translator_id=people["tara"], checker_id=people["tess"], names="Imran\nMary")
    assert alice.name == "translation"


def test_the_way_of_words_from_english_into_urdu(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(update_page(desk))
    assert f"/translations/{desk.case}/new/update/" in alice.text
    given(desk)
    assert "With the translator." in alice.text
    tara, tess = desk.worker("tara"), desk.worker("tess")
    tara.get("/")
    assert "Words to translate" in tara.text
    tara.get("/translate")
    path = tara.text.split('href="/translate/')[1].split('"')[0]
    tara.get(f"/translate/{path}")
    assert "NAME-1, ask for NAME-2 at the north door." in tara.text
    fill_in(tara, text=URDU)
    assert tara.name == "pieces"
    tess.get(f"/translate/{path}")
    assert URDU in tess.text
    fill_in(tess, text=URDU)
    alice.get("/")
    assert 'data-kind="release_translation"' in alice.text
    alice.get(f"/translations/{path}")
    fill_in(alice, version="3")
    assert 'data-state="released"' in alice.text
    imran = desk.relative("imran", language="ur")
    imran.get("/t")
    assert "Imran، شمالی دروازے پر Mary کا پوچھیں۔" in imran.text
    assert WORDS in imran.text  # the original stands beside it
    with desk.house.database.session("owner", write=False) as session:
        by = [row.put_by for row in session.scalars(select(UpdateWords)) if row.language == "ur"]
    assert by == ["translator"]


def test_a_translator_finds_nothing_else_here(desk: Desk) -> None:
    given(desk)
    tara = desk.worker("tara")
    tara.get("/translate")
    assert "Imran" not in tara.text
    assert "Robbie" not in tara.text
    path = tara.text.split('href="/translate/')[1].split('"')[0]
    tara.get(f"/translate/{path}")
    for name in ("Imran", "Mary", "Robbie", "Whitfield", desk.house.members["imran"][1]):
        assert name not in tara.text, name
    case = desk.case
    member = f"/people/{case}/{desk.house.members['imran'][1]}"
    for elsewhere in (
        update_page(desk), f"/translations/{path}", f"/cases/{case}", member, f"{member}/messages",
        "/people", "/cases", "/messages", "/updates/new", "/team", "/accounts",
    ):  # fmt: skip
        tara.get(elsewhere)
        assert tara.status in (403, 404), elsewhere
    tess = desk.worker("tess")
    tess.get(f"/translate/{path}")
    assert tess.status == 404  # it is not her turn yet


def test_the_second_person_sends_it_back_with_a_word_why(desk: Desk) -> None:
    given(desk)
    tara, tess = desk.worker("tara"), desk.worker("tess")
    tara.get("/translate")
    path = tara.text.split('href="/translate/')[1].split('"')[0]
    tara.get(f"/translate/{path}")
    fill_in(tara, text="NAME-1")
    assert tara.status == 422
    assert "Keep these where the names stand: <bdi>NAME-2</bdi>" in tara.text
    fill_in(tara, text=URDU)
    tess.get(f"/translate/{path}")
    fill_in(tess, ending="/back", why="")
    assert tess.status == 422
    fill_in(tess, ending="/back", why="It is the south door.")
    tara.get(f"/translate/{path}")
    assert "It is the south door." in tara.text


def test_her_wish_is_seen_and_confirmed_by_whoever_assigns(desk: Desk) -> None:
    imran = desk.relative("imran", language="en")
    imran.get("/w/t")
    assert imran.name == "translator"
    fill_in(imran, wish="outside")
    imran.get("/w/t")
    assert 'value="outside" checked' in imran.text
    alice = desk.worker("alice")
    alice.get(f"/translations/{desk.case}/new/update/{update_page(desk).rsplit('/', 1)[1]}/ur")
    assert "from outside their community" in alice.text
    people = {"translator_id": desk.house.staff["tara"], "checker_id": desk.house.staff["tess"]}
    fill_in(alice, **people, names="")
    assert alice.status == 422
    fill_in(alice, **people, names="", outside="y")
    assert alice.name == "translation"


def test_a_message_of_hers_names_its_language_and_joins_in_english(desk: Desk) -> None:
    imran = replace(desk.house.relative("imran"), language="ur")
    message = desk.house.run(
        imran,
        lambda s: messages.send(s, viewer=imran, text="شکریہ", disclosure_shown=True, now=NOW),
    )
    alice = desk.worker("alice")
    thread = f"/people/{desk.case}/{desk.house.members['imran'][1]}/messages"
    alice.get(thread)
    assert "شکریہ" in alice.text
    assert "Written in <bdi>Urdu</bdi>." in alice.text
    assert f"/new/message/{message}/en" in alice.text
    at = {
        "case_id": desk.case,
        "translation_id": desk.house.act(
            "alice", translations.ask, case_id=desk.case, about="message", about_id=message,
            language="en", translator_id=desk.house.staff["tara"],
            checker_id=desk.house.staff["tess"],
        ),
    }  # fmt: skip
    desk.house.act("tara", translations.translate, **at, version=1, text="Thank you")
    alice.get(thread)
    assert alice.name == "thread"
    assert "Thank you" not in alice.text
    desk.house.act("tess", translations.check, **at, version=2, text="Thank you")
    alice.get(thread)
    assert "Thank you" in alice.text
