"""Compression: pages that are read, and nothing that answers a form."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import brotli
import pytest
from flask import Flask

from casework.web.compression import BROTLI_LEVEL, chosen
from tests.web.test_transaction import browser

MakeApp = Callable[..., Flask]


def test_a_page_is_sent_in_brotli_where_taken(make_app: MakeApp) -> None:
    client = make_app().test_client()
    plain = client.get("/").data
    answer = client.get("/", headers={"Accept-Encoding": "gzip, deflate, br"})
    assert answer.headers["Content-Encoding"] == "br"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert brotli.decompress(answer.data)[:300] == plain[:300]
    assert int(answer.headers["Content-Length"]) == len(answer.data) < len(plain) / 2


def test_gzip_is_the_fallback(make_app: MakeApp) -> None:
    answer = make_app().test_client().get("/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert b"<main" in gzip.decompress(answer.data)


def test_a_form_shown_again_is_not_compressed(make_app: MakeApp) -> None:
    client, csrf = browser(make_app())
    answer = client.post(
        "/write", data={"text": "", "csrf_token": csrf}, headers={"Accept-Encoding": "br"}
    )
    assert answer.status_code == 422
    assert "Content-Encoding" not in answer.headers


def test_a_page_reflects_nothing_of_its_address(make_app: MakeApp) -> None:
    client, _ = browser(make_app())
    answer = client.get("/own?guess=kd83hd&page=2x&q=<b>")
    assert "kd83hd" not in answer.text
    assert "2x" not in answer.text


def test_level_stays_at_five_or_less() -> None:
    assert BROTLI_LEVEL <= 5


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("br;q=1.0, gzip", "br"),
        ("br;q=0, gzip", "gzip"),
        ("identity", None),
        ("", None),
        ("GZIP", "gzip"),
    ],
)
def test_refused_encodings_are_not_used(accepted: str, encoding: str | None) -> None:
    assert chosen(accepted) == encoding
