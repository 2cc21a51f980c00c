"""Set up the demo on this machine, say how to come in, serve both apps and send messages."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from casework.cli import demo, demo_codes, parser, worker
from casework.cli.catalogues import compile_catalogues
from casework.cli.migrations import migrate
from casework.queries.database import make_engine
from casework.web.deployment import refuse_unmarked
from casework.web.settings import Settings, SettingsError, from_environment

THREADS = 8


def main(arguments: Sequence[str]) -> int:
    """Migrate, fill an empty record with the demo, print codes, serve until told to stop."""
    reader = parser("run")
    reader.add_argument("--no-server", action="store_true", help="set up, print codes and stop")
    options = reader.parse_args(arguments)
    settings = from_environment(os.environ)
    if not settings.demo:
        raise SettingsError(
            "This command serves invented cases on one's own machine: set APP_MODE=demo."
            " README.md says how a real service is started."
        )
    signal.signal(signal.SIGTERM, _stop)
    compile_catalogues()
    engine = make_engine(settings.database_for("migrator"))
    refuse_unmarked(engine)
    migrate(engine)
    demo.load_once(engine, settings)
    engine.dispose()
    if options.no_server:
        print(_welcome(settings), flush=True)
        return 0
    return _serve(settings)


def _welcome(settings: Settings) -> str:
    """The address, and for every person of the demo a code."""
    people = demo_codes.fresh_codes(settings)
    width = max((len(str(person["person"])) for person in people), default=0)
    lines = [f"  {p['person']:<{width}}  {p['code']:<22}  {p['url']}  {p['role']}" for p in people]
    head = "Everybody here is invented. Each code works once; a new start prints new ones."
    where = f"Alongside is at http://localhost:{settings.port} (ctrl-C stops it)."
    return "\n".join(["", head, "", *lines, "", where, ""])


def _serve(settings: Settings) -> int:
    """Both apps in this one process: there are no children to be left behind."""
    from waitress import create_server

    # The commands stand beside the apps, not above them: the callable is looked up by name.
    both = importlib.import_module("wsgi").both
    try:
        server = create_server(both, host=settings.host, port=settings.port, threads=THREADS)
    except OSError as error:
        raise SettingsError(
            f"Port {settings.port} cannot be used ({error.strerror}): give another as PORT."
        ) from None
    try:
        print(_welcome(settings), flush=True)  # a code counts only where it can be typed in
        with worker.beside(settings):
            server.run()
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    finally:
        server.close()
    return 0


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
