"""One HTTP request, told apart by how far it came: that decides whether it may be repeated."""

from __future__ import annotations

import http.client
import json
import ssl
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from casework.sending.port import Accepted, Answer, NotTaken, Unknown

TIMEOUT = 20.0  # seconds; well within the lease
_LATER = frozenset({425, 429})


@dataclass(frozen=True)
class Reply:
    """What came back: the status, and the body as JSON if it was that."""

    status: int
    body: Any = None


class NotReached(Exception):
    """There was no connection: nothing left this machine."""


class CutOff(Exception):
    """The request, or a part of it, left; no answer came."""


def exchange(
    method: str, url: str, *, headers: dict[str, str], body: object = None, timeout: float = TIMEOUT
) -> Reply:
    """Send one request and read the answer. Raises NotReached or CutOff, and nothing else."""
    parts = urlsplit(url)
    connection = _connection(parts.scheme, parts.hostname or "", parts.port, timeout)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
    try:
        try:
            connection.connect()
        except OSError as error:
            raise NotReached from error
        try:
            given = {"Content-Type": "application/json", "Accept": "application/json", **headers}
            connection.request(method, path, body=data, headers=given)
            answer = connection.getresponse()
        except (OSError, http.client.HTTPException) as error:
            raise CutOff from error
        return Reply(answer.status, _read(answer))
    finally:
        connection.close()


def _connection(
    scheme: str, host: str, port: int | None, timeout: float
) -> http.client.HTTPConnection:
    if scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(host, port, timeout=timeout, context=context)
    return http.client.HTTPConnection(host, port, timeout=timeout)


def _read(answer: http.client.HTTPResponse) -> Any:
    # The status is the answer. A body that breaks off, or is no JSON, changes nothing.
    try:
        return json.loads(answer.read(100_000))
    except (OSError, ValueError, http.client.HTTPException):
        return None


def judge(reply: Reply, receipt: object = "") -> Answer:
    """What a status proves. A fault of the server's own (5xx) proves nothing."""
    if 200 <= reply.status < 300:
        return Accepted(str(receipt or ""))
    if reply.status in _LATER:
        return NotTaken(again=True)
    if 300 <= reply.status < 500 and reply.status != 408:
        return NotTaken(again=False)
    return Unknown()
