"""What each receiver is told, and what its answers prove: real servers on this machine."""

from __future__ import annotations

import base64
import json
import socket
import threading
from collections.abc import Iterator

import pytest

from casework.sending.notify import Notify, NotifySettings
from casework.sending.port import Accepted, NotTaken, Outgoing, Receiver, Unknown
from casework.sending.sms import Sinch, Webhook
from casework.sending.smtp import Smtp, SmtpSettings
from tests.support.receiving import Gateway, Mailbox, gateway, mailbox

NOTE = Outgoing("ref-1", "mary@example.org", "A note for you", "Something new.", "en", "ltr")
TEXT = Outgoing("ref-1", "+447700900123", "", "Something new.", "en", "ltr")
SENDER = "A note <note@example.org>"


@pytest.fixture
def mails() -> Iterator[Mailbox]:
    """A mail server."""
    with mailbox() as box:
        yield box


@pytest.fixture
def texts() -> Iterator[Gateway]:
    """A gateway."""
    with gateway() as box:
        yield box


@pytest.fixture
def smtp(mails: Mailbox) -> Iterator[Smtp]:
    """Our side of it."""
    sender = Smtp(SmtpSettings(mails.url, SENDER, plain_allowed=True))
    yield sender
    sender.close()


def test_mail_is_plain_and_html_with_language_and_direction(smtp: Smtp, mails: Mailbox) -> None:
    urdu = Outgoing("ref-2", "imran@example.org", "آپ کے لیے", "کچھ نیا ہے۔", "ur", "rtl")
    assert isinstance(smtp.hand_over(urdu), Accepted)
    (mail,) = mails.mails
    assert mail["Message-ID"] == "<ref-2@example.org>"
    assert (mail["Subject"], mail["To"]) == ("آپ کے لیے", "imran@example.org")
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content().strip() == "کچھ نیا ہے۔"
    assert '<html lang="ur" dir="rtl">' in html.get_content()
    assert mails.recipients == [["imran@example.org"]]


def test_one_connection_carries_many_mails(smtp: Smtp, mails: Mailbox) -> None:
    for _ in range(3):
        assert isinstance(smtp.hand_over(NOTE), Accepted)
    assert len(mails.mails) == 3


@pytest.mark.parametrize(("answer", "again"), [("451 later", True), ("550 no", False)])
def test_a_refusal_proves_that_it_was_not_taken(
    smtp: Smtp, mails: Mailbox, answer: str, again: bool
) -> None:
    mails.answers = [answer]
    assert smtp.hand_over(NOTE) == NotTaken(again=again)
    mails.refuse_recipient = answer
    assert smtp.hand_over(NOTE) == NotTaken(again=again)
    mails.refuse_recipient = ""
    assert isinstance(smtp.hand_over(NOTE), Accepted)


def test_a_line_cut_after_the_text_proves_nothing(smtp: Smtp, mails: Mailbox) -> None:
    mails.hang_up = True
    assert smtp.hand_over(NOTE) == Unknown()
    assert len(mails.mails) == 1


def test_nobody_there_proves_that_nothing_was_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    smtp = Smtp(SmtpSettings(f"smtp://127.0.0.1:{port}", SENDER, plain_allowed=True))
    assert smtp.hand_over(NOTE) == NotTaken(again=True)
    assert Webhook(f"http://127.0.0.1:{port}/", "A note").hand_over(TEXT) == NotTaken(again=True)


def test_without_tls_no_mail_leaves_to_elsewhere(mails: Mailbox) -> None:
    smtp = Smtp(SmtpSettings(mails.url, SENDER, plain_allowed=False))
    assert isinstance(smtp.hand_over(NOTE), NotTaken)
    assert mails.mails == []


def test_a_webhook_gets_our_reference_as_its_key(texts: Gateway) -> None:
    address = texts.url.replace("http://", "http://us:secret@") + "/send"
    assert Webhook(address, "A note").hand_over(TEXT) == Accepted("receipt-1")
    assert texts.texts == [
        {
            "reference": "ref-1",
            "to": "+447700900123",
            "from": "A note",
            "text": "Something new.",
            "language": "en",
        }
    ]
    assert texts.headers[0]["Idempotency-Key"] == "ref-1"
    assert texts.headers[0]["Authorization"].startswith("Basic ")


@pytest.mark.parametrize(
    ("status", "answer"),
    [(400, NotTaken(again=False)), (429, NotTaken(again=True)), (500, Unknown()), (408, Unknown())],
)
def test_a_status_proves_what_it_says(texts: Gateway, status: int, answer: object) -> None:
    texts.status = status
    assert Webhook(texts.url, "A note").hand_over(TEXT) == answer


def test_a_gateway_that_hangs_up_is_asked_and_knows(texts: Gateway) -> None:
    texts.hang_up = True
    webhook = Webhook(texts.url, "A note")
    assert webhook.hand_over(TEXT) == Unknown()
    assert isinstance(webhook.look_up("ref-1"), Accepted)
    assert webhook.look_up("ref-2") == NotTaken(again=True)
    texts.answers_questions = False
    assert webhook.look_up("ref-1") == Unknown()


def test_a_text_that_would_be_split_never_leaves(texts: Gateway) -> None:
    long = Outgoing("ref-1", "+447700900123", "", "و" * 71)
    assert Webhook(texts.url, "A note").hand_over(long) == NotTaken(again=False)
    assert texts.paths == []


def test_sinch_gets_one_part_and_finds_it_by_reference(texts: Gateway) -> None:
    texts.key = "client_reference"
    texts.listing = lambda found: {"count": len(found), "batches": [{"id": one} for one in found]}
    address = texts.url.replace("http://", "sinch+http://token@") + "/xms/v1/plan"
    sinch: Receiver = Sinch(address, "A note")
    assert sinch.hand_over(TEXT) == Accepted("receipt-1")
    assert texts.paths == ["/xms/v1/plan/batches"]
    assert texts.headers[0]["Authorization"] == "Bearer token"
    assert texts.texts[0]["max_number_of_message_parts"] == 1
    assert texts.texts[0]["to"] == ["+447700900123"]
    assert sinch.look_up("ref-1") == Accepted("0")
    assert sinch.look_up("ref-2") == NotTaken(again=True)


def test_notify_is_signed_for_and_asked_by_reference(texts: Gateway) -> None:
    service, secret = "5" * 36, "7" * 36
    texts.listing = lambda found: {"notifications": [{"id": one} for one in found]}
    settings = NotifySettings(f"team-{service}-{secret}", "template", "text", texts.url)
    notify = Notify(settings, clock=lambda: 1_700_000_000.0)
    assert isinstance(notify.hand_over(TEXT), Accepted)
    head, claims, _ = texts.headers[0]["Authorization"].removeprefix("Bearer ").split(".")
    assert json.loads(base64.urlsafe_b64decode(head + "==")) == {"typ": "JWT", "alg": "HS256"}
    told = json.loads(base64.urlsafe_b64decode(claims + "=="))
    assert told == {"iss": service, "iat": 1_700_000_000}
    assert texts.texts[0]["personalisation"] == {"text": "Something new."}
    assert texts.paths == ["/v2/notifications/sms"]
    assert isinstance(notify.look_up("ref-1"), Accepted)
    assert notify.look_up("ref-2") == NotTaken(again=True)


def test_a_server_that_falls_silent_before_the_text_took_nothing() -> None:
    """It greets, then closes: no text was ever sent."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            line, _ = server.accept()
            line.sendall(b"220 hello\r\n")
            line.recv(100)
            line.close()

        thread = threading.Thread(target=greet)
        thread.start()
        port = server.getsockname()[1]
        smtp = Smtp(SmtpSettings(f"smtp://127.0.0.1:{port}", SENDER, plain_allowed=True))
        assert smtp.hand_over(NOTE) == NotTaken(again=True)
        thread.join()
