"""Help, words explained and concerns: plain, short, and no stated right or sum."""

from __future__ import annotations

import re

from casework.rules.concerns import CONCERN_BY_NUMBER, CONCERNS
from casework.rules.glossary import WORDS, words_of
from casework.rules.help_subjects import ASKED, HELP_SUBJECTS, SUBJECT_BY_NUMBER, SUBJECT_BY_SLUG
from casework.rules.helplines import ABOUT, ABOUT_LABELS, SHIPPED
from casework.rules.strands import STRANDS
from casework.rules.words import AVERAGE, faults_in_english, mean_length

# A number, a sum or a span of time would be a fact that somebody has to confirm.
_STATED = re.compile(r"[0-9£%]|\b(days|weeks|months|years) (after|of|from|to)\b|right to\b", re.I)
_SAID = {"In danger, call 999."}  # the emergency number is a dated row of its own


def texts() -> set[str]:
    """Every English text of these tables that a family reads."""
    found = {ASKED, *ABOUT.values()}
    for word in WORDS:
        found.update({word.term, word.plain})
    for subject in HELP_SUBJECTS:
        found.update({subject.label, *subject.says})
    for facts in CONCERNS.values():
        found.update({facts.label, *facts.says, facts.field, facts.button})
    return found


def test_no_text_has_a_fault() -> None:
    faults = [(text, fault) for text in sorted(texts()) for fault in faults_in_english(text)]
    assert faults == []
    assert mean_length(texts()) <= AVERAGE


def test_no_right_no_sum_and_no_limit_is_stated() -> None:
    plain = {word.plain for word in WORDS}
    says = {line for subject in HELP_SUBJECTS for line in subject.says}
    for text in plain | says:
        rest = text
        for allowed in _SAID:
            rest = rest.replace(allowed, "")
        assert not _STATED.search(rest), text


def test_every_part_of_the_timeline_has_its_words() -> None:
    assert all(len(words_of(strand.value)) >= 3 for strand in STRANDS)
    slugs = [word.slug for word in WORDS]
    assert len(set(slugs)) == len(slugs)
    assert len({word.plain for word in WORDS}) == len(WORDS)


def test_help_pages_have_words_of_their_own() -> None:
    said = [line for subject in HELP_SUBJECTS for line in subject.says]
    assert len(set(said)) == len(said)
    assert len(SUBJECT_BY_NUMBER) == len(SUBJECT_BY_SLUG) == len(HELP_SUBJECTS) == 8
    assert len(CONCERN_BY_NUMBER) == len(CONCERNS)


def test_what_ships_can_be_said_and_its_source_named() -> None:
    assert {line.about for line in SHIPPED} <= ABOUT.keys()
    assert ABOUT_LABELS.keys() <= ABOUT.keys()
    assert [line.slug for line in SHIPPED if line.on] == ["emergency", "samaritans"]
    for line in SHIPPED:
        assert line.source
        assert line.sentence.msgid % line.sentence.params
