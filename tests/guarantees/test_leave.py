"""Leave this page now: it answers whatever happens, and afterwards nothing is open."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from casework.rules.codes import hash_token
from casework.web import leave_quickly
from casework.web.journal import Journal
from casework.web.leave_targets import ALLOWED, DEFAULT_LEAVE_URL, LeaveTarget
from casework.web.plumbing import EXTENSION
from tests.web.plumbing_app import RELATIVE, Record, broken_engine, small_app

DOWN = OperationalError("SELECT", {}, Exception("down"))


@pytest.fixture
def record() -> Record:
    """One relative, signed in by the token ``tok``."""
    found = Record()
    found.sign_in("tok", RELATIVE)
    return found


def signed_in(app: Flask) -> FlaskClient:
    """Her browser."""
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = "tok"
    return client


def assert_gone(answer: TestResponse) -> None:
    """What every leaving looks like from outside."""
    assert answer.status_code == 303
    assert answer.location == DEFAULT_LEAVE_URL
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert answer.headers["Cache-Control"] == "no-store"
    expired = [line for line in answer.headers.getlist("Set-Cookie") if line.startswith("a=;")]
    assert expired
    assert "Max-Age=0" in expired[0]


def test_leaving_needs_no_form_token(tmp_path: Path, record: Record) -> None:
    client = signed_in(small_app(tmp_path, record))
    assert_gone(client.post("/x", headers={"Sec-Fetch-Site": "cross-site"}))
    assert record.ended == [hash_token("tok")]
    assert client.get("/own").status_code == 303


def test_leaving_twice_or_signed_out_answers_the_same(tmp_path: Path, record: Record) -> None:
    client = signed_in(small_app(tmp_path, record))
    client.post("/x")
    assert_gone(client.post("/x"))
    assert_gone(small_app(tmp_path, record).test_client().post("/x"))


def test_leaving_expires_a_cookie_that_cannot_be_read(tmp_path: Path, record: Record) -> None:
    client = small_app(tmp_path, record).test_client()
    client.set_cookie("a", "not-signed-by-us")
    assert_gone(client.post("/x"))


def test_leaving_keeps_the_language_and_nothing_else(tmp_path: Path, record: Record) -> None:
    client = signed_in(small_app(tmp_path, record))
    client.get("/?lang=ur")
    client.post("/x")
    assert client.get_cookie("l") is not None
    assert client.get_cookie("a") is None


def test_leaving_works_with_the_database_down(tmp_path: Path, record: Record) -> None:
    app = small_app(tmp_path, record, engine=broken_engine())
    client = signed_in(app)
    assert_gone(client.post("/x"))
    journal = (tmp_path / "ended-family.journal").read_text()
    assert journal == hash_token("tok") + "\n"


def test_a_journalled_session_is_refused_before_it_is_applied(
    tmp_path: Path, record: Record
) -> None:
    app = small_app(tmp_path, record)
    client = signed_in(app)
    record.fails = DOWN
    client.post("/x")
    record.fails = None
    # The journal still cannot be applied, yet the record would let her in again.
    record.end_session = refuse  # type: ignore[method-assign]
    app.extensions[EXTENSION].doors = Record.doors(record)
    again = signed_in(app)
    assert again.get("/own").status_code == 303
    assert hash_token("tok") not in record.ended


def refuse(*_args: object) -> None:
    """A database that takes no writes."""
    raise DOWN


def test_the_journal_is_applied_before_the_next_request(tmp_path: Path, record: Record) -> None:
    app = small_app(tmp_path, record)
    record.fails = DOWN
    signed_in(app).post("/x")
    record.fails = None
    assert record.ended == []
    assert app.test_client().get("/").status_code == 200
    assert record.ended == [hash_token("tok")]
    assert (tmp_path / "ended-family.journal").read_text() == ""


def test_another_process_refuses_the_journalled_session(tmp_path: Path, record: Record) -> None:
    first, second = small_app(tmp_path, record), small_app(tmp_path, record)
    assert signed_in(second).get("/own").status_code == 200
    record.fails = DOWN
    signed_in(first).post("/x")
    assert second.extensions[EXTENSION].journal.refuses(hash_token("tok"))


def test_leaving_does_not_wait_for_a_locked_database(
    tmp_path: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leave_quickly, "PATIENCE", 0.1)
    released = threading.Event()

    def locked(*_args: object) -> None:
        released.wait(5)

    record.end_session = locked  # type: ignore[method-assign]
    app = small_app(tmp_path, record)
    began = time.monotonic()
    assert_gone(signed_in(app).post("/x"))
    assert time.monotonic() - began < 2
    released.set()
    assert app.extensions[EXTENSION].journal.refuses(hash_token("tok"))


def test_leaving_works_with_neither_database_nor_disk(tmp_path: Path, record: Record) -> None:
    app = small_app(tmp_path, record, engine=broken_engine())
    (tmp_path / "ended-family.journal").mkdir()
    assert_gone(signed_in(app).post("/x"))
    assert app.extensions[EXTENSION].journal.refuses(hash_token("tok"))


def test_reading_the_leave_address_only_goes(tmp_path: Path, record: Record) -> None:
    client = signed_in(small_app(tmp_path, record))
    assert client.get("/x").location == DEFAULT_LEAVE_URL
    assert record.ended == []
    assert client.get("/own").status_code == 200


def test_a_line_cut_short_ends_nobodys_session(tmp_path: Path) -> None:
    path = tmp_path / "j"
    path.write_text("ab12\n" + "f" * 64 + "\n" + "c" * 30)
    assert Journal(path).waiting() == {"f" * 64}


def test_an_end_that_fails_stays_in_the_journal(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j")
    journal.record("a" * 64)
    with pytest.raises(OperationalError):
        journal.apply(refuse)
    assert journal.refuses("a" * 64)
    ended: list[str] = []
    journal.apply(ended.append)
    assert ended == ["a" * 64]
    assert not journal.refuses("a" * 64)


def test_leave_targets_name_all_their_origins() -> None:
    for target in ALLOWED.values():
        assert isinstance(target, LeaveTarget)
        assert all(origin.startswith("https://") for origin in target.origins)
        assert not any(origin.endswith("/") for origin in target.origins)
