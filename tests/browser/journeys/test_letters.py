"""Letters: a page for any printer, a file, large print, and from right to left."""

from __future__ import annotations

from io import BytesIO

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.support.browser_hand import Company, Hand, first_ways, second_ways, ways
from tests.support.browser_office import on_her_page
from tests.support.letters import pieces, spoken


def choose_letter(hand: Hand, name: str, kind: str) -> None:
    """The page on which a letter to somebody is made."""
    on_her_page(hand, "Sam", name, "/letters", "letters")
    hand.press(f"a[href$='/letters/{kind}']")
    hand.at("letter_make")


@first_ways
def test_a_letter_is_a_page_for_any_printer(people: Company) -> None:
    maryam = people.come("Maryam")
    choose_letter(maryam, "Nadia", "updates")
    maryam.choose("size", "large")
    maryam.choose("form", "page")
    maryam.send()
    maryam.at("letter")
    sheet = maryam.find("article.letter")
    expect(sheet).to_have_attribute("data-size", "large")
    expect(sheet.locator("h2").first).to_have_text("Updates")
    assert "Nadia" in sheet.inner_text()
    # What is closed on her page stays closed on paper.
    assert "What you have not opened stays closed on paper." in sheet.inner_text()
    maryam.page.emulate_media(media="print")
    expect(maryam.page.locator("form.leave")).to_be_hidden()
    expect(maryam.page.locator("h1")).to_be_hidden()
    expect(sheet).to_be_visible()
    maryam.page.emulate_media(media="screen")
    maryam.press(maryam.page.locator("main, header, nav").locator("a[href$='/letters']"))
    maryam.at("letters")
    expect(maryam.find("[data-kind=made_letter][data-state=updates]").first).to_contain_text(
        "large print"
    )


@second_ways
def test_a_letter_as_a_file_is_read_from_the_right(people: Company) -> None:
    maryam = people.come("Maryam")
    choose_letter(maryam, "Jasmine", "worker_changed")
    maryam.choose("size", "larger")
    maryam.choose("form", "file")
    name, body = maryam.take("form:has([name=size]) button")
    assert name == "letter.pdf"
    read = PdfReader(BytesIO(body))
    assert read.trailer["/Root"]["/Lang"] == "ur"
    assert "H1" in {parent for piece in pieces(read) for parent in piece.parents}
    assert "Maryam" in spoken(read)


@ways
def test_her_own_updates_are_hers_to_print_or_keep(people: Company) -> None:
    nadia = people.come("Nadia")
    nadia.go("/t")
    nadia.press("a[href='/t/print']")
    nadia.at("print")
    assert nadia.find(".tl > li").count() > 5
    name, body = nadia.take("a[href='/t/p']")
    assert name == "letter.pdf"
    text = spoken(PdfReader(BytesIO(body)))
    assert "What has happened so far" in text
    # Neither shows what she has not opened, and no address stands in the file.
    assert "Nadia Qureshi" not in text
