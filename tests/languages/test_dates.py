"""Dates in every language: weekday and month in words, digits as on a court's letter."""

from __future__ import annotations

from datetime import date

import pytest

from casework.web import i18n


@pytest.mark.parametrize(
    ("tag", "day", "month"),
    [
        ("en", "Tuesday 9 December 2025", "December 2025"),
        ("en-x-easier", "Tuesday 9 December 2025", "December 2025"),
        ("cy", "Dydd Mawrth 9 Rhagfyr 2025", "Rhagfyr 2025"),
        ("pl", "wtorek, 9 grudnia 2025", "grudzień 2025"),
        ("ro", "marți, 9 decembrie 2025", "decembrie 2025"),
        ("pa", "ਮੰਗਲਵਾਰ, 9 ਦਸੰਬਰ 2025", "ਦਸੰਬਰ 2025"),
        ("ur", "منگل، 9 دسمبر 2025", "دسمبر 2025"),
        ("bn", "মঙ্গলবার, 9 ডিসেম্বর 2025", "ডিসেম্বর 2025"),
        ("ar", "الثلاثاء، 9 ديسمبر 2025", "ديسمبر 2025"),
    ],
)
def test_a_date_has_its_weekday_and_month_in_words_and_latin_digits(
    tag: str, day: str, month: str
) -> None:
    with i18n.use_language(tag):
        assert i18n.format_day(date(2025, 12, 9)) == day
        assert i18n.format_month(date(2025, 12, 9)) == month


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", "9 December"),
        ("pl", "9 grudnia"),
        ("ur", "9 دسمبر"),
        ("bn", "9 ডিসেম্বর"),
        ("ar", "9 ديسمبر"),
    ],
)
def test_a_day_of_every_year_has_no_weekday_and_year(tag: str, said: str) -> None:
    with i18n.use_language(tag):
        assert i18n.format_yearly(date(2025, 12, 9)) == said
