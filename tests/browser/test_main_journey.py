"""The main job: one caseworker posts, three relatives see three different, right things.

Only pages and codes are used. Sam's trial has ended: Daniel chose to read first, Nadia has been
told of the verdict, and nobody has told Jasmine, who reads Urdu.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import Visitor, come_in, data_page, press_main_button
from tests.support.browser_server import LiveDemo
from tests.support.browser_writing import (
    ENGLISH,
    OUTCOME,
    URDU,
    choose_and_preview,
    release_it,
    write_it,
)


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def javascript(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def kinds_on(page: Page) -> set[str | None]:
    """What the timeline of this page says that there is."""
    page.goto("/t")
    assert data_page(page) == "updates"
    return {one.get_attribute("data-kind") for one in page.locator(".tl > li").all()}


def record_telling(page: Page, name: str, kind: str) -> None:
    """From Today, one tick: she was told by a person."""
    page.goto("/staff/")
    lines = page.locator("[data-kind=to_tell]", has_text=name)
    subject = {"verdict": "court decided", "sentence": "judge decided"}[kind]
    lines.filter(has_text=subject).get_by_role("link").click()
    page.locator("main[data-page=contact]").wait_for()
    ticked = page.locator("[name=told_update_ids]:checked")
    expect(ticked).to_have_count(1)
    page.locator("[name=kind][value=told_in_person]").check()
    page.locator("[name=note]").fill("Told her at home.")
    press_main_button(page)
    page.locator("main[data-page=contact_log]").wait_for()


def test_one_posts_and_three_see_different_right_things(
    own_visitor: Visitor, own_demo: LiveDemo, javascript: bool
) -> None:
    visitor, demo = own_visitor, own_demo
    with (
        visitor.page(javascript=javascript) as maryam,
        visitor.page(javascript=javascript) as ruth,
        visitor.page(javascript=javascript, language="ur") as jasmine,
        visitor.page(javascript=javascript) as daniel,
        visitor.page(javascript=javascript) as nadia,
    ):
        for name, page in (("Jasmine", jasmine), ("Daniel", daniel), ("Nadia", nadia)):
            come_in(page, demo.person(name), "ur" if name == "Jasmine" else "en")
        before = {name: kinds_on(page) for name, page in (("j", jasmine), ("n", nadia))}
        come_in(maryam, demo.person("Maryam"))
        write_it(maryam)
        choose_and_preview(maryam)
        assert "sentence" not in kinds_on(daniel)
        come_in(ruth, demo.person("Ruth"))
        release_it(ruth)

        assert kinds_on(jasmine) == before["j"]
        assert kinds_on(nadia) == before["n"]
        read_all_of_it(daniel)
        record_telling(maryam, "Jasmine", "verdict")
        assert kinds_on(jasmine) - before["j"] >= {"verdict"}
        assert "sentence" not in kinds_on(jasmine)
        record_telling(maryam, "Jasmine", "sentence")
        read_in_urdu(jasmine)


def read_all_of_it(page: Page) -> None:
    """Daniel reads first: he sees its subject, and opens it when he chooses."""
    assert "sentence" in kinds_on(page)
    entry = page.locator("[data-kind=sentence]")
    expect(entry).to_have_attribute("data-state", "label")
    expect(page.locator("main")).not_to_contain_text(OUTCOME)
    expect(page.locator("main")).not_to_contain_text(ENGLISH)
    entry.get_by_role("link").click()
    page.locator("main[data-page=update]").wait_for()
    expect(page.locator("main")).not_to_contain_text(ENGLISH)
    page.locator("[name=choice][value=all]").check()
    press_main_button(page)
    expect(page.locator("main")).to_contain_text(ENGLISH)
    expect(page.locator("main")).to_contain_text("22 years")
    kinds_on(page)
    expect(page.locator("main")).not_to_contain_text(ENGLISH)


def read_in_urdu(page: Page) -> None:
    assert "sentence" in kinds_on(page)
    page.locator("[data-kind=sentence]").get_by_role("link").click()
    page.locator("[name=choice][value=all]").check()
    press_main_button(page)
    expect(page.locator("main")).to_contain_text(URDU)
    expect(page.locator("main blockquote[lang=ur]")).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
