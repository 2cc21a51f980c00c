"""Texts over HTTP: the public API of Sinch, and a generic webhook for any other gateway."""

from __future__ import annotations

import base64
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit, urlunsplit

from casework.rules.sms_length import fits_one_part
from casework.sending.http import CutOff, NotReached, Reply, exchange, judge
from casework.sending.port import Accepted, Answer, NotTaken, Outgoing, Unknown


@dataclass(frozen=True)
class Gateway:
    """An address split into what is sent where."""

    url: str
    user: str
    password: str
    options: dict[str, str]


def gateway(url: str) -> Gateway:
    """``scheme://user:password@host/path?option=value``, without its secrets and options."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return Gateway(
        url=urlunsplit((parts.scheme.rpartition("+")[2], host, parts.path.rstrip("/"), "", "")),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        options={name: values[-1] for name, values in parse_qs(parts.query).items()},
    )


class _Http(ABC):
    """What both ways share."""

    looks_up = True

    def __init__(self, url: str, sender: str) -> None:
        self._to = gateway(url)
        self._sender = sender

    def hand_over(self, outgoing: Outgoing) -> Answer:
        """Hand one text over, once. One that the network would split never leaves."""
        if not fits_one_part(outgoing.text):
            return NotTaken(again=False)
        try:
            reply = self._post(outgoing)
        except NotReached:
            return NotTaken(again=True)
        except CutOff:
            return Unknown()
        return judge(reply, _field(reply, "id"))

    def look_up(self, reference: str) -> Answer:
        """Ask what became of it. No answer leaves it unknown; an answer without it proves that
        it was not taken."""
        try:
            reply = self._ask(reference)
        except (NotReached, CutOff):
            return Unknown()
        if reply.status != 200:
            return Unknown()
        return self._found(reply)

    def close(self) -> None:
        """Each request has a connection of its own."""
        return

    @abstractmethod
    def _post(self, outgoing: Outgoing) -> Reply: ...

    @abstractmethod
    def _ask(self, reference: str) -> Reply: ...

    @abstractmethod
    def _found(self, reply: Reply) -> Answer: ...


class Webhook(_Http):
    """Any gateway that takes ``POST`` with reference, to, from and text as JSON.

    2xx: taken. 4xx: not taken. ``GET ?reference=`` answers ``{"taken": true}`` or false; a
    gateway that cannot answers anything but 200. The header Idempotency-Key is the reference.
    """

    def _headers(self) -> dict[str, str]:
        if not self._to.user:
            return {}
        pair = base64.b64encode(f"{self._to.user}:{self._to.password}".encode()).decode()
        return {"Authorization": f"Basic {pair}"}

    def _post(self, outgoing: Outgoing) -> Reply:
        body = {
            "reference": outgoing.reference,
            "to": outgoing.to,
            "from": self._sender,
            "text": outgoing.text,
            "language": outgoing.language,
        }
        headers = {**self._headers(), "Idempotency-Key": outgoing.reference}
        return exchange("POST", self._to.url or "/", headers=headers, body=body)

    def _ask(self, reference: str) -> Reply:
        address = f"{self._to.url}?reference={quote(reference)}"
        return exchange("GET", address, headers=self._headers())

    def _found(self, reply: Reply) -> Answer:
        taken = _field(reply, "taken")
        if taken is True:
            return Accepted(str(_field(reply, "id") or ""))
        return NotTaken(again=True) if taken is False else Unknown()


class Sinch(_Http):
    """Sinch, SMS REST API (``/xms/v1/{service plan}/batches``).

    The address is ``sinch+https://<api token>@<host>/xms/v1/<service plan>``. Our reference
    goes along as ``client_reference``, by which batches can be listed.
    """

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._to.user}"}

    def _post(self, outgoing: Outgoing) -> Reply:
        body = {
            "from": self._sender,
            "to": [outgoing.to],
            "body": outgoing.text,
            "client_reference": outgoing.reference,
            "delivery_report": "none",
            "max_number_of_message_parts": 1,
        }
        return exchange("POST", f"{self._to.url}/batches", headers=self._headers(), body=body)

    def _ask(self, reference: str) -> Reply:
        address = f"{self._to.url}/batches?client_reference={quote(reference)}"
        return exchange("GET", address, headers=self._headers())

    def _found(self, reply: Reply) -> Answer:
        batches = _field(reply, "batches")
        if not isinstance(batches, list):
            return Unknown()
        return Accepted(str(batches[0].get("id", ""))) if batches else NotTaken(again=True)


def _field(reply: Reply, name: str) -> Any:
    return reply.body.get(name) if isinstance(reply.body, dict) else None
