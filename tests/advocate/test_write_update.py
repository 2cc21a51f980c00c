"""Writing an update, from the choice of a kind to each relative's own page."""

from __future__ import annotations

from datetime import timedelta

from tests.support.databases import NOW
from tests.support.desk import Desk
from tests.support.writing import (
    ARREST,
    HEARING,
    audited,
    begin,
    proceedings_are_active,
    released,
)


def test_five_kinds_are_offered_before_the_search(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(f"/updates/new?case={desk.case}")
    assert alice.text.count('data-state="offered"') == 5
    alice.get(f"/updates/new?case={desk.case}&q=compensation")
    assert 'data-kind="compensation_decision"' in alice.text
    alice.get(f"/updates/new?case={desk.case}&q=xylophone")
    assert "Nothing with that word" in alice.text


def test_advocate_is_offered_her_own_process_only(desk: Desk) -> None:
    adil = desk.worker("adil")
    adil.get(f"/updates/new?case={desk.case}&q=e")
    assert 'data-kind="review_going_ahead"' in adil.text
    for other in ("arrest", "verdict", "meeting_with_us"):
        assert f'data-kind="{other}"' not in adil.text


def test_case_out_of_scope_is_not_there(desk: Desk) -> None:
    sid = desk.worker("sid")
    sid.get(f"/updates/new?case={desk.case}")
    assert sid.status == 404
    draft = begin(desk, "alice", "hearing_listed")
    for page in ("edit", "recipients", "release"):
        sid.get(f"{draft.path}/{page}")
        assert sid.status == 404


def test_support_worker_may_not_write_updates(desk: Desk) -> None:
    sue = desk.worker("sue")
    sue.get(f"/updates/new?case={desk.case}")
    assert sue.status == 403


def test_phrases_of_her_language_are_offered_while_typing(desk: Desk) -> None:
    draft = begin(desk, "alice", "charge")
    desk.worker("alice").get(f"{draft.path}/edit")
    shown = desk.worker("alice").text
    assert '<input id="other_offence" name="other_offence" type="text"' in shown
    assert 'list="other_offence-offers">' in shown
    assert '<option value="attempted murder">' in shown
    assert "in their language: <bdi>attempted murder, " in shown
    assert '<datalist id="held-offers">' not in shown


def test_everything_typed_stays_on_the_form_with_errors(desk: Desk) -> None:
    draft = begin(desk, "alice", "hearing_listed")
    typed = {**HEARING, "date-day": "31", "words-en": "We will sit with you, Mary."}
    page = draft.save(typed)
    assert (page.name, page.status) == ("edit_update", 422)
    assert 'href="#date-day"' in page.text
    assert "There is no such day." in page.text
    for kept in ('value="31"', 'value="10:30"', "We will sit with you, Mary."):
        assert kept in page.text
    assert 'value="crown-leeds" selected' in page.text
    assert 'value="fixed" checked' in page.text
    assert draft.row.fields == {}


def test_saved_draft_opens_with_what_was_saved(desk: Desk) -> None:
    draft = begin(desk, "alice", "hearing_listed")
    promise = {"promise_on-day": "9", "promise_on-month": "3", "promise_on-year": "2026"}
    assert draft.save({**HEARING, **promise}).name == "recipients"
    draft.visitor.get(f"{draft.path}/edit")
    for kept in ('value="crown-leeds" selected', 'value="10:30"', 'id="promise_on-year"'):
        assert kept in draft.visitor.text
    draft.visitor.get(f"/updates/new?case={desk.case}")
    assert f"{draft.path}/edit" in draft.visitor.text


def test_stale_save_shows_both_texts_and_keeps_hers(desk: Desk) -> None:
    draft = begin(desk, "alice", "hearing_listed")
    draft.save({**HEARING, "words-en": "The first words."})
    page = draft.save({**HEARING, "words-en": "Other words."}, version=1)
    assert (page.name, page.status) == ("edit_update", 409)
    assert "The first words." in page.text
    assert "Other words.</textarea>" in page.text
    page = draft.save({**HEARING, "words-en": "Other words."})
    assert page.name == "recipients"


def test_three_relatives_read_three_different_things(desk: Desk) -> None:
    mary, imran = desk.relative("mary"), desk.relative("imran", "ur")
    kit = desk.relative("kit")
    for name in ("mary", "imran"):
        desk.knew_before(name, "arrest", "charge")
    released(desk, "alice", "hearing_listed", HEARING, "mary", "imran")
    desk.at(NOW + timedelta(minutes=5))
    released(desk, "alice", "arrest", ARREST, "imran")
    mary.get("/t")
    assert 'data-kind="hearing_listed" data-state="open"' in mary.text
    assert "Leeds Crown Court" in mary.text
    assert "arrest" not in mary.text
    imran.get("/t")
    assert '<html lang="ur" dir="rtl"' in imran.text
    assert 'data-kind="hearing_listed" data-state="open"' in imran.text
    assert 'data-kind="arrest"' not in imran.text  # nobody has told him of this one
    kit.get("/t")
    assert "Leeds" not in kit.text


def test_hearing_is_held_from_who_does_not_know_the_charge(desk: Desk) -> None:
    mary, imran = desk.relative("mary"), desk.relative("imran")
    desk.knew_before("imran", "arrest", "charge")
    released(desk, "alice", "hearing_listed", HEARING, "mary", "imran")
    mary.get("/t")
    assert "data-kind" not in mary.text
    imran.get("/t")
    assert 'data-kind="hearing_listed"' in imran.text


def test_person_told_first_then_chooses_to_read(desk: Desk) -> None:
    mary = desk.relative("mary")
    draft = released(desk, "alice", "arrest", ARREST, "mary")
    mary.get("/t")
    assert "data-kind" not in mary.text
    desk.tell("alice", "mary", draft.id)
    mary.get("/t")
    assert 'data-kind="arrest" data-state="label"' in mary.text
    assert "About the police investigation" in mary.text
    assert "have arrested" not in mary.text


def test_own_words_need_a_named_source_while_active(desk: Desk) -> None:
    proceedings_are_active(desk)
    draft = begin(desk, "alice", "hearing_listed")
    assert "Write nothing about evidence" in draft.visitor.text
    page = draft.save({**HEARING, "words-en": "The court was full."})
    assert page.status == 422
    assert "Say who told us: a name and an office." in page.text
    named = {"official_source": "PC Jo O’Brien, West Yorkshire Police"}
    page = draft.save({**HEARING, **named, "words-en": "The court was full."})
    assert page.name == "recipients"
    draft.choose("mary")
    draft.look_and_say_so("mary")
    assert "A second person has to release this." in draft.visitor.text


def test_rules_are_not_shown_while_nothing_is_active(desk: Desk) -> None:
    draft = begin(desk, "alice", "hearing_listed")
    assert "Write nothing about evidence" not in draft.visitor.text


def test_advice_on_words_is_calm_and_stops_nothing(desk: Desk) -> None:
    draft = begin(desk, "alice", "meeting_with_us")
    draft.visitor.get(f"{draft.path}/edit")
    assert "This is only advice" not in draft.visitor.text
    draft = begin(desk, "alice", "hearing_listed")
    page = draft.save({**HEARING, "words-en": "The victim will find closure."})
    assert page.name == "recipients"
    assert "This is only advice" in page.text
    assert "closure" in page.text


def test_giving_away_is_asked_only_where_something_is_held(desk: Desk) -> None:
    question = "Would these words give away something"
    draft = begin(desk, "alice", "meeting_with_us")
    assert question not in draft.visitor.text
    released(desk, "alice", "arrest", ARREST, "mary")
    draft.visitor.get(f"{draft.path}/edit")
    assert question in draft.visitor.text


def test_every_step_leaves_its_entry_in_the_audit(desk: Desk) -> None:
    released(desk, "alice", "arrest", ARREST, "mary")
    steps = [event for event in audited(desk) if event.startswith(("update_", "recipients_"))]
    assert steps == [
        "update_drafted",
        "update_changed",
        "recipients_chosen",
        "update_previewed",
        "update_released",
    ]


def test_discarded_draft_is_gone_for_its_writer(desk: Desk) -> None:
    draft = begin(desk, "alice", "hearing_listed")
    draft.save(HEARING)
    draft.visitor.post(f"{draft.path}/discard")
    draft.visitor.get(f"{draft.path}/edit")
    assert draft.visitor.status == 404
    assert draft.row.fields == {}
