"""Headers: every answer carries all of them, errors included."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from casework.web import headers
from tests.web.plumbing_app import RELATIVE, Record, broken_engine, small_app


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """The small app with one relative."""
    record = Record()
    record.sign_in("tok", RELATIVE)
    return small_app(tmp_path, record)


def signed_in(app: Flask) -> FlaskClient:
    """Her browser."""
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = "tok"
    return client


EVERY_KIND = [
    ("GET", "/", 200),
    ("GET", "/own", 200),
    ("GET", "/write", 200),
    ("GET", "/nothing", 404),
    ("POST", "/", 405),
    ("POST", "/plain", 400),
    ("GET", "/accounts", 403),
    ("GET", "/fails/stale", 409),
    ("GET", "/fails/fault", 500),
    ("GET", "/?lang=ur", 303),
    ("GET", "/f/000000000000/js/leave.js", 404),
    ("POST", "/x", 303),
    ("GET", "/healthz", 200),
    ("GET", "/readyz", 200),
    ("GET", "/robots.txt", 200),
]


@pytest.mark.parametrize(("method", "path", "status"), EVERY_KIND)
def test_every_answer_carries_every_header(app: Flask, method: str, path: str, status: int) -> None:
    answer = signed_in(app).open(path, method=method)
    assert answer.status_code == status
    for name, value in headers.EVERYWHERE.items():
        assert answer.headers.getlist(name) == [value]
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "Server" not in answer.headers


def test_headers_are_there_with_the_database_down(tmp_path: Path) -> None:
    app = small_app(tmp_path, Record(), engine=broken_engine())
    answer = signed_in(app).get("/own")
    assert answer.status_code == 503
    assert answer.headers["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert 'action="/x"' in answer.text


def test_policy_lets_exactly_the_inlined_style_run(app: Flask) -> None:
    answer = app.test_client().get("/")
    style = re.search(r"<style>(.*?)</style>", answer.text, re.S)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}';" in answer.headers["Content-Security-Policy"]


def test_policy_allows_nothing_inline_and_nothing_elsewhere(app: Flask) -> None:
    policy = app.test_client().get("/").headers["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == "'self'"
    assert directives["connect-src"] == "'self'"
    assert directives["base-uri"] == "'none'"
    assert directives["frame-ancestors"] == "'none'"
    assert directives["form-action"] == "'self' https://www.metoffice.gov.uk"
    assert "unsafe" not in policy
    assert "*" not in policy


def test_form_action_names_every_origin_of_the_leave_target(tmp_path: Path) -> None:
    app = small_app(tmp_path, Record(), leave_url="https://www.bbc.co.uk/weather")
    policy = app.test_client().get("/").headers["Content-Security-Policy"]
    assert "form-action 'self' https://www.bbc.co.uk https://www.bbc.com;" in policy


def test_pages_hold_no_inline_script_or_handler(app: Flask) -> None:
    for path in ("/", "/own", "/write", "/nothing"):
        page = signed_in(app).get(path).text
        assert re.findall(r"<script(?![^>]* src=)", page) == []
        assert re.findall(r"<[^>]+\s(?:on[a-z]+|style)=", page.split("</style>")[1]) == []


def test_every_address_on_a_page_is_of_this_site(app: Flask) -> None:
    page = signed_in(app).get("/own").text.split("</style>")[1]
    for link in re.findall(r'(?:src|href|action)="([^"]*)"', page):
        assert link.startswith(("/", "?", "#"))
        assert not link.startswith("//")


def test_passkeys_are_open_and_all_else_is_closed() -> None:
    features = dict(part.split("=") for part in headers.PERMISSIONS_POLICY.split(", "))
    opened = {name for name, value in features.items() if value != "()"}
    assert opened == {"publickey-credentials-create", "publickey-credentials-get"}
    assert features["publickey-credentials-get"] == "(self)"


def test_hsts_is_sent_in_production_only(tmp_path: Path) -> None:
    production = small_app(tmp_path, Record(), mode="production")
    answer = production.test_client().get("/", base_url="https://pages.example")
    assert answer.status_code == 200
    assert answer.headers["Strict-Transport-Security"] == headers.HSTS
    here = small_app(tmp_path, Record()).test_client().get("/")
    assert "Strict-Transport-Security" not in here.headers


def test_an_unknown_host_is_refused_in_production(tmp_path: Path) -> None:
    production = small_app(tmp_path, Record(), mode="production")
    answer = production.test_client().get("/", base_url="https://evil.example")
    assert answer.status_code == 400
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "evil.example" not in answer.text


def test_a_file_is_kept_for_a_year_under_its_own_content(app: Flask) -> None:
    page = app.test_client().get("/").text
    found = re.search(r'<script defer src="([^"]+)"', page)
    assert found is not None
    answer = app.test_client().get(found[1], headers={"Accept-Encoding": "br"})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == headers.KEPT_FOR_A_YEAR
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Content-Encoding"] == "br"
    assert "Set-Cookie" not in answer.headers


def test_error_pages_never_show_the_fault(app: Flask) -> None:
    answer = app.test_client().get("/fails/fault")
    assert "nobody may read" not in answer.text
    assert "Traceback" not in answer.text
    assert "0808 157 0123" in answer.text


def test_unseen_and_missing_are_the_same_page(app: Flask) -> None:
    client = signed_in(app)
    assert client.get("/fails/unseen").text.replace("/fails/unseen", "") == (
        client.get("/nothing").text.replace('href="/?lang', 'href="?lang')
    )
