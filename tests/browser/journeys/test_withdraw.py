"""A withdrawal: the words are gone everywhere at once, one named person can open a copy."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.support.browser_hand import Company, first_ways
from tests.support.browser_office import announce_meeting, path_of

WORDS = "I will bring the photographs that you asked for."


@first_ways
def test_withdrawn_words_are_gone_from_every_page(people: Company) -> None:
    maryam, ruth, gwen = (people.come(name) for name in ("Maryam", "Ruth", "Gwen"))
    nadia = people.come("Nadia")
    day = 15 + people.way.number
    update = announce_meeting(maryam, "Sam", ("Nadia",), day, "15:00", words=WORDS)
    nadia.go("/t")
    entry = nadia.find(".tl > li[data-kind=meeting_with_us]", f" {day} March 2026")
    expect(entry).to_contain_text(WORDS)
    nadia.press(entry.locator("h3 a"))
    nadia.at("update")
    hers = path_of(nadia)

    ruth.go(update)
    ruth.press("a[href$='/withdraw']")
    ruth.at("withdraw")
    ruth.choose("ground", ruth.find("[name=ground]").first.get_attribute("value") or "")
    ruth.fill("reason", "It went to the wrong person.")
    named = ruth.page.get_by_label("Gwen")
    ruth.choose("named_leader", named.get_attribute("value") or "")
    ruth.send()
    ruth.find("[data-state=withdrawn], [data-kind=recipient]").first.wait_for()

    for path in ("/t", "/t/print", "/t/7", hers):
        nadia.go(path)
        assert WORDS not in nadia.page.content(), path
        assert f" {day} March 2026" not in nadia.main(), path
    nadia.find("[data-state=withdrawn]").wait_for()
    assert nadia.page.locator("blockquote").count() == 0

    ruth.go("/staff/incidents")
    ruth.press("ul.tl a")
    ruth.at("incident")
    expect(ruth.find("[data-kind=recipient][data-state=shown]", "Nadia")).to_be_visible()
    incident = path_of(ruth)
    # She withdrew it, and is not the one who may open the copy.
    assert WORDS not in ruth.page.content()
    expect(ruth.find("a[href*='/withdrawals/']")).to_have_count(0)

    gwen.go(incident)
    gwen.press("a[href*='/withdrawals/']")
    gwen.at("sealed_copy")
    assert WORDS not in gwen.page.content()
    gwen.fill("reason", "The court asks what was said.")
    gwen.send()
    gwen.at("opened_copy")
    assert WORDS in gwen.main()
