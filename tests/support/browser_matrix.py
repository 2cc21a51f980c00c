"""What every page is looked at with: widths, colours, the reader's own settings, two engines.

A page is drawn once in a language and then measured at every width; which of the reader's own
settings it is drawn with moves on by one from page to page and from language to language, so
that every page meets each setting in some language, and every language each setting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from playwright.sync_api import Page

from casework.rules.languages import SOURCE, language_of
from tests.support.browser_measures import UNFOLD, layout_faults
from tests.tools import second_engine, translations

WIDTHS = (320, 360, 768, 1280)
HEIGHT = 640


class Setting(StrEnum):
    """How somebody has set up their own device."""

    SPACED = "text spacing"
    TWICE = "text of 200 %"
    FORCED = "forced colours"
    STILL = "reduced motion"
    NO_SCRIPTS = "no JavaScript"


SETTINGS = tuple(Setting)

# Rules of the second engine that we do not follow, and why.
NOT_ASKED = {
    "aria_form_label_unique": "a form without a name is no landmark (HTML-AAM): none is alike",
}

# Text at twice its size: as a sheet of the document, because the policy allows no other way in.
_TWICE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html {font-size: 225% !important}');
  document.adoptedStyleSheets = [sheet];
}"""
_ONCE = "() => { document.adoptedStyleSheets = []; }"

# Boxes of text that lie over each other, and text that its box cuts off.
_OVERLAPS = """() => {
  const faults = [], blocks = 'h1, h2, h3, p, li, dt, dd, td, th, legend, label, summary, ' +
    'button, input:not([type=hidden]), select, textarea, a.btn, a.go, img, audio';
  const name = e => e.tagName.toLowerCase() + ' "' + (e.textContent || e.name || '').trim()
    .slice(0, 40) + '"';
  // Hidden from sight and read aloud: cut off on purpose.
  const unseen = e => { for (; e; e = e.parentElement)
    if (getComputedStyle(e).clipPath !== 'none') return true; return false; };
  const boxes = [...document.querySelectorAll(blocks)]
    .filter(e => e.checkVisibility() && !e.closest('.leave, .skip') && !unseen(e))
    .map(e => ({e, r: e.getBoundingClientRect()})).filter(({r}) => r.width > 1 && r.height > 1);
  boxes.sort((one, other) => one.r.top - other.r.top);
  for (let i = 0; i < boxes.length; i++)
    for (let j = i + 1; j < boxes.length && boxes[j].r.top < boxes[i].r.bottom - 2; j++) {
      const {e: a, r: one} = boxes[i], {e: b, r: other} = boxes[j];
      if (a.contains(b) || b.contains(a)) continue;
      if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2)
        faults.push(name(a) + ' lies over ' + name(b));
    }
  for (const e of document.querySelectorAll('body *')) {
    const style = getComputedStyle(e);
    if (!e.checkVisibility() || style.overflow === 'visible' ||
        e.matches('textarea, select, input') || unseen(e)) continue;
    if (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
      faults.push('cut off: ' + name(e));
  }
  return faults;
}"""

# The pieces of text that the page says in its own language.
_OWN_TEXTS = """() => {
  const html = document.documentElement.lang, found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const said = walk.currentNode.data.trim(), around = walk.currentNode.parentElement;
    if (said && around.checkVisibility() && around.closest('[lang]').lang === html)
      found.push(said);
  }
  return found;
}"""

_SECOND = """async () => {
  const checker = new ace.Checker();
  const report = await checker.check(document, ['WCAG_2_2']);
  return report.results.filter(r => r.value[0] === 'VIOLATION' && r.value[1] === 'FAIL')
    .map(r => r.ruleId + ': ' + r.message + ' ' + r.path.dom + ' ' + r.snippet.slice(0, 120));
}"""


def said_in(tag: str) -> tuple[str, str]:
    """The language and direction that a page says it has, read in this language."""
    language = language_of(tag)
    return language.base, language.direction


def texts_of_english(tag: str, domain: str = "messages") -> frozenset[str]:
    """Our own English texts, of two words or more, that a page in this language never shows."""
    if language_of(tag).base == SOURCE:
        return frozenset()
    same = translations.listed(tag, "same")
    catalogue = translations.read(translations.po_path(tag, domain), tag, domain)
    texts = (one.id for one in catalogue if isinstance(one.id, str) and "%(" not in one.id)
    return frozenset(text for text in texts if " " in text and text not in same)


def setting_of(page_number: int, language_number: int) -> Setting:
    """The setting with which this page is drawn in this language."""
    return SETTINGS[(page_number + language_number) % len(SETTINGS)]


def faults_at_every_width(
    page: Page, *settings: Setting, widths: Sequence[int] = WIDTHS
) -> Iterator[str]:
    """What is wrong with how this page stands, by width; at a phone's width with the settings."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for fault in [*layout_faults(page), *_overlaps(page)]:
            yield f"{width}: {fault}"
    page.set_viewport_size({"width": 360, "height": HEIGHT})
    for setting in settings:
        for fault in _faults_with(page, setting):
            yield f"{setting}: {fault}"


def _faults_with(page: Page, setting: Setting) -> list[str]:
    if setting in (Setting.SPACED, Setting.TWICE):
        if setting is Setting.TWICE:
            page.evaluate(_TWICE)
        faults = [*layout_faults(page, spaced=setting is Setting.SPACED), *_overlaps(page)]
        page.evaluate(_ONCE)
        return faults
    if setting in (Setting.FORCED, Setting.STILL):
        changed: dict[str, Any] = (
            {"forced_colors": "active"}
            if setting is Setting.FORCED
            else {"reduced_motion": "reduce"}
        )
        page.emulate_media(**changed)
        faults = [*layout_faults(page), *_overlaps(page)]
        page.emulate_media(forced_colors="none", reduced_motion="no-preference")
        return faults
    return []  # without scripts: the page was drawn so


def _overlaps(page: Page) -> list[str]:
    found: list[str] = page.evaluate(_OVERLAPS)
    return found


def own_texts(page: Page) -> list[str]:
    """What the page says in its own language, piece by piece."""
    found: list[str] = page.evaluate(_OWN_TEXTS)
    return found


def second_faults(page: Page) -> list[str]:
    """What the second engine objects to. It takes a folded label for a missing one: all of the
    page is unfolded before."""
    page.evaluate(UNFOLD)
    page.evaluate(second_engine.script().read_text())
    found: list[str] = page.evaluate(_SECOND)
    return [fault for fault in found if fault.split(":")[0] not in NOT_ASKED]
