"""GOV.UK Notify, for public bodies that may use it: its HTTP API, signed with a JWT.

Templates stand at Notify. Each holds one placeholder, ``((text))``, and for email a subject
``((subject))``; so the words stay ours. The key is written ``name-service id-secret``.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from casework.sending.http import CutOff, NotReached, Reply, exchange, judge
from casework.sending.port import Accepted, Answer, NotTaken, Outgoing, Unknown

ADDRESS = "https://api.notifications.service.gov.uk"
_UUID = 36  # characters


@dataclass(frozen=True)
class NotifySettings:
    """One key, and the template for each channel."""

    key: str
    template: str
    channel: str  # text | email
    url: str = ADDRESS


class Notify:
    """One channel of Notify."""

    looks_up = True

    def __init__(self, settings: NotifySettings, clock: Callable[[], float] = time.time) -> None:
        self._settings = settings
        self._clock = clock
        key = settings.key
        self._service, self._secret = key[-2 * _UUID - 1 : -_UUID - 1], key[-_UUID:]

    def hand_over(self, outgoing: Outgoing) -> Answer:
        """Hand one message over, once."""
        email = self._settings.channel == "email"
        words = {"text": outgoing.text} | ({"subject": outgoing.subject} if email else {})
        body = {
            "email_address" if email else "phone_number": outgoing.to,
            "template_id": self._settings.template,
            "personalisation": words,
            "reference": outgoing.reference,
        }
        try:
            reply = self._ask("POST", f"/v2/notifications/{'email' if email else 'sms'}", body)
        except NotReached:
            return NotTaken(again=True)
        except CutOff:
            return Unknown()
        return judge(reply, reply.body.get("id") if isinstance(reply.body, dict) else "")

    def look_up(self, reference: str) -> Answer:
        """Notify lists what it has under our reference."""
        try:
            reply = self._ask("GET", f"/v2/notifications?reference={quote(reference)}")
        except (NotReached, CutOff):
            return Unknown()
        found = reply.body.get("notifications") if isinstance(reply.body, dict) else None
        if reply.status != 200 or not isinstance(found, list):
            return Unknown()
        return Accepted(str(found[0].get("id", ""))) if found else NotTaken(again=True)

    def close(self) -> None:
        """Each request has a connection of its own."""

    def _ask(self, method: str, path: str, body: object = None) -> Reply:
        headers = {"Authorization": f"Bearer {self._token()}"}
        return exchange(method, self._settings.url + path, headers=headers, body=body)

    def _token(self) -> str:
        """A JWT (HS256) that says which service asks, and when; good for thirty seconds."""
        head = _part({"typ": "JWT", "alg": "HS256"})
        claims = _part({"iss": self._service, "iat": int(self._clock())})
        signed = f"{head}.{claims}".encode()
        seal = hmac.digest(self._secret.encode(), signed, hashlib.sha256)
        return f"{head}.{claims}.{_base64(seal)}"


def _part(value: dict[str, object]) -> str:
    return _base64(json.dumps(value, separators=(",", ":")).encode())


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
