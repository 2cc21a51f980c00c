"""Email over SMTP, with TLS.

The final answer to DATA is what counts. Before the text is sent, any failure proves that
nothing was taken; after that, only an answer does.
"""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import format_datetime
from html import escape
from urllib.parse import SplitResult, unquote, urlsplit

from casework.sending.port import Accepted, Answer, NotTaken, Outgoing, Unknown

TIMEOUT = 20.0  # seconds; well within the lease
_READY_FOR_TEXT = 354


@dataclass(frozen=True)
class SmtpSettings:
    """Where mail goes, and whom it comes from."""

    url: str  # smtps://user:password@host:465 or smtp://user:password@host:587
    sender: str
    plain_allowed: bool = False  # without TLS, on this machine only


class Smtp:
    """One mail server. The connection is kept from one message to the next."""

    looks_up = False

    def __init__(self, settings: SmtpSettings) -> None:
        self._settings = settings
        self._parts: SplitResult = urlsplit(settings.url)
        self._open: smtplib.SMTP | None = None

    def hand_over(self, outgoing: Outgoing) -> Answer:
        """Hand one message over, once."""
        kept = self._open is not None
        ready = self._begin(outgoing)
        if isinstance(ready, NotTaken) and ready.again and kept:
            # The server let go of a connection that rested. Nothing was handed over yet.
            ready = self._begin(outgoing)
        if isinstance(ready, NotTaken):
            return ready
        return self._send_text(ready, as_bytes(outgoing, self._settings.sender))

    def look_up(self, reference: str) -> Answer:
        """Mail servers keep no list that could be asked."""
        return Unknown()

    def close(self) -> None:
        """Say goodbye, whether or not anybody listens."""
        server, self._open = self._open, None
        if server is None:
            return
        try:
            server.quit()
        except (OSError, smtplib.SMTPException):
            server.close()

    def _begin(self, outgoing: Outgoing) -> smtplib.SMTP | NotTaken:
        """Everything before the text: connect, name sender and receiver, ask to send."""
        try:
            server = self._open or self._connect()
            self._open = server
            for code, _ in (
                server.mail(_address(self._settings.sender)),
                server.rcpt(outgoing.to),
                server.docmd("DATA"),
            ):
                if code not in (250, 251, _READY_FOR_TEXT):
                    self.close()
                    return NotTaken(again=code < 500)
        except smtplib.SMTPResponseException as error:
            self.close()
            return NotTaken(again=error.smtp_code < 500)
        except (OSError, smtplib.SMTPException):
            self._drop()
            return NotTaken(again=True)
        return server

    def _send_text(self, server: smtplib.SMTP, text: bytes) -> Answer:
        try:
            server.send(text)
            code, answer = server.getreply()
        except (OSError, smtplib.SMTPException):
            self._drop()
            return Unknown()
        if 200 <= code < 300:
            return Accepted(answer.decode("ascii", "replace"))
        self.close()
        # 4xx and 5xx are answers: the server says that it did not take it.
        return NotTaken(again=code < 500) if code >= 400 else Unknown()

    def _connect(self) -> smtplib.SMTP:
        host, secure = self._parts.hostname or "", self._parts.scheme == "smtps"
        context = ssl.create_default_context()
        if secure:
            port = self._parts.port or 465
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=context)
        else:
            server = smtplib.SMTP(host, self._parts.port or 587, timeout=TIMEOUT)
        try:
            self._greet(server, context, secure)
        except BaseException:
            server.close()
            raise
        return server

    def _greet(self, server: smtplib.SMTP, context: ssl.SSLContext, secure: bool) -> None:
        if not secure and not self._settings.plain_allowed:
            server.starttls(context=context)
        if self._parts.username:
            server.login(unquote(self._parts.username), unquote(self._parts.password or ""))
        else:
            server.ehlo_or_helo_if_needed()

    def _drop(self) -> None:
        server, self._open = self._open, None
        if server is not None:
            server.close()


def as_bytes(outgoing: Outgoing, sender: str) -> bytes:
    """The mail as it goes over the line: dots doubled, and the single dot that ends it."""
    raw = letter(outgoing, sender).as_bytes()
    if not raw.endswith(b"\r\n"):
        raw += b"\r\n"
    body = raw.replace(b"\r\n.", b"\r\n..")
    return (b"." + body if body.startswith(b".") else body) + b".\r\n"


def letter(outgoing: Outgoing, sender: str) -> EmailMessage:
    """Plain text and simple HTML, in her language and direction; a Message-ID that stays."""
    mail = EmailMessage(policy=SMTP_POLICY)
    mail["From"] = sender
    mail["To"] = outgoing.to
    mail["Subject"] = outgoing.subject
    mail["Date"] = format_datetime(datetime.now(UTC))
    mail["Message-ID"] = f"<{outgoing.reference}@{_address(sender).rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = outgoing.language
    mail.set_content(outgoing.text + "\n")
    mail.add_alternative(as_html(outgoing), subtype="html")
    return mail


def as_html(outgoing: Outgoing) -> str:
    """The same words as a page without style, script or picture."""
    return (
        f'<!doctype html>\n<html lang="{escape(outgoing.language)}"'
        f' dir="{escape(outgoing.direction)}">\n<head><meta charset="utf-8">'
        f"<title>{escape(outgoing.subject)}</title></head>\n"
        f"<body><p>{escape(outgoing.text)}</p></body>\n</html>\n"
    )


def _address(sender: str) -> str:
    """The plain address in ``Name <name@example.org>``."""
    return sender.rpartition("<")[2].rstrip("> ") if "<" in sender else sender.strip()
