"""Language and look: this browser's choice, then her record, then what the browser asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import Flask
from flask.testing import FlaskClient

from casework.rules.access import FamilyViewer
from casework.web import gate, reader
from tests.web.plumbing_app import RELATIVE, Record

MakeApp = Callable[..., Flask]


class Looking(FamilyViewer):
    """A viewer whose record holds a look."""

    theme = "dim"
    text_size = "large"


def signed_in(app: Flask) -> FlaskClient:
    """A browser that holds the token."""
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = "tok"
    return client


def test_language_link_keeps_the_page_and_is_remembered(make_app: MakeApp) -> None:
    client = make_app().test_client()
    answer = client.get("/?lang=ur&page=3")
    assert (answer.status_code, answer.location) == (303, "/?page=3")
    assert '<html lang="ur" dir="rtl">' in client.get("/").text


def test_language_link_cannot_lead_off_the_site(make_app: MakeApp) -> None:
    client = make_app().test_client()
    answer = client.get("//evil.example/?lang=ur")
    assert answer.status_code in (303, 308, 404)
    assert not (answer.location or "/").startswith("//")
    assert "evil.example" not in (answer.location or "").split("localhost")[0]


def test_unknown_language_changes_nothing(make_app: MakeApp) -> None:
    client = make_app().test_client()
    client.get("/?lang=tlh")
    assert client.get_cookie("l") is None
    assert '<html lang="en"' in client.get("/").text


def test_each_language_is_named_in_itself(make_app: MakeApp) -> None:
    page = make_app().test_client().get("/").text
    assert '<a href="?lang=ur" lang="ur" hreflang="ur" dir="rtl">اردو</a>' in page
    assert 'lang="en" hreflang="en" dir="ltr" aria-current="true">English</a>' in page


def test_the_browsers_wish_counts_until_a_choice(make_app: MakeApp) -> None:
    client = make_app().test_client()
    wish = {"Accept-Language": "ur-PK,en;q=0.5"}
    assert 'lang="ur" dir="rtl"' in client.get("/", headers=wish).text
    client.get("/?lang=en")
    assert '<html lang="en"' in client.get("/", headers=wish).text


def test_her_own_language_is_spoken_once_signed_in(make_app: MakeApp, record: Record) -> None:
    record.sign_in("tok", replace(RELATIVE, language="ur"))
    assert '<html lang="ur" dir="rtl">' in signed_in(make_app()).get("/own").text


def test_an_unchecked_language_says_so(make_app: MakeApp) -> None:
    client = make_app(mode="demo", host="localhost").test_client()
    assert "not yet checked" not in client.get("/").text
    client.get("/?lang=ur")
    page = client.get("/").text
    assert page.count('<p class="who">') == 1


def test_production_does_not_offer_an_unsigned_language(make_app: MakeApp) -> None:
    client = make_app(mode="production").test_client()
    page = client.get("/?lang=ur", base_url="https://pages.example")
    shown = client.get("/", base_url="https://pages.example").text
    assert page.headers.getlist("Set-Cookie") == []
    assert "?lang=" not in shown


def test_look_comes_from_the_record_until_chosen_here(make_app: MakeApp, record: Record) -> None:
    record.sign_in("tok", Looking(case_id="c", member_id="m"))
    app = make_app()

    @gate.public
    def choose() -> str:
        reader.remember_look("night", "larger")
        return "kept"

    app.add_url_rule("/choose", "choose", choose)
    client = signed_in(app)
    assert 'data-theme="dim" data-size="large"' in client.get("/own").text
    client.get("/choose")
    assert 'data-theme="night" data-size="larger"' in client.get("/own").text


def test_a_forged_look_is_ignored(make_app: MakeApp) -> None:
    client = make_app().test_client()
    client.set_cookie("v", '"><b>.larger')
    assert "<b>" not in client.get("/").text


def test_error_pages_speak_the_readers_language(make_app: MakeApp) -> None:
    client = make_app().test_client()
    client.get("/?lang=ur")
    assert '<html lang="ur" dir="rtl">' in client.get("/nothing").text
