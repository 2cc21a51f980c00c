"""Logs carry ids, never names or text."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable

import pytest
from flask import Flask

from casework.web.logs import IdsOnly

MakeApp = Callable[..., Flask]


def line(message: str, **extra: object) -> dict[str, object]:
    """What the formatter makes of a record."""
    record = logging.LogRecord("x", logging.INFO, "f.py", 1, message, None, None)
    record.__dict__.update(extra)
    found: dict[str, object] = json.loads(IdsOnly().format(record))
    return found


def test_an_event_name_is_written_with_its_ids() -> None:
    found = line("request.served", status=200, session_id="s1")
    assert (found["event"], found["status"], found["session_id"]) == ("request.served", 200, "s1")


def test_a_free_message_is_withheld() -> None:
    assert line("Maryam wrote to Jasmine")["event"] == "withheld"


def test_an_unlisted_field_does_not_reach_the_line() -> None:
    assert "name" not in line("request.served", name="Jasmine", text="words")


def test_a_fault_is_named_by_its_place_not_its_message() -> None:
    try:
        raise ValueError("Jasmine's address")
    except ValueError as error:
        info = (ValueError, error, error.__traceback__)
        record = logging.LogRecord("x", logging.ERROR, "f.py", 1, "request.fault", None, info)
    written = IdsOnly().format(record)
    assert "Jasmine" not in written
    assert json.loads(written)["fault"] == "ValueError"
    assert json.loads(written)["where"][0].startswith("test_logs.py:")


def test_a_request_is_one_line_without_its_address(
    make_app: MakeApp, caplog: pytest.LogCaptureFixture
) -> None:
    client = make_app().test_client()
    with caplog.at_level(logging.INFO, logger="casework.web"):
        answer = client.get("/?search=jasmine")
    lines = [IdsOnly().format(record) for record in caplog.records]
    assert len(lines) == 1
    assert "jasmine" not in lines[0]
    assert json.loads(lines[0])["endpoint"] == "family.welcome"
    assert json.loads(lines[0])["request_id"] == answer.headers["X-Request-Id"]
