"""``python -m casework worker``: send what is due, once or for as long as the service runs."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from types import FrameType

from sqlalchemy import Engine

from casework.actions.audit_guard import install_audit_guard
from casework.actions.codes import use_pepper
from casework.cli import parser
from casework.models.sealing import KeyRing, use_key_ring
from casework.queries.database import make_engine, session_factory
from casework.rules.languages import best_offered, offered
from casework.sending.receivers import close_all, receivers_of
from casework.sending.rounds import Desk, Done, Speaks, run_until_idle
from casework.sending.waking import work
from casework.web.catalogues import catalogue
from casework.web.deployment import check_database
from casework.web.sending_settings import addresses_of
from casework.web.settings import Settings, SettingsError, from_environment
from casework.web.signatures import ready_languages


def main(arguments: Sequence[str]) -> int:
    """Run once and say what was done, or go on until told to stop."""
    reader = parser("worker")
    reader.add_argument("--once", action="store_true", help="send what is due now, and end")
    reader.add_argument("--now", help="the moment to work at; not in production")
    reader.add_argument("--json", action="store_true", help="one JSON object on standard output")
    options = reader.parse_args(arguments)
    stop = threading.Event()
    if not options.once:
        signal.signal(signal.SIGTERM, _stopper(stop))
        signal.signal(signal.SIGINT, _stopper(stop))
    settings = from_environment(os.environ)
    clock = _clock(settings, options.now)
    check_database(settings, "worker")
    with working(settings, clock) as (desk, engine):
        if not options.once:
            print("At work. SIGTERM ends it.", file=sys.stderr, flush=True)
            work(desk, engine, stop)
            return 0
        done, stopped = run_until_idle(desk)
    _say(done, stopped, clock(), as_json=options.json)
    return 0


def _speaks(settings: Settings) -> Speaks:
    """As her pages: in production only what is whole and signed, else English."""
    ready = ready_languages() if settings.production else frozenset[str]()
    choices = offered(settings.app_mode, ready)
    return lambda tag: best_offered([tag], choices)


@contextmanager
def working(settings: Settings, clock: Callable[[], datetime]) -> Iterator[tuple[Desk, Engine]]:
    """Everything that a worker needs, taken down again at the end."""
    use_key_ring(KeyRing(settings.data_keys, settings.data_key, settings.index_key))
    use_pepper(settings.code_pepper)
    engine = make_engine(settings.database_for("worker"), hide_parameters=True)
    factory = session_factory(engine)
    install_audit_guard(factory)
    receivers = receivers_of(addresses_of(settings))
    desk = Desk(
        factory=factory,
        receivers=receivers,
        translate=lambda text, tag: catalogue(tag, "messages").find(text, None),
        clock=clock,
        owner=f"{os.uname().nodename[:20]}-{os.getpid()}",
        burst=settings.burst_limit,
        replies=bool(settings.replies_secret),
        speaks=_speaks(settings),
    )
    try:
        yield desk, engine
    finally:
        close_all(receivers)
        engine.dispose()


@contextmanager
def beside(settings: Settings) -> Iterator[None]:
    """A worker in this process while the block runs: where one process serves a demo, and no
    child may be left behind."""
    stop = threading.Event()

    def at_work() -> None:
        with working(settings, settings.clock) as (desk, engine):
            work(desk, engine, stop)

    thread = threading.Thread(target=at_work, name="worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=10)


def _stopper(stop: threading.Event) -> Callable[[int, FrameType | None], None]:
    def heard(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    return heard


def _clock(settings: Settings, given: str | None) -> Callable[[], datetime]:
    if given is None:
        return settings.clock
    if settings.production:
        raise SettingsError("--now sets the clock, and is refused in production.")
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise SettingsError("Write --now like 2026-03-02T09:00:00+00:00.") from None
    fixed = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return lambda: fixed


def _say(done: list[Done], stopped: bool, now: datetime, *, as_json: bool) -> None:
    counts: dict[str, int] = {}
    for one in done:
        counts[one.state] = counts.get(one.state, 0) + 1
    if as_json:
        told = {
            "now": now.isoformat(),
            "stopped": stopped,
            "counts": counts,
            "messages": [asdict(one) for one in done],
        }
        print(json.dumps(told))
        return
    for one in done:
        print(f"{one.id}  {one.channel or '-':<7}  {one.state}  {one.why}")
    if stopped:
        print("Sending is stopped: nothing leaves.", file=sys.stderr)
