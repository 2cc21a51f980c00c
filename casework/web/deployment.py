"""Invented cases and real ones never meet: the mark of a demo's database is looked at first."""

from __future__ import annotations

from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from casework.queries.database import make_engine, open_session, session_factory
from casework.web.settings import Settings, SettingsError

UNMARKED = "This database holds cases and no mark of a demo: the demo refuses it."


def holds_something(db: Session) -> bool:
    """Whether anything was ever done in this database. Cases are hidden from a role that looks
    at nobody's; the head of the service's own audit is not."""
    asked = "SELECT 1 FROM case_file UNION ALL SELECT 1 FROM audit_head WHERE chain = 'service'"
    return db.execute(text(f"{asked} LIMIT 1")).first() is not None


def refuse_unmarked(engine: Engine) -> None:
    """Before a demo migrates or fills a database: never one in which somebody works."""
    if not inspect(engine).has_table("case_file"):
        return
    with open_session(session_factory(engine), write=False, side="staff") as db:
        if db.execute(text("SELECT 1 FROM deployment_mark LIMIT 1")).first() is not None:
            return
        if holds_something(db):
            raise SettingsError(UNMARKED)


def check_database(settings: Settings, side: str) -> None:
    """Production refuses a database marked as a demo's; a demo refuses one that holds cases
    and no mark."""
    engine = make_engine(settings.database_for(side), hide_parameters=True)
    try:
        with open_session(session_factory(engine), write=False, side=side) as db:
            marked = db.execute(text("SELECT 1 FROM deployment_mark LIMIT 1")).first() is not None
            filled = holds_something(db)
    except SQLAlchemyError as error:
        raise SettingsError(
            f"The database does not answer or has no tables yet ({type(error).__name__}): "
            "check the address, then run the migrations."
        ) from None
    finally:
        engine.dispose()
    if settings.production and marked:
        raise SettingsError("This database is marked as a demo's: production refuses it.")
    if settings.demo and filled and not marked:
        raise SettingsError(UNMARKED)
