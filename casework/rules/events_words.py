"""Events of words on their way into another language, for ``rules.events``."""

from __future__ import annotations

TRANSLATION_ASKED = (
    "translation_asked",
    "Words were given to a translator.",
    "translation_id",
    "kind",
    "language",
    "to_staff",
    "second_person",
)
TRANSLATION_MADE = (
    "translation_made",
    "A translator put words into another language.",
    "translation_id",
)
TRANSLATION_RETURNED = (
    "translation_returned",
    "The second person sent a translation back.",
    "translation_id",
)
TRANSLATION_CHECKED = (
    "translation_checked",
    "A second person checked a translation.",
    "translation_id",
)
TRANSLATION_RELEASED = (
    "translation_released",
    "A translation was released to whom it is for.",
    "translation_id",
    "language",
)
TRANSLATION_STOPPED = (
    "translation_stopped",
    "A translation was stopped.",
    "translation_id",
)
TRANSLATOR_WISHED = (
    "translator_wished",
    "She said whether a translator should come from outside her community.",
    "member_id",
    "choice",
)
