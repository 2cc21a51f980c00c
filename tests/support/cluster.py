"""A PostgreSQL server for one test run.

``TEST_DATABASE_URL`` names a server to use (as a superuser of it; tests make their own
databases there). Without it the system's PostgreSQL is started as a temporary cluster, by an
unprivileged user in a directory that this user owns, and stopped when the run ends.
"""

from __future__ import annotations

import fcntl
import json
import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

from tests.support.run import run_directory, run_owner

OLDEST_VERSION = 15
TEMPLATE = "template"
_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)
# A cluster for tests is thrown away: nothing in it needs to survive a crash.
_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "127.0.0.1",
    "max_connections": "100",
    # Tables are emptied after every test. Statistics taken of them then say that they hold nothing,
    # and a page over two thousand rows, which takes a second, took a quarter of an hour.
    "autovacuum": "off",
    "log_min_messages": "warning",
}
_GUARD = """
while kill -0 "$1" 2>/dev/null; do sleep 1; done
[ -d "$2" ] || exit 0
pid=$(head -n 1 "$2/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid"
sleep 1; rm -rf "$3"
"""


class NoPostgresql(Exception):
    """There is no PostgreSQL to test with. The text says what to do."""


class Server:
    """A running PostgreSQL, seen as its superuser."""

    def __init__(self, url: URL, prefix: str) -> None:
        self.url = url
        self.prefix = prefix  # of every database that this run makes

    def url_of(self, database: str, role: str | None = None) -> URL:
        """The address of one of the run's databases, for its superuser or for a role."""
        url = self.url.set(database=f"{self.prefix}{database}")
        if role is None:
            return url
        return url.set(username=role, password=self.password)

    @property
    def password(self) -> str | None:
        """The roles' password: none on our own cluster, which trusts this machine."""
        return None if self.url.password is None else "casework-tests-only"

    def connect(self, database: str | None = None) -> psycopg.Connection[Any]:
        """A superuser's connection, each statement its own transaction."""
        url = self.url if database is None else self.url_of(database)
        plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
        return psycopg.connect(plain, autocommit=True)

    def create(self, name: str, template: str | None = None) -> None:
        """Make a database of this run, empty or as a copy."""
        statement = sql.SQL("CREATE DATABASE {}").format(self._named(name))
        if template is not None:
            statement += sql.SQL(" TEMPLATE {}").format(self._named(template))
        with self.connect() as connection:
            connection.execute(statement)
            if template is not None:
                # What was granted on the database itself is not copied: the owner makes schemas.
                grant = sql.SQL("GRANT CREATE ON DATABASE {} TO casework_owner")
                connection.execute(grant.format(self._named(name)))

    def drop(self, name: str) -> None:
        """Take a database of this run away, whoever is still connected."""
        statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(self._named(name))
        with self.connect() as connection:
            connection.execute(statement)

    def drop_all(self) -> None:
        """Take every database of this run away."""
        with self.connect() as connection:
            rows = connection.execute("SELECT datname FROM pg_database").fetchall()
        for (name,) in rows:
            if name.startswith(self.prefix):
                self.drop(name.removeprefix(self.prefix))

    def _named(self, name: str) -> sql.Identifier:
        return sql.Identifier(f"{self.prefix}{name}")


def postgresql() -> Server:
    """The run's server, started by the first process that asks, with a migrated template."""
    folder = run_directory()
    with _locked(folder / "postgresql.lock"):
        server = _remembered(folder)
        if server is None:
            server = _begin(folder)
            _make_template(server)
            _note(folder).write_text(
                json.dumps([server.url.render_as_string(hide_password=False), server.prefix])
            )
    return server


def end_postgresql(folder: Path) -> None:
    """Stop the run's cluster, or leave a lent server as it was."""
    cluster = folder / "postgresql"
    if (cluster / "data" / "postmaster.pid").exists():
        _run_tool(cluster, "pg_ctl", "stop", "-D", "data", "-m", "immediate", "-s")
    elif (server := _remembered(folder)) is not None:
        server.drop_all()


def _note(folder: Path) -> Path:
    return folder / "postgresql.json"


def _remembered(folder: Path) -> Server | None:
    if not _note(folder).exists():
        return None
    url, prefix = json.loads(_note(folder).read_text())
    return Server(make_url(url), prefix)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _begin(folder: Path) -> Server:
    given = os.environ.get("TEST_DATABASE_URL", "").strip()
    if given:
        url = make_url(given).set(drivername="postgresql+psycopg")
        return Server(url, f"casework_test_{run_owner()}_")
    return Server(_start(folder / "postgresql"), "")


def _start(cluster: Path) -> URL:
    cluster.mkdir(mode=0o700)
    user = _unprivileged()
    if user is not None:
        account = pwd.getpwnam(user)
        os.chown(cluster, account.pw_uid, account.pw_gid)
    _run_tool(
        cluster, "initdb", "-D", "data", "-U", "postgres", "-E", "UTF8", "--locale=C",
        "--auth=trust", "--no-sync", "--no-instructions",
    )  # fmt: skip
    port = _free_port()
    settings = {**_SETTINGS, "port": str(port), "unix_socket_directories": str(cluster)}
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    # The guard first: from here on nothing is left behind, however the run ends.
    guard = ["sh", "-c", _GUARD, "guard", str(run_owner()), str(cluster), str(cluster.parent)]
    subprocess.Popen(
        guard, start_new_session=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, cwd="/",
    ).returncode = 0  # fmt: skip  # it outlives us on purpose: nobody waits for it
    _run_tool(cluster, "pg_ctl", "start", "-D", "data", "-l", "log", "-w", "-s", "-o", options)
    return URL.create("postgresql+psycopg", "postgres", host="127.0.0.1", port=port,
                      database="postgres")  # fmt: skip


def _run_tool(cluster: Path, name: str, *arguments: str) -> None:
    user = _unprivileged()
    identity: dict[str, Any] = {}
    if user is not None:
        identity = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}
    finished = subprocess.run(
        [str(tools_folder() / name), *arguments], cwd=cluster, capture_output=True, text=True,
        stdin=subprocess.DEVNULL, timeout=120, check=False,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "UTC"}, **identity,
    )  # fmt: skip
    if finished.returncode:
        log = cluster / "log"
        told = log.read_text() if log.exists() else ""
        raise NoPostgresql(f"{name} failed: {finished.stdout}{finished.stderr}{told}")


def tools_folder() -> Path:
    """Where the newest PostgreSQL of this system keeps its programs."""
    found = [folder for pattern in _FOLDERS for folder in Path("/").glob(pattern[1:])]
    on_path = shutil.which("initdb")
    if on_path:
        found.append(Path(on_path).resolve().parent)
    usable = [(_version(folder), folder) for folder in found if (folder / "initdb").exists()]
    if not usable or max(usable)[0] < OLDEST_VERSION:
        raise NoPostgresql(
            f"PostgreSQL {OLDEST_VERSION} or newer is needed for these tests: install the"
            " package postgresql (Debian) or postgresql@15 (Homebrew), or set TEST_DATABASE_URL."
        )
    return max(usable)[1]


def _version(folder: Path) -> int:
    told = subprocess.run(
        [str(folder / "initdb"), "--version"], capture_output=True, text=True, check=True
    ).stdout
    return int("".join(c if c.isdecimal() else " " for c in told).split()[0])


def _unprivileged() -> str | None:
    """Whom to run the server as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise NoPostgresql("PostgreSQL refuses to run as root, and there is no user to run it as.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _make_template(server: Server) -> None:
    from casework.cli.migrations import migrate
    from casework.models.row_security import LOGIN_ROLES, MIGRATOR, role_statements
    from casework.queries.database import make_engine

    server.create(TEMPLATE)
    with server.connect(TEMPLATE) as connection:
        for statement in role_statements(f"{server.prefix}{TEMPLATE}"):
            connection.execute(statement.encode())
        if server.password is not None:
            for role in LOGIN_ROLES:
                connection.execute(
                    sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                        sql.Identifier(role), sql.Literal(server.password)
                    )
                )
    url = server.url_of(TEMPLATE, MIGRATOR)
    engine = make_engine(url.render_as_string(hide_password=False))
    try:
        migrate(engine)
    finally:
        engine.dispose()
