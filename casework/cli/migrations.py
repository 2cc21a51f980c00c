"""Bring a database to the newest migration, or back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from casework.models.row_security import OWNER

_FOLDER = Path(__file__).resolve().parents[2] / "migrations"


def config() -> Config:
    """Alembic's settings, without a file: the folder is all that it needs."""
    settings = Config()
    settings.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return settings


def migrate(engine: Engine, target: str = "head") -> None:
    """Upgrade to ``target``, in one transaction. On PostgreSQL the tables belong to the owner
    role, as whom nobody can sign in."""
    _run(engine, lambda settings: command.upgrade(settings, target))


def migrate_back(engine: Engine, target: str) -> None:
    """Downgrade to ``target``."""
    _run(engine, lambda settings: command.downgrade(settings, target))


def _run(engine: Engine, step: Callable[[Config], None]) -> None:
    settings = config()
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL ROLE {OWNER}"))
        settings.attributes["connection"] = connection
        step(settings)


def head() -> str:
    """The newest migration that this version of the code knows."""
    newest = ScriptDirectory.from_config(config()).get_current_head()
    assert newest is not None
    return newest


def current(engine: Engine) -> str | None:
    """The migration that the database is at."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()
