"""A small app of its own for the tests of the plumbing: no record, no case, no code."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, redirect, render_template
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool
from wtforms import StringField, TextAreaField

from casework.queries.database import make_engine
from casework.rules.access import FamilyViewer, StaffViewer, Viewer
from casework.rules.codes import hash_token
from casework.rules.errors import NotFound, Refused, Stale
from casework.rules.messages import N_, Sentence
from casework.rules.roles import Permission
from casework.web import factory, gate, settings, transaction
from casework.web.forms.base import OnceForm
from casework.web.forms.fields import Needed
from casework.web.gate import public, requires
from casework.web.nav_link import NavLink
from casework.web.plumbing import Doors

TEMPLATES = Path(__file__).parent / "templates"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def key(seed: int) -> bytes:
    """A key that looks random enough and is the same each time."""
    return bytes((seed * 37 + place * 101 + place * place) % 256 for place in range(32))


def environment(**more: str) -> dict[str, str]:
    """An environment in which production would start."""
    return {
        "DATABASE_URL": "sqlite://",
        "FAMILY_SECRET": "family-Zk3vQ8wLr1TnYp6sXc9dFg2hJb5m",
        "STAFF_SECRET": "staff-Hq7rW2eTz8yUp1oLk4jHg6fDs3aQ",
        "CODE_PEPPER": "pepper-Vb9nMq2wEr5tYu8iOp3aSd6fGh1j",
        "INDEX_KEY": base64.b64encode(key(1)).decode(),
        "DATA_KEYS": f"k1:{base64.b64encode(key(2)).decode()}",
        "FAMILY_RP_ID": "pages.example",
        "FAMILY_ORIGINS": "https://pages.example",
        "STAFF_RP_ID": "desk.example",
        "STAFF_ORIGINS": "https://desk.example",
        "CONTACT_PHONE": "0808 157 0123",
        **more,
    }


def settings_of(instance: Path, mode: str = "test", **changes: Any) -> settings.Settings:
    """Settings of a test, in the given mode."""
    # No environment may ask for the mode of the tests: they set it themselves.
    named = {} if mode == "test" else {"APP_MODE": mode}
    made = settings.from_environment(environment(**named), instance)
    return replace(made, **{"app_mode": settings.Mode(mode), **changes})


class Record:
    """Stands for the record: who is signed in with which token, and what was told to it."""

    def __init__(self) -> None:
        self.viewers: dict[str, Viewer] = {}
        self.ended: list[str] = []
        self.seen: list[str] = []
        self.fails: Exception | None = None

    def sign_in(self, token: str, viewer: Viewer) -> None:
        self.viewers[hash_token(token)] = viewer

    def viewer_for(
        self, session: Session, _side: str, token_hash: str, _now: datetime
    ) -> Viewer | None:
        if self.fails is not None:
            raise self.fails
        session.execute(text("SELECT 1"))
        return None if token_hash in self.ended else self.viewers.get(token_hash)

    def end_session(self, session: Session, _side: str, token_hash: str, _now: datetime) -> None:
        if self.fails is not None:
            raise self.fails
        session.execute(text("SELECT 1"))
        self.ended.append(token_hash)

    def note_seen(self, _session: Session, _side: str, token_hash: str, _now: datetime) -> None:
        self.seen.append(token_hash)

    def doors(self) -> Doors:
        return Doors(self.viewer_for, self.end_session, self.note_seen)


class NoteForm(OnceForm):
    """One text."""

    text = TextAreaField(N_("What you want to write"), [Needed(N_("Write something first."))])
    name = StringField(N_("Name"))


def small_blueprint(name: str) -> Blueprint:
    """Views of every kind that the plumbing has to deal with."""
    views = Blueprint(name, __name__)

    @views.route("/", endpoint="welcome")
    @public
    def welcome() -> str:
        return render_template("small/welcome.html")

    @views.route("/come/<token>", methods=["POST"])
    @public
    def come(token: str) -> Any:
        gate.begin_session(token)
        return redirect("/own", 303)

    @views.route("/own")
    @requires(Permission.OWN_READ if name == "family" else Permission.STAFF_SIGNED_IN)
    def own() -> str:
        return render_template("small/own.html")

    @views.route("/write", methods=["GET", "POST"])
    @requires(Permission.OWN_WRITE)
    def write() -> Any:
        form = NoteForm()
        if form.validate_on_submit():
            transaction.session().execute(
                text("INSERT INTO note VALUES (:words)"), {"words": form.text.data}
            )
            return redirect("/own", 303)
        return render_template("small/write.html", form=form), form.status

    @views.route("/plain", methods=["POST"])
    @requires(Permission.OWN_WRITE)
    def plain() -> Any:
        transaction.session().execute(text("INSERT INTO note VALUES ('plain')"))
        return redirect("/own", 303)

    @views.route("/half", methods=["POST"])
    @requires(Permission.OWN_WRITE)
    def half() -> Any:
        transaction.session().execute(text("INSERT INTO note VALUES ('half')"))
        return "no", 422

    @views.route("/accounts")
    @requires(Permission.ACCOUNT_MANAGE)
    def accounts() -> str:
        return "accounts"

    @views.route("/fails/<how>")
    @public
    def fails(how: str) -> str:
        sentence = Sentence(N_("There is nothing here."))
        raise {
            "unseen": NotFound(),
            "refused": Refused(sentence),
            "stale": Stale({"text": "their words"}, {"text": "my words"}),
            "fault": RuntimeError("a name that nobody may read"),
        }[how]

    return views


def small_app(
    instance: Path,
    record: Record,
    *,
    side: str = "family",
    mode: str = "test",
    engine: Engine | None = None,
    blueprint: Blueprint | None = None,
    **changes: Any,
) -> Flask:
    """The small app, with the record given."""
    if engine is None:
        engine = make_engine(f"sqlite:///{instance / 'small.sqlite3'}")
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE IF NOT EXISTS note (words TEXT)"))
            connection.execute(text("CREATE TABLE IF NOT EXISTS deployment_mark (mark TEXT)"))
    home = "family.welcome" if side == "family" else "advocate.welcome"
    name = home.split(".")[0]
    return factory.build(
        f"small_{side}",
        settings_of(instance, mode, **changes),
        [blueprint or small_blueprint(name)],
        side=side,
        home=home,
        navigation=lambda: (NavLink(f"{name}.own", N_("Updates"), Permission.OWN_READ),),
        templates=[TEMPLATES],
        doors=record.doors(),
        engine=engine,
        show_faults=False,
    )


def broken_engine() -> Engine:
    """An engine whose every connection fails, as with the database down."""

    def refuse() -> Any:
        import sqlite3

        raise sqlite3.OperationalError("no database")

    return create_engine("sqlite://", creator=refuse, poolclass=StaticPool)


RELATIVE = FamilyViewer(case_id="c" * 16, member_id="m" * 16, session_id="s" * 16)
WORKER = StaffViewer(staff_id="w" * 16)
