"""The pack of a chair: the words that were released, on screen, as tagged PDF and as Word.

All three are made from the same list of blocks, so what one holds the others hold. The files
are in English, with the original beside it in its own language and direction.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from babel import Locale, UnknownLocaleError
from flask import Response, make_response
from markupsafe import escape

from casework.queries.chair import ReleasedView
from casework.queries.chair_page import ChairPage
from casework.queries.closeness import service_day
from casework.rules.chair_pack import PackForm
from casework.rules.languages import SOURCE
from casework.rules.messages import S_
from casework.rules.review_say import TOPICS
from casework.web import i18n
from casework.web.letters import pdf
from casework.web.letters.render import STYLE

TITLE = "Papers"  # of the file: it says nothing of what is in it
FILE_NAMES = {PackForm.PDF: "papers.pdf", PackForm.WORD: "papers.docx"}
_TYPES = {
    PackForm.PDF: "application/pdf",
    PackForm.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_FIXED = (1980, 1, 1, 0, 0, 0)  # the moment of every part of a Word file: it says nothing


@dataclass(frozen=True)
class Block:
    """One heading, paragraph or quotation, in its own language."""

    what: str  # h1 | h2 | h3 | p | quote
    text: str
    language: str = SOURCE

    @property
    def direction(self) -> str:
        """ltr or rtl, by the first letter: people write in more languages than we offer."""
        kinds = (unicodedata.bidirectional(letter) for letter in self.text)
        first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
        return "ltr" if first == "L" else "rtl"


@dataclass(frozen=True)
class Pack:
    """What a copy holds, and who takes it when."""

    found: ChairPage
    taker: str
    at: datetime

    def blocks(self) -> tuple[Block, ...]:
        """Everything, in the order of reading, in the language of whoever reads the page."""
        return (*self._head(), *self._sections())

    def _head(self) -> Iterator[Block]:
        review, say, here = self.found.review, i18n.gettext, i18n.current_language()
        yield Block("p", f"{review.label}, {review.area}")
        taken = say(S_("Made for %(name)s on %(day)s."), name=self.taker, day=service_day(self.at))
        yield Block("p", taken, here)
        yield Block("p", say(_PRIVATE if self.found.views else _NOTHING), here)

    def _sections(self) -> Iterator[Block]:
        for topic, views in self.found.sections:
            yield Block("h2", i18n.gettext(TOPICS[topic]), i18n.current_language())
            for view in views:
                yield Block("h3", view.name)
                yield from _words(view)


_PRIVATE = S_(
    "These words were released to the chair. Under each it says who else may read them, and"
    " whether they may be quoted. They can be taken back. Look at the page before you use a copy."
)
_NOTHING = S_("Nothing is released to you at the moment.")
_FORBIDDEN = S_("They may not be quoted in the published report.")
_QUOTED = S_("They may be quoted in the published report.")
_PANEL = {True: S_("The panel may read them."), False: S_("The panel may not read them.")}
_CHECKED = {
    True: S_("Those who check the quality of the report may read them."),
    False: S_("Those who check the quality of the report may not read them."),
}


def words_of(view: ReleasedView) -> tuple[Block, ...]:
    """One view: English, original, and what may be done with it."""
    return tuple(_words(view))


def _words(view: ReleasedView) -> Iterator[Block]:
    say, here = i18n.gettext, i18n.current_language()
    if view.specialist:
        yield Block("p", say(S_("Said through %(name)s."), name=view.specialist), here)
    elif view.spoken:
        yield Block("p", say(S_("Said aloud, written down and read back.")), here)
    if view.language == SOURCE:
        yield Block("quote", view.words)
    else:
        if view.english:
            yield Block("quote", view.english)
        name = language_name(view.language)
        yield Block("p", say(S_("The original, in %(language)s:"), language=name), here)
        yield Block("quote", view.words, view.language)
    told = (
        say(_QUOTED if view.quoted else _FORBIDDEN),
        say(_PANEL[view.panel]),
        say(_CHECKED[view.quality_assurance]),
        say(S_("Wording approved on %(day)s."), day=service_day(view.approved_at)),
    )
    yield Block("p", " ".join(told), here)


def language_name(tag: str) -> str:
    """The name of a language in the language of the page."""
    try:
        page = Locale.parse(i18n.current_language())
        return Locale.parse(tag.replace("-", "_")).get_language_name(page) or tag
    except (UnknownLocaleError, ValueError):
        return tag


def pack_of(found: ChairPage, taker: str, at: datetime) -> Pack:
    """What may be read at this moment."""
    return Pack(found, taker, at)


def pdf_available() -> bool:
    """Whether a PDF can be made here."""
    return pdf.pdf_available()


def word_available() -> bool:
    """Whether a Word file can be made here."""
    return importlib.util.find_spec("docx") is not None


def file_of(pack: Pack, form: PackForm) -> bytes:
    """The pack as a file, in English."""
    with i18n.use_language(SOURCE, "staff"):
        heading = Block("h1", i18n.gettext(S_("What people want the review to know")))
        blocks = (heading, *pack.blocks())
    return _pdf(blocks) if form is PackForm.PDF else _word(blocks)


def response(body: bytes, form: PackForm) -> Response:
    """The file as an attachment, under a name that says nothing."""
    answer = make_response(body)
    answer.headers["Content-Type"] = _TYPES[form]
    answer.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAMES[form]}"'
    return answer


def _pdf(blocks: tuple[Block, ...]) -> bytes:
    body = "".join(_tagged(one) for one in blocks)
    return pdf.make_pdf(
        f'<!doctype html><html lang="{SOURCE}"><head><meta charset="utf-8">'
        f"<title>{TITLE}</title><style>{STYLE.read_text()}</style></head><body>{body}</body></html>"
    )


def _tagged(block: Block) -> str:
    where = f'lang="{escape(block.language)}" dir="{block.direction}"'
    lines = "".join(f"<p>{escape(line)}</p>" for line in _lines(block.text))
    if block.what == "quote":
        return f"<blockquote {where}>{lines}</blockquote>"
    return f"<{block.what} {where}>{escape(block.text)}</{block.what}>"


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _word(blocks: tuple[Block, ...]) -> bytes:
    docx = importlib.import_module("docx")
    document = docx.Document()
    document.core_properties.title = TITLE
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.language = SOURCE
    for block in blocks:
        if block.what == "quote":
            for line in _lines(block.text):
                _speaks(document.add_paragraph(line, style="Quote"), block)
        elif block.what == "p":
            _speaks(document.add_paragraph(block.text), block)
        else:
            _speaks(document.add_heading(block.text, level=int(block.what[1])), block)
    made = io.BytesIO()
    document.save(made)
    return _settled(made.getvalue())


def _speaks(paragraph: Any, block: Block) -> None:
    """Language and direction of a paragraph, in the elements that Word reads."""
    oxml = importlib.import_module("docx.oxml")
    name = importlib.import_module("docx.oxml.ns").qn
    from_right = block.direction == "rtl"
    if from_right:
        paragraph._p.get_or_add_pPr().append(oxml.OxmlElement("w:bidi"))
    for run in paragraph.runs:
        properties = run._r.get_or_add_rPr()
        if from_right:
            properties.append(oxml.OxmlElement("w:rtl"))
        language = oxml.OxmlElement("w:lang")
        language.set(name("w:bidi" if from_right else "w:val"), block.language)
        properties.append(language)


def _settled(made: bytes) -> bytes:
    """The same file without the moments at which its parts were written."""
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        kept = io.BytesIO()
        with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as again:
            for part in parts.infolist():
                entry = zipfile.ZipInfo(part.filename, _FIXED)
                entry.compress_type = zipfile.ZIP_DEFLATED
                again.writestr(entry, parts.read(part.filename))
    return kept.getvalue()
