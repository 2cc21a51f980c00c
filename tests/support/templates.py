"""What stands in the templates: read as Jinja sees it, and as a browser would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, nodes
from jinja2.ext import Extension

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("casework/web/templates", "family_app/templates", "advocate_admin/templates")
TRANSLATING = frozenset({"_", "gettext", "ngettext", "pgettext", "N_"})
READ_ALOUD = frozenset({"alt", "aria-description", "aria-label", "placeholder", "title"})
_GAP = "\ue000"  # stands where the template puts a value: a letter of nobody's alphabet
_NOT_SHOWN = frozenset({"style", "script"})
# Blocks that the layout puts inside a tag: what they hold is no text.
_IN_TAGS = re.compile(r"{% block (page|body_attributes) %}.*?{% endblock %}", re.DOTALL)

# A macro may make attributes and no element; outside a tag they look like text.
_ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"?')


def environment(*extensions: type[Extension]) -> Environment:
    """Jinja with the syntax of the apps; it only reads."""
    return Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, extensions=list(extensions)
    )


@lru_cache(maxsize=1)
def templates() -> dict[str, Path]:
    """Every template by the name under which the apps load it."""
    return {
        path.relative_to(ROOT / folder).as_posix(): path
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.html"))
    }


@dataclass
class Markup(HTMLParser):
    """The texts, tags and attributes of a template, with gaps where values go."""

    texts: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in _NOT_SHOWN:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.texts += [part.strip() for part in data.split(_GAP) if part.strip()]


def markup_of(source: str) -> Markup:
    """Read a template as HTML: its statements vanish, its values become gaps."""
    page = Markup()
    page.feed("".join(_as_html(source)))
    page.close()
    return page


def _as_html(source: str) -> Iterator[str]:
    for _, kind, value in environment().lex(source):
        if kind == "data":
            yield value
        elif kind == "variable_begin":
            yield _GAP
        elif kind == "block_begin":
            yield " " if value.startswith(" ") else ""


def bare_words(source: str) -> list[str]:
    """Texts that somebody would read and that no translation can reach."""
    source = _IN_TAGS.sub("", source)
    page = markup_of(source)
    found = [text for text in page.texts if _has_word(_ATTRIBUTE.sub("", text))]
    for _, attributes in page.tags:
        found += [
            value
            for name, value in attributes.items()
            if name in READ_ALOUD and value and _has_word(value.replace(_GAP, " "))
        ]
    return found + list(_bare_literals(environment().parse(source)))


def _bare_literals(node: nodes.Node) -> Iterator[str]:
    """Strings in expressions that look like a sentence and are not handed to gettext."""
    if isinstance(node, nodes.Call) and getattr(node.node, "name", "") in TRANSLATING:
        return
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        looks_like_markup = "<" in node.value or '="' in node.value
        first, spaced = node.value[:1], " " in node.value.strip()
        if _has_word(node.value) and (first.isupper() or spaced) and not looks_like_markup:
            yield node.value
        return
    if isinstance(node, nodes.Compare):  # a name that is compared is not shown
        return
    if isinstance(node, (nodes.Extends, nodes.Include, nodes.FromImport, nodes.Import)):
        return
    for child in node.iter_child_nodes():
        yield from _bare_literals(child)


def _has_word(text: str) -> bool:
    """Two letters in a row; entities such as &nbsp; have become characters before."""
    letters = [character.isalpha() and character != _GAP for character in text]
    return any(one and two for one, two in zip(letters, letters[1:], strict=False))
