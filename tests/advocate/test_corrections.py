"""Putting an entry right, moving a date, adding words in another language."""

from __future__ import annotations

from tests.support.desk import Desk
from tests.support.writing import (
    HEARING,
    MOVED,
    Draft,
    audited,
    begin,
    follow,
    released,
    saved_fields,
)

BOTH = ("mary", "imran")


def listed(desk: Desk, *names: str, **more: str) -> Draft:
    """A hearing that these people may know of."""
    for name in names:
        desk.knew_before(name, "arrest", "charge")
    return released(desk, "alice", "hearing_listed", {**HEARING, **more}, *names)


def corrected(desk: Desk, wrong: Draft, *names: str, **changes: str) -> Draft:
    """The correction of it, released."""
    draft = follow(desk, wrong, "correct")
    fields = {**saved_fields(draft.visitor), **changes}
    assert draft.save(fields).name == "recipients", draft.visitor.text
    draft.choose(*names)
    assert draft.release().name == "update", draft.visitor.text
    return draft


def test_correction_begins_with_what_was_said(desk: Desk) -> None:
    draft = follow(desk, listed(desk, "mary"), "correct")
    fields = saved_fields(draft.visitor)
    assert {name: fields[name] for name in HEARING} == HEARING
    assert "What was said" in draft.visitor.text


def test_correction_shows_what_was_said_and_what_is_right(desk: Desk) -> None:
    mary = desk.relative("mary")
    wrong = listed(desk, "mary")
    right = corrected(desk, wrong, "mary", time="14:00")
    mary.get(f"/u/{right.id}")
    assert "What we said:" in mary.text
    assert "10:30" in mary.text
    assert "14:00" in mary.text
    mary.get("/t")
    assert f'href="/u/{right.id}"' in mary.text
    assert "Something here was wrong." in mary.text
    assert "update_corrected" in audited(desk)


def test_apology_goes_only_to_who_was_shown_it(desk: Desk) -> None:
    mary, imran = desk.relative("mary"), desk.relative("imran")
    wrong = listed(desk, *BOTH)
    mary.get("/t")  # she is shown the wrong entry, he is not
    right = corrected(desk, wrong, *BOTH, time="14:00")
    for visitor, apology in ((mary, True), (imran, False)):
        visitor.get(f"/u/{right.id}")
        assert visitor.name == "update"
        assert ("You were shown something wrong. We are sorry." in visitor.text) is apology


def test_correction_is_ticked_for_who_had_the_wrong_entry(desk: Desk) -> None:
    draft = follow(desk, listed(desk, "mary"), "correct")
    page = draft.save({**saved_fields(draft.visitor), "time": "14:00"})
    assert f'value="{desk.house.members["mary"][1]}" checked' in page.text
    assert f'value="{desk.house.members["imran"][1]}" checked' not in page.text
    assert "Was never sent the earlier entry" in page.text


def test_page_says_who_goes_on_reading_the_wrong_entry(desk: Desk) -> None:
    draft = follow(desk, listed(desk, *BOTH), "correct")
    draft.save({**saved_fields(draft.visitor), "time": "14:00"})
    page = draft.choose("mary")
    assert "They will go on reading it as it was: <bdi>Imran</bdi>" in page.text


def test_moved_date_shows_the_original_to_writer_and_reader(desk: Desk) -> None:
    mary = desk.relative("mary")
    draft = follow(desk, listed(desk, "mary"), "move")
    assert "The date as it was given" in draft.visitor.text
    assert "Thursday 9 April 2026" in draft.visitor.text
    assert draft.save(MOVED).name == "recipients"
    draft.choose("mary")
    assert draft.release().name == "update"
    mary.get("/t")
    upcoming = mary.text[mary.text.index('class="next"') : mary.text.index("</section>")]
    assert "Thursday 23 April 2026" in upcoming
    assert "Thursday 9 April 2026" not in upcoming
    mary.get(f"/u/{draft.id}")
    assert "Thursday 9 April 2026" in mary.text
    assert "update_date_moved" in audited(desk)


def test_date_that_moved_can_move_again(desk: Desk) -> None:
    mary = desk.relative("mary")
    first = follow(desk, listed(desk, "mary"), "move")
    first.save(MOVED)
    first.choose("mary")
    first.release()
    second = follow(desk, first, "move")
    second.save({**MOVED, "new_date-day": "30", "reason": "not_ready"})
    second.choose("mary")
    assert second.release().name == "update"
    mary.get(f"/u/{second.id}")
    for day in ("9 April 2026", "23 April 2026", "30 April 2026"):
        assert day in mary.text


def test_only_a_hearing_has_a_date_to_move(desk: Desk) -> None:
    meeting = begin(desk, "alice", "meeting_with_us")
    meeting.visitor.get(f"{meeting.path}/move")
    assert meeting.visitor.status == 404


def test_words_in_another_language_join_the_entry_later(desk: Desk) -> None:
    imran = desk.relative("imran", "ur")
    desk.speaks("alice", "en", "ur")
    wrong = listed(desk, "imran", **{"words-en": "I will be there with you."})
    imran.get(f"/u/{wrong.id}")
    assert "I will be there with you." not in imran.text
    alice = desk.worker("alice")
    alice.get(wrong.path)
    assert f"{wrong.path}/words/ur" in alice.text
    alice.get(f"{wrong.path}/words/ur")
    alice.post(f"{wrong.path}/words/ur", text="میں آپ کے ساتھ ہوں گی۔")
    assert alice.name == "update"
    imran.get(f"/u/{wrong.id}")
    assert "میں آپ کے ساتھ ہوں گی۔" in imran.text
    assert "I will be there with you." in imran.text
    assert "words_released" in audited(desk)


def test_words_need_a_worker_recorded_in_that_language(desk: Desk) -> None:
    entry = listed(desk, "imran", **{"words-en": "I will be there with you."})
    alice = desk.worker("alice")
    alice.get(f"{entry.path}/words/ur")
    assert alice.status == 404
