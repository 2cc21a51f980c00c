"""Dates and times as people type them; what was typed is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import RadioField
from wtforms.fields import SelectChoice

from casework.rules.errors import Invalid
from casework.rules.messages import Sentence
from casework.web.forms.base import CHOOSE_ONE, Form, OnceForm, errors_of
from casework.web.forms.fields import ClockField, DayField

MakeApp = Callable[..., Flask]


class MomentForm(Form):
    """A day and a time."""

    day = DayField("Day")
    at = ClockField("Time")


def filled(make_app: MakeApp, **typed: str) -> MomentForm:
    """The form with something typed."""
    data = MultiDict({name.replace("_", "-"): value for name, value in typed.items()})
    with make_app().test_request_context("/", method="POST", data=data):
        form = MomentForm()
        form.validate()
        return form


@pytest.mark.parametrize("typed", [("27", "3", "2026"), (" 27 ", "03", "2026")])
def test_a_day_is_read_from_three_boxes(make_app: MakeApp, typed: tuple[str, str, str]) -> None:
    form = filled(make_app, day_day=typed[0], day_month=typed[1], day_year=typed[2])
    assert form.day.data == date(2026, 3, 27)
    assert not form.has_errors


@pytest.mark.parametrize(
    "typed",
    [
        ("31", "2", "2026"),
        ("x", "2", "2026"),
        ("1", "", "2026"),
        ("1", "1", "26"),
        ("31", "12", "9999"),  # the day after it would be none
        ("1", "1", "9" * 400),
    ],
)
def test_a_day_that_is_none_is_kept_as_typed(
    make_app: MakeApp, typed: tuple[str, str, str]
) -> None:
    form = filled(make_app, day_day=typed[0], day_month=typed[1], day_year=typed[2])
    assert form.day.data is None
    assert len(form.day.errors) == 1
    assert tuple(form.day.typed.values()) == typed
    assert form.summary()[0][0] == "day-day"


def test_an_empty_day_is_no_error_by_itself(make_app: MakeApp) -> None:
    form = filled(make_app, day_day="", day_month="", day_year="")
    assert form.day.data is None
    assert not form.has_errors


@pytest.mark.parametrize("typed", ["9:30", "09.30", "0930", "930", " 9 : 30 "])
def test_a_time_is_read_as_people_write_it(make_app: MakeApp, typed: str) -> None:
    form = filled(make_app, at=typed)
    assert form.at.data == time(9, 30)
    assert form.at._value() == "09:30"


@pytest.mark.parametrize("typed", ["25:00", "half past", "9"])
def test_a_time_that_is_none_is_kept_as_typed(make_app: MakeApp, typed: str) -> None:
    form = filled(make_app, at=typed)
    assert len(form.at.errors) == 1
    assert form.at._value() == typed


def test_what_an_action_finds_wrong_stands_at_its_field(make_app: MakeApp) -> None:
    with make_app().test_request_context("/", method="POST"):
        form = MomentForm()
        with form.attempt():
            raise Invalid({"day": Sentence("Too early."), "other": Sentence("Not now.")})
        assert [str(error) for error in errors_of(form.day)] == ["Too early."]
        assert form.summary() == [("", "Not now."), ("day-day", "Too early.")]
        assert form.status == 422


def test_the_key_of_a_form_stays_the_same_when_shown_again(make_app: MakeApp) -> None:
    app = make_app()
    with app.test_request_context("/"):
        first = OnceForm().submission_key.data
    with app.test_request_context("/", method="POST", data={"submission_key": first}):
        assert OnceForm().submission_key.data == first
    assert first
    assert len(first) <= 40


class ColourForm(Form):
    """One choice out of a list."""

    colour = RadioField("Colour", choices=[SelectChoice("day", "Day")])


def test_an_unknown_choice_gets_our_own_sentence(make_app: MakeApp) -> None:
    with make_app().test_request_context("/", method="POST", data={"colour": "neon"}):
        form = ColourForm()
        form.validate()
        assert errors_of(form.colour) == [CHOOSE_ONE]
