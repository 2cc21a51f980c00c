"""Requests per second of the updates page against a bare Flask view, and what a worker needs.

Both are served by the same gunicorn with the same workers and threads. The client sends ready
bytes over kept-open connections and reads by the length announced, so that it costs little.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy.orm import Session

from tests.support.bench_scene import add_family, app_over, databases, settle
from tests.support.measure import Measure, Sample

ROOT = Path(__file__).resolve().parents[2]
WORKERS, THREADS, CLIENTS = 1, 4, 4
SECONDS = 2.0  # of one sample


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(target: str, environ: Mapping[str, str], path: str) -> Iterator[tuple[int, int, float]]:
    """A gunicorn on ``target``: its port, its process id, and the seconds to the first answer."""
    port = free_port()
    begun = time.perf_counter()
    server = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", target, "--bind", f"127.0.0.1:{port}",
            "--workers", str(WORKERS), "--threads", str(THREADS), "--worker-class", "gthread",
            "--no-control-socket", "--log-level", "error", "--keep-alive", "30",
        ],
        cwd=ROOT,
        env={**os.environ, **environ},
        stderr=subprocess.DEVNULL,  # where the log goes, one line for each request
    )  # fmt: skip
    try:
        yield port, server.pid, _first_answer(server, port, path, begun)
    finally:
        server.terminate()
        server.wait(10)


def _first_answer(server: subprocess.Popen[bytes], port: int, path: str, begun: float) -> float:
    while time.perf_counter() - begun < 60:
        if server.poll() is not None:
            raise RuntimeError("the server did not start")
        try:
            with socket.create_connection(("127.0.0.1", port), 1) as wire:
                wire.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
                if wire.recv(12).startswith(b"HTTP/1.1"):
                    return time.perf_counter() - begun
        except OSError:
            threading.Event().wait(0.05)
    raise RuntimeError("the server gave no answer")


def per_second(port: int, request: bytes) -> float:
    """Answers with status 200 in a second, over a few kept-open connections."""
    counts = [0] * CLIENTS
    end = time.perf_counter() + SECONDS

    def client(number: int) -> None:
        with socket.create_connection(("127.0.0.1", port), 5) as wire:
            stream = wire.makefile("rb")
            while time.perf_counter() < end:
                wire.sendall(request)
                if b" 200 " not in stream.readline():
                    return
                length = 0
                while (line := stream.readline()) not in (b"\r\n", b""):
                    if line.lower().startswith(b"content-length:"):
                        length = int(line.split(b":")[1])
                stream.read(length)
                counts[number] += 1

    clients = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    begun = time.perf_counter()
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    return sum(counts) / (time.perf_counter() - begun)


def memory_mib(parent: int) -> float:
    """Resident memory of the first worker, in MiB; 0 where /proc does not tell."""
    try:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        status = Path(f"/proc/{children[0]}/status").read_text()
    except (OSError, IndexError):
        return 0.0
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _signed_in_request(url: str, folder: Path, token: str, ids: tuple[str, str]) -> bytes:
    one = app_over(url, folder, token, *ids)
    cookie = one.client.get_cookie("a")
    assert cookie is not None, "the family's cookie has another name"
    return (
        f"GET /t HTTP/1.1\r\nHost: localhost\r\nCookie: a={cookie.value}\r\n"
        "Accept-Encoding: identity\r\n\r\n"
    ).encode()


def _both(backend: str) -> Callable[[], object]:
    @contextmanager
    def prepare() -> Iterator[Mapping[str, Sample]]:
        with ExitStack() as stack:
            engine, url, _ = stack.enter_context(databases(backend))
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            with Session(engine) as session:
                case_id, member_id, token = add_family(session, 40)
                session.commit()
            settle(engine)
            request = _signed_in_request(url, folder, token, (case_id, member_id))
            environ = {"BENCH_DATABASE": url, "BENCH_FOLDER": str(folder)}
            plain = b"GET /t HTTP/1.1\r\nHost: localhost\r\n\r\n"
            bare = stack.enter_context(served("tests.support.bench_app:bare", environ, "/t"))
            family = stack.enter_context(
                served("tests.support.bench_app:family()", environ, "/healthz")
            )
            per_second(family[0], request)
            yield {
                "page": lambda: per_second(family[0], request),
                "bare": lambda: per_second(bare[0], plain),
            }

    return prepare


@contextmanager
def _worker() -> Iterator[Mapping[str, Sample]]:
    with ExitStack() as stack:
        engine, url, _ = stack.enter_context(databases("sqlite"))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        with Session(engine) as session:
            case_id, member_id, token = add_family(session, 40)
            session.commit()
        settle(engine)
        request = _signed_in_request(url, folder, token, (case_id, member_id))
        environ = {"BENCH_DATABASE": url, "BENCH_FOLDER": str(folder)}

        def memory() -> float:
            with served("tests.support.bench_app:family()", environ, "/healthz") as (port, pid, _):
                per_second(port, request)
                return memory_mib(pid)

        yield {"memory": memory}


@contextmanager
def _start() -> Iterator[Mapping[str, Sample]]:
    with ExitStack() as stack:
        _, url, _ = stack.enter_context(databases("sqlite"))
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        environ = {"BENCH_DATABASE": url, "BENCH_FOLDER": folder}

        def start() -> float:
            with served("tests.support.bench_app:family()", environ, "/healthz") as (_, _, seconds):
                return seconds

        yield {"start": start}


MEASURES = (
    *(
        Measure(
            f"updates_page_against_a_bare_view_{backend}",
            "of the requests per second",
            _both(backend),
            lambda medians: medians["page"] / medians["bare"],
            target=1 / 8,
            at_least=True,
            rounds=5,
        )
        for backend in ("sqlite", "postgresql")
    ),
    Measure("memory_of_a_worker", "MiB", _worker, lambda medians: medians["memory"], rounds=1),
    Measure("start_to_first_answer", "seconds", _start, lambda medians: medians["start"], rounds=3),
)
