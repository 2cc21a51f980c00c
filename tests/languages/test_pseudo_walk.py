"""Every page in the pseudo-language: a word outside its brackets escaped translation."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from casework.rules.languages import PSEUDO
from casework.web.forms.choosing import ASKED, QUESTIONS
from tests.support import trusting
from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.visitor import Visitor
from tests.support.writing import ARREST, HEARING, released

# Text of people, not of the product: names, what somebody typed, languages in themselves.
_PEOPLES = {"bdi", "blockquote", "textarea", "option", "style", "script", "title"}
_VOID = {"meta", "input", "br", "link", "hr", "img"}
_LETTERS = re.compile(r"[^\W\d_]{3,}")

FAMILY_PAGES = (
    "/t", "/t/1", "/t/2", "/t/parts", "/t/print", "/l", "/w", "/h", "/c", "/c/look", "/c/in",
    "/s", "/q", "/y", "/own", "/o", "/o/1", "/g", "/g/1", "/g/2", "/m", "/m/old", "/h/w",
    "/w/t", "/b", "/b/2", "/a", "/v", "/d", "/f", "/f/n",
    "/c/all", "/c/what", "/c/when", "/c/much", "/c/when/day", "/c/pause", "/c/back", "/c/end",
    "/c/past", "/c/how", "/c/how/new", "/c/who", "/c/copy", "/c/name", "/c/trust",
    *(f"/c/q/{QUESTIONS.index(topic)}" for topic in ASKED),
)  # fmt: skip
SIGNED_OUT_PAGES = ("/", "/k", "/k/n", "/k/r", "/a")


class _Outside(HTMLParser):
    """Collects text that stands outside the brackets and outside people's own text."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[bool] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        named = dict(attrs)
        foreign = "lang" in named and tag != "html"
        self.stack.append(tag in _PEOPLES or foreign)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and self.stack:
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.stack):
            self.text.append(data)


def words_outside(page: str) -> list[str]:
    """Words that no catalogue knows. A sentence may hold a name in bdi, so brackets are
    matched over the whole text with people's text already left out."""
    reader = _Outside()
    reader.feed(page)
    text = "".join(reader.text)
    while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", "", text)) != text:
        text = shorter
    return _LETTERS.findall(text)


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household, with an arrest told and a hearing to come."""
    made = desk_of(build(database), tmp_path)
    arrest = released(made, "alice", "arrest", ARREST, "mary")
    made.tell("alice", "mary", arrest.id)
    made.knew_before("mary", "charge")
    released(made, "alice", "hearing_listed", HEARING, "mary")
    return made


def test_no_text_of_a_family_page_escapes_translation(desk: Desk) -> None:
    mary = desk.relative("mary", language=PSEUDO.tag)
    found = {}
    for path in FAMILY_PAGES:
        mary.get(path)
        assert mary.status == 200, path
        assert f'<html lang="{PSEUDO.tag}"' in mary.text
        found[path] = words_outside(mary.text)
    assert {path: words for path, words in found.items() if words} == {}


def test_no_text_of_an_update_escapes_translation(desk: Desk) -> None:
    mary = desk.relative("mary", language=PSEUDO.tag)
    mary.get("/t")
    for update_id in set(re.findall(r'href="/u/([a-z0-9]+)"', mary.text)):
        mary.get(f"/u/{update_id}")
        assert words_outside(mary.text) == []
        if 'name="choice"' in mary.text:
            mary.post(f"/u/{update_id}", choice="all")
            assert words_outside(mary.text) == []


def test_no_text_of_a_shared_page_escapes_translation(desk: Desk) -> None:
    trusting.confirmed(desk.house)
    friend = trusting.signed_in(desk)
    friend.get(f"/n?lang={PSEUDO.tag}")
    entries = set(re.findall(r'href="(/n/[a-z0-9]+)"', friend.text))
    assert len(entries) == 4  # two of news, how it looks, how to leave
    for path in ("/n", *entries):
        friend.get(path)
        assert f'<html lang="{PSEUDO.tag}"' in friend.text
        assert words_outside(friend.text) == []


def test_no_text_before_sign_in_escapes_translation(desk: Desk) -> None:
    stranger = Visitor(desk.family_app)
    stranger.get(f"/?lang={PSEUDO.tag}")
    for path in SIGNED_OUT_PAGES:
        stranger.get(path)
        assert words_outside(stranger.text) == [], path
    stranger.get("/nothing-here")
    assert words_outside(stranger.text) == []


def test_a_bare_word_would_be_noticed() -> None:
    assert words_outside("<p>⟦Hello⟧ <bdi>Mary</bdi> stray</p>") == ["stray"]


def test_no_text_of_a_staff_page_escapes_translation(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(f"/?lang={PSEUDO.tag}")
    member = f"/people/{desk.case}/{desk.house.members['mary'][1]}"
    pages = ["/", "/people", "/cases", "/messages", "/releases", "/me", "/cases/new"]
    pages += [f"/cases/{desk.case}", f"/updates/new?case={desk.case}", member]
    pages += [
        f"{member}/{one}"
        for one in ("contact", "contact/log", "messages", "code", "flags", "walls", "workers",
                    "details", "choice", "ways", "end", "letters", "letters/code", "known",
                    "choices", "choices/0", "choices/1", "choices/16", "choices/17",
                    "choices/day", "against", "trust/new")
    ]  # fmt: skip
    found = {}
    for path in pages:
        alice.get(path)
        assert alice.status == 200, path
        # Staff pages are left to right and show names as they are; only names may be bare.
        found[path] = [word for word in words_outside(alice.text) if not word[0].isupper()]
    assert {path: words for path, words in found.items() if words} == {}
