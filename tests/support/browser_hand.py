"""How somebody uses a page: with a finger on the glass, or with nothing but keys.

A journey is written once, in these verbs, and walked in several ways: with scripts and
without, on a phone 320 or 360 pixels wide, by touch and by keyboard.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser import NARROW, PHONE, Visitor, come_in, data_page
from tests.support.browser_measures import focus_now

MOST_STEPS = 250  # presses of Tab on one page; a person would have given up before
MOST_OPTIONS = 120

_WHERE = """wanted => {
  const here = document.activeElement;
  if (here === wanted) return 'here';
  if (!here || here === document.body) return 'ahead';
  return here.compareDocumentPosition(wanted) & 2 ? 'behind' : 'ahead';
}"""


@dataclass(frozen=True)
class Way:
    """One way of using the pages."""

    javascript: bool
    width: int
    keys: bool = False
    number: int = 0  # of this way among the others: days and names that do not meet


TOUCH = Way(True, NARROW, number=1)
TOUCH_PLAIN = Way(False, PHONE, number=2)
KEYS = Way(True, NARROW, keys=True, number=3)
KEYS_PLAIN = Way(False, PHONE, keys=True, number=4)

_FIRST = [pytest.param(TOUCH, id="scripts-320"), pytest.param(KEYS_PLAIN, id="keys-360")]
_SECOND = [pytest.param(TOUCH_PLAIN, id="touch-360"), pytest.param(KEYS, id="keys-scripts-320")]
# Both pairs hold with and without scripts, 320 and 360, touch and keyboard. A journey is walked
# in one of them; a short one in both.
ways = pytest.mark.parametrize("way", [*_FIRST, *_SECOND])
first_ways = pytest.mark.parametrize("way", _FIRST)
second_ways = pytest.mark.parametrize("way", _SECOND)


@dataclass
class Hand:
    """One person at one page."""

    page: Page
    keys: bool = False
    faults: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open an address."""
        self.page.goto(path)

    def at(self, name: str) -> None:
        """Wait until this page is there."""
        self.page.locator(f"main[data-page={name}]").wait_for()

    def find(self, css: str, text: str | None = None) -> Locator:
        """Something in the main part of the page."""
        return self.page.locator("main").locator(css, has_text=text)

    def main(self) -> str:
        """The words of the main part."""
        return self.page.locator("main").inner_text()

    def press(self, what: str | Locator, text: str | None = None) -> None:
        """A link or a button."""
        wanted = self._first(what, text)
        if not self.keys:
            wanted.click()
            return
        self._reach(wanted)
        self.page.keyboard.press("Enter")

    def fill(self, name: str, text: str) -> None:
        """A line or a block of text, by the name of its input."""
        wanted = self._named(name)
        if not self.keys:
            wanted.fill(text)
            return
        self._reach(wanted)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)
        expect(wanted).to_have_value(text)

    def day(self, name: str, day: int, month: int, year: int) -> None:
        """A date in its three boxes."""
        for part, value in (("day", day), ("month", month), ("year", year)):
            self.fill(f"{name}-{part}", str(value))

    def choose(self, name: str, value: str) -> None:
        """One of several round buttons."""
        group = self.page.locator(f"main [name={name}]")
        wanted = self.page.locator(f"main [name={name}][value='{value}']")
        if not self.keys:
            wanted.check()
            return
        checked = self.page.locator(f"main [name={name}]:checked")
        self._reach(checked if checked.count() else group.first, behind=group.last)
        self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        expect(wanted).to_be_checked()

    def tick(self, what: str | Locator, on: bool = True) -> None:
        """A square box: its CSS, or itself."""
        wanted = self._first(what, None)
        if not self.keys:
            wanted.set_checked(on)
        elif wanted.is_checked() != on:
            self._reach(wanted)
            self.page.keyboard.press("Space")
        expect(wanted).to_be_checked(checked=on)

    def select(self, name: str, value: str) -> None:
        """One line of a list that folds out."""
        wanted = self._named(name)
        if not self.keys:
            wanted.select_option(value)
            return
        self._reach(wanted)
        self.page.keyboard.press("Home")
        for _ in range(MOST_OPTIONS):
            if wanted.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        expect(wanted).to_have_value(value)

    def send(self) -> None:
        """The first button of the first form in the main part."""
        self.press("form button")

    def take(self, what: str | Locator, text: str | None = None) -> tuple[str, bytes]:
        """A link or a button behind which is a file: its name, and what is in it."""
        with self.page.expect_download() as waiting:
            self.press(what, text)
        return waiting.value.suggested_filename, waiting.value.path().read_bytes()

    def leave(self) -> None:
        """The way out that every page has."""
        self.press(self.page.locator("form.leave button"))

    def _named(self, name: str) -> Locator:
        return self.page.locator(f"main [name='{name}']").first

    def _first(self, what: str | Locator, text: str | None) -> Locator:
        return (self.find(what, text) if isinstance(what, str) else what).first

    def _reach(self, wanted: Locator, behind: Locator | None = None) -> None:
        """Tab until the focus is there. What is in sight on the way is looked at. ``behind``:
        what takes the focus instead when one comes from below (a group of round buttons)."""
        wanted.wait_for()
        where = wanted.evaluate(_WHERE)
        for _ in range(MOST_STEPS):
            if where == "here":
                return
            self.page.keyboard.press("Tab" if where == "ahead" else "Shift+Tab")
            self._look()
            if behind is not None and behind.evaluate(_WHERE) == "here":
                return
            where = wanted.evaluate(_WHERE)
        raise AssertionError(f"Tab never reaches it on {self.page.url}: {wanted}")

    def _look(self) -> None:
        found = focus_now(self.page)
        if found is not None:
            self.faults += [f"{data_page(self.page)}: {fault}" for fault in found["faults"]]


@dataclass
class Company:
    """Everybody in a journey: each has a browser of her own, all use it in one way."""

    visitor: Visitor
    way: Way
    stack: ExitStack
    hands: list[Hand] = field(default_factory=list)

    def come(self, name: str, language: str = "en") -> Hand:
        """Somebody who is signed in on this module's demo already, or comes in now."""
        return self._hand(language, self.visitor.state_of(name, language=language))

    def come_afresh(self, name: str, language: str = "en") -> Hand:
        """Somebody with a code and a session of this journey alone."""
        hand = self._hand(language, None)
        come_in(hand.page, self.visitor.demo.person(name), language)
        return hand

    def nobody(self, language: str = "en", state: Any = None) -> Hand:
        """A browser in which nobody has signed in, or one with these cookies."""
        return self._hand(language, state)

    def _hand(self, language: str, state: Any) -> Hand:
        page = self.stack.enter_context(
            self.visitor.page(
                javascript=self.way.javascript,
                width=self.way.width,
                language=language,
                state=state,
            )
        )
        hand = Hand(page, self.way.keys)
        self.hands.append(hand)
        return hand


@contextmanager
def company(visitor: Visitor, way: Way) -> Iterator[Company]:
    """The people of one journey; at its end their focus was always seen."""
    with ExitStack() as stack:
        made = Company(visitor, way, stack)
        yield made
        faults = [fault for hand in made.hands for fault in hand.faults]
        assert not faults, "\n".join(faults)
