"""Bring the database to the newest migration, or say whether it is there."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from casework.cli import parser
from casework.cli.migrations import current, head, migrate
from casework.queries.database import make_engine
from casework.web.settings import from_environment


def main(arguments: Sequence[str]) -> int:
    """Migrate as the migrator role, which no app connects as."""
    reader = parser("migrate")
    reader.add_argument("--check", action="store_true", help="change nothing; 1 when it is behind")
    options = reader.parse_args(arguments)
    engine = make_engine(from_environment(os.environ).database_for("migrator"))
    try:
        if not options.check:
            migrate(engine)
        at = current(engine)
    finally:
        engine.dispose()
    print(f"the database is at {at or 'nothing'}, this version needs {head()}", file=sys.stderr)
    return 0 if at == head() else 1
