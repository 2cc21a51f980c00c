"""Two people at one phone, and a phone that others can open."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.support.browser import Visitor
from tests.support.browser_hand import KEYS, Company, Hand, company, first_ways, second_ways
from tests.support.browser_office import announce_meeting, path_of, type_code, walk_in
from tests.support.browser_server import DEMO_NOW, copy_of, free_port, live_demo


@second_ways
def test_the_second_person_sees_nothing_of_the_first(people: Company) -> None:
    """Her sister's code is typed while the mother is still signed in on the same phone."""
    maryam = people.come("Maryam")
    day = 20 + people.way.number
    announce_meeting(maryam, "Sam", ("Nadia",), day, "15:15")
    phone = people.come_afresh("Nadia")
    entry = phone.find(".tl > li[data-kind=meeting_with_us]", f" {day} March 2026")
    phone.press(entry.locator("h3 a"))
    phone.at("update")
    hers = path_of(phone)

    type_code(phone, people.visitor.demo.person("Daniel").code)
    walk_in(phone)
    assert f" {day} March 2026" not in phone.main()
    answer = phone.page.goto(hers)
    assert answer is not None
    assert answer.status == 404
    phone.at("nothing_here")
    # Nadia's session on this phone has ended: signing out leads to nobody's pages.
    phone.go("/c/in")
    expect(phone.find("[data-kind=place][data-state=here]")).to_have_count(1)
    phone.press("form[action$='/out'] button")
    phone.at("welcome")
    phone.go("/t")
    phone.at("welcome")


@first_ways
def test_signing_out_elsewhere_needs_no_pointer(people: Company) -> None:
    one, other = people.come_afresh("Bernadette"), people.come_afresh("Bernadette")
    one.go("/c/in")
    one.press("button[name=end][value=others]")
    one.at("signed_in")
    expect(one.find("[data-kind=place]")).to_have_count(1)
    other.go("/t")
    other.at("welcome")
    one.go("/c/in")
    one.press("button[name=end][value=all]")
    one.at("welcome")


def later(minutes: int) -> str:
    return (datetime.fromisoformat(DEMO_NOW) + timedelta(minutes=minutes)).isoformat()


def test_a_shared_phone_is_signed_out_after_a_quarter(
    chromium: Browser, loaded_demo: Path, leave_url: str, tmp_path: Path
) -> None:
    """The service is started again with its clock set on: nobody waits, nothing sleeps."""
    folder, port = copy_of(loaded_demo, tmp_path / "instance"), free_port()
    with live_demo(folder, leave_url, port=port) as demo:
        visitor = Visitor(chromium, demo)
        states = {}
        for own in (True, False):
            with company(visitor, KEYS) as people:
                hand = people.nobody()
                type_code(hand, demo.person("Nadia").code)
                walk_in(hand, own=own)
                states[own] = hand.page.context.storage_state()
    # Ten minutes later both are in; more than a quarter of an hour after that only her own phone
    # is. The clock of a demo runs on, so a slow machine has some minutes to spare on both sides.
    for minutes, shared_is_in in ((10, True), (30, False)):
        with live_demo(folder, leave_url, port=port, now=later(minutes)) as demo:
            for own in (True, False):
                with company(Visitor(chromium, demo), KEYS) as people:
                    is_in_or_out(people.nobody(state=states[own]), own or shared_is_in)
    month = later(31 * 24 * 60)
    with (
        live_demo(folder, leave_url, port=port, now=month) as demo,
        company(Visitor(chromium, demo), KEYS) as people,
    ):
        is_in_or_out(people.nobody(state=states[True]), False)


def is_in_or_out(hand: Hand, is_in: bool) -> None:
    hand.go("/t")
    hand.at("updates" if is_in else "welcome")
