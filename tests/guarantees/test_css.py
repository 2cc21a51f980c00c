"""The stylesheet: calm, readable, the same from either side."""

from __future__ import annotations

import re

import pytest
import tinycss2

from casework.web.assets import FOLDER, assets

CSS = {path.name: path.read_text() for path in sorted((FOLDER / "css").glob("*.css"))}
THEMES = ("day", "dim", "night")

PAIRS_OF_TEXT = [
    ("ink", "bg"), ("ink", "surface"), ("ink", "note"),
    ("soft", "bg"), ("soft", "surface"), ("soft", "note"),
    ("link", "bg"), ("link", "surface"), ("link", "note"),
    ("visited", "bg"), ("visited", "surface"), ("visited", "note"),
    ("btnink", "btn"), ("mark", "bg"), ("mark", "surface"), ("leaveink", "leave"),
]  # fmt: skip
PAIRS_OF_EDGES = [("edge", "bg"), ("edge", "surface"), ("btn", "bg"), ("ink", "bg")]

PHYSICAL = re.compile(
    r"(?:^|[;{\s])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)"
    r"|left|right|top|bottom|width|height|(?:min|max)-(?:width|height)|float|clear)\s*:"
)


def tokens(theme: str) -> dict[str, str]:
    """The colours of a theme, read from the stylesheet itself."""
    found = re.search(rf"\[data-theme={theme}\]\{{([^}}]*)\}}", CSS["app.css"])
    assert found is not None
    return dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", found[1]))


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_all_text_has_a_contrast_of_seven(theme: str) -> None:
    colours = tokens(theme)
    for text, ground in PAIRS_OF_TEXT:
        assert contrast(colours[text], colours[ground]) >= 7, (text, ground)


@pytest.mark.parametrize("theme", THEMES)
def test_text_does_not_glare(theme: str) -> None:
    colours = tokens(theme)
    for text, ground in PAIRS_OF_TEXT:
        assert contrast(colours[text], colours[ground]) <= 15, (text, ground)


@pytest.mark.parametrize("theme", THEMES)
def test_edges_of_controls_have_a_contrast_of_three(theme: str) -> None:
    colours = tokens(theme)
    for edge, ground in PAIRS_OF_EDGES:
        assert contrast(colours[edge], colours[ground]) >= 3, (edge, ground)


@pytest.mark.parametrize("theme", THEMES)
def test_no_colour_is_an_alarming_red(theme: str) -> None:
    for name, colour in tokens(theme).items():
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        assert red < 2 * max(green, blue), name


def test_night_of_the_system_is_the_night_theme() -> None:
    found = re.search(r":root:not\(\[data-theme\]\)\{([^}]*)\}", CSS["app.css"])
    assert found is not None
    assert dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", found[1])) == tokens("night")


@pytest.mark.parametrize("name", CSS)
def test_no_property_knows_left_from_right(name: str) -> None:
    assert PHYSICAL.findall(re.sub(r"@media[^{]*\{", "{", CSS[name])) == []


@pytest.mark.parametrize("name", CSS)
def test_nothing_moves(name: str) -> None:
    assert re.findall(r"animation|transition|@keyframes|scroll-behavior|transform", CSS[name]) == []


@pytest.mark.parametrize("name", CSS)
def test_nothing_is_fetched_from_a_stylesheet(name: str) -> None:
    assert re.findall(r"url\(|@import|@font-face|https?:", CSS[name]) == []


@pytest.mark.parametrize("name", CSS)
def test_the_stylesheet_can_be_read_without_a_fault(name: str) -> None:
    rules = tinycss2.parse_stylesheet(CSS[name], skip_whitespace=True)
    assert [rule for rule in rules if rule.type == "error"] == []
    assert CSS[name].count("{") == CSS[name].count("}")
    assert "</" not in CSS[name]


def test_no_text_is_smaller_than_sixteen_pixels() -> None:
    assert "html{font-size:112.5%" in CSS["app.css"]
    for size in re.findall(r"font-size:([\d.]+)rem", "".join(CSS.values())):
        assert float(size) * 18 >= 16


def test_what_speaks_of_the_screen_only_is_not_printed() -> None:
    printed = CSS["app.css"].split("@media print", 1)[1]
    hidden = re.search(r"([^{}]*)\{display:none\}", printed)
    assert hidden is not None
    assert {".screen", "form", "nav", ".back"} <= set(hidden[1].split(","))


def test_targets_are_at_least_44_pixels() -> None:
    tap = re.search(r"--tap:([\d.]+)rem", CSS["app.css"])
    assert tap is not None
    assert float(tap[1]) * 18 >= 44


def test_the_stylesheet_stays_within_its_budget() -> None:
    assert len(CSS["app.css"].encode()) <= 6_900
    assert len(assets()["css/app.css"].brotli) <= 2_100
    assert len(assets()["js/leave.js"].body) <= 900
