"""What goes past her worker to a team leader, and what she does not want to say again."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.support.browser_hand import Company, Hand, first_ways, second_ways
from tests.support.browser_office import on_her_page


def say(hand: Hand, kind: int, text: str) -> None:
    """From *Help* to what is not right."""
    hand.go("/h")
    hand.press("a[href='/g']")
    hand.at("concerns")
    hand.press(f"a[href='/g/{kind}']")
    hand.at("concern")
    hand.fill("text", text)
    hand.press("form:has([name=text]) button")
    hand.at("concerns")


def unseen(worker: Hand, text: str) -> None:
    """Nothing on her worker's pages leads there, and nothing shows it."""
    for path in ("/staff/", "/staff/messages"):
        worker.go(path)
        assert text not in worker.main()
        expect(worker.find("a[href*='/concerns']")).to_have_count(0)
    on_her_page(worker, "Sam", "Nadia", "/messages", "thread")
    assert text not in worker.main()
    answer = worker.page.goto("/staff/concerns")
    assert answer is not None
    assert answer.status in (403, 404)


@first_ways
def test_a_wish_for_somebody_else_is_unseen_by_her_worker(people: Company) -> None:
    ruth, maryam = people.come("Ruth"), people.come("Maryam")
    nadia, daniel = people.come("Nadia"), people.come("Daniel")
    kind = 1 + people.way.number % 2  # a different worker, or a complaint
    wish = f"I would rather speak with a woman who knows Leeds, please. {people.way.number}"
    reply = f"I will ring you tomorrow at ten. Ruth {people.way.number}"
    say(nadia, kind, wish)
    expect(nadia.find("[data-kind=concern][data-state=sent]").first).to_contain_text(wish)
    unseen(maryam, wish)

    ruth.go("/staff/")
    ruth.press("a[href$='/concerns']")
    ruth.at("concerns")
    waiting = ruth.find("[data-kind=concern][data-state=waits] a")
    for number in range(waiting.count()):
        ruth.press(waiting.nth(number))
        ruth.at("concern")
        if wish in ruth.main():
            break
        ruth.go("/staff/concerns")
    assert wish in ruth.main()
    ruth.press("form[action$='/read'] button")
    ruth.at("concern")
    nadia.go("/g")
    expect(nadia.find("[data-kind=concern][data-state=read]").first).to_contain_text(wish)
    ruth.fill("text", reply)
    ruth.press("form:has([name=text]) button:not([name=look])")
    ruth.at("concerns")

    nadia.go("/g")
    expect(nadia.find("[data-kind=concern][data-state=answered]").first).to_contain_text(reply)
    daniel.go("/g")
    daniel.at("concerns")
    expect(daniel.find("[data-kind=concern]")).to_have_count(0)
    unseen(maryam, reply)


@first_ways
def test_what_she_wrote_once_is_read_first(people: Company) -> None:
    maryam, nadia = people.come("Maryam"), people.come("Nadia")
    number = people.way.number
    first = f"Please do not ask me about that night. {number}"
    second = f"Please do not ask about that night. Sam's car was blue. {number}"
    nadia.go("/h")
    nadia.press("a[href='/h/w']")
    nadia.at("beside")
    nadia.press("a[href='/m']")
    nadia.at("known")
    nadia.fill("text", first)
    nadia.press("form:has([name=text]) button")
    nadia.at("known")
    person = on_her_page(maryam, "Sam", "Nadia", "/known", "known")
    expect(maryam.find("[data-kind=known][data-state=now]")).to_contain_text(first)
    maryam.fill("text", second)
    maryam.press("form:has([name=text]) button")
    maryam.at("known")
    maryam.go(person)
    expect(maryam.find("[data-kind=known]").first).to_contain_text(second)

    nadia.go("/m")
    expect(nadia.find("[name=text]")).to_have_value(second)
    assert "Maryam Okafor wrote this with you" in nadia.main()
    nadia.press("a[href='/m/old']")
    nadia.at("known_before")
    expect(nadia.find("[data-kind=known][data-state=before]").first).to_contain_text(first)


@second_ways
def test_help_is_asked_for_by_its_name(people: Company) -> None:
    maryam, nadia = people.come("Maryam"), people.come("Nadia")
    words = f"My landlord wants the flat back. {people.way.number}"
    nadia.go("/h")
    nadia.press("a[href='/o']")
    nadia.at("help_subjects")
    nadia.press("a[href='/o/4']")
    nadia.at("help_subject")
    nadia.fill("text", words)
    nadia.press("form:has([name=text]) button")
    nadia.page.locator("main:not([data-page=help_subject])").wait_for()
    on_her_page(maryam, "Sam", "Nadia", "/messages", "thread")
    assert words in maryam.main()
