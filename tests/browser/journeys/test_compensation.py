"""An application for compensation: hers and her worker's, and nobody else's until she says so."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.support.browser_hand import Company, Hand, first_ways, second_ways
from tests.support.browser_office import on_her_page, path_of

SUM = "£12,345.00"


def begin_for_nadia(worker: Hand, route: str) -> str:
    """Begun on her word, after the cautions; its path on the pages of staff."""
    on_her_page(worker, "Sam", "Nadia", "/money", "claims")
    worker.choose("route", route)
    worker.tick("[name=cautions_said]")
    worker.send()
    worker.at("claim")
    return path_of(worker)


def open_claim(hand: Hand, claim: str) -> None:
    """The same application on a family's page, through its list."""
    hand.go("/t")
    hand.press("a[href='/f']")
    hand.at("money")
    hand.press(f"[data-kind=claim] a[href$='{claim.rsplit('/', 1)[1]}']")
    hand.at("claim")


def refused(hand: Hand, path: str) -> bool:
    """Whether an address says to this reader that there is no such page."""
    answer = hand.page.goto(path)
    return answer is not None and answer.status == 404


@first_ways
def test_where_it_stands_is_hers_and_no_relatives(people: Company) -> None:
    maryam, nadia, daniel = (people.come(name) for name in ("Maryam", "Nadia", "Daniel"))
    claim = begin_for_nadia(maryam, "full" if people.way.number == 1 else "funeral")
    maryam.press("a[href$='/stage']")
    maryam.at("claim_stage")
    maryam.select("stage", "police_evidence")
    maryam.day("reached_on", 27, 2, 2026)
    maryam.send()
    maryam.at("claim")
    maryam.press("a[href$='/papers']")
    maryam.at("claim_paper")
    maryam.select("kind", "relationship")
    maryam.day("asked_on", 27, 2, 2026)
    maryam.day("due_on", 27, 3, 2026)
    maryam.send()
    maryam.at("claim")

    open_claim(nadia, claim)
    assert "The scheme is waiting for the police." in nadia.main()
    assert "The silence does not mean yes" in nadia.main()
    expect(nadia.find("[data-kind=paper][data-state=open]")).to_contain_text("27 March 2026")
    nadia.press("[data-kind=paper] form button")
    nadia.at("claim")
    expect(nadia.find("[data-kind=paper][data-state=sent]")).to_have_count(1)
    maryam.go(claim)
    expect(maryam.find("[data-kind=paper][data-state=sent]")).to_have_count(1)

    hers = path_of(nadia)
    daniel.go("/f")
    daniel.at("money")
    expect(daniel.find(f"a[href='{hers}']")).to_have_count(0)
    assert refused(daniel, hers)


@second_ways
def test_a_sum_is_seen_only_when_asked_for(people: Company) -> None:
    maryam, nadia, daniel = (people.come(name) for name in ("Maryam", "Nadia", "Daniel"))
    claim = begin_for_nadia(maryam, "full" if people.way.number == 3 else "funeral")
    maryam.press("a[href$='/sum']")
    maryam.at("claim_sums")
    maryam.choose("outcome", "award")
    maryam.fill("pounds", "12345.00")
    maryam.press("form:has([name=pounds]) button")
    maryam.at("claim")
    assert SUM not in maryam.main()

    open_claim(nadia, claim)
    assert SUM not in nadia.main()
    hers = path_of(nadia)
    nadia.press(f"a[href='{hers}/a']")
    nadia.at("claim_sum")
    assert SUM in nadia.main()

    # She lets her brother see where it stands; her worker says which relative that is.
    nadia.go(hers)
    nadia.press("a[href$='/w']")
    nadia.at("claim_shared")
    nadia.fill("named", "My brother Dan")
    nadia.fill("signed", "Nadia")
    nadia.press("form:has([name=named]) button")
    nadia.find("[data-kind=consent][data-state=waiting]").first.wait_for()
    assert refused(daniel, hers)
    maryam.go(claim)
    maryam.press("[data-kind=consent] a")
    maryam.at("claim_link")
    relative = maryam.page.get_by_label("Dan").first
    maryam.choose("for_member_id", relative.get_attribute("value") or "")
    maryam.send()
    maryam.at("claim")
    open_claim(daniel, claim)
    assert "Nadia lets you see this." in daniel.main()
    assert SUM not in daniel.main()
    assert refused(daniel, f"{hers}/a")

    nadia.go(f"{hers}/w")
    nadia.press("[data-kind=consent] form button")
    nadia.at("claim_shared")
    assert refused(daniel, hers)
