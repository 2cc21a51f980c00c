"""Hostile input in every form: no fault of ours, no markup, nothing lost to a stranger's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from werkzeug.routing import Rule

from casework.models.sealing import KeyRing
from tests.support.belongings import Ids, furnish
from tests.support.databases import Database, PostgresqlDatabase
from tests.support.desk import Desk
from tests.support.filling import Found, forms
from tests.support.visitor import Visitor
from tests.support.writing import HEARING, begin

MARKUP = "<img src=x onerror=alert(1)>"
HOSTILE = {
    "markup": MARKUP + " %(name)s %s % {{7*7}} O’Neill \u202egnp \"'><b",
    "odd": "a\x00b\u2069\u202e \ud7ff\ufffe\r\nX: y",
    "long": "wide " * 1200,
    "number": "9" * 400,
    "hidden": MARKUP + "\x00" + "9" * 5000,
}
# Typed by nobody, but sent by the browser all the same.
HIDDEN = {"version", "message_id", "answer", "kind", "case", "submission_key"}
_TYPED = re.compile(r'<input id="[^"]*" name="([^"]+)" type="(?:text|email|tel|search|number)"')
_AREA = re.compile(r'<textarea [^>]*?name="([^"]+)"')
_SELECT = re.compile(r'<select[^>]* name="([^"]+)".*?<option value="([^"]+)"', re.DOTALL)
_RADIO = re.compile(r'<input type="radio"[^>]* name="([^"]+)" value="([^"]*)"')


@pytest.fixture
def database(key_ring: KeyRing, worker_database: PostgresqlDatabase) -> Iterator[Database]:
    """PostgreSQL only: it is the stricter of the two about what a text may hold."""
    yield worker_database
    worker_database.wipe()


def _filled(visitor: Visitor, form: Found, text: str) -> dict[str, list[str]]:
    typed = set(_TYPED.findall(visitor.text)) | set(_AREA.findall(visitor.text))
    if text == HOSTILE["hidden"]:
        typed = HIDDEN
    elif MARKUP in text:
        typed -= {"time", "clock"}  # so that the rest is kept, and shown elsewhere
    fields = {name: list(values) for name, values in form.fields.items()}
    for name, value in _RADIO.findall(visitor.text):
        if name in form.names:
            fields.setdefault(name, [value])
    for name, value in _SELECT.findall(visitor.text):
        if name in form.names and not any(fields.get(name, [""])):
            fields[name] = [value]
    for name in form.names & typed:
        fields[name] = [text]
    for name in form.names:
        if name.endswith(("-day", "-month", "-year")) and text.isdecimal():
            fields[name] = [text]
    fields.pop("csrf_token", None)
    return fields


def _addresses(visitor: Visitor, given: dict[str, str]) -> Iterator[str]:
    for rule in visitor.app.url_map.iter_rules():
        if _is_page(rule) and rule.arguments <= given.keys():
            path = rule.rule
            for name in rule.arguments:
                path = re.sub(rf"<(?:\w+:)?{name}>", given[name], path)
            yield path


def _is_page(rule: Rule) -> bool:
    return "GET" in (rule.methods or ()) and rule.endpoint not in ("leave", "static")


def _given(desk: Desk, belongings: dict[str, Ids]) -> dict[str, str]:
    case_id, member_id = desk.house.members["mary"]
    ids = belongings["mary"]
    draft = begin(desk, "lena", "hearing_listed")
    draft.save(HEARING)
    draft.choose("mary")
    return {
        "case_id": case_id,
        "member_id": member_id,
        "update_id": draft.id,
        "entry_id": ids["entry"],
        "way_id": ids["point"],
        "flag_id": ids["flag"],
        "allocation_id": ids["allocation"],
        "staff_id": desk.house.staff["bea"],
        "segment": "1",
    }


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_form_breaks_on_what_is_typed(desk: Desk, kind: str) -> None:
    given = _given(desk, furnish(desk.house))
    # Mary first: on the leader's pages the first flag to be chosen closes her door.
    for visitor in (desk.relative("mary"), desk.worker("lena"), desk.worker("ada")):
        _try_every_form(visitor, given, HOSTILE[kind])
    # What was kept is shown on other pages as text, never as markup.
    imran = desk.relative("imran", "ur")
    for visitor in (desk.worker("lena"), desk.worker("ada"), imran):
        for path in _addresses(visitor, given):
            visitor.get(path)
            assert visitor.status < 500, path
            assert MARKUP not in visitor.text, path


# Pages of the way in, and buttons that end what the other forms are about.
_ENDINGS = ("/end", "/out", "/discard", "/handover")
_PASSED = {"/k", "/k/n", "/k/p", "/own", "/c/in", "/me"}


def _try_every_form(visitor: Visitor, given: dict[str, str], text: str) -> None:
    for path in _addresses(visitor, given):
        visitor.get(path)
        for place in reversed(range(len(forms(visitor)))):
            visitor.get(path)
            there = forms(visitor)[place:]
            if not there or path in _PASSED or (there[0].action or path).endswith(_ENDINGS):
                continue
            sent = _filled(visitor, there[0], text)
            visitor.post(there[0].action or path, **sent)  # type: ignore[arg-type]
            assert visitor.status < 500, (path, there[0].action, sorted(sent))
            assert MARKUP not in visitor.text, (path, there[0].action)
            assert visitor.name not in ("welcome", "sign_in"), (path, there[0].action)
