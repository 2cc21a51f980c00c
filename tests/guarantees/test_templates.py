"""Templates compile, have titles, hold no inline style or script, and no text of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import nodes

from tests.support.templates import bare_words, environment, markup_of, templates

LAYOUT = "shared/layout.html"
# The one place that holds the stylesheet: its hash stands in the policy.
INLINE_STYLE = {LAYOUT}

each_template = pytest.mark.parametrize("name", sorted(templates()))


def source(name: str) -> str:
    return templates()[name].read_text()


def parent_of(name: str) -> str | None:
    found = list(environment().parse(source(name)).find_all(nodes.Extends))
    if not found:
        return None
    assert isinstance(found[0].template, nodes.Const)
    return str(found[0].template.value)


def is_page(name: str) -> bool:
    return name == LAYOUT or parent_of(name) is not None


def test_there_are_templates_of_both_apps() -> None:
    firsts = {Path(name).parts[0] for name in templates()}
    assert {"shared", "family", "advocate"} <= firsts


@each_template
def test_template_compiles_and_loads_what_exists(name: str) -> None:
    jinja = environment()
    jinja.compile(source(name), name)
    loads = (nodes.Extends, nodes.Include, nodes.FromImport, nodes.Import)
    for kind in loads:
        for node in jinja.parse(source(name)).find_all(kind):
            if isinstance(node.template, nodes.Const):
                assert node.template.value in templates(), node.template.value


@each_template
def test_every_page_ends_in_the_layout_with_title(name: str) -> None:
    if not is_page(name):
        assert "<title" not in source(name)
        return
    while (parent := parent_of(name)) is not None:
        name = parent
    assert name == LAYOUT
    assert "{% block title %}{{ _(" in source(name)


@each_template
def test_no_inline_style_script_or_handler(name: str) -> None:
    for tag, attributes in markup_of(source(name)).tags:
        assert tag != "style" or name in INLINE_STYLE, name
        assert tag != "script" or attributes.get("src"), name
        for attribute, value in attributes.items():
            assert attribute != "style", (name, tag)
            assert not attribute.startswith("on"), (name, tag, attribute)
            assert not (value or "").strip().lower().startswith("javascript:"), (name, tag)


@each_template
def test_no_text_stands_outside_gettext(name: str) -> None:
    assert bare_words(source(name)) == []


@each_template
def test_every_attribute_value_is_in_double_quotes(name: str) -> None:
    # The escaping of translated text relies on it: an apostrophe stays as it is.
    for line in source(name).splitlines():
        assert "='" not in line, line


def test_the_check_sees_text_wherever_it_hides() -> None:
    for hidden in (
        "<p>Hello there</p>",
        '<p title="Hello there">{{ name }}</p>',
        '{{ button("Send it") }}',
        '<a href="{{ url }}">Go on</a>',
        "{% set label = 'Send it' %}",
    ):
        assert bare_words(hidden), hidden
    for fine in (
        '<p class="care lead">{{ _("Hello there") }}</p>',
        '<a href="{{ url_for("family.updates", page=2) }}">{{ label }}</a>',
        "<style>body { color: red }</style>",
        '{% include "shared/parts/Some file.html" %}',
    ):
        assert bare_words(fine) == [], fine
