"""Words that somebody typed run the right way on paper too."""

from __future__ import annotations

import pytest

from casework.web.letters.directions import settled

QUOTE = '<blockquote lang="{0}" dir="auto"><p class="typed">{1}</p></blockquote>'


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("Can my friend come?", "ltr"),
        ("&#34;14:00&#34; is too early.", "ltr"),
        ("هل يمكن أن يأتي صديق؟", "rtl"),
        ("14:00 مبكر جدا.", "rtl"),
        ("", "ltr"),
    ],
)
def test_by_the_first_letter_of_what_was_typed(typed: str, runs: str) -> None:
    assert f'dir="{runs}"><p class="typed">' in settled(QUOTE.format("en", typed))


def test_each_by_its_own_words() -> None:
    both = settled(QUOTE.format("en", "Yes.") + QUOTE.format("ar", "نعم."))
    assert both.index('dir="ltr"') < both.index('dir="rtl"')
    assert "auto" not in both
