"""The catalogues of translated texts: read once, kept, looked up in a plain dictionary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from casework.rules.languages import PSEUDO, SOURCE, words_tag

FOLDER = Path(__file__).resolve().parents[2] / "translations"
DOMAINS = ("messages", "staff")  # the staff app looks into its own first, then the shared one

_CONTEXT = "{}\x04{}"


class Catalogue:
    """Texts of one language. A text that is missing comes back in English."""

    def __init__(self, parts: tuple[Translations, ...]) -> None:
        self._parts = parts
        # The library has no public way to its table, and its own look-up builds a chain of
        # fallbacks for every miss: pages ask hundreds of times.
        self._texts: dict[object, str] = {}
        for part in reversed(parts):
            self._texts.update(getattr(part, "_catalog", {}))

    def find(self, msgid: str, context: str | None) -> str:
        """The translation of a text."""
        key = msgid if context is None else _CONTEXT.format(context, msgid)
        return self._texts.get(key) or msgid

    def find_plural(self, singular: str, plural: str, n: int) -> str:
        """The right form for a number."""
        for part in self._parts:
            text = str(part.ngettext(singular, plural, n))
            if text not in (singular, plural):
                return text
        return singular if n == 1 else plural


# Every vowel is said once more, with an accent: words grow longer by a third, as they do in other
# languages, and no letter may be cut off above. What stands for a value is left as it is.
_VOWEL_OR_VALUE = re.compile(r"%\(\w+\)\w|[aeiouAEIOU]")
_ONCE_MORE = dict(
    zip("aeiouAEIOU", ("aâ", "eê", "iî", "oô", "uû", "AÂ", "EÊ", "IÎ", "OÔ", "UÛ"), strict=True)
)


class PseudoCatalogue(Catalogue):
    """Wraps every text in brackets, so that whatever shows without them was never marked, and
    makes its words longer, so that pages show whether there is room for other languages."""

    def find(self, msgid: str, context: str | None) -> str:
        """The longer text between brackets."""
        return _longer(msgid)

    def find_plural(self, singular: str, plural: str, n: int) -> str:
        """The English form, longer and between brackets."""
        return _longer(singular if n == 1 else plural)


def _longer(text: str) -> str:
    return f"⟦{_VOWEL_OR_VALUE.sub(lambda found: _ONCE_MORE.get(found[0], found[0]), text)}⟧"


@lru_cache(maxsize=64)
def catalogue(tag: str, domain: str) -> Catalogue:
    """The catalogue of a language, for the family app (messages) or the staff app (staff)."""
    if tag == PSEUDO.tag:
        return PseudoCatalogue(())
    if tag == SOURCE:
        return Catalogue(())
    names = ("staff", "messages") if domain == "staff" else ("messages",)
    return Catalogue(tuple(part for name in names if (part := _load(tag, name)) is not None))


def _load(tag: str, domain: str) -> Translations | None:
    """The compiled file if it is newer than its source; otherwise compiled in memory."""
    source = FOLDER / tag / "LC_MESSAGES" / f"{domain}.po"
    compiled = source.with_suffix(".mo")
    if compiled.exists() and (
        not source.exists() or compiled.stat().st_mtime >= source.stat().st_mtime
    ):
        with compiled.open("rb") as file:
            return Translations(file)
    if not source.exists():
        return None
    buffer = BytesIO()
    write_mo(buffer, read(tag, domain))
    buffer.seek(0)
    return Translations(buffer)


def read(tag: str, domain: str) -> Catalog:
    """The source file of a catalogue."""
    with (FOLDER / tag / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        return read_po(file, locale=words_tag(tag), domain=domain)


@dataclass(frozen=True)
class Count:
    """How much of a catalogue there is."""

    texts: int
    translated: int

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return self.translated == self.texts

    @property
    def per_cent(self) -> float:
        """How much of it is there, in per cent."""
        return 100 * self.translated / self.texts if self.texts else 100.0


def is_whole(tag: str, domain: str = "messages") -> bool:
    """Whether every text of the template is translated and none is marked as a guess."""
    if tag != SOURCE and not (FOLDER / tag / "LC_MESSAGES" / f"{domain}.po").exists():
        return False
    return count_of(tag, domain).whole


def count_of(tag: str, domain: str = "messages") -> Count:
    """How many texts the template has, and how many of them this language has."""
    there = (FOLDER / tag / "LC_MESSAGES" / f"{domain}.po").exists()
    here = read(tag, domain) if there else Catalog()
    template = FOLDER / f"{domain}.pot"
    if template.exists():
        with template.open("rb") as file:
            wanted = {(message.id, message.context) for message in read_po(file) if message.id}
    else:
        wanted = {(message.id, message.context) for message in here if message.id}
    found = sum(tag == SOURCE or _translated(here, *one) for one in wanted)
    return Count(len(wanted), found)


def _translated(here: Catalog, msgid: object, context: str | None) -> bool:
    key = msgid[0] if isinstance(msgid, (list, tuple)) else msgid
    message = here.get(str(key), context)
    if message is None or message.fuzzy:
        return False
    forms = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    return all(forms)
