"""Easier English is chosen like a language; English words need no translator for its readers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from sqlalchemy import select

from casework.actions import messages
from casework.models.contact import Message
from casework.models.family import FamilyMember
from casework.queries.translations import on_the_way
from casework.queries.words_today import words_today
from casework.rules.languages import EASIER
from casework.rules.messages import Sentence
from casework.rules.messages_out import NEWS
from casework.rules.peoples_words import LONGEST_WAIT, About
from casework.sending.rounds import in_words
from casework.web import i18n
from casework.web.catalogues import catalogue
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.drafting import published
from tests.support.filling import fill_in
from tests.support.household import build

WORDS = "Mary, I meet you at the door."
PLAIN = "You can ask for a copy of what we hold, or ask us to put something right."


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Mary reads easier English by her record; so does nobody else."""
    made = desk_of(build(database), tmp_path)
    made.knew_before("mary", "charge")
    with database.session("owner") as session:
        session.get_one(FamilyMember, made.house.members["mary"]).language = EASIER
        session.commit()
    return made


def easier(text: str) -> str:
    """What the catalogue of easier words says."""
    return catalogue(EASIER, "messages").find(text, None)


def test_pages_in_easier_words_say_that_they_are_english(desk: Desk) -> None:
    mary = desk.relative("mary", language=EASIER)
    for path in ("/t", "/w/t", "/a", "/c"):
        mary.get(path)
        assert mary.status == 200, path
        assert '<html lang="en" dir="ltr"' in mary.text, path
        assert EASIER not in mary.text.replace(f"lang={EASIER}", ""), path
    links = unescape(mary.text)
    assert (
        f'<a href="?lang={EASIER}" lang="en" hreflang="en" dir="ltr" aria-current="true">' in links
    )
    assert ">English, easier words</a>" in links
    assert ">English</a>" in links


def test_a_page_says_the_easier_text_and_english_the_plain_one(desk: Desk) -> None:
    text = "Make the text larger, or zoom in to four times the size."
    assert easier(text) != text
    mary = desk.relative("mary", language=EASIER)
    mary.get("/a")
    assert easier(text) in mary.text
    mary.get("/a?lang=en")
    mary.get("/a")
    assert text in mary.text


def test_her_record_decides_where_her_browser_chose_nothing(desk: Desk) -> None:
    mary = desk.relative("mary", language="tlh")
    mary.get("/a")
    assert easier("Print every page, or ask us for a letter in large print.") in mary.text


def test_how_it_looks_keeps_easier_words_on_her_record(desk: Desk) -> None:
    imran = desk.relative("imran", language=EASIER)
    imran.get("/c/look")
    fill_in(imran)
    with desk.house.database.session("owner", write=False) as session:
        assert session.get_one(FamilyMember, desk.house.members["imran"]).language == EASIER


def test_staff_choose_it_for_her_like_a_language(desk: Desk) -> None:
    case_id, member_id = desk.house.members["mary"]
    alice = desk.worker("alice")
    alice.get(f"/people/{case_id}/{member_id}/details")
    assert f'<option value="{EASIER}" selected' in alice.text
    assert "English, easier words" in alice.text
    alice.get(f"/people/{case_id}/{member_id}")
    assert '<div class="preview" lang="en" dir="ltr">' in alice.text


def test_a_letter_to_her_is_in_easier_words(desk: Desk) -> None:
    case_id, member_id = desk.house.members["mary"]
    alice = desk.worker("alice")
    alice.get(f"/people/{case_id}/{member_id}/letters/invitation")
    fill_in(alice)
    assert alice.name == "letter"
    assert '<article class="letter" lang="en" dir="ltr"' in alice.text
    said = "If somebody should not see this letter, keep it in a safe place or destroy it."
    assert easier(said) in alice.text
    assert said not in alice.text


def test_a_message_that_leaves_is_looked_up_in_easier_words() -> None:
    asked: list[str] = []

    def look_up(text: str, tag: str) -> str:
        asked.append(tag)
        return catalogue(tag, "messages").find(text, None)

    with i18n.use_language(EASIER):
        assert in_words(Sentence(NEWS), EASIER, look_up) == easier(NEWS)
    assert asked == [EASIER]


def test_english_words_of_staff_reach_her_without_a_translator(desk: Desk) -> None:
    house = desk.house
    entry = published(house, "alice", "mary", words=WORDS)
    viewer = house.worker("alice")
    way = house.run(
        viewer, lambda s: on_the_way(s, viewer, desk.case, About.UPDATE, [entry.id], NOW)
    )
    assert way.into == {entry.id: ()}
    message = house.act(
        "alice", messages.write_to, **house.of("mary"), text="I will call you.", language="en"
    )
    way = house.run(
        viewer, lambda s: on_the_way(s, viewer, desk.case, About.MESSAGE, [message], NOW)
    )
    assert way.into == {message: ()}
    late = NOW + LONGEST_WAIT + timedelta(days=9)
    assert house.see("alice", words_today, now=late).to_phone == ()
    mary = desk.relative("mary", language=EASIER)
    mary.get(f"/u/{entry.id}")
    assert f'<blockquote lang="en" dir="ltr"><p>{WORDS}</p></blockquote>' in mary.text


def test_what_she_writes_is_noted_as_english(desk: Desk) -> None:
    mary = replace(desk.house.relative("mary"), language=EASIER)
    assert mary.writes_in == "en"
    desk.house.run(
        mary,
        lambda s: messages.send(s, viewer=mary, text="Thank you.", disclosure_shown=True, now=NOW),
    )
    with desk.house.database.session("owner", write=False) as session:
        assert session.scalars(select(Message.language)).all() == ["en"]


def test_staff_begin_what_they_write_to_her_in_english(desk: Desk) -> None:
    case_id, member_id = desk.house.members["mary"]
    alice = desk.worker("alice")
    for page in ("contact", "messages", "known"):
        alice.get(f"/people/{case_id}/{member_id}/{page}")
        assert alice.status == 200, page
        assert f'<option value="{EASIER}"' not in alice.text, page
        assert '<option value="en" selected' in alice.text, page
