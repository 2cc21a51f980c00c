"""Who stands for the words of a language: a named native speaker, and for which words.

Kept beside the catalogues in ``translations/signed.csv``, because it is about what lies there.
A signature is for one version of one catalogue, named by a digest of its texts. A change of
one word makes another version, and the language waits until somebody has read it again.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import lru_cache

from casework.rules.languages import LANGUAGES, SOURCE
from casework.web import catalogues

VERSION_LENGTH = 16  # hexadecimal digits of the digest


@dataclass(frozen=True)
class Signature:
    """One line of the file."""

    language: str
    catalogue: str  # messages | staff
    name: str
    role: str
    signed_on: str  # ISO date
    version: str


def version_of(tag: str, domain: str = "messages") -> str:
    """The version of a catalogue: a digest of its texts, whatever their order."""
    texts = sorted(
        repr((message.context or "", message.id, message.string))
        for message in catalogues.read(tag, domain)
        if message.id
    )
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:VERSION_LENGTH]


def signatures() -> tuple[Signature, ...]:
    """All that were ever given, in their order."""
    path = catalogues.FOLDER / "signed.csv"
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Signature(**row) for row in csv.DictReader(file))


@lru_cache(maxsize=64)
def signature_of(tag: str, domain: str = "messages") -> Signature | None:
    """Who signed the texts as they are now; None if nobody did."""
    given = [one for one in signatures() if (one.language, one.catalogue) == (tag, domain)]
    if not given:
        return None
    now = version_of(tag, domain)
    return next((one for one in reversed(given) if one.version == now), None)


def is_signed(tag: str, domain: str = "messages") -> bool:
    """Whether somebody stands for the texts as they are now. English is where they come from."""
    return tag == SOURCE or signature_of(tag, domain) is not None


@lru_cache(maxsize=4)
def ready_languages(domain: str = "messages") -> frozenset[str]:
    """Tags of the languages that production may offer: whole and signed."""
    return frozenset(
        one.tag
        for one in LANGUAGES
        if is_signed(one.tag, domain) and catalogues.is_whole(one.tag, domain)
    )


def sign(tag: str, domain: str, *, name: str, role: str, on: date) -> Signature:
    """Record that somebody read this whole catalogue and stands for it."""
    signed = Signature(tag, domain, name, role, on.isoformat(), version_of(tag, domain))
    path = catalogues.FOLDER / "signed.csv"
    new = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, [field.name for field in fields(Signature)], lineterminator="\n"
        )
        if new:
            writer.writeheader()
        writer.writerow(asdict(signed))
    signature_of.cache_clear()
    ready_languages.cache_clear()
    return signed
