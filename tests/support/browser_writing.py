"""Writing an update through the pages, as a caseworker does."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.browser import press_main_button

ENGLISH = "I will ring you this evening, and I can come with you on Thursday."
URDU = "میں آج شام آپ کو فون کروں گی، اور جمعرات کو آپ کے ساتھ آ سکتی ہوں۔"
OUTCOME = "prison for life"
RELATIVES = ("Jasmine", "Daniel", "Nadia")


def write_it(page: Page) -> None:
    """From Today to the recipients."""
    page.locator("main a[href*='/updates/new']").first.click()
    page.get_by_role("link", name="Sam").click()
    page.locator("input[name=q]").fill("life")
    page.locator("form[role=search] button").click()
    choose_kind(page, "sentence")
    page.locator("main[data-page=edit_update]").wait_for()
    for part, value in (("day", "2"), ("month", "3"), ("year", "2026")):
        page.locator(f"[name=occurred_on-{part}]").fill(value)
    page.locator("[name=sentence]").select_option("life_mandatory")
    page.locator("[name=minimum_term-years]").fill("22")
    page.locator("[name=accused_under_18][value=no]").check()
    page.locator("[name=words-en]").fill(ENGLISH)
    page.locator("[name=words-ur]").fill(URDU)
    # The named source is left out at first: the form comes back with everything in it.
    press_main_button(page)
    expect(page.locator(".sum")).to_be_visible()
    expect(page.locator("[name=words-ur]")).to_have_value(URDU)
    expect(page.locator("[name=minimum_term-years]")).to_have_value("22")
    page.locator("[name=source_role][value=court]").check()
    page.locator("[name=official_source]").fill("Court clerk, Leeds Crown Court")
    press_main_button(page)


def choose_kind(page: Page, slug: str) -> None:
    """One of the likeliest kinds, or one that the search finds."""
    page.locator("main[data-page=new_update]").wait_for()
    button = page.locator(f"button[name=kind][value={slug}]")
    if not button.count():
        page.locator("input[name=q]").fill(slug.replace("_", " "))
        page.locator("form[role=search] button").click()
    button.last.click()


def choose_and_preview(page: Page) -> None:
    """Everybody is told how each would learn of it; each is looked at as."""
    page.locator("main[data-page=recipients]").wait_for()
    states = {
        line.locator("strong").first.inner_text(): line.get_attribute("data-state")
        for line in page.locator("[data-kind=recipient]").all()
    }
    assert states == {"Jasmine": "not_told", "Dan": "at_once", "Nadia": "not_told"}
    press_main_button(page)
    for _ in RELATIVES:
        page.locator("main[data-page=release]").wait_for()
        waiting = page.locator("li:has([data-state=needs_preview]) a[href*='/preview/']")
        waiting.first.click()
        page.locator("main[data-page=preview]").wait_for()
        check_preview(page)
        page.locator("main form button").last.click()
    page.locator("main[data-page=release]").wait_for()
    expect(page.locator("[data-state=needs_preview]")).to_have_count(0)
    press_main_button(page)
    page.locator("main[data-page=update] [data-state=waiting_second]").wait_for()


def check_preview(page: Page) -> None:
    """As each of them, in her language; what is held is not on her first page."""
    now, opened = page.locator(".preview").first, page.locator(".preview").last
    name = page.locator("h1").inner_text()
    if "Jasmine" in name:
        assert now.get_attribute("lang") == "ur"
        assert now.get_attribute("dir") == "rtl"
        expect(opened).to_contain_text(URDU)
    else:
        assert now.get_attribute("lang") == "en"
        expect(opened).to_contain_text(ENGLISH)
    expect(now).not_to_contain_text(OUTCOME)
    expect(now.locator("[data-kind=sentence]")).to_have_count(1 if "Dan" in name else 0)


def release_it(page: Page) -> None:
    """The second person's part, from her Today."""
    page.goto("/staff/")
    page.locator("[data-kind=to_release] a").first.click()
    page.locator("main[data-page=release]").wait_for()
    press_main_button(page)
    page.locator("main[data-page=update] [data-state=published]").wait_for()


def meet_in_english_only(page: Page) -> str:
    """Announce a meeting to Jasmine, with own words that are not in Urdu yet; its address."""
    page.goto("/staff/")
    page.locator("main a[href*='/updates/new']").first.click()
    page.get_by_role("link", name="Sam").click()
    choose_kind(page, "meeting_with_us")
    page.locator("main[data-page=edit_update]").wait_for()
    page.locator("[name=how][value=phone]").check()
    for part, value in (("day", "12"), ("month", "3"), ("year", "2026")):
        page.locator(f"[name=date-{part}]").fill(value)
    page.locator("[name=time]").fill("15:00")
    page.locator("[name=source_role][value=us]").check()
    page.locator("[name=words-en]").fill(ENGLISH)
    press_main_button(page)
    page.locator("main[data-page=recipients]").wait_for()
    for line in page.locator("[data-kind=recipient]").all():
        line.locator("input").set_checked("Jasmine" in line.inner_text())
    press_main_button(page)
    page.locator("main[data-page=release] a[href*='/preview/']").first.click()
    page.locator("main[data-page=preview] form button").last.click()
    page.locator("main[data-page=release]").wait_for()
    press_main_button(page)
    page.locator("main[data-page=update] [data-state=published]").wait_for()
    return page.url
