"""Words, dates and direction in the reader's language.

A thin module over the gettext catalogues and Babel's locale data. It keeps the language in a
context variable, so that it works in a request, in a worker and in a command alike. Every
look-up that a page makes many times is cached: a page must not wait for date patterns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, get_day_names
from babel.lists import format_list
from markupsafe import Markup

from casework.rules.hours import Weekdays
from casework.rules.languages import PSEUDO, SOURCE, Language, language_of, words_tag
from casework.rules.local_time import COURT_ZONE, OwnClock, on_her_clock
from casework.rules.messages import N_, Country, Phrase, Sentence
from casework.rules.update_kinds import NextEvent
from casework.web.catalogues import Catalogue, catalogue

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"

# The name of the placeholder for a number to call: it stays on one line.
PHONE, NO_BREAK = "phone", "\u00a0"

_language: ContextVar[str] = ContextVar("language", default=SOURCE)
_domain: ContextVar[str] = ContextVar("domain", default="messages")

# Quotes inside attributes are always double, so an apostrophe may stay as it is: it is the
# commonest mark in English and would cost five bytes each time.
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})

_MOMENT = N_("%(day)s, %(time)s")


@contextmanager
def use_language(tag: str, domain: str | None = None) -> Iterator[None]:
    """Speak this language inside the block; ``domain`` adds a second catalogue (staff)."""
    kept = _language.set(tag)
    kept_domain = _domain.set(domain) if domain else None
    try:
        yield
    finally:
        _language.reset(kept)
        if kept_domain is not None:
            _domain.reset(kept_domain)


def set_language(tag: str, domain: str = "messages") -> None:
    """Speak this language from now on in this context (used once per request)."""
    _language.set(tag)
    _domain.set(domain)


def current_language() -> str:
    """The tag of the language spoken now."""
    return _language.get()


def current() -> Language:
    """The entry of the language spoken now."""
    return language_of(_language.get())


def direction() -> str:
    """``ltr`` or ``rtl``."""
    return current().direction


def direction_of(tag: str) -> str:
    """The direction of a language we may or may not offer; unknown ones read left to right."""
    return language_of(tag).direction


def gettext(msgid: str, **params: object) -> str:
    """The text in the reader's language, as plain text."""
    return _fill(_find(msgid), params)


def pgettext(context: str, msgid: str, **params: object) -> str:
    """Like gettext, for a word that means different things in different places."""
    return _fill(_catalogue().find(msgid, context), params)


def ngettext(singular: str, plural: str, n: int, **params: object) -> str:
    """The right form for a number. Prefer a sentence that needs no number."""
    return _fill(_catalogue().find_plural(singular, plural, n), {"n": n, **params})


def gettext_html(msgid: str, **params: object) -> Markup:
    """gettext for templates: escaped, and every value kept apart from the sentence's order."""
    return _fill_html(_escaped(_language.get(), _domain.get(), msgid, None), params)


def pgettext_html(context: str, msgid: str, **params: object) -> Markup:
    """pgettext for templates."""
    return _fill_html(_escaped(_language.get(), _domain.get(), msgid, context), params)


def ngettext_html(singular: str, plural: str, n: int, **params: object) -> Markup:
    """ngettext for templates."""
    text = _catalogue().find_plural(singular, plural, n).translate(_ESCAPES)
    marked = Markup(text)  # noqa: S704 - escaped in the line before
    return _fill_html(marked, {"n": n, **params})


def say(sentence: Sentence) -> Markup:
    """A sentence of the rules in the reader's language, for a page."""
    if sentence.plural is not None:
        return ngettext_html(sentence.msgid, sentence.plural, **_counted(sentence))
    text = _escaped(_language.get(), _domain.get(), sentence.msgid, sentence.context)
    return _fill_html(text, sentence.params)


def say_text(sentence: Sentence) -> str:
    """The same as plain text, for a letter or a message."""
    if sentence.plural is not None:
        return ngettext(sentence.msgid, sentence.plural, **_counted(sentence))
    return _fill(_catalogue().find(sentence.msgid, sentence.context), sentence.params)


def call_us(language: Language, phone: str) -> Markup:
    """How to call us, said in a language that our pages do not speak yet."""
    return _fill_html(Markup.escape(language.call_us), {PHONE: phone})


def _counted(sentence: Sentence) -> dict[str, Any]:
    return {**sentence.params, "n": int(str(sentence.params.get("n", 0)))}


def format_day(day: date) -> str:
    """Tuesday 9 December 2025."""
    return _dated(_language.get(), "day", day.year, day.month, day.day)


def format_month(day: date) -> str:
    """December 2025."""
    return _dated(_language.get(), "month", day.year, day.month, 1)


def format_yearly(day: date) -> str:
    """9 December: a day that comes every year. All our languages say the day before the month."""
    return _dated(_language.get(), "yearly", day.year, day.month, day.day)


def format_time(moment: time) -> str:
    """14:05. The same in every language, as on a letter from a court."""
    return f"{moment.hour:02}:{moment.minute:02}"


def format_moment(moment: datetime, zone: str = "Europe/London") -> str:
    """A moment as the clock on the wall shows it in the given zone."""
    local = moment.astimezone(_zone(zone))
    return gettext(_MOMENT, day=local.date(), time=local.time())


@lru_cache(maxsize=512)
def _named(tag: str, days: tuple[int, ...]) -> str:
    names = get_day_names("wide", "stand-alone", _locale(tag))
    text = format_list([names[day - 1] for day in days], "standard", _locale(tag))
    return f"⟦{text}⟧" if tag == PSEUDO.tag else text


def _catalogue() -> Catalogue:
    return catalogue(_language.get(), _domain.get())


def _find(msgid: str) -> str:
    return _catalogue().find(msgid, None)


@lru_cache(maxsize=16_384)
def _escaped(tag: str, domain: str, msgid: str, context: str | None) -> Markup:
    escaped = catalogue(tag, domain).find(msgid, context).translate(_ESCAPES)
    return Markup(escaped)  # noqa: S704 - escaped in the line before


def _fill(text: str, params: Mapping[str, object]) -> str:
    if not params:
        return text
    return text % {name: _plain(value, name) for name, value in params.items()}


def _fill_html(text: Markup, params: Mapping[str, object]) -> Markup:
    if not params:
        return text
    filled = str.__mod__(text, {name: _html(value, name) for name, value in params.items()})
    return Markup(filled)  # noqa: S704 - the text and each value are escaped already


def _html(value: object, name: str = "") -> str:
    if name == PHONE and isinstance(value, str):
        return f'<bdi class="nb">{Markup.escape(value)}</bdi>'
    # bdi: a name in Latin letters must not turn an Urdu sentence around, nor the reverse.
    if isinstance(value, Markup):
        return value
    if isinstance(value, Phrase):
        return f"<bdi{_other_language(value)}>{Markup.escape(value.text)}</bdi>"
    typed = _typed(value, html=True)
    return typed if typed is not None else f"<bdi>{Markup.escape(str(value))}</bdi>"


def _other_language(phrase: Phrase) -> str:
    here = words_tag(_language.get())
    return "" if phrase.language == here else f' lang="{phrase.language}"'


def _plain(value: object, name: str = "") -> str:
    if name == PHONE and isinstance(value, str):
        value = value.replace(" ", NO_BREAK)
    if isinstance(value, Phrase):
        value = value.text
    typed = _typed(value, html=False)
    return typed if typed is not None else f"{FIRST_STRONG_ISOLATE}{value}{POP_ISOLATE}"


def _typed(value: object, *, html: bool) -> str | None:
    if isinstance(value, Sentence):
        return say(value) if html else say_text(value)
    if isinstance(value, datetime):
        return format_moment(value)
    if isinstance(value, date):
        return format_day(value)
    if isinstance(value, time):
        return format_time(value)
    if isinstance(value, Weekdays):
        return _named(_language.get(), value.numbers)
    if isinstance(value, Country):
        return _country(value.name, html=html)
    if isinstance(value, (int, float)):
        return str(value)
    return None


def _country(name: str, *, html: bool) -> str:
    code = _country_codes().get(name.casefold())
    if code is None:  # typed in another way: it stays as it was typed
        return (_html if html else _plain)(Phrase(name))
    tag = _language.get()
    known = str(_locale(tag).territories.get(code, name))
    if tag == PSEUDO.tag:
        return f"⟦{known}⟧"
    return str(Markup.escape(known)) if html else known


@lru_cache(maxsize=1)
def _country_codes() -> dict[str, str]:
    # Two letters: a country. Longer codes are continents and regions, ZZ is "unknown".
    return {
        name.casefold(): code
        for code, name in _locale(SOURCE).territories.items()
        if len(code) == 2 and code.isalpha() and code != "ZZ"
    }


def country_names() -> tuple[str, ...]:
    """The English names of countries that every language here has a name for, in order."""
    territories = _locale(SOURCE).territories
    return tuple(sorted(str(territories[code]) for code in _country_codes().values()))


@lru_cache(maxsize=8_192)
def _dated(tag: str, what: str, year: int, month: int, day: int) -> str:
    language = language_of(tag)
    patterns = {"day": language.day_pattern, "month": language.month_pattern, "yearly": "d MMMM"}
    text = format_date(date(year, month, day), patterns[what], locale=_locale(tag))
    text = "".join(_latin(character) for character in text)
    return f"⟦{text}⟧" if tag == PSEUDO.tag else text


def _latin(character: str) -> str:
    return str(int(character)) if character.isdecimal() else character


@lru_cache(maxsize=32)
def _locale(tag: str) -> Locale:
    base = words_tag(tag)
    name = {"en": "en_GB", PSEUDO.tag: "en_GB"}.get(base, base)
    return Locale.parse(name.replace("-", "_"))


@lru_cache(maxsize=256)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def her_clock(event: NextEvent, zone: str | None) -> OwnClock | None:
    """An event on the reader's own clock, where that is another one than the court's."""
    return on_her_clock(event.day, event.time, zone or COURT_ZONE)


def template_globals() -> dict[str, Any]:
    """What templates may call."""
    return {
        "_": gettext_html,
        "ngettext": ngettext_html,
        "pgettext": pgettext_html,
        "say": say,
        "format_day": format_day,
        "format_yearly": format_yearly,
        "format_month": format_month,
        "format_time": format_time,
        "format_moment": format_moment,
        "language": current,
        "direction": direction,
        "direction_of": direction_of,
        "on_her_clock": her_clock,
    }
