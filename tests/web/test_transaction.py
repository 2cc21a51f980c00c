"""One session per request: nothing is written on GET, or by an answer that says no."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, text
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base
from casework.web import gate, transaction
from casework.web.plumbing import EXTENSION
from tests.web.plumbing_app import Record

MakeApp = Callable[..., Flask]


class Scrap(Base):
    """A row for these tests only."""

    __tablename__ = "scrap_of_a_test"

    id: Mapped[str] = mapped_column(primary_key=True)


Base.metadata.remove(Scrap.__table__)  # type: ignore[arg-type]


def notes(app: Flask) -> list[str]:
    """What stands in the table."""
    with app.extensions[EXTENSION].factory() as db:
        return [row[0] for row in db.execute(text("SELECT words FROM note"))]


def browser(app: Flask) -> tuple[FlaskClient, str]:
    """A signed-in browser and its form token."""
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = "tok"
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/write").text)
    assert found is not None
    return client, found[1]


def test_a_write_that_went_well_is_committed_once(make_app: MakeApp) -> None:
    app = make_app()
    client, csrf = browser(app)
    assert client.post("/plain", data={"csrf_token": csrf}).status_code == 303
    assert notes(app) == ["plain"]


def test_a_write_answered_with_an_error_is_taken_back(make_app: MakeApp) -> None:
    app = make_app()
    client, csrf = browser(app)
    assert client.post("/half", data={"csrf_token": csrf}).status_code == 422
    assert notes(app) == []


def test_a_fault_after_a_write_takes_it_back(make_app: MakeApp) -> None:
    app = make_app()

    @gate.public
    def broken() -> str:
        transaction.session().execute(text("INSERT INTO note VALUES ('broken')"))
        raise RuntimeError

    app.add_url_rule("/broken", "broken", broken, methods=["POST"])
    client, csrf = browser(app)
    assert client.post("/broken", data={"csrf_token": csrf}).status_code == 500
    assert notes(app) == []


@pytest.mark.parametrize("how", ["add", "bulk"])
def test_a_page_that_reads_cannot_change_a_record(make_app: MakeApp, how: str) -> None:
    app = make_app()

    @gate.public
    def probe() -> str:
        db = transaction.session()
        if how == "add":
            db.add(Scrap(id="x"))
            db.flush()
        else:
            from sqlalchemy import delete

            db.execute(delete(Scrap))
        return "changed"

    app.add_url_rule("/probe", "probe", probe)
    assert app.test_client().get("/probe").status_code == 500


def test_a_get_never_commits_even_raw_sql(make_app: MakeApp) -> None:
    app = make_app()

    @gate.public
    def probe() -> str:
        transaction.session().execute(text("INSERT INTO note VALUES ('sly')"))
        return "done"

    app.add_url_rule("/probe", "probe", probe)
    app.test_client().get("/probe")
    assert notes(app) == []


def test_the_moment_is_the_same_all_through_a_request(make_app: MakeApp) -> None:
    app = make_app()
    with app.test_request_context("/"):
        assert transaction.now() is transaction.now()
        assert transaction.now().tzinfo is not None


def test_aside_after_the_write_session_is_a_programming_error(make_app: MakeApp) -> None:
    app = make_app()
    with app.test_request_context("/", method="POST"):
        transaction.session().execute(text("SELECT 1"))
        with pytest.raises(RuntimeError, match="before"), transaction.aside():
            pass


def test_aside_commits_although_the_answer_is_an_error(make_app: MakeApp) -> None:
    app = make_app()

    @gate.public
    def probe() -> tuple[str, int]:
        with transaction.aside() as db:
            db.execute(text("INSERT INTO note VALUES ('counted')"))
        return "no", 422

    app.add_url_rule("/probe", "probe", probe, methods=["POST"])
    client, csrf = browser(app)
    client.post("/probe", data={"csrf_token": csrf})
    assert notes(app) == ["counted"]


def test_a_commit_that_fails_becomes_a_calm_page(make_app: MakeApp, record: Record) -> None:
    from sqlalchemy import event

    app = make_app()
    client, csrf = browser(app)
    engine = app.extensions[EXTENSION].factory.kw["bind"]

    def refuse(_connection: Connection) -> None:
        raise RuntimeError

    event.listen(engine, "commit", refuse)
    answer = client.post("/plain", data={"csrf_token": csrf})
    assert answer.status_code == 500
    assert 'data-page="fault"' in answer.text
