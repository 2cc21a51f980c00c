"""What staff are offered first when they write, and what they find by a word."""

from __future__ import annotations

import pytest

from casework.rules.case_kinds import HOMICIDE_KINDS
from casework.rules.update_kinds import KINDS, UpdateKind, five_likeliest, search
from casework.rules.update_kinds.likeliest import AT_FIRST, at_first

EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.slug)
ABROAD = ["abroad_who_leads", "abroad_office", "abroad_coming_home", "abroad_inquest"]


def test_five_likeliest_follow_from_the_last_news() -> None:
    """Always five, without repeats, the usual successors first."""
    assert [kind.slug for kind in five_likeliest([])] == list(at_first(""))[:5]
    abroad = five_likeliest([], homicide_kind="abroad")
    assert [kind.slug for kind in abroad][:4] == ABROAD
    after_told = five_likeliest(["support_told"], homicide_kind="murder")
    assert "support_told" not in {kind.slug for kind in after_told}
    after_verdict = five_likeliest(["verdict", "hearing_moved", "gone"])
    assert after_verdict[0].slug == "sentence"
    assert len({kind.slug for kind in after_verdict}) == 5


@EVERY_KIND
def test_staff_find_each_kind_by_each_of_its_words(kind: UpdateKind) -> None:
    """Those of its label and those that are only there to be searched."""
    for words in (kind.staff_label, *kind.staff_search.split()):
        assert kind in search(words)
    assert search(kind.staff_label.upper())[0] is kind


@EVERY_KIND
def test_what_usually_follows_exists(kind: UpdateKind) -> None:
    """And there is always something to offer after it."""
    assert kind.usual_next
    assert set(kind.usual_next) <= set(KINDS)
    assert len(set(kind.usual_next)) == len(kind.usual_next)


def test_what_a_case_begins_with_exists() -> None:
    """For every kind of homicide, and for one that is not in the table."""
    assert set(AT_FIRST) <= set(HOMICIDE_KINDS)
    for homicide_kind in (*HOMICIDE_KINDS, "none"):
        assert set(at_first(homicide_kind)) <= set(KINDS)
        assert len(five_likeliest([], homicide_kind=homicide_kind)) == 5


def test_search_finds_kinds_by_other_words() -> None:
    """In English, in the language of the staff, and by several words at once."""
    assert {kind.slug for kind in search("tariff")} == {"sentence", "minimum_term_review"}
    assert [kind.slug for kind in search("  CICA letter ")] == ["compensation_decision"]
    urdu = {KINDS["arrest"].staff_label: "گرفتاری"}
    found = search("گرفتاری", lambda text: urdu.get(text, text))
    assert [kind.slug for kind in found] == ["arrest"]
    assert search("nothing like it") == ()
    assert len(search("")) == len(KINDS)
