"""Bring the database to the newest migration, or say whether it is there."""

from __future__ import annotations

import argparse
import os
import sys

from casework.cli.migrations import current, head, migrate
from casework.queries.database import make_engine
from casework.web.settings import from_environment


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--check", action="store_true", help="change nothing; 1 when it is behind")


def run(options: argparse.Namespace) -> int:
    """Migrate as the migrator role, which no app connects as."""
    engine = make_engine(from_environment(os.environ).database_for("migrator"))
    try:
        if not options.check:
            migrate(engine)
        at = current(engine)
    finally:
        engine.dispose()
    print(f"the database is at {at or 'nothing'}, this version needs {head()}", file=sys.stderr)
    return 0 if at == head() else 1
