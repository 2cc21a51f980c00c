"""What a screen reader is given of the ten main pages, as reviewed files.

A difference here is a difference for somebody who listens. Once it is right:
    WRITE_TREES=1 .venv/bin/pytest tests/browser/test_trees.py
writes the files anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.browser import Visitor
from tests.support.browser_server import LiveDemo

FOLDER = Path(__file__).with_name("trees")
# name of the file: whose page, and where. None: somebody who has not signed in.
PAGES: dict[str, tuple[str | None, str]] = {
    "welcome": (None, "/"),
    "code": (None, "/k"),
    "updates": ("Bernadette", "/t"),
    "update": ("Bernadette", "/t"),
    "write": ("Bernadette", "/w"),
    "choices": ("Bernadette", "/c"),
    "pause": ("Bernadette", "/c/pause"),
    "help": ("Bernadette", "/h"),
    "days": ("Bernadette", "/d"),
    "today": ("Gwen", "/staff/"),
}
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} [A-Z][a-z]+ \d{4}\b")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" \d{4}\b"
)
_ID = re.compile(r"\b[0-9a-hjkmnp-tv-z]{16}\b")
_TIME = re.compile(r"\b\d{2}:\d{2}\b")


def tree_of(page: Page) -> str:
    """The tree, with days and ids as marks: they are others at each start."""
    tree = page.locator("body").aria_snapshot()
    for pattern, mark in ((_DAY, "<day>"), (_MONTH, "<month>"), (_ID, "<id>"), (_TIME, "<time>")):
        tree = pattern.sub(mark, tree)
    return tree + "\n"


@pytest.mark.parametrize("name", PAGES)
def test_a_main_page_is_said_as_it_was_reviewed(
    visitor: Visitor, demo: LiveDemo, name: str
) -> None:
    who, path = PAGES[name]
    state = visitor.state_of(who) if who is not None else None
    with visitor.page(state=state) as page:
        page.goto(path)
        if name == "update":
            page.locator("main .tl h3 a").first.click()
            page.locator("main[data-page=update]").wait_for()
        tree = tree_of(page)
    kept = FOLDER / f"{name}.txt"
    if os.environ.get("WRITE_TREES"):
        FOLDER.mkdir(exist_ok=True)
        kept.write_text(tree)
    assert tree == kept.read_text()
    # Whatever the review let through: one way out first, one main part, one first heading.
    assert tree.index("Leave this page now") < tree.index("- main")
    assert tree.count("- main") == 1
    assert tree.count("[level=1]") == 1
