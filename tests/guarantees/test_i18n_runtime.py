"""Words, dates and direction in the reader's language, and nothing broken between them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from markupsafe import Markup

from casework.rules.messages import Sentence
from casework.web import catalogues, i18n

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Added by %(name)s"
msgstr "%(name)s نے لکھا"

msgid "On %(day)s at %(time)s"
msgstr "%(day)s کو %(time)s بجے"

msgid "One page"
msgid_plural "%(n)s pages"
msgstr[0] "ایک صفحہ"
msgstr[1] "%(n)s صفحے"

msgctxt "button"
msgid "Send"
msgstr "بھیجیں"
"""


@pytest.fixture
def urdu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A small catalogue of Urdu, without a compiled file."""
    folder = tmp_path / "ur" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(PO)
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    catalogues.catalogue.cache_clear()
    i18n._escaped.cache_clear()
    yield
    catalogues.catalogue.cache_clear()
    i18n._escaped.cache_clear()


def test_english_is_spoken_without_a_catalogue() -> None:
    assert i18n.gettext("Added by %(name)s", name="Ann") == "Added by \u2068Ann\u2069"


@pytest.mark.usefixtures("urdu")
def test_a_name_is_kept_apart_from_the_sentence() -> None:
    with i18n.use_language("ur"):
        said = i18n.say(Sentence("Added by %(name)s", {"name": "O'Neill <b>"}))
    assert said == "<bdi>O&#39;Neill &lt;b&gt;</bdi> نے لکھا"
    assert isinstance(said, Markup)


@pytest.mark.usefixtures("urdu")
def test_values_are_spoken_by_their_type() -> None:
    sentence = Sentence("On %(day)s at %(time)s", {"day": date(2025, 12, 9), "time": time(14, 5)})
    with i18n.use_language("ur"):
        assert i18n.say_text(sentence) == "منگل، 9 دسمبر 2025 کو 14:05 بجے"
    with i18n.use_language("en"):
        assert i18n.say_text(sentence) == "On Tuesday 9 December 2025 at 14:05"


@pytest.mark.usefixtures("urdu")
def test_plural_and_context_are_found() -> None:
    with i18n.use_language("ur"):
        assert i18n.ngettext("One page", "%(n)s pages", 1) == "ایک صفحہ"
        assert i18n.ngettext("One page", "%(n)s pages", 3) == "3 صفحے"
        assert i18n.pgettext("button", "Send") == "بھیجیں"
        assert i18n.gettext("Send") == "Send"


def test_a_sentence_inside_a_sentence_is_spoken_too() -> None:
    inner = Sentence("the hearing")
    assert i18n.say(Sentence("About %(what)s", {"what": inner})) == "About the hearing"


def test_markup_in_a_text_is_escaped_for_pages() -> None:
    assert i18n.gettext_html('Tom & "Ann" <i>') == "Tom &amp; &quot;Ann&quot; &lt;i&gt;"
    assert i18n.gettext_html("Sam's page") == "Sam's page"


def test_a_value_with_percent_signs_does_no_harm() -> None:
    assert i18n.gettext_html("Wrote %(text)s", text="100%(x)s") == "Wrote <bdi>100%(x)s</bdi>"
    assert i18n.gettext("100% sure") == "100% sure"


def test_days_are_written_with_their_weekday() -> None:
    assert i18n.format_day(date(2025, 12, 9)) == "Tuesday 9 December 2025"
    assert i18n.format_month(date(2025, 12, 9)) == "December 2025"
    with i18n.use_language("ur"):
        assert i18n.format_day(date(2025, 12, 9)) == "منگل، 9 دسمبر 2025"


def test_digits_are_latin_in_every_language() -> None:
    for tag in ("en", "ur", "xx"):
        with i18n.use_language(tag):
            digits = [c for c in i18n.format_day(date(2025, 12, 9)) if c.isdecimal()]
            assert "".join(digits) == "92025"


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "Sunday 29 March 2026, 00:59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "Sunday 29 March 2026, 02:00"),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), "Sunday 25 October 2026, 01:00"),
    ],
)
def test_moments_follow_the_clock_on_the_wall(moment: datetime, shown: str) -> None:
    assert i18n.format_moment(moment) == shown


def test_pseudo_language_marks_words_and_makes_them_longer() -> None:
    with i18n.use_language("xx"):
        assert i18n.gettext("Help %(name)s", name=3) == "⟦Heêlp 3⟧"
        assert i18n.format_day(date(2025, 12, 9)).startswith("⟦")


def test_language_of_one_thread_is_not_that_of_another() -> None:
    seen: list[str] = []
    with i18n.use_language("ur"):
        thread = threading.Thread(target=lambda: seen.append(i18n.current_language()))
        thread.start()
        thread.join()
        assert i18n.direction() == "rtl"
    assert seen == ["en"]
    assert i18n.direction() == "ltr"


@pytest.mark.usefixtures("urdu")
def test_a_catalogue_is_whole_only_with_every_text(tmp_path: Path) -> None:
    assert catalogues.is_whole("ur")
    (tmp_path / "messages.pot").write_text('msgid ""\nmsgstr ""\n\nmsgid "New text"\nmsgstr ""\n')
    assert not catalogues.is_whole("ur")
    assert catalogues.is_whole("en")
