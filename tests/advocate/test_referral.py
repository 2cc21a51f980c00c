"""Referrals, meetings, seats: the staff's pages and her own, step by step."""

from __future__ import annotations

import re

from tests.support.belongings_register import review_of, take_seat
from tests.support.desk import Desk

WORDS = "Mary Whitfield, mother. Please call in the evening."
TODAY = {"held_on-day": "2", "held_on-month": "3", "held_on-year": "2026"}


def at(desk: Desk, *rest: str) -> str:
    case_id, member_id = desk.house.members["mary"]
    return "/".join((f"/people/{case_id}/{member_id}", *rest))


def prepared(desk: Desk) -> str:
    """Alice prepares one; its id."""
    alice = desk.worker("alice")
    alice.get(at(desk, "referrals", "new"))
    alice.post(at(desk, "referrals", "new"), organisation="aafda", passed_on=WORDS)
    assert alice.name == "referral"
    alice.get(at(desk, "referrals"))
    return alice.found(r"referrals/([a-z0-9]{16})")


def test_she_reads_every_word_before_anything_leaves(desk: Desk) -> None:
    made = prepared(desk)
    alice, mary = desk.worker("alice"), desk.relative("mary")
    alice.get(at(desk, "referrals", made, "sheet"))
    assert alice.status == 404
    mary.get(f"/j/{made}")
    assert WORDS in mary.text
    mary.post(f"/j/{made}", answer="yes")
    assert 'data-state="agreed"' in mary.text
    alice.get(at(desk, "referrals", made, "sheet"))
    assert WORDS in alice.text
    alice.get(at(desk, "referrals", made))
    alice.post(at(desk, "referrals", made), sent_how="post")
    assert 'data-state="sent"' in alice.text
    mary.get(f"/j/{made}")
    assert 'data-state="sent"' in mary.text


def test_a_yes_taken_back_stops_what_was_not_sent(desk: Desk) -> None:
    made = prepared(desk)
    alice, mary = desk.worker("alice"), desk.relative("mary")
    mary.get(f"/j/{made}")
    mary.post(f"/j/{made}", answer="yes")
    alice.get(at(desk, "referrals", made))
    mary.post(f"/j/{made}", answer="no")
    alice.post(at(desk, "referrals", made), sent_how="post")
    assert alice.status != 303
    alice.get(at(desk, "referrals", made))
    assert 'data-state="taken_back"' in alice.text
    alice.get(at(desk, "referrals", made, "sheet"))
    assert alice.status == 404


def test_a_yes_in_talking_needs_every_word_read(desk: Desk) -> None:
    made = prepared(desk)
    alice = desk.worker("alice")
    alice.get(at(desk, "referrals", made))
    alice.post(at(desk, "referrals", made), answer="yes")
    assert alice.status == 422
    alice.post(at(desk, "referrals", made), answer="yes", read_to_her="y")
    assert 'data-state="agreed"' in alice.text


def test_her_list_leads_to_what_waits_for_her(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/r")
    assert "/j" not in re.findall(r'href="([^"]+)"', mary.text)
    made = prepared(desk)
    mary.get("/r")
    assert 'href="/j"' in mary.text
    mary.get("/j")
    assert f"/j/{made}" in mary.text
    olga = desk.relative("olga")
    olga.get(f"/j/{made}")
    assert olga.status == 404


def test_nobody_meets_the_chair_for_her_unasked(desk: Desk) -> None:
    review_of(desk.house, desk.case)
    adil = desk.worker("adil")
    adil.get(at(desk, "meetings", "new"))
    adil.post(at(desk, "meetings", "new"), with_whom="chair", who="The chair", **TODAY)
    assert adil.status == 422
    adil.get(at(desk, "meetings"))
    review_id = adil.found(r"meetings/ask/([a-z0-9]{16})")
    adil.post(at(desk, "meetings", "ask", review_id, "yes"))
    adil.get(at(desk, "meetings", "new"))
    adil.post(at(desk, "meetings", "new"), with_whom="chair", who="The chair", **TODAY)
    assert 'data-state="not_told"' in adil.text
    meeting = adil.found(r"meetings/([a-z0-9]{16})/told")
    adil.post(at(desk, "meetings", meeting, "told"))
    assert 'data-state="told"' in adil.text


def test_whoever_sits_on_the_panel_finds_no_door(desk: Desk) -> None:
    take_seat(desk.house, "alice")
    alice = desk.worker("alice")
    alice.get(at(desk))
    for door in ("say", "meetings", "referrals"):
        assert f'href="{at(desk, door)}"' not in alice.text
    for path in ("say", "meetings", "referrals", "referrals/new", "meetings/new"):
        alice.get(at(desk, path))
        assert alice.status == 404, path
    alice.get(at(desk, "offers", "advocacy"))
    assert alice.status == 404
    alice.get(at(desk, "offers", "support"))
    assert alice.status == 200


def test_a_leader_records_a_seat_and_not_ends_her_own(desk: Desk) -> None:
    review_id = review_of(desk.house, desk.case)
    lena = desk.worker("lena")
    path = f"/cases/{desk.case}/seats"
    lena.get(path)
    lena.post(path, review_id=review_id, staff_id=desk.house.staff["lena"], seat="panel")
    assert 'data-kind="seat" data-state="open"' in lena.text
    assert "/end" not in "".join(re.findall(r'action="([^"]+)"', lena.text))
    lena.get(at(desk, "say"))
    assert lena.status == 404
    alice = desk.worker("alice")
    alice.get(path)
    assert alice.status == 403
