"""The frame of every page."""

from __future__ import annotations

import re
from collections.abc import Callable

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient

from casework.web.assets import assets
from tests.web.test_transaction import browser

MakeApp = Callable[..., Flask]
PAGES = ["/", "/own", "/write", "/nothing", "/accounts", "/fails/fault", "/fails/stale"]


@pytest.fixture
def client(make_app: MakeApp) -> FlaskClient:
    """A signed-in browser."""
    return browser(make_app())[0]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_well_formed_html(client: FlaskClient, path: str) -> None:
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(client.get(path).text)
    known = {"expected-doctype-but-got-chars"}
    assert [error for _, error, _ in parser.errors if error not in known] == []


@pytest.mark.parametrize("path", PAGES)
def test_leaving_is_the_first_form_after_the_skip_link(client: FlaskClient, path: str) -> None:
    body = client.get(path).text.split("<body")[1]
    elements = re.findall(r"<(a|form|button|input)\b([^>]*)>", body)
    assert elements[0][0] == "a"
    assert 'href="#main"' in elements[0][1]
    assert elements[1][0] == "form"
    assert 'action="/x"' in elements[1][1]
    assert 'method="post"' in elements[1][1]
    assert elements[2] == ("button", "")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_heading_one_main_and_a_title(client: FlaskClient, path: str) -> None:
    page = client.get(path).text
    assert page.count("<h1") == page.count("<main") == page.count("<title>") == 1
    assert re.search(r'<main id="main" tabindex="-1" data-page="[a-z_]+">', page)
    assert re.search(r"<title>[^<]+</title>", page)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_pseudo_language_reaches_every_word_of_the_frame(client: FlaskClient) -> None:
    client.get("/?lang=xx")
    for path in ("/nothing", "/accounts", "/fails/fault"):
        body = client.get(path).text.split("</head>")[1]
        words = re.sub(r"<bdi>[^<]*</bdi>", "", body)
        words = re.sub(r'<a [^>]*hreflang="[^"]*"[^>]*>[^<]*</a>', "", words)
        words = re.sub(r"⟦[^⟧]*⟧", "", words)
        assert re.findall(r">[^<]*[A-Za-z][^<]*<", words) == []
        assert re.findall(r'aria-label="[^"⟦]', body) == []


def test_the_frame_of_a_page_is_light(client: FlaskClient) -> None:
    answer = client.get("/", headers={"Accept-Encoding": "br"})
    assert len(answer.data) < 3_000


def test_files_have_their_content_in_their_address(client: FlaskClient) -> None:
    assert f"/f/{assets()['js/leave.js'].digest}/js/leave.js" in client.get("/").text


def test_no_family_text_is_loud(client: FlaskClient) -> None:
    for path in PAGES:
        main = client.get(path).text.split("<body")[1]
        assert "!" not in re.sub(r"<[^>]+>", "", main)
