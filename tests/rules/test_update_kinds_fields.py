"""Typed fields: read, checked, kept, shown again. Nothing typed may break anything."""

from __future__ import annotations

import json
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.rules.courts import (
    CORONER,
    COURT_TYPES,
    COURTS,
    CROWN,
    NOTED_ON,
    places,
    slug_of,
    where_from,
)
from casework.rules.messages import Sentence
from casework.rules.update_kinds import (
    KINDS,
    FieldType,
    Period,
    UpdateKind,
    check_fields,
    load_fields,
    merged,
    next_event,
    words_for,
)
from tests.support import kinds
from tests.support.kinds import day

TODAY = date(2026, 11, 21)
EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.slug)


def good_raw(kind: UpdateKind, outcome: str = "") -> dict[str, str]:
    """Every field of a kind filled in, for one outcome."""
    return kinds.good_raw(kind, TODAY, outcome)


def errors_of(kind: str, raw: dict[str, str]) -> dict[str, str]:
    """The English of each refusal."""
    return {name: text.msgid for name, text in check_fields(kind, raw, TODAY)[1]}


def every_outcome() -> list[tuple[UpdateKind, str]]:
    """All kinds with all their outcomes."""
    return [(kind, outcome) for kind in KINDS.values() for outcome in (*kind.outcomes, "")]


@pytest.mark.parametrize(
    ("kind", "outcome"), every_outcome(), ids=lambda one: getattr(one, "slug", one)
)
def test_good_fields_pass_and_come_back(kind: UpdateKind, outcome: str) -> None:
    """Through JSON, into the form again, and out of it unchanged."""
    clean, errors = check_fields(kind.slug, good_raw(kind, outcome), TODAY)
    assert errors == []
    stored = json.loads(json.dumps(clean))
    assert stored == clean
    again, errors = check_fields(kind.slug, kind.as_typed(stored), TODAY)
    assert (again, errors) == (clean, [])


@pytest.mark.parametrize(
    ("kind", "outcome"), every_outcome(), ids=lambda one: getattr(one, "slug", one)
)
def test_every_sentence_has_its_values(kind: UpdateKind, outcome: str) -> None:
    """Nothing on the card is left unfilled, with all fields and with none."""
    for fields in (check_fields(kind.slug, good_raw(kind, outcome), TODAY)[0], {}):
        for sentence in words_for(kind.slug, fields).everything():
            assert sentence.msgid % sentence.params


@EVERY_KIND
def test_empty_form_asks_for_each_needed_field(kind: UpdateKind) -> None:
    """One sentence for each, and it says what to do."""
    clean, errors = check_fields(kind.slug, {}, TODAY)
    wanted = {field.name for field in kind.fields if field.required and not field.shown_when}
    assert {name for name, _ in errors} == wanted
    assert clean == {}
    assert all(text.msgid.split()[0] in ("Type", "Choose", "Fill") for _, text in errors)


RAW = st.dictionaries(
    st.sampled_from(
        sorted({name for kind in KINDS.values() for f in kind.fields for name in f.inputs})
    ),
    st.one_of(
        st.text(max_size=300),
        st.sampled_from(["29", "2", "2027", "0", "-1", "²", "٣", "9" * 40, "other", "24:00"]),
        st.sampled_from([c.slug for k in KINDS.values() for f in k.fields for c in f.choices]),
        st.sampled_from(sorted(COURTS)),
    ),
)


@settings(max_examples=300)
@given(st.sampled_from(sorted(KINDS)), RAW)
def test_nothing_typed_ever_raises(slug: str, raw: dict[str, str]) -> None:
    """Whatever is typed: an answer in JSON, or a sentence. And what passes can be said."""
    before = dict(raw)
    clean, errors = check_fields(slug, raw, TODAY)
    assert raw == before
    json.dumps(clean).encode()
    names = {field.name for field in KINDS[slug].fields}
    assert all(name in names and text.msgid % text.params for name, text in errors)
    assert not {name for name, _ in errors} & clean.keys()
    words_for(slug, clean)
    next_event(slug, clean)
    if not errors:
        assert check_fields(slug, KINDS[slug].as_typed(clean), TODAY) == (clean, [])


@given(
    st.sampled_from(sorted(KINDS)),
    st.dictionaries(
        st.sampled_from(sorted({f.name for k in KINDS.values() for f in k.fields})),
        st.one_of(
            st.text(max_size=20), st.integers(), st.none(), st.dictionaries(st.text(), st.text())
        ),
    ),
)
def test_damaged_stored_fields_never_take_a_page_down(slug: str, stored: dict[str, object]) -> None:
    """What cannot be read is left out."""
    words_for(slug, stored)
    next_event(slug, stored)
    KINDS[slug].gives_away(stored)
    load_fields(slug, stored)
    KINDS[slug].as_typed(stored)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (("31", "2", "2026"), "There is no such day. Look again at the day and the month."),
        (("9", "12", ""), "Type the day, the month and the year, for example 9 12 2025."),
        (("9", "12", "25"), "Type the year with four digits, for example 2026."),
        (("9", "Dec", "2025"), "Type the day, the month and the year, for example 9 12 2025."),
        (("1", "1", "1926"), "This is very long ago. Look again at the year."),
        (("1", "1", "2126"), "This is very far ahead. Look again at the year."),
        (("22", "11", "2026"), "This day is still to come. Type today or an earlier day."),
    ],
)
def test_a_wrong_day_is_refused_with_what_to_do(typed: tuple[str, ...], found: str) -> None:
    """One clear sentence for each slip."""
    raw = dict(
        zip(("occurred_on-day", "occurred_on-month", "occurred_on-year"), typed, strict=True)
    )
    assert errors_of("arrest", {**raw, "how_many": "one"}) == {"occurred_on": found}


def test_a_hearing_in_the_past_is_refused() -> None:
    """A date to come is today or later."""
    raw = {**good_raw(KINDS["hearing_listed"]), **day("date", TODAY - timedelta(days=1))}
    assert errors_of("hearing_listed", raw) == {
        "date": "This day has passed. Type today or a later day."
    }
    raw.update(day("date", TODAY))
    assert errors_of("hearing_listed", raw) == {}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("9:30", "09:30"), ("09.30", "09:30"), ("1405", "14:05"), (" 10:00 ", "10:00")],
)
def test_times_may_be_typed_in_usual_ways(typed: str, kept: str) -> None:
    """With a colon, a full stop or nothing."""
    raw = {**good_raw(KINDS["hearing_listed"]), "time": typed}
    assert check_fields("hearing_listed", raw, TODAY)[0]["time"] == kept


@pytest.mark.parametrize("typed", ["25:00", "10:75", "ten", "1", "10:30pm"])
def test_an_impossible_time_is_refused(typed: str) -> None:
    """And says how to type it."""
    raw = {**good_raw(KINDS["hearing_listed"]), "time": typed}
    assert errors_of("hearing_listed", raw) == {
        "time": "Type the time with hours and minutes, for example 10:30."
    }


def test_another_place_can_be_typed_in() -> None:
    """The table of courts only saves typing."""
    raw = {
        **good_raw(KINDS["hearing_listed"]),
        "court": "other",
        "court-other": "  O’Brien House,\n Leeds ",
    }
    assert check_fields("hearing_listed", raw, TODAY)[0]["court"] == "O’Brien House, Leeds"
    for court in ("nowhere", "other"):
        assert "court" in errors_of("hearing_listed", {**raw, "court": court, "court-other": ""})


def test_a_coroner_is_not_offered_the_crown_court() -> None:
    """A place of the wrong kind is refused like an unknown one."""
    raw = {**good_raw(KINDS["inquest_opened"]), "coroner": "crown-leeds"}
    assert "coroner" in errors_of("inquest_opened", raw)


def test_texts_that_are_too_long_are_refused() -> None:
    """With the number of letters that fit."""
    raw = {**good_raw(KINDS["hearing_listed"]), "room": "x" * 41}
    ((name, sentence),) = check_fields("hearing_listed", raw, TODAY)[1]
    assert (name, sentence.params) == ("room", {"most": 40})


@pytest.mark.parametrize("slug", ["charge", "verdict", "sentence"])
def test_nobody_under_18_can_be_named(slug: str) -> None:
    """The way the family speaks of the accused is refused, and the rest is kept."""
    raw = {**good_raw(KINDS[slug]), "accused_under_18": "yes", "accused_known_as": "Sam’s cousin"}
    clean, errors = check_fields(slug, raw, TODAY)
    assert [name for name, _ in errors] == ["accused_known_as"]
    assert "accused_known_as" not in clean
    assert clean["accused_under_18"] == "yes"
    raw["accused_known_as"] = ""
    assert check_fields(slug, raw, TODAY)[1] == []


def test_fields_that_do_not_apply_are_left_out() -> None:
    """A hospital order keeps no minimum term, whatever was typed before."""
    raw = good_raw(KINDS["sentence"], "life_mandatory")
    assert "minimum_term" in check_fields("sentence", raw, TODAY)[0]
    clean, errors = check_fields("sentence", {**raw, "sentence": "hospital_order"}, TODAY)
    assert errors == []
    assert "minimum_term" not in clean
    assert "length" not in clean


def test_a_minimum_term_is_said_in_words() -> None:
    """Years and months, each with its own plural form."""
    clean = check_fields("sentence", good_raw(KINDS["sentence"], "life_mandatory"), TODAY)[0]
    assert load_fields("sentence", clean)["minimum_term"] == Period(17, 1, 0)
    fact = next(f for f in words_for("sentence", clean).facts if "minimum" in f.msgid)
    length = fact.params["value"]
    assert isinstance(length, Sentence)
    assert length.msgid == "%(first)s and %(second)s"
    years = length.params["first"]
    assert isinstance(years, Sentence)
    assert (years.msgid, years.plural, years.params) == ("%(n)s year", "%(n)s years", {"n": 17})


@pytest.mark.parametrize("typed", ["-1", "many", "99999"])
def test_a_length_that_is_no_number_is_refused(typed: str) -> None:
    """And so is a length of nothing."""
    raw = {**good_raw(KINDS["sentence"], "determinate"), "length-years": typed}
    assert "length" in errors_of("sentence", raw)
    raw.update({"length-years": "0", "length-months": "0"})
    assert "length" in errors_of("sentence", raw)


def test_words_follow_the_outcome() -> None:
    """A refusal reads differently from an award."""
    award = words_for("compensation_decision", {"decision": "award"})
    refused = words_for("compensation_decision", {"decision": "refused"})
    assert award.explanation != refused.explanation
    assert award.headline.msgid == "The claim for compensation has been agreed."


def listed(**more: str) -> dict[str, object]:
    """A trial in the table of updates."""
    raw = good_raw(KINDS["hearing_listed"], "trial")
    clean, errors = check_fields("hearing_listed", {**raw, "court": "crown-leeds", **more}, TODAY)
    assert not errors
    return clean


def moved(
    confirmed: str, on: date, at: str = "11:00", reason: str = "no_reason"
) -> dict[str, object]:
    """A move of that trial."""
    raw = {"confirmed": confirmed, "reason": reason, "new_time": at, **day("new_date", on)}
    clean, errors = check_fields("hearing_moved", raw, TODAY)
    assert not errors
    return clean


def facts_of(fields: dict[str, object]) -> list[tuple[str, tuple[object, ...]]]:
    """The facts of a move, flat."""
    return [
        (fact.msgid, tuple(fact.params.values()))
        for fact in words_for("hearing_moved", fields).facts
    ]


def test_a_hearing_is_what_comes_next() -> None:
    """Day, time and place, with the name of the hearing."""
    event = next_event("hearing_listed", listed())
    assert event is not None
    assert (event.day, event.time, event.place) == (
        TODAY + timedelta(days=30),
        time(10, 30),
        "Leeds Crown Court",
    )
    assert event.sentence.msgid == "There is a date for the trial."
    assert next_event("hearing_listed", listed(time=""))
    assert next_event("arrest", {"occurred_on": "2026-02-09"}) is None


def test_a_moved_date_says_was_now_and_why() -> None:
    """With the place of the hearing that it moves."""
    new = TODAY + timedelta(days=60)
    fields = merged([listed(), moved("fixed", new)])
    facts = facts_of(fields)
    assert ("It was on %(day)s at %(time)s.", (TODAY + timedelta(days=30), time(10, 30))) in facts
    assert ("It is now on %(value)s.", (new,)) in facts
    assert ("No reason was given to us.", ()) in facts
    event = next_event("hearing_moved", fields)
    assert event is not None
    assert (event.day, event.time, event.place) == (new, time(11), "Leeds Crown Court")
    assert event.sentence.msgid == "There is a date for the trial."


def test_a_date_that_moves_twice_was_the_first_new_one() -> None:
    """Was, of the second move, is what the first one said."""
    first, second = TODAY + timedelta(days=60), TODAY + timedelta(days=90)
    fields = merged([listed(), moved("may_change", first), moved("fixed", second, at="")])
    facts = facts_of(fields)
    assert ("It was on %(day)s at %(time)s.", (first, time(11))) in facts
    assert ("It is now on %(value)s.", (second,)) in facts
    event = next_event("hearing_moved", fields)
    assert event is not None
    assert event.time is None


def test_a_date_not_known_yet_puts_nothing_ahead() -> None:
    """The old day is over, and there is no new one."""
    fields = merged([listed(), moved("no_date", TODAY)])
    assert next_event("hearing_moved", fields) is None
    assert ("The new day is not known yet.", ()) in facts_of(fields)
    later = merged([listed(), moved("no_date", TODAY), moved("fixed", TODAY + timedelta(days=9))])
    assert next_event("hearing_moved", later) is not None


def test_events_sort_with_and_without_a_time() -> None:
    """On one day, the one without a time comes first."""
    with_time, without = (
        next_event("hearing_listed", listed()),
        next_event("hearing_listed", listed(time="")),
    )
    assert with_time is not None
    assert without is not None
    assert sorted([with_time, without], key=lambda event: event.order) == [without, with_time]


def test_courts_carry_where_they_come_from() -> None:
    """Every place has a source, a day and how sure we are; names lead back to slugs."""
    for slug, place in COURTS.items():
        assert place.source
        assert place.confidence
        assert place.noted_on
        assert slug_of(place.name) == slug
    assert slug_of("Somewhere else") is None


def test_staff_read_where_the_list_of_courts_comes_from() -> None:
    """Nobody has checked the names yet, and the form says so; other fields say nothing."""
    for kind in KINDS.values():
        for field in kind.fields:
            assert (field.note is not None) is (field.type is FieldType.COURT)
    note = where_from(frozenset({CROWN}))
    assert "Nobody has checked them" in note.msgid
    assert note.params == {"day": NOTED_ON}


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("charge", "first_court"),
        ("first_hearing", "next_court"),
        ("plea_hearing", "trial_court"),
        ("verdict", "court"),
        ("sentence", "court"),
    ],
)
def test_a_court_that_tries_is_no_coroners(slug: str, name: str) -> None:
    """An inquest tries nobody: its places are not in the way."""
    field = KINDS[slug].field_named(name)
    assert field is not None
    listed = {place.kind for place in places(field.place_kinds)}
    assert CROWN in listed
    assert CORONER not in listed


def test_every_region_has_its_crown_courts() -> None:
    """Centres of England and Wales, each once; every type of court has a name for staff."""
    names = [place.name for place in places(frozenset({CROWN}))]
    assert len(names) == len(set(names))
    assert {
        "Central Criminal Court, Old Bailey",
        "Leeds Crown Court",
        "Merthyr Tydfil Crown Court",
        "Newport Crown Court, South Wales",
        "King's Lynn Crown Court",
    } <= set(names)
    assert {place.kind for place in COURTS.values()} <= set(COURT_TYPES)
