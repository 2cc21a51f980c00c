"""The house list advises staff as they write, and stops nothing."""

from __future__ import annotations

import pytest

from tests.support.desk import Desk
from tests.support.filling import forms
from tests.support.visitor import Visitor


def _read_over(desk: Desk, text: str, language: str, **pressed: str) -> Visitor:
    alice = desk.worker("alice")
    path = f"/people/{desk.case}/{desk.house.members['mary'][1]}/messages"
    alice.get(path)
    form = next(one for one in forms(alice) if "text" in one.names)
    typed = {**form.fields, "text": text, "language": language, **pressed}
    alice.post(path, follow=True, **typed)
    return alice


def test_reading_over_sends_nothing_and_keeps_every_word(desk: Desk) -> None:
    alice = _read_over(desk, "The victim; you must reply!", "en", look="1")
    assert alice.status == 200
    assert "Use the name that the family chose." in alice.text
    assert "Make two sentences of this." in alice.text
    assert "The victim; you must reply!" in alice.text
    assert "Nothing has been written yet." in alice.text


def test_advice_stops_nothing(desk: Desk) -> None:
    alice = _read_over(desk, "The victim; you must reply!", "en")
    assert "Nothing has been written yet." not in alice.text
    assert "The victim; you must reply!" in alice.text


@pytest.mark.parametrize(
    ("text", "language"), [("We will call you on Monday.", "en"), ("The victim!", "ur")]
)
def test_there_is_no_advice_on_plain_words_or_on_another_language(
    desk: Desk, text: str, language: str
) -> None:
    alice = _read_over(desk, text, language, look="1")
    assert "Nothing has been sent." in alice.text
    assert "About your words" not in alice.text
