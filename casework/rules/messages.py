"""Marking and carrying text: no translation happens here, only naming of what to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def N_(text: str) -> str:  # noqa: N802 - the name that extraction looks for
    """Mark text that family members (or everybody) read, for translation later."""
    return text


def S_(text: str) -> str:  # noqa: N802 - the name that extraction looks for
    """Mark text that only staff read; it is extracted into the catalogue of the staff app."""
    return text


def NP_(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802 - as above
    """Mark text that changes with a number; extracted like ngettext (keyword ``NP_:1,2``)."""
    return singular, plural


@dataclass(frozen=True)
class Phrase:
    """Words that staff typed and that are no name, in the language that they were typed in.

    They stay as they are. A page says which language they are in, so that a voice reads them
    rightly (WCAG 3.1.2).
    """

    text: str
    language: str = "en"


@dataclass(frozen=True)
class Country:
    """A country by its English name, to be named in the reader's language."""

    name: str


@dataclass(frozen=True)
class Sentence:
    """A whole sentence to be said in the reader's language.

    ``msgid`` is the English with named placeholders; ``params`` are values with a type, so
    that a date is formatted in her language and a name is isolated from the text around it.
    With ``plural``, the form is chosen by the number in ``params["n"]``.
    """

    msgid: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)
    context: str | None = None
    plural: str | None = None
