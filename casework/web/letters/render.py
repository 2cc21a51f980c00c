"""A letter put into words. Needs no request: a worker that prints a batch does it the same way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from casework.queries.named_contact import NamedContact
from casework.rules.languages import SOURCE, Language
from casework.rules.letters import PRINT_SIZES, LetterKind, shown_reference
from casework.web import i18n
from casework.web.letters import pdf

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
STYLE = Path(__file__).with_name("letter.css")


@dataclass(frozen=True)
class Addressee:
    """Whom a letter goes to. ``address``: lines for the window, "" when nobody wrote one down."""

    name: str
    called: str
    address: str
    language: Language
    size: str = "normal"  # rules.letters.PRINT_SIZES
    reference: str = ""

    @property
    def window(self) -> tuple[str, ...]:
        """All that shows outside: name and address, line by line. A copy that she makes herself
        goes into no envelope and has neither."""
        lines = (line.strip() for line in (self.name, *self.address.splitlines()))
        return tuple(line for line in lines if line)


@dataclass(frozen=True)
class Letter:
    """A letter in words: ``body`` stands in a page of the staff, or in a document of its own."""

    kind: LetterKind
    to: Addressee
    title: str
    body: Markup

    @property
    def document(self) -> str:
        """A whole document without links to anything, for a printer or for the PDF."""
        tongue = self.to.language
        size = PRINT_SIZES.get(self.to.size, PRINT_SIZES["normal"])
        return (
            f'<!doctype html><html lang="{tongue.base}" dir="{tongue.direction}">'
            f'<head><meta charset="utf-8"><title>{escape(self.title)}</title>'
            f"<style>{_style()}html{{font-size:{size}pt}}</style></head>"
            f"<body>{self.body}</body></html>"
        )

    @property
    def within(self) -> Markup:
        """The body for a page that has a heading of its own: the letter's is one step lower."""
        # As plain text: Markup would escape what it puts in.
        lower = str(self.body).replace("<h1>", "<h2>").replace("</h1>", "</h2>")
        return Markup(lower)  # noqa: S704 - the body, escaped when it was made

    @property
    def sheet(self) -> str:
        """The same as one of many in a batch: a sheet of its own, in its own language."""
        tongue, size = self.to.language, self.to.size if self.to.size in PRINT_SIZES else "normal"
        return (
            f'<article class="sheet {size}" lang="{tongue.base}" dir="{tongue.direction}">'
            f"{self.body}</article>"
        )

    def as_pdf(self) -> bytes:
        """The same as PDF/UA-1. Raises NoPdf where the libraries for it are missing."""
        return pdf.make_pdf(self.document)


def batch_pdf(letters: Sequence[Letter]) -> bytes:
    """Many letters as one PDF, each on a sheet of its own. Raises NoPdf as ``as_pdf`` does."""
    sizes = "".join(f".{name}{{font-size:{points}pt}}" for name, points in PRINT_SIZES.items())
    with i18n.use_language(SOURCE, "messages"):
        title = escape(i18n.gettext("For you"))
    return pdf.make_pdf(
        f'<!doctype html><html lang="{SOURCE}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_style()}{sizes}</style></head><body>"
        f"{''.join(letter.sheet for letter in letters)}</body></html>"
    )


def render_letter(
    kind: LetterKind,
    to: Addressee,
    *,
    day: date,
    contact: NamedContact | None,
    phone: str,
    **content: object,
) -> Letter:
    """The letter in the addressee's language.

    ``contact``: who stands beside her; ``phone``: the number of the service. The rest is what
    the kind needs: ``code``, ``until`` and ``address`` (of her page) for a code; ``before``
    (a name) for a change of worker; ``months``, ``found`` (queries.timeline) and ``zone`` for
    updates; ``said`` (one sentence) for a notice.
    """
    with i18n.use_language(to.language.tag, "messages"):
        body = (
            _environment()
            .get_template(f"shared/letters/{kind.value}.html")
            .render(
                to=to,
                day=day,
                contact=contact,
                phone=phone,
                reference=shown_reference(to.reference) if to.reference else "",
                **content,
            )
        )
        title = i18n.gettext("For you")
    return Letter(kind, to, title, Markup(body))  # noqa: S704 - a template of ours, escaped


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(i18n.template_globals())
    return environment


@lru_cache(maxsize=1)
def _style() -> str:
    return STYLE.read_text()
