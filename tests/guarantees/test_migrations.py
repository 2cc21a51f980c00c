"""Migrations are linear, equal to the models, and survive rows on the way down and up."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from casework.cli.migrations import config, current, head, migrate, migrate_back
from casework.models import Base
from casework.models.row_security import FAMILY, RULES, STAFF, WORKER
from tests.support.belongings import furnish
from tests.support.databases import Database
from tests.support.household import build
from tests.support.marks import own_on_postgresql


def test_the_history_is_one_line() -> None:
    script = ScriptDirectory.from_config(config())
    assert len(script.get_heads()) == 1
    assert all(len(one.nextrev) <= 1 for one in script.walk_revisions())


def test_migrated_tables_are_the_models(own_database: Database) -> None:
    with own_database.engine("owner").connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = [
            one
            for one in compare_metadata(context, Base.metadata)
            # Alembic's own table is in no model.
            if not (isinstance(one, tuple) and getattr(one[1], "name", "") == "alembic_version")
        ]
    assert differences == []


@own_on_postgresql
def test_the_one_exception_is_procrastinates_own_schema(own_database: Database) -> None:
    """Its tables are in no model. They stand apart, and nothing else does."""
    with own_database.engine("owner").connect() as connection:
        there = inspect(connection).get_schema_names()
        tables = set(inspect(connection).get_table_names("procrastinate"))
    assert sorted(there) == ["information_schema", "procrastinate", "public"]
    assert tables == {
        "procrastinate_events",
        "procrastinate_jobs",
        "procrastinate_periodic_defers",
        "procrastinate_workers",
    }


def test_down_and_up_again_with_rows_in_every_table(own_database: Database) -> None:
    furnish(build(own_database))
    own_database.close_sessions()
    engine = own_database.engine("owner")
    with engine.connect() as connection:
        filled = connection.execute(text("SELECT count(*) FROM audit_entry")).scalar_one()
    assert filled > 0
    migrate_back(engine, "0001")
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT count(*) FROM audit_entry")).scalar_one()
    assert kept == filled
    migrate(engine)
    assert current(engine) == head()
    migrate_back(engine, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    migrate(engine)
    assert current(engine) == head()


@own_on_postgresql
def test_policies_in_the_database_are_those_of_the_table(own_database: Database) -> None:
    """The rules are data; what the migration wrote must not drift from them."""
    with own_database.engine("owner").connect() as connection:
        rows = connection.execute(
            text("SELECT tablename, roles, cmd FROM pg_policies WHERE schemaname = 'public'")
        ).all()
    there = sorted((row.tablename, _role(row.roles), row.cmd) for row in rows)
    wanted = sorted(
        (table, rule.role, command)
        for table, rules in RULES.items()
        for rule in rules
        for command in rule.commands.split()
    )
    assert there == wanted
    assert {role for _, role, _ in there} <= {FAMILY, STAFF, WORKER}


def _role(roles: object) -> str:
    return str(roles[0]) if isinstance(roles, list) else str(roles).strip("{}")
