"""A gateway that hands over texts, as it does: signed, in one of the two forms."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

import family_app
from casework.models.contact import Message
from casework.models.inbound import InboundText
from tests.support.databases import NOW, Database
from tests.support.visitor import app_under_test

SECRET = "a secret of the gateway, long enough to be one"
OURS = "+447700900000"
HERS = "+447700900123"  # 07700 900123, as tests.support.leaving writes it


@dataclass
class Calling:
    """The gateway, and the app that it calls."""

    app: Flask
    database: Database
    now: datetime = NOW

    def text(self, words: str, number: str = HERS, **more: Any) -> TestResponse:
        """Hand one text over."""
        receipt = more.pop("receipt", f"{number} {words}")
        body = {"id": receipt, "from": number, "to": OURS, "text": words, **more}
        return self.send(json.dumps(body, ensure_ascii=False).encode())

    def send(
        self, body: bytes, *, secret: str = SECRET, at: datetime | None = None
    ) -> TestResponse:
        """Hand over these bytes, signed as any gateway does."""
        moment = str(int((at or self.now).timestamp()))
        seal = hmac.digest(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hex()
        return self.raw(body, {"X-Timestamp": moment, "X-Signature": seal})

    def sinch(self, body: bytes, *, secret: str = SECRET) -> TestResponse:
        """The same as Sinch signs it."""
        moment, nonce = str(int(self.now.timestamp())), "01FJA8B4A7BM43YGWSG9GBV067"
        whole = body + f".{nonce}.{moment}".encode()
        seal = base64.b64encode(hmac.digest(secret.encode(), whole, hashlib.sha256)).decode()
        name = "x-sinch-webhook-signature"
        headers = {
            name: seal,
            f"{name}-timestamp": moment,
            f"{name}-nonce": nonce,
            f"{name}-algorithm": "HmacSHA256",
        }
        return self.raw(body, headers)

    def raw(self, body: bytes, headers: dict[str, str]) -> TestResponse:
        """Whatever a stranger sends."""
        return self.app.test_client().post(
            "/n", data=body, headers=headers, content_type="application/json"
        )

    def rows(self) -> list[InboundText]:
        """Every text that was taken in."""
        with self.database.session("owner", write=False) as session:
            return list(session.scalars(select(InboundText).order_by(InboundText.received_at)))

    def messages(self) -> list[Message]:
        """Every message that came by text."""
        with self.database.session("owner", write=False) as session:
            return list(session.scalars(select(Message).where(Message.by_text.is_(True))))


def calling(database: Database, folder: Path, **changes: Any) -> Calling:
    """A family app that takes texts in."""
    values: dict[str, Any] = {
        "replies_secret": SECRET,
        "sms_from": OURS,
        "sms_url": "http://localhost:1/texts",
    }
    app, clock = app_under_test(
        family_app, database, "family", folder / "replying", **{**values, **changes}
    )
    return Calling(app, database, clock.now)
