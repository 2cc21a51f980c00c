"""Take the texts out of the code into templates, and bring the catalogues up to date.

    python tests/tools/translations.py             all templates and catalogues
    python tests/tools/translations.py cy          begin the catalogue of a language
    python tests/tools/translations.py cy staff    the same for the staff app

Entries are ordered by file and carry no line numbers or dates, so that a change of the code
changes only what it means to change.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from casework.rules.languages import BY_TAG, SOURCE, Language, words_tag  # noqa: E402
from casework.rules.words import sentences_in  # noqa: E402

FOLDER = ROOT / "translations"
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
OPTIONS = {"**/templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true",
                                    "silent": "false"}}  # fmt: skip
_COMMON: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "N_": None,
    "ngettext": (1, 2),
    "NP_": (1, 2),
    "pgettext": ((1, "c"), 2),
}
_STAFF_MARK: dict[str, Any] = {"S_": None}
# domain -> which keywords are looked for in which folder
SOURCES: dict[str, tuple[tuple[str, dict[str, Any]], ...]] = {
    "messages": (("casework", _COMMON), ("family_app", _COMMON)),
    "staff": (("advocate_admin", _COMMON | _STAFF_MARK), ("casework", _STAFF_MARK)),
}
EASY = 12  # words: with no longer sentence an English text may stay as it is in easier words
_LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)  # a fixed date: the day of the run is no news
_UNCHECKED = "Who has checked it stands in signed.csv."
_HEADER = "# Texts of Alongside. Made by `make translations`; do not edit by hand."


def extract(domain: str) -> Catalog:
    """The template of one domain, as the code has it now."""
    catalog = Catalog(
        project="Alongside",
        header_comment=_HEADER,
        creation_date=_LONG_AGO,
        revision_date=_LONG_AGO,
        fuzzy=False,
    )
    shared = _found("messages") if domain == "staff" else iter(())
    # The staff app looks into the shared catalogue as well: nothing is translated twice.
    known = {(message, context) for _, message, _, context in shared}
    for name, message, comments, context in _found(domain):
        if (message, context) not in known:
            catalog.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return catalog


def _found(domain: str) -> Iterator[tuple[str, Any, list[str], str | None]]:
    for folder, keywords in SOURCES[domain]:
        everything = extract_from_dir(
            str(ROOT / folder), METHODS, OPTIONS, keywords, ("Translators:",),
            strip_comment_tags=True,
        )  # fmt: skip
        for name, _, message, comments, context in everything:
            yield f"{folder}/{name}", message, comments, context


def as_text(catalog: Catalog) -> bytes:
    """A catalogue as it stands in its file."""
    out = BytesIO()
    write_po(out, catalog, width=100, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return out.getvalue()


def template_path(domain: str) -> Path:
    """Where the template of a domain lies."""
    return FOLDER / f"{domain}.pot"


def po_path(tag: str, domain: str) -> Path:
    """Where the catalogue of a language lies."""
    return FOLDER / tag / "LC_MESSAGES" / f"{domain}.po"


def read(path: Path, tag: str, domain: str) -> Catalog:
    """A catalogue, with the texts that are no longer in use left behind."""
    with path.open("rb") as file:
        return read_po(file, locale=words_tag(tag), domain=domain, ignore_obsolete=True)


def listed(tag: str, name: str) -> dict[str, str]:
    """A list that a language keeps beside its catalogues: the text or word, and why."""
    with (FOLDER / tag / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return {text: reason for text, reason in rows[1:]}


def update(tag: str, domain: str, template: Catalog) -> str:
    """Bring one catalogue up to date. Texts that are new stay empty: nothing is guessed. Easier
    English alone takes over what is easy already."""
    path = po_path(tag, domain)
    begun = path.exists()
    catalog = read(path, tag, domain) if begun else Catalog(locale=words_tag(tag), domain=domain)
    # Catalogues take the messages of the template as they are: each gets its own.
    catalog.update(deepcopy(template), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    if BY_TAG[tag].variety_of == SOURCE:
        _keep_what_is_easy(catalog)
    catalog.fuzzy = False
    catalog.project, catalog.version = "Alongside", "VERSION"
    catalog.revision_date = _LONG_AGO
    catalog.last_translator, catalog.language_team = "Alongside", tag
    catalog.header_comment = _about(BY_TAG[tag])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_with_plurals(as_text(catalog), tag))
    empty = [message for message in catalog if message.id and not _is_full(message.string)]
    return f"{path.relative_to(ROOT)}: {len(catalog)} texts, {len(empty)} to translate"


def _about(language: Language) -> str:
    """The first lines of a catalogue: which language, and whether somebody stands for it."""
    return f"# {language.own_name}\n# {_UNCHECKED}"


def _keep_what_is_easy(catalog: Catalog) -> None:
    for message in catalog:
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        if not _is_full(message.string) and all(map(_is_easy, forms)):
            message.string = message.id


def _is_easy(text: Any) -> bool:
    plain = re.sub(r"<[^>]+>", "", text)
    return all(len(sentence.split()) <= EASY for sentence in sentences_in(plain))


def _is_full(string: Any) -> bool:
    return all(string) if isinstance(string, (list, tuple)) else bool(string)


def _with_plurals(text: bytes, tag: str) -> bytes:
    """The plural rule comes from the table of languages: libraries disagree with CLDR, and break
    a long one over two lines."""
    frozen = f'"Plural-Forms: {BY_TAG[tag].plural_forms}\\n"\n'.encode()
    return re.sub(rb'"Plural-Forms:(?:[^\n]*[^n]"\n)*[^\n]*\\n"\n', lambda _: frozen, text, count=1)


def main(arguments: list[str]) -> int:
    """Write the templates and every catalogue there is, or begin one."""
    if arguments and (arguments[0] not in BY_TAG or BY_TAG[arguments[0]].test_only):
        print(f"{arguments[0]} is not in casework/rules/languages.py: add its entry there first.")
        return 2
    FOLDER.mkdir(exist_ok=True)
    begun = (
        (arguments[0], arguments[1] if len(arguments) > 1 else "messages") if arguments else None
    )
    for domain in SOURCES:
        template = extract(domain)
        template_path(domain).write_bytes(as_text(template))
        print(f"translations/{domain}.pot: {len(template)} texts")
        tags = {path.parent.parent.name for path in FOLDER.glob(f"*/LC_MESSAGES/{domain}.po")}
        if begun is not None and begun[1] == domain:
            tags.add(begun[0])
        for tag in sorted(tags):
            print(update(tag, domain, template))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
