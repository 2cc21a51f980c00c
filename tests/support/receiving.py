"""Receivers of messages for tests: a real mail server and a real HTTP gateway on this machine."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Mailbox:
    """A mail server: what it took, and what it answers next."""

    url: str = ""
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)  # used up first; then 250
    refuse_recipient: str = ""
    hang_up: bool = False  # take the text, and say nothing

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd looks for
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Whether it knows this address."""
        if self.refuse_recipient:
            return self.refuse_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the name that aiosmtpd looks for
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Take a mail."""
        answer = self.answers.pop(0) if self.answers else "250 taken"
        if answer.startswith("2"):
            raw = envelope.content or b""
            assert isinstance(raw, bytes)
            mail = message_from_bytes(raw, policy=policy.default)
            assert isinstance(mail, EmailMessage)
            self.mails.append(mail)
            self.recipients.append(list(envelope.rcpt_tos))
        if self.hang_up and server.transport is not None:
            server.transport.abort()
        return answer

    @property
    def references(self) -> list[str]:
        """By which references it knows what it took."""
        return [str(mail["Message-ID"]).strip("<>").partition("@")[0] for mail in self.mails]


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """A mail server that listens while the block runs."""
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]  # the controller cannot be given a port of nobody's choice
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    try:
        box.url = f"smtp://127.0.0.1:{port}"
        yield box
    finally:
        server.stop()


@dataclass
class Gateway:
    """An HTTP gateway for texts: what it took, and how it answers."""

    url: str = ""
    texts: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    status: int = 201
    hang_up: bool = False  # take it, and say nothing
    answers_questions: bool = True
    key: str = "reference"
    listing: Callable[[list[str]], dict[str, Any]] | None = None

    def took(self, reference: str) -> list[dict[str, Any]]:
        """What it took under this reference."""
        return [one for one in self.texts if one.get(self.key) == reference]

    @property
    def references(self) -> list[str]:
        """By which references it knows what it took."""
        return [str(one.get(self.key)) for one in self.texts]


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A sender that was killed in the middle is what is being tested."""


@contextmanager
def gateway() -> Iterator[Gateway]:
    """A gateway that listens while the block runs."""
    box = Gateway()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(length))
            box.paths.append(self.path)
            box.headers.append(dict(self.headers))
            if box.status < 300:
                box.texts.append(body)
            if box.hang_up:
                self.close_connection = True
                self.connection.close()
                return
            self._answer(box.status, {"id": f"receipt-{len(box.texts)}"})

        def do_GET(self) -> None:
            asked = parse_qs(urlsplit(self.path).query)
            box.paths.append(self.path)
            if not box.answers_questions:
                self._answer(404, {})
                return
            reference = next(iter(asked.values()))[0]
            found = [str(number) for number, _ in enumerate(box.took(reference))]
            if box.listing is not None:
                self._answer(200, box.listing(found))
            else:
                self._answer(200, {"taken": bool(found)})

        def _answer(self, status: int, body: object) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *_values: object) -> None:
            """Say nothing."""

    server = _Quiet(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    box.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield box
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
