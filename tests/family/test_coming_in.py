"""Coming in: from the choice of a language to her page, and what strangers get."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

import family_app
from casework.rules import codes
from casework.rules.languages import LANGUAGES
from tests.support.coming_in import Door, open_door
from tests.support.databases import NOW, Database
from tests.support.visitor import PHONE, Clock, Visitor, app_under_test


@pytest.fixture
def door(database: Database) -> Door:
    """One case with people."""
    return open_door(database)


@pytest.fixture
def made(door: Door, tmp_path: Path) -> tuple[Flask, Clock]:
    """The family app and its clock."""
    return app_under_test(family_app, door.database, "family", tmp_path)


@pytest.fixture
def app(made: tuple[Flask, Clock]) -> Flask:
    """The family app."""
    return made[0]


@pytest.fixture
def clock(made: tuple[Flask, Clock]) -> Clock:
    """Its clock."""
    return made[1]


def at_code(app: Flask, address: str = "203.0.113.7") -> Visitor:
    """A browser that has the code page open."""
    visitor = Visitor(app, address)
    visitor.get("/k?lang=en")
    return visitor


def signed_in(app: Flask, door: Door, member_id: str | None = None) -> Visitor:
    """Somebody who has typed her code."""
    visitor = at_code(app)
    visitor.post("/k", code=door.letter(member_id).code)
    assert visitor.name == "own_device"
    return visitor


def all_the_way(app: Flask, door: Door, *, own: str = "no") -> Visitor:
    """Somebody who has been shown everything once."""
    visitor = signed_in(app, door)
    visitor.post("/own", own=own)
    visitor.post("/q")
    visitor.post("/y")
    assert visitor.name == "updates"
    return visitor


def test_languages_are_named_in_themselves(app: Flask) -> None:
    """Each marked with its own language and direction; choosing one goes on to the code."""
    visitor = Visitor(app)
    visitor.get("/")
    assert visitor.name == "welcome"
    assert re.search(r'href="/k\?lang=ur" lang="ur" hreflang="ur" dir="rtl">اردو</a>', visitor.text)
    visitor.get("/k?lang=ur")
    assert visitor.name == "code"
    assert '<html lang="ur" dir="rtl"' in visitor.text


def test_the_first_page_lists_each_language_once(app: Flask) -> None:
    visitor = Visitor(app)
    visitor.get("/?lang=ur")
    listed = re.findall(r'hreflang="(\w+)"', visitor.text)
    assert len(listed) == len([one for one in LANGUAGES if not one.test_only])
    assert visitor.text.count('aria-current="true">اردو</a>') == 1
    assert '<p class="who">' in visitor.text  # nobody has checked these words yet


def test_the_way_in_has_its_order(app: Flask, door: Door) -> None:
    """Whose phone, leaving quickly, privacy, her page; each shown before anything else."""
    visitor = signed_in(app, door)
    for path in ("/t", "/w", "/c", "/c/in", "/l"):
        visitor.get(path)
        assert visitor.name == "own_device", path
    visitor.post("/own", own="no")
    assert visitor.name == "leaving_quickly"
    visitor.get("/t")
    assert visitor.name == "leaving_quickly"
    visitor.post("/q")
    assert visitor.name == "privacy"
    visitor.post("/y")
    assert visitor.name == "updates"
    visitor.get("/")
    assert visitor.name == "updates"


def test_what_was_shown_once_is_not_shown_again(app: Flask, door: Door) -> None:
    """At the next sign-in only the phone is asked about."""
    all_the_way(app, door)
    again = signed_in(app, door)
    again.post("/own", own="yes")
    assert again.name == "updates"


def test_shared_is_the_answer_until_she_says_otherwise(app: Flask, door: Door) -> None:
    """Chosen beforehand, and taken when nothing else is sent."""
    visitor = signed_in(app, door)
    assert re.search(r'name="own" value="no" checked', visitor.text)
    visitor.post("/own", own="no", follow=False)
    assert "Expires" not in visitor.page.headers["Set-Cookie"]  # type: ignore[union-attr]


def test_own_phone_keeps_its_cookie_for_thirty_days(app: Flask, door: Door, clock: Clock) -> None:
    """And the session with it."""
    visitor = all_the_way(app, door, own="yes")
    clock.now = NOW + timedelta(days=29)
    visitor.get("/t")
    assert visitor.name == "updates"
    clock.now = NOW + timedelta(days=30)
    visitor.get("/t")
    assert visitor.name == "welcome"


def test_shared_phone_is_signed_out_after_fifteen_minutes(
    app: Flask, door: Door, clock: Clock
) -> None:
    """To the neutral place, without a word about her."""
    visitor = all_the_way(app, door)
    clock.now = NOW + timedelta(minutes=15)
    visitor.get("/t")
    assert visitor.name == "welcome"


def test_privacy_says_what_a_court_can_do(app: Flask, door: Door) -> None:
    """In ten sentences, this one among them."""
    visitor = signed_in(app, door)
    visitor.get("/y")
    assert "We keep this private. A court can sometimes order us to show it." in visitor.text
    main = visitor.text.split("</h1>", 1)[1].split("<form", 1)[0]
    assert len(re.findall(r"\.(?=\s|<)", main)) == 10


def test_leaving_quickly_is_honest(app: Flask, door: Door) -> None:
    """History stays, watching programs exist, and how to come back."""
    visitor = signed_in(app, door)
    visitor.get("/q")
    for words in ("does not clear the history", "watching", "How to come back"):
        assert words in visitor.text


@pytest.mark.parametrize("typed", ["ABCD-EFGH-JKMN", "12", "é", "Ω" * 30])
def test_every_code_that_does_not_work_reads_the_same(app: Flask, door: Door, typed: str) -> None:
    """Unknown, used, expired or nonsense: the same page, with a number to call."""
    used = door.letter()
    door.try_letter(used.code)
    pages = []
    for code in (typed, used.code):
        visitor = at_code(app)
        visitor.post("/k", code=code)
        assert visitor.status == 422
        assert "This code does not work now." in visitor.text
        assert f"Call us on {PHONE}." in re.sub("<[^>]*>", "", visitor.text)
        pages.append(re.sub(r'value="[^"]*"', "", visitor.text))
    assert pages[0] == pages[1]


def test_closed_door_reads_like_a_wrong_code(app: Flask, door: Door) -> None:
    """A suspect gets no hint."""
    given = door.letter()
    door.change(door.amina, access="closed")
    visitor = at_code(app)
    visitor.post("/k", code=given.code)
    assert "This code does not work now." in visitor.text


def test_typed_code_is_kept_for_correction(app: Flask) -> None:
    """Nothing typed is lost, not even a wrong code."""
    visitor = at_code(app)
    visitor.post("/k", code="ABCD-EFGH")
    assert 'value="ABCD-EFGH"' in visitor.text


def test_forged_form_signs_nobody_in(app: Flask, door: Door) -> None:
    """A right code without the token of the page; it stays unused."""
    given = door.letter()
    visitor = Visitor(app)
    visitor.client.get("/k")
    answer = visitor.client.post("/k", data={"code": given.code})
    assert answer.status_code == 400
    assert visitor.get("/t").request.path == "/"
    visitor.get("/k")
    visitor.post("/k", code=given.code)
    assert visitor.name == "own_device"


def test_sign_in_makes_the_cookie_and_the_token_anew(app: Flask, door: Door) -> None:
    """A cookie planted before opens nothing after, and old form tokens are dead."""
    visitor = at_code(app)
    before, planted = visitor.token, dict(visitor.cookies)
    visitor.post("/k", code=door.letter().code)
    assert visitor.token != before
    assert visitor.cookies["a"] != planted["a"]
    other = Visitor(app)
    other.client.set_cookie("a", planted["a"])
    other.get("/t")
    assert other.name == "welcome"


def test_guesser_is_told_to_wait_and_others_are_not(app: Flask, door: Door) -> None:
    """From her own network the right code works at once."""
    visitor = at_code(app)
    for _ in range(6):
        visitor.post("/k", code="ABCD-EFGH-JKMN")
    assert "Wait one minute" in visitor.text
    assert PHONE in visitor.text
    her = at_code(app, "198.51.100.1")
    her.post("/k", code=door.letter().code)
    assert her.name == "own_device"


def test_wrong_tries_count_although_the_page_is_refused(app: Flask) -> None:
    """The answer is 422, and the count is kept."""
    for _ in range(5):
        at_code(app).post("/k", code="ABCD-EFGH-JKMN")
    visitor = at_code(app)
    visitor.post("/k", code="ABCD-EFGH-JKMN")
    assert "Wait one minute" in visitor.text


def request_number(visitor: Visitor) -> str:
    """What she reads to the person on the phone."""
    found = re.search(r"data-request-number>([^<]+)<", visitor.text)
    assert found is not None
    return found.group(1)


def token_of(visitor: Visitor) -> str:
    """The token in her cookie, which only the server can read."""
    with visitor.client.session_transaction() as cookie:
        return str(cookie["asked"]["token"])


def test_six_digits_are_read_out_and_typed(app: Flask, door: Door) -> None:
    """The number stays the same while she talks; asking signs nobody in."""
    visitor = Visitor(app)
    visitor.get("/k/n")
    number = request_number(visitor)
    visitor.get("/k/n")
    assert request_number(visitor) == number
    given = door.spoken(token_of(visitor))
    visitor.get("/t")
    assert visitor.name == "welcome"
    visitor.get("/k/n")
    visitor.post("/k/n", code=f"{given.code[:3]} {given.code[3:]}")
    assert visitor.name == "own_device"


def test_six_digits_are_nothing_in_another_browser(app: Flask, door: Door) -> None:
    """The answer is the one for any wrong code."""
    hers, other = Visitor(app), Visitor(app)
    hers.get("/k/n")
    other.get("/k/n")
    given = door.spoken(token_of(hers))
    other.post("/k/n", code=given.code)
    assert other.status == 422
    assert "This code does not work now." in other.text
    hers.post("/k/n", code=given.code)
    assert hers.name == "own_device"


def test_next_person_on_the_phone_asks_anew(app: Flask, door: Door) -> None:
    """Two people share a phone: his request is another, and his code is his alone."""
    visitor = Visitor(app)
    visitor.get("/k/n")
    first = request_number(visitor)
    hers = door.spoken(token_of(visitor))
    visitor.post("/k/n", again="1")
    assert request_number(visitor) != first
    his = door.spoken(token_of(visitor), door.brother)
    if hers.code != his.code:
        visitor.post("/k/n", code=hers.code)
        assert visitor.status == 422
    visitor.post("/k/n", code=his.code)
    assert visitor.name == "own_device"


def test_request_is_forgotten_after_half_an_hour(app: Flask, clock: Clock) -> None:
    """A number on a phone left lying about is worth nothing."""
    visitor = Visitor(app)
    visitor.get("/k/n")
    number = request_number(visitor)
    clock.now = NOW + timedelta(minutes=30)
    visitor.get("/k/n")
    assert request_number(visitor) != number


def test_second_person_ends_the_first_ones_session(app: Flask, door: Door) -> None:
    """The old cookie opens nothing any more."""
    visitor = all_the_way(app, door)
    kept = visitor.cookies["a"]
    visitor.get("/k")
    visitor.post("/k", code=door.letter(door.brother).code)
    assert visitor.name == "own_device"
    old = Visitor(app)
    old.client.set_cookie("a", kept)
    old.get("/t")
    assert old.name == "welcome"


def test_sign_out_ends_the_session_for_good(app: Flask, door: Door) -> None:
    """A kept cookie opens nothing, and the browser is told to forget pages."""
    visitor = all_the_way(app, door)
    kept = visitor.cookies["a"]
    visitor.get("/c/in")
    answer = visitor.post("/out", follow=False)
    assert answer.status_code == 303
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    old = Visitor(app)
    old.client.set_cookie("a", kept)
    old.get("/t")
    assert old.name == "welcome"


def test_leaving_ends_the_session_at_any_step(app: Flask, door: Door) -> None:
    """Also before she has answered anything."""
    visitor = signed_in(app, door)
    kept = visitor.cookies["a"]
    assert visitor.client.post("/x").status_code == 303
    old = Visitor(app)
    old.client.set_cookie("a", kept)
    old.get("/own")
    assert old.name == "welcome"


@pytest.mark.parametrize("path", ["/t", "/own", "/q", "/y", "/c/in", "/c/in/p", "/w", "/u/abc"])
def test_signed_out_gets_the_neutral_place(app: Flask, path: str) -> None:
    """The same for every address."""
    answer = Visitor(app).get(path, follow=False)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")


def test_closing_her_door_ends_open_pages_at_once(app: Flask, door: Door) -> None:
    """At the next click."""
    visitor = all_the_way(app, door)
    door.change(door.amina, access="closed")
    visitor.get("/t")
    assert visitor.name == "welcome"


def test_code_page_says_nothing_of_what_this_is(app: Flask) -> None:
    """Titles and words before sign-in are neutral."""
    for path in ("/", "/k", "/k/n", "/k/p"):
        visitor = Visitor(app)
        visitor.get(path)
        lowered = visitor.text.split("</style>")[1].lower()
        for word in (
            "homicide",
            "murder",
            "victim",
            "death",
            "bereave",
            "crime",
            "police",
            "court",
        ):
            assert word not in lowered, (path, word)


def test_plain_code_is_in_no_page(app: Flask, door: Door) -> None:
    """Once used it is shown nowhere."""
    given = door.letter()
    visitor = at_code(app)
    visitor.post("/k", code=given.code)
    for path in ("/own", "/c/in"):
        visitor.get(path)
        assert given.code not in visitor.text
    assert codes.read_letter_code(given.code) not in str(visitor.cookies)
