"""Logs carry ids, never names or text: only the fields listed here reach a line."""

from __future__ import annotations

import json
import logging
import re
import secrets
import sys
import time
import traceback
from datetime import UTC, datetime

from flask import Flask, Response, g, has_request_context, request

FIELDS = ("request_id", "endpoint", "method", "status", "ms", "side", "session_id", "page", "fault")
_EVENT = re.compile(r"[a-z][a-z_]*(\.[a-z_]+)+")

_AS_JSON = json.JSONEncoder(default=str).encode

log = logging.getLogger("casework.web")


class IdsOnly(logging.Formatter):
    """One JSON object per line. A message that is no plain event name is withheld."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        message = str(record.msg)
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": message if _EVENT.fullmatch(message) else "withheld",
        }
        for name in FIELDS:
            if hasattr(record, name):
                line[name] = getattr(record, name)
        if "request_id" not in line and has_request_context():
            line["request_id"] = g.get("request_id")
        if record.exc_info and record.exc_info[1] is not None:
            line["fault"] = type(record.exc_info[1]).__name__
            line["where"] = _places(record.exc_info[1])
        return _AS_JSON(line)


def _places(error: BaseException) -> list[str]:
    """File and line of each step. Never the message: it may hold what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    return [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames]


def configure(level: int = logging.INFO) -> None:
    """Send all logs through the formatter; called by what starts a process, not by tests."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(IdsOnly())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # Which line of ours, thread and process wrote it stands in no line: not to be looked up.
    logging._srcfile = None
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    # What it logs at this level is addresses with queries in them.
    logging.getLogger("werkzeug").setLevel(logging.WARNING)


def attach(app: Flask) -> None:
    """Give each request an id and write one line about it."""

    @app.before_request
    def begin() -> None:
        g.request_id = secrets.token_hex(6)
        g.began = time.perf_counter()

    @app.after_request
    def write(response: Response) -> Response:
        response.headers["X-Request-Id"] = g.get("request_id", "")
        asked = request.endpoint
        if log.isEnabledFor(logging.INFO) and asked not in ("static", "healthz"):
            elapsed = (time.perf_counter() - g.get("began", time.perf_counter())) * 1000
            viewer = g.get("known_viewer")
            log.info(
                "request.served",
                extra={
                    "request_id": g.get("request_id"),
                    "endpoint": asked,
                    "method": request.method,
                    "status": response.status_code,
                    "ms": round(elapsed, 1),
                    "session_id": getattr(viewer, "session_id", None),
                },
            )
        return response
