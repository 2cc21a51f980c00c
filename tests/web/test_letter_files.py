"""Letters as files, read back: tags, languages, the order of reading, size, direction."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from casework.queries.named_contact import NamedContact
from casework.rules.hours import said
from casework.rules.languages import language_of
from casework.rules.letters import LetterKind, new_reference, read_reference, shown_reference
from casework.rules.words import telling_words_in
from casework.web import letters
from casework.web.letters import Addressee, Letter, pdf, render_letter
from tests.support.letters import pieces, spoken

CONTACT = NamedContact(
    "s", "Maryam Okafor", "01632 960101", said("12345 09:00-17:00"), "", "caseworker"
)
URDU_STEP = "اپنی زبان چنیں۔"


def letter(tag: str = "en", size: str = "normal") -> Letter:
    to = Addressee(
        name="Imran Whitfield",
        called="Imran",
        address="12 High Street\nLeeds\nLS1 1AA",
        language=language_of(tag),
        size=size,
        reference="ABCD1234",
    )
    return render_letter(
        LetterKind.INVITATION,
        to,
        day=date(2026, 3, 4),
        contact=CONTACT,
        phone="0808 157 0123",
        code="ABCD-EFGH-1234",
        until=datetime(2026, 4, 1, tzinfo=UTC),
        address="https://example.org",
    )


def read(made: Letter) -> PdfReader:
    return PdfReader(BytesIO(made.as_pdf()))


def points(reader: PdfReader) -> set[float]:
    """Every size of print on the first page, in points, large enough to be text."""
    found: set[float] = set()

    def visit(text: str, now: list[float], matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.add(round(size * abs(matrix[3]) * abs(now[3]), 1))

    reader.pages[0].extract_text(visitor_text=visit)
    return found


def test_the_file_says_that_it_is_tagged() -> None:
    root = read(letter()).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "pdfuaid:part" in metadata


def test_headings_paragraphs_and_lists_are_tagged() -> None:
    found = pieces(read(letter()))
    within = {parent for piece in found for parent in piece.parents}
    assert {"H1", "P", "L", "LI", "Lbl", "LBody"} <= within
    assert [piece.text for piece in found if "H1" in piece.parents] == ["A page of your own "]


def test_it_is_read_in_the_order_of_the_page() -> None:
    text = spoken(read(letter()))
    order = ["Imran Whitfield", "LS1 1AA", "A page of your own", "ABCD-EFGH-1234", "Choose your"]
    places = [text.index(part) for part in [*order, "Maryam", "0808 157 0123", "ABCD-1234"]]
    assert places == sorted(places)
    assert "do not matter." in text  # over the end of a line
    assert "Monday to Friday from 09:00 to 17:00." in text


def test_plain_text_of_the_file_is_right_as_well() -> None:
    text = " ".join(page.extract_text() for page in read(letter()).pages)
    assert "Choose your language." in " ".join(text.split())


def test_a_right_to_left_letter_reads_right() -> None:
    reader = read(letter("ur"))
    assert reader.trailer["/Root"]["/Lang"] == "ur"
    assert URDU_STEP in spoken(reader)
    named = [piece for piece in pieces(reader) if piece.text.strip() == "12 High Street"]
    assert [piece.language for piece in named] == ["en"]


def test_the_window_is_on_the_left_in_every_language() -> None:
    for tag in ("en", "ur"):
        start: list[float] = []

        def visit(
            text: str,
            now: list[float],
            matrix: list[float],
            _font: object,
            _size: object,
            start: list[float] = start,
        ) -> None:
            if "12" in text or "High" in text:
                start.append(now[0] * matrix[4] + now[4])

        read(letter(tag)).pages[0].extract_text(visitor_text=visit)
        assert start, tag
        assert min(start) < 100, tag  # points: within the window of an envelope


def test_large_print_is_large_all_over() -> None:
    assert min(points(read(letter()))) >= 10
    assert 12.0 in points(read(letter()))
    assert 18.0 in points(read(letter(size="large")))
    assert 12.0 not in points(read(letter(size="large")))


def test_nothing_about_the_file_tells_what_it_is() -> None:
    for tag in ("en", "ur"):
        made = letter(tag)
        said = read(made).metadata
        assert said is not None
        assert telling_words_in(str(said.title), tag) == []
        assert said.author is None
        assert made.to.window == ("Imran Whitfield", "12 High Street", "Leeds", "LS1 1AA")


def test_nothing_is_fetched_for_a_letter() -> None:
    made = letter()
    assert "http" not in made.document.replace("https://example.org", "")
    with pytest.raises(RuntimeError, match="fetches nothing"):
        pdf.make_pdf('<html lang="en"><title>x</title><img alt="a" src="http://127.0.0.1:9/x.png">')


def test_without_the_library_there_is_only_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.importlib.util, "find_spec", lambda _name: None)
    pdf.pdf_available.cache_clear()
    try:
        assert not letters.pdf_available()
        assert "ABCD-EFGH-1234" in letter().body
        with pytest.raises(letters.NoPdf):
            letter().as_pdf()
    finally:
        pdf.pdf_available.cache_clear()


def test_without_the_systems_libraries_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_LIBRARIES", (("libnothing-here.so.0",),))
    pdf.pdf_available.cache_clear()
    try:
        assert not letters.pdf_available()
    finally:
        pdf.pdf_available.cache_clear()


def test_a_reference_is_read_as_people_write_it() -> None:
    reference = new_reference()
    assert read_reference(shown_reference(reference).lower()) == reference
    assert read_reference("abcd 12o4") == "ABCD1204"
    for odd in ("", "abc", "ABCD-EFGH-1234", "ABCU1234", "Mary Whi"):
        assert read_reference(odd) is None, odd
