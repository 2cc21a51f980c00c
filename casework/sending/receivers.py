"""Which receiver each channel has, out of the addresses in the settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from casework.sending.local import LocalOutbox
from casework.sending.notify import ADDRESS, Notify, NotifySettings
from casework.sending.port import Receiver
from casework.sending.post import Post
from casework.sending.sms import Sinch, Webhook, gateway
from casework.sending.smtp import Smtp, SmtpSettings

SMTP_SCHEMES = frozenset({"smtp", "smtps", "notify+https", "notify+http"})
SMS_SCHEMES = frozenset(
    {"https", "http", "sinch+https", "sinch+http", "notify+https", "notify+http"}
)


@dataclass(frozen=True)
class Addresses:
    """What the settings say about sending."""

    smtp_url: str = ""
    sms_url: str = ""
    mail_from: str = ""
    sms_from: str = ""
    plain_allowed: bool = False  # mail without TLS: on this machine only
    local_folder: Path | None = None  # a demo's own outbox, for what has no address


def receivers_of(addresses: Addresses) -> dict[str, Receiver]:
    """A receiver for each channel that can leave."""
    found: dict[str, Receiver] = {"letter": Post()}
    if addresses.smtp_url:
        found["email"] = _mail(addresses)
    if addresses.sms_url:
        found["text"] = _texts(addresses)
    for channel in ("email", "text"):
        if channel not in found and addresses.local_folder is not None:
            found[channel] = LocalOutbox(addresses.local_folder, channel)
    return found


def close_all(receivers: Mapping[str, Receiver]) -> None:
    """Let go of every connection."""
    for receiver in receivers.values():
        receiver.close()


def _mail(addresses: Addresses) -> Receiver:
    if urlsplit(addresses.smtp_url).scheme.startswith("notify"):
        return _notify(addresses.smtp_url, "email")
    settings = SmtpSettings(addresses.smtp_url, addresses.mail_from, addresses.plain_allowed)
    return Smtp(settings)


def _texts(addresses: Addresses) -> Receiver:
    scheme = urlsplit(addresses.sms_url).scheme
    if scheme.startswith("notify"):
        return _notify(addresses.sms_url, "text")
    chosen = Sinch if scheme.startswith("sinch") else Webhook
    return chosen(addresses.sms_url, addresses.sms_from)


def _notify(url: str, channel: str) -> Receiver:
    """``notify+https://<key>@api.notifications.service.gov.uk?template=<template id>``."""
    to = gateway(url)
    template = to.options.get("template", "")
    return Notify(NotifySettings(to.user, template, channel, to.url or ADDRESS))
