"""She writes, her worker reads and answers, and she sees both; a message goes once."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.support.browser_hand import Company, first_ways, ways
from tests.support.browser_twice import again


@ways
def test_a_message_is_read_and_answered_on_both_sides(people: Company) -> None:
    maryam, nadia = people.come("Maryam"), people.come("Nadia")
    asked = f"May I bring my friend? {people.way.number}"
    answer = f"Yes, of course. I will meet you both. {people.way.number}"
    nadia.go("/w")
    nadia.fill("text", asked)
    nadia.send()
    mine = nadia.find("[data-kind=message]", asked)
    expect(mine).to_have_attribute("data-state", "sent")

    maryam.go("/staff/")
    maryam.press("[data-kind=message] a", "Nadia")
    maryam.at("thread")
    expect(maryam.find("[data-kind=message][data-state=hers]", asked)).to_be_visible()
    maryam.press("form[action$='/read'] button")
    maryam.at("thread")
    nadia.go("/w")
    expect(mine).to_have_attribute("data-state", "read")

    maryam.fill("text", answer)
    maryam.press("form:has([name=text]) button")
    maryam.at("thread")
    expect(maryam.find("[data-kind=message][data-state=ours]", answer)).to_have_count(1)
    nadia.go("/w")
    expect(nadia.find("[data-kind=message][data-state=received]", answer)).to_have_count(1)
    maryam.go("/staff/")
    expect(maryam.find("[data-kind=message] a", "Nadia")).to_have_count(0)


@first_ways
def test_a_message_sent_twice_arrives_once(people: Company) -> None:
    maryam, daniel = people.come("Maryam"), people.come("Daniel")
    text = f"Could you ring me on Monday? {people.way.number}"
    daniel.go("/w")
    daniel.fill("text", text)
    with again(daniel.page):
        daniel.send()
        daniel.find("[data-kind=message]", text).first.wait_for()
    daniel.go("/w")
    expect(daniel.find("[data-kind=message]", text)).to_have_count(1)
    maryam.go("/staff/messages")
    maryam.press("a", "Dan")
    maryam.at("thread")
    expect(maryam.find("[data-kind=message]", text)).to_have_count(1)
