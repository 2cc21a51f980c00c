"""Hostile addresses: never a fault of ours, never a way out of this site, nothing reflected."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
from flask import Flask
from werkzeug.routing import Rule

from casework.models.sealing import KeyRing
from tests.support.databases import Database, PostgresqlDatabase
from tests.support.desk import Desk
from tests.support.visitor import Visitor

# What stands in the place of an id: NUL, bytes that are no UTF-8, markup, formats, dots,
# letters that turn the line around, and far too much.
ODD = (
    "%00",
    "a%00b",
    "%ff%fe",
    quote("<img src=x onerror=alert(1)>"),
    quote("%(name)s %s {0} {{7*7}}"),
    "..%2f..%2fetc%2fpasswd",
    quote("‮gnp.x⁩"),
    "9" * 3000,
    quote("\r\nSet-Cookie: x=1"),
)
QUERIES = (
    "lang=en&endpoint=leave",
    "lang=en&_external=1&_scheme=javascript",
    "lang=en&_scheme=https",
    "lang=en&_anchor=x&_method=POST",
    "lang=en&values=x&self=y&update_id=..%2f..%2fx",
    "lang=%00&page=1",
    "lang=" + "x" * 2000,
    "lang=en&next=https%3A%2F%2Fexample.org%2F&page=%0d%0aX: 1",
    "page=%00",
    "page=%D9%A3",
    "page=999999999999999999999999",
    "page=-1&strand=%ff",
    "in=%ff&q=%00&case=%00&told=%00&promise=%00",
)


@pytest.fixture
def database(key_ring: KeyRing, worker_database: PostgresqlDatabase) -> Iterator[Database]:
    """PostgreSQL only: it is the stricter of the two about what a text may hold."""
    yield worker_database
    worker_database.wipe()


def _gets(app: Flask) -> Iterator[Rule]:
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint != "leave":
            yield rule


def _with_odd_ids(rule: Rule, odd: str) -> str:
    parts = [
        odd if part.startswith("<") and not part.startswith("<int") else part.replace("<int:", "")
        for part in rule.rule.split("/")
    ]
    return "/".join("7" if part.endswith(">") else part for part in parts)


def _answers_calmly(visitor: Visitor, path: str) -> None:
    page = visitor.get(path, follow=False)
    assert page.status_code < 500, path
    if "Location" in page.headers:
        there = urlsplit(page.headers["Location"])
        assert (there.scheme, there.netloc) in {("", ""), ("http", "localhost")}, path
    assert "x" not in page.headers.getlist("X")
    for name in ("<img src=x", "alert(1)", "%(name)s", "{{7*7}}"):
        assert name not in visitor.text, path


@pytest.mark.parametrize("who", ["mary", "alice", "lena", "ada", "nobody"])
def test_an_odd_address_never_becomes_a_fault(desk: Desk, who: str) -> None:
    if who == "nobody":
        visitors = [Visitor(desk.family_app), Visitor(desk.staff_app)]
    elif who in desk.house.members:
        visitors = [desk.relative(who)]
    else:
        visitors = [desk.worker(who)]
    for visitor in visitors:
        for rule in _gets(visitor.app):
            if rule.arguments:
                for odd in ODD:
                    _answers_calmly(visitor, _with_odd_ids(rule, odd))


@pytest.mark.parametrize("who", ["mary", "alice"])
def test_an_odd_question_never_becomes_a_fault(desk: Desk, who: str) -> None:
    visitor = desk.relative(who) if who == "mary" else desk.worker(who)
    for rule in _gets(visitor.app):
        if not rule.arguments:
            for query in QUERIES:
                _answers_calmly(visitor, f"{rule.rule}?{query}")


def test_language_switch_keeps_to_the_page_it_was_on(desk: Desk) -> None:
    mary = desk.relative("mary")
    for query in QUERIES[:5]:
        page = mary.get(f"/t/2?{query}", follow=False)
        assert page.status_code == 303, query
        assert urlsplit(page.headers["Location"])[:3] == ("", "", "/t/2"), query


def test_a_page_that_gives_back_the_question_is_not_compressed(desk: Desk) -> None:
    """Beside names it would let somebody measure them by guessing (BREACH)."""
    alice = desk.worker("alice")
    for path, typed in (
        ("/people?q=", "Mary Whit"),
        (f"/updates/new?case={desk.case}&q=", "hearing"),
    ):
        answer = alice.client.get(
            path + quote(typed),
            headers={"Accept-Encoding": "br, gzip"},
            environ_overrides={"REMOTE_ADDR": alice.address},
        )
        assert answer.status_code == 200
        assert "Content-Encoding" not in answer.headers, path
    plain = alice.client.get(
        "/people",
        headers={"Accept-Encoding": "br, gzip"},
        environ_overrides={"REMOTE_ADDR": alice.address},
    )
    assert plain.headers["Content-Encoding"] == "br"
