"""The pack of a chair as PDF and as Word: opened, and compared with what was released."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from casework.queries.chair import ChairedReview, KnownPerson, ReleasedView
from casework.queries.chair_page import ChairPage
from casework.rules.chair_pack import PackForm
from casework.rules.review_say import Topic
from casework.web import chair_pack, i18n
from tests.support.letters import pieces, spoken

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
URDU = "وہ ہمیشہ ہنستی تھی۔"
POLISH = "Zawsze się śmiała."


def view(number: int, **values: Any) -> ReleasedView:
    given: dict[str, Any] = {
        "id": f"view{number}",
        "member_id": f"member{number}",
        "name": f"Person {number}",
        "topic": Topic.AGENCIES,
        "language": "en",
        "spoken": False,
        "wording": 1,
        "approved_at": NOW,
        "words": f"Words of number {number}.\n\nA second part & <more>.",
        "english": "",
        "specialist": "",
        "panel": False,
        "quality_assurance": False,
        "quoted": False,
        "answers": (),
    }
    return ReleasedView(**{**given, **values})


VIEWS = (
    view(
        1, topic=Topic.LIFE, language="ur", words=URDU, english="She always laughed.", quoted=True
    ),
    view(2, topic=Topic.LIFE, language="pl", words=POLISH, spoken=True, panel=True),
    view(3),
)


def pack(*views: ReleasedView) -> chair_pack.Pack:
    review = ChairedReview("case", "review", "domestic", "DHR", "Northtown", None, None)
    people: tuple[KnownPerson, ...] = ()
    page = ChairPage(review, people, (), views, (), (), ())
    return chair_pack.pack_of(page, "Cara Addo", NOW)


def words_of(*views: ReleasedView) -> list[str]:
    """Each line that was released, in order."""
    return [
        line
        for one in views
        for text in (one.english, one.words)
        for line in text.splitlines()
        if line
    ]


@pytest.fixture(scope="module")
def pdf() -> PdfReader:
    return PdfReader(BytesIO(chair_pack.file_of(pack(*VIEWS), PackForm.PDF)))


@pytest.fixture(scope="module")
def word() -> Any:
    return docx.Document(BytesIO(chair_pack.file_of(pack(*VIEWS), PackForm.WORD)))


def test_the_pdf_is_tagged_and_says_its_language(pdf: PdfReader) -> None:
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert "pdfuaid:part" in root["/Metadata"].get_object().get_data().decode()
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Papers"
    within = {parent for piece in pieces(pdf) for parent in piece.parents}
    assert {"H1", "H2", "H3", "P", "BlockQuote"} <= within


def test_the_pdf_holds_every_released_word_in_order(pdf: PdfReader) -> None:
    text = " ".join(spoken(pdf).split())
    places = [text.index(line) for line in words_of(*VIEWS)]
    assert places == sorted(places)


def test_each_original_in_the_pdf_is_in_its_own_language(pdf: PdfReader) -> None:
    by_language = {
        piece.language: piece.text.strip() for piece in pieces(pdf) if "BlockQuote" in piece.parents
    }
    assert by_language["ur"] == URDU
    assert by_language["pl"] == POLISH


def test_word_holds_the_same_lines_as_were_released(word: Any) -> None:
    quoted = [one.text for one in word.paragraphs if one.style.name == "Quote"]
    assert quoted == words_of(*VIEWS)
    assert [one.text for one in word.paragraphs if one.style.name == "Heading 3"] == [
        "Person 1",
        "Person 2",
        "Person 3",
    ]
    assert word.core_properties.title == "Papers"
    assert word.core_properties.author == ""


def test_word_reads_right_to_left_where_the_words_do(word: Any) -> None:
    (urdu,) = [one for one in word.paragraphs if one.text == URDU]
    assert urdu._p.pPr.find(qn("w:bidi")) is not None
    properties = urdu.runs[0]._r.rPr
    assert properties.find(qn("w:rtl")) is not None
    assert properties.find(qn("w:lang")).get(qn("w:bidi")) == "ur"
    (polish,) = [one for one in word.paragraphs if one.text == POLISH]
    assert polish._p.pPr.find(qn("w:bidi")) is None
    assert polish.runs[0]._r.rPr.find(qn("w:lang")).get(qn("w:val")) == "pl"


def test_both_say_what_may_be_quoted_and_who_took_the_copy(pdf: PdfReader, word: Any) -> None:
    for text in (
        " ".join(spoken(pdf).split()),
        " ".join(one.text for one in word.paragraphs),
    ):
        assert text.count("They may be quoted in the published report.") == 1
        assert text.count("They may not be quoted in the published report.") == 2
        assert text.count("The panel may read them.") == 1
        assert "Made for \u2068Cara Addo\u2069 on Monday 2 March 2026." in text


def test_the_files_are_in_english_whoever_takes_them() -> None:
    with i18n.use_language("cy", "staff"):
        made = docx.Document(BytesIO(chair_pack.file_of(pack(*VIEWS), PackForm.WORD)))
    assert made.paragraphs[0].text == "What people want the review to know"


def test_the_same_words_make_the_same_bytes() -> None:
    for form in PackForm:
        assert chair_pack.file_of(pack(*VIEWS), form) == chair_pack.file_of(pack(*VIEWS), form)


def test_a_copy_without_a_view_differs_only_by_that_view() -> None:
    for form in PackForm:
        less = chair_pack.file_of(pack(*VIEWS[1:]), form)
        assert URDU.encode() not in less
        assert less != chair_pack.file_of(pack(*VIEWS), form)
