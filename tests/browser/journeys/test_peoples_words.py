"""Words that a worker wrote in English reach her in Urdu, past a translator and a second person."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.support.browser_hand import Company, first_ways
from tests.support.browser_writing import ENGLISH, meet_in_english_only

URDU = "میں اس دن آپ کو فون کروں گی۔"


@first_ways
def test_words_join_her_entry_beside_the_original(people: Company) -> None:
    said = f"{URDU} {people.way.number}"
    maryam, jasmine = people.come("Maryam"), people.come("Jasmine", "ur")
    announced = meet_in_english_only(maryam.page)
    jasmine.go("/t")
    before = jasmine.main().count(ENGLISH)  # the structured part is there, the words are not yet

    maryam.go(announced)
    maryam.press("a[href*='/translations/'][href$='/ur']")
    maryam.at("translation_new")
    for name, person in (("translator_id", "Sana Mirza"), ("checker_id", "Hina Bashir")):
        value = maryam.find(f"[name={name}] option", person).get_attribute("value")
        maryam.select(name, value or "")
    maryam.fill("names", "")
    maryam.press("form:has([name=translator_id]) button")
    maryam.at("translation")
    where = maryam.page.url
    number = where.split("?")[0].rsplit("/", 1)[1]

    for name in ("Sana", "Hina"):
        translator = people.come(name)
        translator.go("/staff/translate")
        translator.press(f"a[href$='/{number}']")
        translator.at("piece")
        assert "Jasmine" not in translator.main()
        translator.fill("text", said)
        translator.press("form:has([name=text]) button")
        translator.at("pieces")

    maryam.go(where)
    maryam.press("form:has([name=version]) button")
    expect(maryam.find("[data-kind=translation][data-state=released]")).to_be_visible()
    jasmine.go("/t")
    expect(jasmine.find("blockquote[lang=ur]", said)).to_have_count(1)
    assert jasmine.main().count(ENGLISH) == before + 1
