"""Withdrawing: the words go everywhere at once, a sealed copy stays, an incident opens."""

from __future__ import annotations

import re

from sqlalchemy import select

from casework.models.updates import Incident, SealedCopyOpening, UpdateWords
from tests.support.desk import Desk
from tests.support.visitor import Visitor
from tests.support.writing import HEARING, Draft, audited, follow, once_fields, released

WORDS = "I will meet you at the north door."
FAMILY_PAGES = ("/t", "/t/2", "/t/print", "/l")


def published(desk: Desk, *names: str) -> Draft:
    """An entry with own words that these people may know of."""
    for name in names:
        desk.knew_before(name, "arrest", "charge")
    fields = {**HEARING, "words-en": WORDS}
    return released(desk, "alice", "hearing_listed", fields, *names)


def withdraw(desk: Desk, draft: Draft, who: str = "alice", **changes: str) -> Visitor:
    """Open the page and send it."""
    visitor = desk.worker(who)
    visitor.get(f"{draft.path}/withdraw")
    fields = {
        "ground": "court_order",
        "reason": "The judge ordered it.",
        "named_leader": desk.house.staff["lena"],
    }
    visitor.post(f"{draft.path}/withdraw", **{**fields, **once_fields(visitor), **changes})
    return visitor


def incident(desk: Desk) -> Incident:
    """The one that was opened."""
    with desk.house.database.session("owner", write=False) as session:
        return session.scalars(select(Incident)).one()


def test_words_are_gone_from_every_page_at_once(desk: Desk) -> None:
    mary, lena = desk.relative("mary"), desk.worker("lena")
    draft = published(desk, "mary")
    mary.get("/t")
    assert WORDS in mary.text
    assert withdraw(desk, draft).name == "update"
    for path in (*FAMILY_PAGES, f"/u/{draft.id}"):
        mary.get(path)
        assert WORDS not in mary.text
        assert "Leeds" not in mary.text
    mary.get("/t")
    assert "An entry was withdrawn" in mary.text
    for visitor in (desk.worker("alice"), lena):
        for path in (draft.path, f"/people/{desk.case}/{desk.house.members['mary'][1]}"):
            visitor.get(path)
            assert WORDS not in visitor.text
            assert "Leeds" not in visitor.text
    with desk.house.database.session("owner", write=False) as session:
        assert not [row.text for row in session.scalars(select(UpdateWords)) if row.text]


def test_correction_that_repeats_it_goes_as_well(desk: Desk) -> None:
    mary = desk.relative("mary")
    draft = published(desk, "mary")
    later = follow(desk, draft, "correct")
    later.save({**HEARING, "time": "14:00", "words-en": WORDS})
    later.choose("mary")
    later.look_and_say_so("mary")
    assert later.release().name == "update"
    withdraw(desk, draft)
    for entry in (draft, later):
        assert entry.row.state == "withdrawn"
        mary.get(f"/u/{entry.id}")
        assert mary.status == 200
        assert "An entry was withdrawn" in mary.text
        assert WORDS not in mary.text


def test_person_who_never_knew_learns_nothing_of_it(desk: Desk) -> None:
    imran = desk.relative("imran")
    draft = released(desk, "alice", "hearing_listed", HEARING, "imran")
    imran.get("/t")
    before = imran.text
    withdraw(desk, draft)
    imran.get("/t")
    assert imran.text == before


def test_reason_ground_and_leader_are_all_asked_for(desk: Desk) -> None:
    draft = published(desk, "mary")
    page = withdraw(desk, draft, ground="", reason=" ", named_leader="")
    assert (page.name, page.status) == ("withdraw", 422)
    for sentence in ("Choose why it has to go.", "one sentence about the reason", "team leader"):
        assert sentence in page.text
    assert draft.row.state == "published"


def test_author_is_not_offered_as_the_named_leader(desk: Desk) -> None:
    draft = released(desk, "lena", "hearing_listed", HEARING, "dan")
    lena = desk.worker("lena")
    lena.get(f"{draft.path}/withdraw")
    assert desk.house.staff["lena"] not in lena.text
    assert withdraw(desk, draft, "lena").status == 422
    assert draft.row.state == "published"


def test_incident_lists_who_saw_it_and_closes_once(desk: Desk) -> None:
    mary, lena = desk.relative("mary"), desk.worker("lena")
    draft = published(desk, "mary", "imran")
    mary.get("/t")
    withdraw(desk, draft)
    lena.get("/incidents")
    address = re.search(r'href="(/incidents/[^"]+)"', lena.text)
    assert address is not None
    lena.get(address[1])
    assert 'data-state="shown"><h3>Mary</h3>' in lena.text
    assert 'data-state="not_shown"><h3>Imran</h3>' in lena.text
    lena.post(address[1], note="", **once_fields(lena))
    assert lena.status == 422
    lena.post(address[1], note="Mary was called.", **once_fields(lena))
    assert lena.name == "incidents"
    row = incident(desk)
    assert (row.note, row.closed_by) == ("Mary was called.", desk.house.staff["lena"])
    lena.get(address[1])
    assert "Mary was called." in lena.text
    assert "Close this incident" not in lena.text


def test_incidents_are_for_leaders_of_the_region(desk: Desk) -> None:
    withdraw(desk, published(desk, "mary"))
    row = incident(desk)
    alice, stella = desk.worker("alice"), desk.worker("stella")
    alice.get("/incidents")
    assert alice.status == 403
    stella.get("/incidents")
    assert "There are none." in stella.text
    stella.get(f"/incidents/{desk.case}/{row.id}")
    assert stella.status == 404


def test_sealed_copy_opens_for_the_named_leader_only(desk: Desk) -> None:
    withdraw(desk, published(desk, "mary"))
    path = f"/withdrawals/{desk.case}/{incident(desk).withdrawal_id}"
    other = desk.another_leader()
    for name, status in (("alice", 403), (other, 404), ("stella", 404)):
        visitor = desk.worker(name)
        visitor.get(path)
        assert visitor.status == status
        visitor.post(path, reason="I want to see it.")
        assert WORDS not in visitor.text
    lena = desk.worker("lena")
    lena.get(path)
    assert lena.name == "sealed_copy"
    assert WORDS not in lena.text
    lena.post(path, reason=" ")
    assert lena.status == 422
    lena.post(path, reason="The court asked what it said.")
    assert WORDS in lena.text
    assert "Leeds Crown Court" in lena.text
    with desk.house.database.session("owner", write=False) as session:
        opening = session.scalars(select(SealedCopyOpening)).one()
        assert opening.reason == "The court asked what it said."
    assert audited(desk)[-1] == "sealed_copy_opened"


def test_withdrawing_twice_happens_once(desk: Desk) -> None:
    draft = published(desk, "mary")
    withdraw(desk, draft)
    assert withdraw(desk, draft).status in (400, 404)
    assert audited(desk).count("update_withdrawn") == 1
    assert audited(desk).count("incident_opened") == 1
