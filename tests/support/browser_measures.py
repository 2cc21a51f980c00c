"""What a browser is asked about a page it has drawn: sizes, order, and faults that axe finds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

AXE_TAGS = [
    *("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag21aaa"),
    *("wcag22a", "wcag22aa", "wcag22aaa", "best-practice"),
]
# Whatever has contrast enough for AAA has it for AA.
COLOUR_RULES = ["color-contrast-enhanced", "link-in-text-block"]
THEMES = ("day", "dim", "night")
# Rules that need switching on by name although they carry one of the tags.
_RUN_AXE = """async only => {
  const found = await axe.run(document, {runOnly: only,
    rules: only.type === 'rule' ? {} : {
      'color-contrast-enhanced': {enabled: true}, 'target-size': {enabled: true},
      'identical-links-same-purpose': {enabled: true}},
    resultTypes: ['violations']});
  return found.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(
    n => n.target.join(' ') + ' [' + (n.any[0] || n.all[0] || n.none[0] || {}).message + ']'
  ).join('; '));
}"""

# WCAG 1.4.12. As a sheet of the document itself: the policy allows no other way in.
_SPACE_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* {letter-spacing: .12em !important; word-spacing: .16em !important}
    :not(:lang(ur)) {line-height: max(1.5em, var(--lh) * 1em) !important}
    p {margin-block-end: 2em !important}`);
  document.adoptedStyleSheets = [sheet];
}"""

_LAYOUT = """() => {
  const html = document.documentElement, faults = [];
  const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') +
    ' "' + (e.textContent || e.name || '').trim().slice(0, 40) + '"';
  if (html.scrollWidth > innerWidth) {
    const wide = [...document.body.querySelectorAll('*')].filter(e => {
      const r = e.getBoundingClientRect();
      return r.width && (r.right > innerWidth + 1 || r.left < -1) &&
        getComputedStyle(e).position !== 'absolute';
    }).slice(-2).map(name);
    faults.push('scrolls sideways: ' + html.scrollWidth + ' of ' + innerWidth + ' ' + wide);
  }
  const inline = e => {
    if (e.tagName !== 'A' || getComputedStyle(e).display !== 'inline') return false;
    const around = e.closest('p, li, dd, td, label');
    return around && around.textContent.trim() !== e.textContent.trim();
  };
  for (const e of document.querySelectorAll(
      'a[href], button, select, textarea, input:not([type=hidden])')) {
    if (!e.checkVisibility() || e.matches('.skip') || inline(e)) continue;
    const box = e.matches('[type=radio], [type=checkbox]') ? e.closest('.pick') || e : e;
    const r = box.getBoundingClientRect();
    if (r.height < 43.9 || r.width < 43.9)
      faults.push('small target ' + name(e) + ' ' + r.width.toFixed() + 'x' + r.height.toFixed());
  }
  const heads = document.querySelectorAll('h1').length;
  if (heads !== 1) faults.push(heads + ' h1');
  const first = document.querySelector('form');
  if (!first || !first.matches('.leave')) faults.push('the first form is not the one that leaves');
  const size = parseFloat(getComputedStyle(document.body).fontSize);
  if (size < 18) faults.push('body text of ' + size);
  for (const e of document.querySelectorAll('main *')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (own && e.checkVisibility() && parseFloat(getComputedStyle(e).fontSize) < 16)
      faults.push('small text ' + name(e));
  }
  return faults;
}"""

# What is folded away is measured as well: whoever opens it has to be able to use it.
UNFOLD = """() => {
  const folded = [...document.querySelectorAll('details:not([open])')];
  for (const one of folded) one.open = true;
  return folded.length > 0;
}"""

_LEAVE_IN_SIGHT = """() => {
  scrollTo(0, document.documentElement.scrollHeight);
  const button = document.querySelector('form.leave button');
  const r = button.getBoundingClientRect();
  if (r.top < 0 || r.bottom > innerHeight) return ['the way out has scrolled away'];
  if (r.height < 48) return ['the way out is ' + r.height + ' high'];
  const there = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
  return there === button ? [] : ['something covers the way out: ' + there?.tagName];
}"""

_FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const r = e.getBoundingClientRect(), bar = document.querySelector('form.leave');
  const b = bar.getBoundingClientRect(), style = getComputedStyle(e);
  const inBar = bar.contains(e), skip = e.matches('.skip');
  const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 3;
  const under = !inBar && !skip && r.top < b.bottom - 1 && r.bottom > b.top;
  const away = r.bottom <= 0 || r.top >= innerHeight || r.right <= 0 || r.left >= innerWidth;
  const name = e.tagName.toLowerCase() + ' ' + (e.name || e.textContent.trim().slice(0, 40));
  const faults = [];
  if (!shown && !e.matches('main')) faults.push('no focus ring on ' + name);
  if (under) faults.push('under the bar: ' + name);
  if (away) faults.push('out of sight: ' + name);
  return {name, faults, href: e.getAttribute('href'), form: e.form?.className || ''};
}"""


def axe_faults(page: Page, themes: Sequence[str] = THEMES) -> list[str]:
    """Everything axe objects to, AAA and best practice with it, in these colours.

    The page is drawn once. The attribute that chooses the colours is set as the server sets it:
    every rule runs in the first theme, and those that look at colours in each other theme.
    """
    page.evaluate(AXE_SCRIPT)  # through the debugger: the policy of the page stays as it is
    faults: list[str] = []
    asked = {"type": "tag", "values": AXE_TAGS}
    for theme in themes:
        page.evaluate("name => { document.documentElement.dataset.theme = name }", theme)
        faults += [f"{theme}: {fault}" for fault in page.evaluate(_RUN_AXE, asked)]
        asked = {"type": "rule", "values": COLOUR_RULES}
    return faults


def layout_faults(page: Page, *, spaced: bool = False) -> list[str]:
    """What is too small, too wide or in the wrong order. ``spaced``: with the reader's own
    distances between letters, words and lines."""
    if spaced:
        page.evaluate(_SPACE_OUT)
    faults: list[str] = page.evaluate(_LAYOUT) + page.evaluate(_LEAVE_IN_SIGHT)
    if page.evaluate(UNFOLD):
        faults += page.evaluate(_LAYOUT)
    return list(dict.fromkeys(faults))


def focus_now(page: Page) -> dict[str, Any] | None:
    """What has the focus, and what is wrong with how that shows."""
    found: dict[str, Any] | None = page.evaluate(_FOCUS)
    return found
