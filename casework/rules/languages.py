"""The languages: one entry each. The switcher, dates, direction and tests read this table.

To add one: write its entry here, and run ``make language tag=…``, which begins its catalogue.
Which entries have a catalogue is a fact of the checkout, read once when this is imported.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from pathlib import Path

SOURCE = "en"  # the language of the msgids
EASIER = "en-x-easier"  # English in short sentences (docs/decisions/0017-easier-words.md)
CATALOGUES = Path(__file__).resolve().parents[2] / "translations"


@dataclass(frozen=True)
class Language:
    """A language of the interface.

    ``plural_forms`` is the header of its catalogues, frozen here; tests hold it against CLDR.
    Day and month patterns are ours, because those of the locale data put commas and orders
    where court letters do not. Digits are Latin everywhere, so that dates match letters.
    ``call_us`` is said in the language itself where pages cannot be: how to call, and that we
    will find an interpreter.
    """

    tag: str
    own_name: str
    direction: str  # ltr | rtl
    script: str  # Latn | Arab | Guru | Beng
    plural_forms: str
    day_pattern: str
    month_pattern: str
    call_us: str
    for_staff: bool = False  # the staff pages speak it too
    variety_of: str = ""  # other wordings of ours in a language that has an entry of its own
    test_only: bool = False

    @property
    def is_source(self) -> bool:
        """English is what the texts are written in: it is whole by nature."""
        return self.tag == SOURCE

    @property
    def base(self) -> str:
        """The tag of the language itself: for ``lang`` in pages, for locale data, and for the
        words that people write, which have no easier version."""
        return self.variety_of or self.tag


_TWO_FORMS = "nplurals=2; plural=(n != 1);"
_NONE_LIKE_ONE = "nplurals=2; plural=(n > 1);"
# Welsh has six: none, one, two, three, six, and all the rest (CLDR).
_SIX_WELSH_FORMS = (
    "nplurals=6; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n == 3 ? 3 : n == 6 ? 4 : 5);"
)
_SIX_ARABIC_FORMS = (
    "nplurals=6; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n % 100 >= 3 && n % 100 <= 10 ? 3 :"
    " n % 100 >= 11 ? 4 : 5);"
)
_THREE_POLISH_FORMS = (
    "nplurals=3; plural=(n == 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 &&"
    " (n % 100 < 12 || n % 100 > 14) ? 1 : 2);"
)
_THREE_ROMANIAN_FORMS = (
    "nplurals=3; plural=(n == 1 ? 0 : n == 0 || (n % 100 > 0 && n % 100 < 20) ? 1 : 2);"
)

_ENGLISH = Language(
    tag=SOURCE,
    own_name="English",
    direction="ltr",
    script="Latn",
    plural_forms=_TWO_FORMS,
    day_pattern="EEEE d MMMM y",
    month_pattern="MMMM y",
    call_us="Call us on %(phone)s. We can get an interpreter.",
    for_staff=True,
)

# Every language that the service means to speak (docs/sources.md, Languages).
TABLE: tuple[Language, ...] = (
    _ENGLISH,
    replace(
        _ENGLISH,
        tag=EASIER,
        own_name="English, easier words",
        for_staff=False,
        variety_of=SOURCE,
    ),
    Language(
        tag="cy",
        own_name="Cymraeg",
        direction="ltr",
        script="Latn",
        plural_forms=_SIX_WELSH_FORMS,
        day_pattern="EEEE d MMMM y",
        month_pattern="MMMM y",
        call_us="Gallwch ein ffonio ar %(phone)s. Gallwn gael cyfieithydd ar y pryd.",
        for_staff=True,
    ),
    Language(
        tag="pl",
        own_name="Polski",
        direction="ltr",
        script="Latn",
        plural_forms=_THREE_POLISH_FORMS,
        day_pattern="EEEE, d MMMM y",
        month_pattern="LLLL y",
        call_us="Można do nas zadzwonić: %(phone)s. Znajdziemy tłumacza.",
    ),
    Language(
        tag="ro",
        own_name="Română",
        direction="ltr",
        script="Latn",
        plural_forms=_THREE_ROMANIAN_FORMS,
        day_pattern="EEEE, d MMMM y",
        month_pattern="LLLL y",
        call_us="Sunați-ne la %(phone)s. Vă găsim un interpret.",
    ),
    Language(
        tag="pa",
        own_name="ਪੰਜਾਬੀ",
        direction="ltr",
        script="Guru",
        plural_forms=_NONE_LIKE_ONE,
        day_pattern="EEEE, d MMMM y",
        month_pattern="LLLL y",
        call_us="ਸਾਨੂੰ %(phone)s ’ਤੇ ਫ਼ੋਨ ਕਰੋ। ਅਸੀਂ ਦੁਭਾਸ਼ੀਏ ਦਾ ਪ੍ਰਬੰਧ ਕਰਾਂਗੇ।",
    ),
    Language(
        tag="ur",
        own_name="اردو",
        direction="rtl",
        script="Arab",
        plural_forms=_TWO_FORMS,
        day_pattern="EEEE، d MMMM y",
        month_pattern="MMMM y",
        call_us="ہمیں %(phone)s پر کال کریں۔ ہم ترجمان کا انتظام کر سکتے ہیں۔",
    ),
    Language(
        tag="bn",
        own_name="বাংলা",
        direction="ltr",
        script="Beng",
        plural_forms=_NONE_LIKE_ONE,
        day_pattern="EEEE, d MMMM y",
        month_pattern="LLLL y",
        call_us="আমাদের %(phone)s নম্বরে ফোন করুন। আমরা একজন দোভাষীর ব্যবস্থা করব।",
    ),
    Language(
        tag="ar",
        own_name="العربية",
        direction="rtl",
        script="Arab",
        plural_forms=_SIX_ARABIC_FORMS,
        day_pattern="EEEE، d MMMM y",
        month_pattern="LLLL y",
        call_us="يمكنكم الاتصال بنا على %(phone)s. سنوفر مترجما شفويا.",
    ),
)

# Those whose texts somebody has begun to translate.
LANGUAGES: tuple[Language, ...] = tuple(
    one
    for one in TABLE
    if one.is_source or (CATALOGUES / one.tag / "LC_MESSAGES" / "messages.po").exists()
)

PSEUDO = Language(
    tag="xx",
    own_name="⟦xx⟧",
    direction="ltr",
    script="Latn",
    plural_forms=_TWO_FORMS,
    day_pattern="EEEE d MMMM y",
    month_pattern="MMMM y",
    call_us="⟦Call us on %(phone)s.⟧",
    for_staff=True,
    test_only=True,
)

BY_TAG: dict[str, Language] = {language.tag: language for language in (*TABLE, PSEUDO)}


def language_of(tag: str) -> Language:
    """The entry for a tag; English for a tag nobody knows."""
    return BY_TAG.get(tag, BY_TAG[SOURCE])


def words_tag(tag: str) -> str:
    """The language of words that people write for somebody who reads this one, and of hers."""
    return BY_TAG[tag].base if tag in BY_TAG else tag


def reads_in(language: str, reads: str) -> tuple[str, ...]:
    """Languages in which she reads people's words, that of her pages first.

    ``reads``: the tags of the others, separated by spaces.
    """
    return (words_tag(language), *reads.split())


def wordings_of(tag: str) -> tuple[str, ...]:
    """The tag of a language, and those of its other wordings."""
    return (tag, *(one.tag for one in TABLE if one.variety_of == tag))


def spoken_in(tag: str) -> Language:
    """The language in which something of ours is said to somebody who reads this one: hers if
    its texts were begun, else English, and called English."""
    language = language_of(tag)
    return language if language in LANGUAGES or language.test_only else BY_TAG[SOURCE]


def offered(mode: str, ready: Container[str] = ()) -> tuple[Language, ...]:
    """The languages that a deployment in this mode offers.

    Production offers those in ``ready``: whole, and signed by a native speaker. Until then the
    demo offers a language and says that nobody has signed it.
    """
    if mode == "production":
        return tuple(one for one in LANGUAGES if one.is_source or one.tag in ready)
    return (*LANGUAGES, PSEUDO) if mode == "test" else LANGUAGES


def best_offered(wishes: list[str], choices: tuple[Language, ...]) -> Language:
    """The first wish that is offered, by tag or by its first part; English otherwise."""
    return first_known(wishes, choices) or BY_TAG[SOURCE]


def first_known(wishes: list[str], choices: tuple[Language, ...]) -> Language | None:
    """The first wish that is among these; None if none is."""
    by_tag = {language.tag: language for language in choices}
    for wish in wishes:
        tag = wish.lower()
        for candidate in (tag, tag.split("-")[0]):
            if candidate in by_tag and not by_tag[candidate].test_only:
                return by_tag[candidate]
    return None
