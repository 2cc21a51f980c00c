"""Codes: their shape, how they may be typed, how they are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.rules import codes

PEPPER = "pepper"
LETTER_CODES = st.text(alphabet=codes.ALPHABET, min_size=12, max_size=12)


def test_letter_code_has_sixty_random_bits() -> None:
    """12 characters out of 32, none like another code."""
    made = {codes.new_letter_code() for _ in range(200)}
    assert len(made) == 200
    assert len(codes.ALPHABET) == 32
    assert all(len(code) == 12 and set(code) <= set(codes.ALPHABET) for code in made)


def test_letter_code_is_printed_in_three_groups() -> None:
    """As on the letter."""
    assert codes.in_groups("7KQ2M0XH9TRB") == "7KQ2-M0XH-9TRB"


@given(LETTER_CODES)
def test_letter_code_survives_every_way_of_typing(code: str) -> None:
    """Hyphens, spaces, small letters and marks of direction make no difference."""
    shown = codes.in_groups(code)
    for typed in (
        code,
        shown,
        shown.lower(),
        f"  {shown.replace('-', ' ')} ",
        shown.replace("-", "\u2013"),
        f"\u2068{shown}\u2069",
        "\u200f".join(shown),
    ):
        assert codes.read_letter_code(typed) == code


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("oOOO-iIlL-0000", "000011110000"),
        ("ABCD EFGH JKMN", "ABCDEFGHJKMN"),
        ("۱۲۳۴-٥٦٧٨-90AB", "1234567890AB"),
    ],
)
def test_letters_read_wrongly_are_understood(typed: str, meant: str) -> None:
    """O for 0, I and L for 1, and the digits of an Urdu or Arabic keyboard."""
    assert codes.read_letter_code(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "ABCD-EFGH-JKM", "ABCD-EFGH-JKMNP", "ABCD-EFGH-JKMU", "é" * 12]
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    """Too short, too long, or a letter that no code has."""
    assert codes.read_letter_code(typed) is None


@given(st.text(max_size=40))
def test_any_text_is_read_without_a_fault(typed: str) -> None:
    """Whatever somebody pastes, the answer is a code or nothing."""
    for read in (codes.read_letter_code, codes.read_spoken_code, codes.read_request_number):
        found = read(typed)
        assert found is None or found.isascii()


@pytest.mark.parametrize("typed", ["123456", " 123 456 ", "12-34-56", "۱۲۳۴۵۶"])
def test_six_digits_may_be_spaced_in_any_script(typed: str) -> None:
    """The same six digits."""
    assert codes.read_spoken_code(typed) == "123456"


@pytest.mark.parametrize("typed", ["12345", "1234567", "12345a", ""])
def test_other_than_six_digits_is_none(typed: str) -> None:
    """Not a code."""
    assert codes.read_spoken_code(typed) is None


def test_spoken_code_keeps_leading_zeros() -> None:
    """Always six digits."""
    assert all(len(codes.new_spoken_code()) == 6 for _ in range(100))


def test_hashes_differ_by_purpose_person_and_pepper() -> None:
    """No hash can stand in for another."""
    made = {
        codes.letter_lookup(PEPPER, "A"),
        codes.demo_lookup(PEPPER, "A"),
        codes.browser_lookup(PEPPER, "A"),
        codes.letter_lookup("another", "A"),
        codes.spoken_hash(PEPPER, "case", "amina", "N", "123456"),
        codes.spoken_hash(PEPPER, "case", "yusuf", "N", "123456"),
        codes.spoken_hash(PEPPER, "case", "amina", "M", "123456"),
        codes.spoken_hash(PEPPER, "casea", "mina", "N", "123456"),
    }
    assert len(made) == 8
    assert all(len(one) == 64 for one in made)


def test_request_number_tells_nothing_of_the_token() -> None:
    """Six characters, the same for the same browser, under the pepper only."""
    token = codes.new_token()
    number = codes.request_number(PEPPER, token)
    assert number == codes.request_number(PEPPER, token)
    assert number != codes.request_number("another", token)
    assert len(number) == 6
    assert codes.read_request_number(codes.in_groups(number).lower()) == number


def test_comparison_takes_the_whole_text() -> None:
    """Equal or not, never half right."""
    assert codes.same("abc", "abc")
    assert not codes.same("abc", "")
    assert not codes.same("abc", "abd")
