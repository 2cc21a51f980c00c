"""What the settings may say about messages that leave, checked before anything starts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from casework.rules.sms_length import fits_one_part
from casework.rules.words import telling_words_in
from casework.sending.receivers import SMS_SCHEMES, SMTP_SCHEMES, Addresses

if TYPE_CHECKING:
    from casework.web.settings import Settings

LONGEST_SENDER = 11  # characters of a name that may stand as the sender of a text
_DEMO_SENDER = "A note <note@demo.invalid>"
_DEMO_NAME = "A note"


def faults(settings: Settings) -> list[str]:
    """Each reason why this cannot work, as one sentence for an operator."""
    found = [
        *_address("SMTP_URL", settings.smtp_url, SMTP_SCHEMES, settings),
        *_address("SMS_URL", settings.sms_url, SMS_SCHEMES, settings),
    ]
    for name, value in (("MAIL_FROM", settings.mail_from), ("SMS_FROM", settings.sms_from)):
        if value and telling_words_in(value.replace("@", " ").replace(".", " "), "en"):
            found.append(f"{name} says what this service is about: give it a neutral name.")
    if len(settings.sms_from) > LONGEST_SENDER and not settings.sms_from.startswith("+"):
        found.append("SMS_FROM is too long: a sender's name has at most eleven characters.")
    if not fits_one_part(settings.sms_from):
        found.append("SMS_FROM cannot be read: use plain letters and digits.")
    if settings.production and _is_mail(settings.smtp_url) and "@" not in settings.mail_from:
        found.append("MAIL_FROM is missing: name the address that mail comes from.")
    if settings.replies_secret:
        found += _replies(settings)
    return found


def _replies(settings: Settings) -> list[str]:
    if not settings.sms_url or settings.sms_url.startswith("notify"):
        return ["REPLIES_SECRET needs a gateway in SMS_URL that hands over what comes in."]
    if not settings.sms_from.startswith("+"):
        return ["REPLIES_SECRET needs SMS_FROM to be a number: nobody can answer a name."]
    return []


def _address(name: str, url: str, schemes: frozenset[str], settings: Settings) -> list[str]:
    if not url:
        return []
    parts = urlsplit(url)
    if parts.scheme not in schemes or not parts.hostname:
        return [f"{name} is not an address that can be used; docs/settings.md lists them."]
    from casework.web.settings import is_loopback

    here = is_loopback(parts.hostname)
    if settings.demo and not here:
        return [f"{name} leaves this machine: a demo sends to localhost only."]
    if not here and parts.scheme.endswith("http"):
        return [f"{name} has no TLS: only on this machine may it be without."]
    return []


def _is_mail(url: str) -> bool:
    return urlsplit(url).scheme in ("smtp", "smtps")


def addresses_of(settings: Settings) -> Addresses:
    """What the sender is told. In a demo, what has no address lands in its own outbox."""
    from casework.web.settings import is_loopback

    here = is_loopback(urlsplit(settings.smtp_url).hostname or "")
    return Addresses(
        smtp_url=settings.smtp_url,
        sms_url=settings.sms_url,
        mail_from=settings.mail_from or _DEMO_SENDER,
        sms_from=settings.sms_from or _DEMO_NAME,
        plain_allowed=here,
        local_folder=settings.instance_dir if settings.demo else None,
    )
