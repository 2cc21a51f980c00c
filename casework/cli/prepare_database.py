"""``python -m casework prepare-database``: the login roles of PostgreSQL, made once.

Run with a superuser's address, before the first migration. It makes roles without passwords;
the operator gives each its own (``ALTER ROLE casework_family PASSWORD ...``) or lets them in
by the server's own rules. It can be run again: what is there stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.engine import make_url

from casework.cli import parser
from casework.models.row_security import role_statements
from casework.queries.database import make_engine
from casework.web.settings import SettingsError


def main(arguments: Sequence[str]) -> int:
    """Make the roles in the database of the address, or print what would be run."""
    reader = parser("prepare-database")
    reader.add_argument("--url", required=True, help="a superuser's address of the database")
    reader.add_argument("--print", action="store_true", help="print the statements, run nothing")
    options = reader.parse_args(arguments)
    url = make_url(options.url)
    if url.get_backend_name() != "postgresql" or not url.database:
        raise SettingsError("Give the address of a PostgreSQL database, with its name.")
    statements = role_statements(url.database)
    if options.print:
        print(";\n".join(statements) + ";")
        return 0
    engine = make_engine(options.url)
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()
    print("The roles are there. Give each login role its password, then migrate.")
    return 0
