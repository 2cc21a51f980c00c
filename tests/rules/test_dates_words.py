"""Words about days in court and about money that families read: plain, short, no hope raised."""

from __future__ import annotations

from casework.rules import claims, court_days, other_money
from casework.rules.words import AVERAGE, faults_in_english, mean_length, telling_words_in

_MONEY = {
    *claims.CAUTIONS,
    *claims.ROUTES.values(),
    *claims.HELPERS.values(),
    *claims.PAPERS.values(),
    *claims.OUTCOMES.values(),
    *(text for stage in claims.STAGES.values() for text in (stage.says, stage.next, stage.seen)),
    *(text for one in other_money.OTHER_HELP.values() for text in (one.name, one.about)),
}
_DAYS = {
    *court_days.GOING.values(),
    *court_days.INTERPRETER.values(),
    *court_days.STATEMENTS.values(),
    *court_days._BESIDE.values(),
    *court_days._NOBODY_YET.values(),
    *court_days._NOT_WANTED.values(),
}


def test_no_text_about_days_or_money_has_a_fault() -> None:
    texts = sorted(_MONEY | _DAYS)
    assert [(text, fault) for text in texts for fault in faults_in_english(text)] == []
    assert mean_length(texts) <= AVERAGE


def test_no_sum_share_or_limit_is_stated() -> None:
    """What changes, and what nobody read, is never in the code."""
    for text in _MONEY:
        assert not any(character.isdigit() for character in text), text
        assert "£" not in text
        assert "will get" not in text


def test_stages_of_an_application_each_say_their_own() -> None:
    said = [stage.says for stage in claims.STAGES.values()]
    assert len(set(said)) == len(said)
    for stage in claims.STAGES.values():
        assert "you" not in stage.seen.casefold().split(), stage.slug


def test_what_a_calendar_shows_tells_a_stranger_nothing() -> None:
    assert telling_words_in(court_days.CALENDAR_TITLE, "en") == []
    assert telling_words_in(court_days.CALENDAR_FILE, "en") == []


def test_days_to_cover_are_the_first_and_the_verdict() -> None:
    both = (court_days.Part.FIRST, court_days.Part.VERDICT)
    assert court_days.days_to_cover("trial") == both
    assert court_days.days_to_cover("sentence") == (court_days.Part.FIRST,)
    assert court_days.gaps("trial", frozenset({"first"}), "") == (court_days.Part.VERDICT,)
    assert court_days.gaps("trial", frozenset(), "no") == ()


def test_every_other_help_names_where_it_was_read() -> None:
    for one in other_money.OTHER_HELP.values():
        assert one.source
        assert one.read_on
        assert one.confidence in ("V", "V2", "GK", "?")


def test_who_helps_is_said_to_staff_for_each_answer() -> None:
    assert claims.HELPERS_FOR_STAFF.keys() == claims.HELPERS.keys()
    assert not any("you" in text.lower().split() for text in claims.HELPERS_FOR_STAFF.values())
