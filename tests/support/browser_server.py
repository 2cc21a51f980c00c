"""The demo as anybody starts it, for browsers to look at: the command of ``make run``, in a
folder of its own and on a free port.

Loading the demo once and copying its folder makes a fresh record cheap: every module of
browser tests has its own, so that no test sees what the tests of another module did.
"""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEMO_NOW = "2026-03-02T09:00:00+00:00"  # a Monday
PATIENCE = 60.0  # seconds; machines that run tests are slow
NEUTRAL_TEXT = "Dry with sunny spells"


class NotReady(Exception):
    """The server did not come up. The text is what it printed."""


@dataclass(frozen=True)
class Person:
    """Somebody of the demo, with a code that has not been used yet."""

    person: str
    role: str
    app: str  # family | advocate
    url: str
    code: str
    language: str


@dataclass
class LiveDemo:
    """A running demo."""

    folder: Path
    port: int
    leave_url: str
    environment: dict[str, str]
    _unused: list[Person] = field(default_factory=list)

    @property
    def origin(self) -> str:
        """A name and not a number: passkeys ask for one."""
        return f"http://localhost:{self.port}"

    def people(self) -> list[Person]:
        """Everybody, with fresh codes."""
        return [Person(**one) for one in json.loads(self.command("demo-codes", "--json"))]

    def person(self, name: str) -> Person:
        """Somebody by the beginning of the name, with a code that works."""
        found = next((one for one in self._unused if one.person.startswith(name)), None)
        if found is None:
            self._unused = self.people()
            found = next(one for one in self._unused if one.person.startswith(name))
        self._unused.remove(found)
        return found

    def command(self, *arguments: str) -> str:
        """What one of the project's commands prints, run beside the server."""
        done = subprocess.run(
            [sys.executable, "-m", "casework", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def live_demo(
    folder: Path,
    leave_url: str,
    *,
    port: int | None = None,
    now: str = DEMO_NOW,
    pseudo: bool = False,
) -> Iterator[LiveDemo]:
    """Serve the demo of this folder (loaded first, if there is none) until the end. ``now``: the
    time at which its clock begins. ``pseudo``: it speaks the pseudo-language as well."""
    port = port or free_port()
    environment = {**demo_environment(folder, port, leave_url), "DEMO_NOW": now}
    command = ["tests.support.browser_pseudo"] if pseudo else ["casework", "run"]
    with serving([sys.executable, "-m", *command], environment, port):
        yield LiveDemo(folder, port, leave_url, environment)


def load_demo(folder: Path) -> Path:
    """Migrate and fill, without serving. The folder is there to be copied."""
    environment = demo_environment(folder, 8000, "")
    command = [sys.executable, "-m", "casework", "run", "--no-server"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


def copy_of(folder: Path, to: Path) -> Path:
    """A demo's folder once more. Nobody is using the original, so its database is whole."""
    shutil.copytree(folder, to)
    return to


def demo_environment(folder: Path, port: int, leave_url: str) -> dict[str, str]:
    """What ``make run`` sets, with a clock that stands where every run finds it."""
    return {
        **clean_environment(),
        "APP_MODE": "demo",
        "INSTANCE_DIR": str(folder),
        "PORT": str(port),
        "LEAVE_URL": leave_url,
        "DEMO_NOW": DEMO_NOW,
    }


def clean_environment() -> dict[str, str]:
    """The environment of a program without anything of this project in it."""
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV")
    return {name: os.environ[name] for name in kept if name in os.environ}


@contextmanager
def serving(command: list[str], environment: Mapping[str, str], port: int) -> Iterator[None]:
    """Run a server until the end, and stop it as a service manager does."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        printed: list[str] = []
        reader = threading.Thread(target=_drain, args=(process, printed), daemon=True)
        reader.start()
        try:
            _wait_until_ready(process, port, printed)
            yield
        finally:
            ended = process.poll()
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                raise AssertionError("the server did not stop when it was told to") from None
            finally:
                reader.join(20)
        assert ended is None, f"the server ended by itself ({ended}): {''.join(printed[-20:])}"


def _drain(process: subprocess.Popen[str], printed: list[str]) -> None:
    assert process.stdout is not None
    printed.extend(process.stdout)


def _wait_until_ready(process: subprocess.Popen[str], port: int, printed: list[str]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise NotReady("".join(printed))
        if _ready(port):
            return
        # Asking again and again would slow the start itself down.
        time.sleep(0.05)
    raise NotReady("".join(printed))


def _ready(port: int) -> bool:
    connection = http.client.HTTPConnection("localhost", port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class _Neutral(BaseHTTPRequestHandler):
    """A page about everyday things, as the leave target is."""

    def do_GET(self) -> None:
        found = self.path in ("/weather", "/tomorrow")
        other = "/tomorrow" if self.path == "/weather" else "/weather"
        page = (
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>Weather</title>'
            '<link rel="icon" href="data:,">'
            f'<h1>Weather</h1><p>{NEUTRAL_TEXT}</p><p><a href="{other}">Another day</a></p></html>'
        ).encode()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_arguments: object) -> None:
        """Nobody reads a log of this."""


@contextmanager
def neutral_page() -> Iterator[str]:
    """The address that leaving leads to: on this machine, and of another origin than ours."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Neutral)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/weather"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
