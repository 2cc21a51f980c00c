"""What a relative reads and chooses on her own pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.writing import ARREST, HEARING, MOVED, audience, begin, follow, released


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


def told_of_the_charge(desk: Desk, name: str = "mary") -> None:
    desk.knew_before(name, "charge")


def told_arrest(desk: Desk, name: str = "mary") -> str:
    draft = released(desk, "alice", "arrest", ARREST, name)
    desk.tell("alice", name, draft.id)
    return draft.id


def test_an_empty_timeline_says_that_nothing_is_needed(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/t")
    assert "Nothing is needed from you now." in mary.text
    assert "Nothing is here yet." in mary.text


def test_plain_news_shows_at_once_with_what_it_means(desk: Desk) -> None:
    told_of_the_charge(desk)
    released(desk, "alice", "hearing_listed", HEARING, "mary")
    mary = desk.relative("mary")
    mary.get("/t")
    assert 'data-kind="hearing_listed" data-state="open"' in mary.text
    assert "Leeds Crown Court" in mary.text
    assert "What happens next" in mary.text


def test_hard_news_shows_its_subject_and_no_text(desk: Desk) -> None:
    told_arrest(desk)
    mary = desk.relative("mary")
    mary.get("/t")
    assert 'data-kind="arrest" data-state="label"' in mary.text
    assert "arrested" not in mary.text


def test_each_choice_about_hard_news_does_what_it_says(desk: Desk) -> None:
    update_id = told_arrest(desk)
    mary = desk.relative("mary")
    mary.get(f"/u/{update_id}")
    assert "arrested someone" not in mary.text
    mary.post(f"/u/{update_id}", choice="main")
    assert "The police have arrested someone." in mary.text
    assert "What usually comes next" not in mary.text
    mary.post(f"/u/{update_id}", choice="all")
    assert "What usually comes next" in mary.text
    for choice, state in (("ask", "asked"), ("keep", "kept"), ("no", "unwanted")):
        mary.post(f"/u/{update_id}", choice=choice)
        assert f'data-state="{state}"' in mary.text
        assert "arrested someone" not in mary.text


def test_opened_text_is_never_in_the_list(desk: Desk) -> None:
    update_id = told_arrest(desk)
    mary = desk.relative("mary")
    mary.get(f"/u/{update_id}")
    mary.post(f"/u/{update_id}", choice="all")
    for path in ("/t", "/t/1", "/t/print"):
        mary.get(path)
        assert "arrested someone" not in mary.text
        assert 'data-state="all"' in mary.text


def test_opened_text_is_closed_again_at_sign_out(desk: Desk) -> None:
    update_id = told_arrest(desk)
    mary = desk.relative("mary")
    mary.get(f"/u/{update_id}")
    mary.post(f"/u/{update_id}", choice="all")
    mary.post("/out")
    desk.visitors.clear()
    again = desk.relative("mary")
    again.get(f"/u/{update_id}")
    assert 'data-state="label"' in again.text
    assert "arrested someone" not in again.text


def test_kept_entries_are_listed_without_their_text(desk: Desk) -> None:
    update_id = told_arrest(desk)
    mary = desk.relative("mary")
    mary.get(f"/u/{update_id}")
    mary.post(f"/u/{update_id}", choice="keep")
    mary.get("/l")
    assert update_id in mary.text
    assert "arrested" not in mary.text


def test_an_unknown_choice_is_answered_with_a_sentence(desk: Desk) -> None:
    update_id = told_arrest(desk)
    mary = desk.relative("mary")
    mary.get(f"/u/{update_id}")
    mary.post(f"/u/{update_id}", choice="maybe")
    assert mary.status == 422
    assert "Choose one of these." in mary.text


def test_a_moved_date_keeps_its_trail(desk: Desk) -> None:
    told_of_the_charge(desk)
    hearing = released(desk, "alice", "hearing_listed", HEARING, "mary")
    moved = follow(desk, hearing, "move")
    moved.save(MOVED)
    moved.choose("mary")
    moved.look_and_say_so("mary")
    moved.release()
    mary = desk.relative("mary")
    mary.get("/t")
    assert "This date has moved since." in mary.text
    assert "Thursday 23 April 2026" in mary.text.split("What has happened so far")[0]
    mary.get(f"/u/{moved.id}")
    assert "How the date moved" in mary.text
    assert "Thursday 9 April 2026" in mary.text


def test_a_held_entry_is_not_found_under_its_own_address(desk: Desk) -> None:
    draft = released(desk, "alice", "arrest", ARREST, "mary")
    mary = desk.relative("mary")
    mary.get(f"/u/{draft.id}")
    assert mary.status == 404
    held = mary.text
    mary.get("/u/0000000000000000")
    assert mary.status == 404
    assert mary.text == held


def test_nobody_reads_or_chooses_for_another_relative(desk: Desk) -> None:
    update_id = told_arrest(desk)
    dan = desk.relative("dan")
    dan.get(f"/u/{update_id}")
    assert dan.status == 404
    dan.get("/w")
    dan.post(f"/u/{update_id}", choice="all")
    assert dan.status == 404


def test_a_draft_reaches_nobody(desk: Desk) -> None:
    told_of_the_charge(desk)
    draft = begin(desk, "alice", "hearing_listed")
    draft.save(HEARING)
    draft.choose("mary")
    mary = desk.relative("mary")
    mary.get("/t")
    assert "hearing_listed" not in mary.text
    mary.get(f"/u/{draft.id}")
    assert mary.status == 404


def test_showing_is_noted_once_and_changes_nothing_else(desk: Desk) -> None:
    told_of_the_charge(desk)
    draft = released(desk, "alice", "hearing_listed", HEARING, "mary")
    mary = desk.relative("mary")
    mary.get("/t")
    first = audience(desk, draft, "mary")
    assert first.shown_at is not None
    mary.get("/t")
    again = audience(desk, draft, "mary")
    assert again.shown_at == first.shown_at
    assert again.choice == ""


def test_odd_page_numbers_are_the_first_page(desk: Desk) -> None:
    mary = desk.relative("mary")
    for number in ("0", "-1", "99999", "x", ""):
        mary.get(f"/t?page={number}")
        assert mary.status == 200


def test_a_part_without_a_number_is_not_found(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/t/8")
    assert mary.status == 404
    mary.get("/t/7")
    assert mary.status == 200


def test_every_standing_page_opens_in_both_languages(desk: Desk) -> None:
    told_arrest(desk)
    mary = desk.relative("mary")
    for language, direction in (("en", "ltr"), ("ur", "rtl")):
        for path in ("/t", "/t/parts", "/t/print", "/l", "/w", "/h", "/c", "/c/look", "/s"):
            mary.get(f"{path}?lang={language}")
            assert mary.status == 200
            assert f'<html lang="{language}" dir="{direction}"' in mary.text
