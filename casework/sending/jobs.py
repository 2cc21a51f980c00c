"""Procrastinate, which wakes the workers on PostgreSQL. It is spoken nowhere else.

There is one task, and it carries nothing: look into the outbox. A change leaves a job for it in
its own transaction (``actions.outbox.wake``); every fifteen seconds Procrastinate leaves one by
itself, for what becomes due without a change: an hour she allows, another attempt, a lease that
ran out. Whoever finds something calls another worker to help before going on.

A job says only that there may be work, so one look answers every job that waits: they are taken
away first, and what they were left for is committed, and seen. A job that is lost, because a
worker was killed over it, costs until the next look.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from contextlib import suppress
from typing import Any

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued
from sqlalchemy import Engine

from casework.sending.rounds import Desk
from casework.sending.waking import LOOKS_EVERY, a_few

SCHEMA = "procrastinate"
QUEUE, TASK = "outbox", "send_due"  # as migration 0009 names them in wake_workers()
LOOKS = "* * * * * */15"  # every fifteen seconds: the sixth field, the last, stands for them
_HEARS_STOP = 0.25  # seconds at most until a word to stop is heard

# Jobs that this look answers, and what killed workers left behind.
_ANSWERED = f"""
DELETE FROM procrastinate_jobs WHERE id IN (
  SELECT id FROM procrastinate_jobs
  WHERE queue_name = '{QUEUE}'
    AND (status <> 'doing' OR worker_id IS NULL)
    AND (scheduled_at IS NULL OR scheduled_at <= now())
  FOR UPDATE SKIP LOCKED
)
"""  # noqa: S608 - put together from constants

_log = logging.getLogger("casework.sending")


def work(desk: Desk, engine: Engine, stop: threading.Event) -> None:
    """Send what is due until somebody says stop. While Procrastinate cannot be reached, this
    worker looks by itself."""
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    while not stop.is_set():
        try:
            asyncio.run(_serve(desk, engine, stop))
        except Exception as error:
            _log.error("nobody wakes this worker", extra={"error_class": type(error).__name__})
        if not stop.is_set() and not a_few(desk, stop):
            stop.wait(LOOKS_EVERY)


async def _serve(desk: Desk, engine: Engine, stop: threading.Event) -> None:
    app = app_for(desk, engine, stop)
    async with app.open_async():
        await call_one(app)  # what was due before this worker began
        worker = asyncio.create_task(
            app.run_worker_async(
                queues=[QUEUE],
                install_signal_handlers=False,
                delete_jobs="always",
                fetch_job_polling_interval=15.0,
            )
        )
        while not stop.is_set() and not worker.done():
            await asyncio.sleep(_HEARS_STOP)
        worker.cancel()
        with suppress(asyncio.CancelledError):
            await worker


def app_for(desk: Desk, engine: Engine, stop: threading.Event) -> App:
    """Procrastinate with its one task, on the worker's own address."""
    url = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    app = App(
        connector=PsycopgConnector(conninfo=url, min_size=1, max_size=3, configure=_in_schema)
    )

    @app.periodic(cron=LOOKS, queueing_lock="look")
    @app.task(name=TASK, queue=QUEUE)
    async def send_due(timestamp: int | None = None) -> None:
        await app.connector.execute_query_async(_ANSWERED)
        called = False
        while not stop.is_set():
            done = await asyncio.to_thread(a_few, desk, stop)
            if not done:
                return
            if not called:
                await call_one(app)
                called = True

    return app


async def call_one(app: App) -> None:
    """One more worker may look. One such call waits at a time."""
    with suppress(AlreadyEnqueued):
        await app.configure_task(TASK, queueing_lock="help").defer_async()


async def _in_schema(connection: Any) -> None:
    await connection.execute(f"SET search_path TO {SCHEMA}")
    await connection.commit()
