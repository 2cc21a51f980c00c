"""Invented cases and real ones never meet: the mark of a demo's database is looked at first."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from casework.queries.database import make_engine, open_session, session_factory
from casework.web.settings import Settings, SettingsError


def check_database(settings: Settings, side: str) -> None:
    """Production refuses a database marked as a demo's; a demo refuses one that holds cases
    and no mark."""
    engine = make_engine(settings.database_for(side), hide_parameters=True)
    try:
        with open_session(session_factory(engine), write=False, side=side) as db:
            marked = db.execute(text("SELECT 1 FROM deployment_mark LIMIT 1")).first() is not None
            filled = db.execute(text("SELECT 1 FROM case_file LIMIT 1")).first() is not None
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
        raise SettingsError("This database holds cases and no mark of a demo: the demo refuses it.")
