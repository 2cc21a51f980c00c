"""The contact log: one post, everything kept on an error, nothing recorded twice."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import select

from casework.actions import messages, promises
from casework.models.contact import ContactEntry, Message, Promise
from tests.support.desk import Desk
from tests.support.filling import fill_in, forms
from tests.support.news import audience, publish


def page_of(desk: Desk, name: str, rest: str = "") -> str:
    case_id, member_id = desk.house.members[name]
    return f"/people/{case_id}/{member_id}/contact{rest}"


def entries(desk: Desk) -> list[ContactEntry]:
    with desk.house.database.session("owner", write=False) as session:
        return list(session.scalars(select(ContactEntry).order_by(ContactEntry.recorded_at)))


def test_a_call_is_recorded_with_one_tap_on_save(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "imran"))
    fill_in(alice)
    assert alice.name == "contact_log"
    (entry,) = entries(desk)
    assert (entry.kind, entry.reached, entry.language) == ("call_to_service_user", True, "ur")
    assert entry.happened_at == datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_a_visit_in_summer_is_kept_in_universal_time(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary"))
    when = {"happened_at-day": "1", "happened_at-month": "7", "happened_at-year": "2025"}
    fill_in(alice, kind="staff_visit", clock="14.30", note="Tea, two hours.", **when)
    (entry,) = entries(desk)
    assert entry.happened_at == datetime(2025, 7, 1, 13, 30, tzinfo=UTC)
    assert "Tea, two hours." in alice.text


def test_one_save_settles_news_promise_and_message(desk: Desk) -> None:
    house = desk.house
    update = publish(house, "mary")
    promise = house.act("alice", promises.make, **house.of("mary"), due_on=date(2026, 3, 4))
    message = house.act("mary", messages.send, text="Please call me", disclosure_shown=True)
    alice, mary = desk.worker("alice"), desk.relative("mary")
    mary.get("/t")
    assert 'data-kind="arrest"' not in mary.text
    alice.get(page_of(desk, "mary", f"?told={update}&promise={promise}"))
    due = {"due_on-day": "16", "due_on-month": "3", "due_on-year": "2026"}
    sent = fill_in(alice, kind="told_in_person", message_ids=[message], **due)
    assert sent["told_update_ids"] == [update]
    assert sent["promise_ids"] == [promise]
    assert alice.name == "contact_log"
    assert audience(house, "mary", update).told_at is not None
    with house.database.session("owner", write=False) as session:
        assert session.get_one(Message, (desk.case, message)).answered_at is not None
        kept = session.scalars(select(Promise).order_by(Promise.due_on)).all()
    assert [(one.due_on, one.kept_at is not None) for one in kept] == [
        (date(2026, 3, 4), True),
        (date(2026, 3, 16), False),
    ]
    mary.get("/t")
    assert 'data-kind="arrest"' in mary.text


def test_news_is_not_told_by_an_email(desk: Desk) -> None:
    update = publish(desk.house, "mary")
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary"))
    fill_in(alice, kind="email", told_update_ids=[update], note="I wrote to her.")
    assert alice.status == 422
    assert "News is told by talking with somebody" in alice.text
    assert "I wrote to her." in alice.text
    assert entries(desk) == []


def test_a_bad_time_keeps_the_note_and_the_ticks(desk: Desk) -> None:
    update = publish(desk.house, "mary")
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary"))
    fill_in(alice, clock="half nine", note="She was calm.", told_update_ids=[update])
    assert alice.status == 422
    (form,) = forms(alice)
    assert form.fields["note"] == ["She was calm."]
    assert form.fields["told_update_ids"] == [update]
    assert form.fields["clock"] == ["half nine"]
    assert "Type the time like 09:30 or 14:00." in alice.text
    assert "<details open>" in alice.text


def test_tomorrow_is_refused_at_the_day(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary"))
    fill_in(alice, **{"happened_at-day": "3"})
    assert alice.status == 422
    assert '<a href="#happened_at-day">' in alice.text


def test_a_double_send_records_one_contact(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary"))
    sent = fill_in(alice, note="Once")
    alice.post(page_of(desk, "mary"), **sent)
    assert alice.name == "contact_log"
    assert len(entries(desk)) == 1


def test_an_old_page_gives_everything_back(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary"))
    fill_in(alice, csrf_token="old", note="Long talk about the funeral")
    assert alice.status == 400
    assert "Long talk about the funeral" in alice.text
    assert entries(desk) == []


def test_a_correction_is_a_new_entry(desk: Desk) -> None:
    alice, lena = desk.worker("alice"), desk.worker("lena")
    alice.get(page_of(desk, "mary"))
    fill_in(alice, note="Fifth of May")
    (first,) = entries(desk)
    alice.get(page_of(desk, "mary", f"/{first.id}"))
    fill_in(alice, note="Sixth of May")
    assert alice.name == "contact_log"
    assert [one.note for one in entries(desk)].count("Fifth of May") == 1
    assert {one.corrects_id for one in entries(desk)} == {None, first.id}
    assert "This was wrong." in alice.text
    lena.get(page_of(desk, "dan", f"/{first.id}"))
    assert lena.status == 404


def test_what_somebody_else_was_told_cannot_be_ticked(desk: Desk) -> None:
    other = publish(desk.house, "dan")
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary"))
    sent = {**forms(alice)[0].fields, "told_update_ids": [other]}
    alice.post(page_of(desk, "mary"), **sent)
    assert alice.status == 404
    assert audience(desk.house, "dan", other).told_at is None
