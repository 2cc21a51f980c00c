"""The languages: one entry each. The switcher, dates, direction and tests read this table."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

SOURCE = "en"  # the language of the msgids


@dataclass(frozen=True)
class Language:
    """A language of the interface.

    ``signed_by`` names the native speaker who read the whole catalogue and stands for it.
    Until somebody does, production does not offer the language, and the demo marks it.
    Day and month patterns are ours, because those of the locale data put commas and orders
    where court letters do not. Digits are Latin everywhere, so that dates match letters.
    """

    tag: str
    own_name: str
    direction: str  # ltr | rtl
    plural_forms: str  # the gettext header, frozen here
    day_pattern: str
    month_pattern: str
    signed_by: str | None = None
    for_staff: bool = False  # the staff pages speak it too
    test_only: bool = False

    @property
    def is_source(self) -> bool:
        """English is what the texts are written in: it is whole by nature."""
        return self.tag == SOURCE

    @property
    def checked(self) -> bool:
        """Whether a named native speaker stands for the words."""
        return self.is_source or self.signed_by is not None


_TWO_FORMS = "nplurals=2; plural=(n != 1);"
# Welsh has six: none, one, two, three, six, and all the rest (CLDR).
_SIX_WELSH_FORMS = (
    "nplurals=6; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n == 3 ? 3 : n == 6 ? 4 : 5);"
)

LANGUAGES: tuple[Language, ...] = (
    Language(
        tag="en",
        own_name="English",
        direction="ltr",
        plural_forms=_TWO_FORMS,
        day_pattern="EEEE d MMMM y",
        month_pattern="MMMM y",
        signed_by="source language",
        for_staff=True,
    ),
    Language(
        tag="cy",
        own_name="Cymraeg",
        direction="ltr",
        plural_forms=_SIX_WELSH_FORMS,
        day_pattern="EEEE d MMMM y",
        month_pattern="MMMM y",
        for_staff=True,
    ),
    Language(
        tag="ur",
        own_name="اردو",
        direction="rtl",
        plural_forms=_TWO_FORMS,
        day_pattern="EEEE، d MMMM y",
        month_pattern="MMMM y",
    ),
)

PSEUDO = Language(
    tag="xx",
    own_name="⟦xx⟧",
    direction="ltr",
    plural_forms=_TWO_FORMS,
    day_pattern="EEEE d MMMM y",
    month_pattern="MMMM y",
    for_staff=True,
    test_only=True,
)

BY_TAG: dict[str, Language] = {language.tag: language for language in (*LANGUAGES, PSEUDO)}


def language_of(tag: str) -> Language:
    """The entry for a tag; English for a tag nobody knows."""
    return BY_TAG.get(tag, BY_TAG[SOURCE])


def offered(mode: str, whole: Container[str] | None = None) -> tuple[Language, ...]:
    """The languages that a deployment in this mode offers.

    Production offers a language only when its catalogue is whole and a native speaker has
    signed it. ``whole`` holds the tags of whole catalogues; None asks for the signature only.
    """
    if mode == "production":
        return tuple(
            language
            for language in LANGUAGES
            if language.is_source or (language.checked and (whole is None or language.tag in whole))
        )
    return (*LANGUAGES, PSEUDO) if mode == "test" else LANGUAGES


def best_offered(wishes: list[str], choices: tuple[Language, ...]) -> Language:
    """The first wish that is offered, by tag or by its first part; English otherwise."""
    by_tag = {language.tag: language for language in choices}
    for wish in wishes:
        tag = wish.lower()
        for candidate in (tag, tag.split("-")[0]):
            if candidate in by_tag and not by_tag[candidate].test_only:
                return by_tag[candidate]
    return by_tag[SOURCE]
