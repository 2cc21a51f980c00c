"""Forged forms do nothing, and an old page costs nobody what she typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from tests.web.plumbing_app import Record
from tests.web.test_transaction import browser, notes

MakeApp = Callable[..., Flask]


@pytest.mark.parametrize("token", ["", "wrong", None])
def test_a_form_without_its_token_comes_back_as_typed(make_app: MakeApp, token: str | None) -> None:
    app = make_app()
    client, _ = browser(app)
    data = {"text": "Could you call me on Friday?"} | ({"csrf_token": token} if token else {})
    answer = client.post("/write", data=data)
    assert answer.status_code == 400
    assert "Could you call me on Friday?</textarea>" in answer.text
    assert "Send it again." in answer.text
    assert 'name="csrf_token"' in answer.text
    assert notes(app) == []


def test_a_view_without_a_form_gives_the_text_back(make_app: MakeApp) -> None:
    app = make_app()
    client, _ = browser(app)
    answer = client.post("/plain", data={"words": "all that I wrote", "code": "abcd efgh jkmn"})
    assert answer.status_code == 400
    assert "all that I wrote" in answer.text
    assert "abcd efgh" not in answer.text
    assert notes(app) == []


def test_a_forged_sign_in_signs_nobody_in(make_app: MakeApp) -> None:
    client = make_app().test_client()
    assert client.post("/come/tok").status_code == 400
    assert client.get("/own").status_code == 303


def test_a_right_token_from_another_site_is_refused(make_app: MakeApp) -> None:
    app = make_app()
    client, csrf = browser(app)
    answer = client.post(
        "/plain", data={"csrf_token": csrf}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 400
    assert notes(app) == []


def test_the_form_acts_when_the_token_is_right(make_app: MakeApp) -> None:
    app = make_app()
    client, csrf = browser(app)
    answer = client.post("/write", data={"text": "Hello to you", "csrf_token": csrf})
    assert answer.status_code == 303
    assert notes(app) == ["Hello to you"]


def test_a_form_that_needs_another_look_keeps_every_field(make_app: MakeApp) -> None:
    app = make_app()
    client, csrf = browser(app)
    answer = client.post("/write", data={"text": " ", "name": "O'Neill & co", "csrf_token": csrf})
    assert answer.status_code == 422
    assert 'href="#text"' in answer.text
    assert 'aria-describedby="text-error"' in answer.text
    assert 'value="O&#39;Neill &amp; co"' in answer.text


def test_a_signed_out_writer_gets_her_words_back(make_app: MakeApp, record: Record) -> None:
    app = make_app()
    client, csrf = browser(app)
    record.viewers.clear()
    answer = client.post("/write", data={"text": "a long letter to you", "csrf_token": csrf})
    assert answer.status_code == 403
    assert "a long letter to you" in answer.text
    assert notes(app) == []
