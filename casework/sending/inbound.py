"""Texts that come in: whether a call is the gateway's, and what it says. Pure but for HMAC.

Two forms are read. The provider's own is that of the SMS API of Sinch: ``type`` *mo_text* with
``id``, ``from``, ``to`` and ``body``, signed in the headers ``x-sinch-webhook-signature`` and so
on, over body, nonce and moment (developers.sinch.com, read November 2026). Any other gateway
sends JSON with ``id``, ``from``, ``text`` and perhaps ``to``, the header ``X-Timestamp`` with
seconds since 1970, and ``X-Signature``: HMAC-SHA256 in hex over the moment, a dot and the body.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

LARGEST = 16 * 1024  # bytes of one call: a long text is about two thousand characters
OLDEST = 300  # seconds that a call may be old, or ahead: one that is kept and sent later is not new
_SINCH = "x-sinch-webhook-signature"


@dataclass(frozen=True)
class Inbound:
    """One text that came in."""

    receipt: str  # the gateway's own number of it
    sender: str
    text: str


def read(
    headers: Mapping[str, str], body: bytes, *, secret: str, number: str, now: datetime
) -> Inbound | None:
    """The text of a call that the gateway signed a moment ago, sent to our ``number``; None for
    anything else. Never raises for what a stranger may send. ``headers``: names in small letters.
    """
    if not secret or len(body) > LARGEST or not _signed(headers, body, secret, now):
        return None
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or said.get("type", "mo_text") != "mo_text":
        return None
    found = _Fields(said)
    to = found.text("to")
    if to and _digits(to) != _digits(number):
        return None
    inbound = Inbound(
        found.text("id"), found.text("from"), found.text("body") or found.text("text")
    )
    return inbound if inbound.receipt and inbound.sender and inbound.text else None


@dataclass(frozen=True)
class _Fields:
    said: Mapping[str, object]

    def text(self, name: str) -> str:
        value = self.said.get(name)
        return value if isinstance(value, str) else ""


def _signed(headers: Mapping[str, str], body: bytes, secret: str, now: datetime) -> bool:
    sinch = headers.get(_SINCH, "")
    moment = headers.get(f"{_SINCH}-timestamp" if sinch else "x-timestamp", "")
    if not (moment.isascii() and moment.isdecimal() and len(moment) <= 12):
        return False
    if abs(now.timestamp() - int(moment)) > OLDEST:
        return False
    key = secret.encode()
    if sinch:
        nonce = headers.get(f"{_SINCH}-nonce", "")
        whole = body + f".{nonce}.{moment}".encode()
        wanted = base64.b64encode(hmac.digest(key, whole, hashlib.sha256)).decode()
        return hmac.compare_digest(wanted.encode(), sinch.encode())
    given = headers.get("x-signature", "")
    wanted = hmac.digest(key, f"{moment}.".encode() + body, hashlib.sha256).hex()
    return hmac.compare_digest(wanted.encode(), given.lower().encode())


def _digits(number: str) -> str:
    return "".join(one for one in number if one.isdecimal()).lstrip("0")
