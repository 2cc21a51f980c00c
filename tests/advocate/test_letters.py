"""Letters: made from her page, printed or as a file, and nothing in them that is held."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from advocate_admin.views import letters as letter_views
from casework.actions import choices_made
from casework.models.letters import Letter, LetterReference
from casework.queries.letters import member_by_reference
from casework.web.letters import pdf
from tests.support.databases import NOW
from tests.support.desk import Desk
from tests.support.filling import fill_in
from tests.support.letters import spoken
from tests.support.news import publish
from tests.support.visitor import Visitor
from tests.support.writing import ARREST, audited, released

REFERENCE = re.compile(r"<bdi[^>]*>([0-9A-Z]{4}-[0-9A-Z]{4})</bdi>")
CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


def page_of(desk: Desk, name: str, kind: str = "") -> str:
    case_id, member_id = desk.house.members[name]
    return f"/people/{case_id}/{member_id}/letters" + (f"/{kind}" if kind else "")


def make(desk: Desk, worker: str, name: str, kind: str, **fields: str) -> Visitor:
    visitor = desk.worker(worker)
    visitor.get(page_of(desk, name, kind))
    fill_in(visitor, **fields)
    return visitor


def test_every_kind_of_letter_can_be_printed(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary"))
    kinds = re.findall(r'data-kind="letter" data-state="([a-z_]+)"', alice.text)
    assert kinds == ["invitation", "code", "worker_changed", "updates", "choices"]
    for kind in kinds:
        assert make(desk, "alice", "mary", kind).name == "letter", kind
        assert '<article class="letter" lang="en" dir="ltr"' in alice.text
        assert alice.text.count("<h1>") == 1
        assert re.search(r'<article class="letter"[^>]*>.*?<h2>[A-Z]', alice.text, re.S), kind
        assert "&lt;" not in alice.text
    assert audited(desk).count("letter_made") == 5
    alice.get(page_of(desk, "mary"))
    assert len(re.findall(r'data-kind="made_letter"', alice.text)) == 5
    assert "+00:00" not in alice.text  # a day as people say it


def test_the_code_of_an_invitation_opens_her_page(desk: Desk) -> None:
    alice = make(desk, "alice", "mary", "invitation")
    code = CODE.search(alice.text)
    assert code is not None
    mary = Visitor(desk.family_app)
    mary.get("/k")
    mary.post("/k", code=code[0])
    assert mary.name == "own_device"


def test_the_reference_lasts_and_opens_nothing(desk: Desk) -> None:
    first = REFERENCE.findall(make(desk, "alice", "mary", "worker_changed").text)
    second = REFERENCE.findall(make(desk, "alice", "mary", "code").text)
    assert first[-1] == second[-1]
    stranger = Visitor(desk.family_app)
    stranger.get("/k")
    stranger.post("/k", code=first[-1])
    assert stranger.name == "code"
    with desk.house.database.session("owner", write=False) as session:
        rows = list(session.scalars(select(LetterReference)))
    assert len(rows) == 1
    assert first[-1].replace("-", "").encode() not in bytes(rows[0].reference_sealed or b"")


def test_a_quoted_reference_finds_her_in_ones_scope_only(desk: Desk) -> None:
    reference = REFERENCE.findall(make(desk, "alice", "mary", "code").text)[-1]
    alice, sid = desk.worker("alice"), desk.worker("sid")
    alice.get(f"/people?q={reference.lower()}")
    assert alice.text.count('data-state="mine"') == 1
    assert "Mary Whitfield" in alice.text
    sid.get(f"/people?q={reference}")
    assert "Mary Whitfield" not in sid.text
    for name in ("sid", "bea", "ada"):
        with desk.house.database.session_of(desk.house.worker(name), write=False) as session:
            assert member_by_reference(session, desk.house.worker(name), reference, NOW) is None


def test_the_paper_twin_holds_what_is_held(desk: Desk) -> None:
    released(desk, "alice", "arrest", ARREST, "mary")
    publish(desk.house, "mary", kind="review_going_ahead", strand="review", writer="alice")
    alice = make(desk, "alice", "mary", "updates")
    assert 'data-kind="review_going_ahead"' in alice.text
    assert 'data-kind="arrest"' not in alice.text
    assert "arrested" not in alice.text


def test_hard_news_stays_closed_on_paper(desk: Desk) -> None:
    arrest = released(desk, "alice", "arrest", ARREST, "mary")
    desk.tell("alice", "mary", arrest.id)
    mary = desk.relative("mary")
    mary.get(f"/u/{arrest.id}")
    mary.post(f"/u/{arrest.id}", choice="all")
    alice = make(desk, "alice", "mary", "updates")
    assert re.search(r'data-kind="arrest" data-state="(label|all)"', alice.text)
    assert "somebody was arrested" not in alice.text.lower()


def test_a_file_has_a_name_that_says_nothing(desk: Desk) -> None:
    alice = make(desk, "alice", "imran", "worker_changed", form="file", size="large")
    assert alice.page is not None
    assert alice.page.headers["Content-Type"] == "application/pdf"
    assert alice.page.headers["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert alice.page.headers["Cache-Control"] == "no-store"
    read = PdfReader(BytesIO(alice.page.data))
    assert read.trailer["/Root"]["/Lang"] == "ur"
    assert "Imran Whitfield" in spoken(read)
    with desk.house.database.session("owner", write=False) as session:
        row = session.scalars(select(Letter)).one()
    assert (row.form, row.large, row.language) == ("file", True, "ur")


def test_without_the_libraries_staff_read_what_to_install(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letter_views, "pdf_available", lambda: False)
    alice = desk.worker("alice")
    for path in (page_of(desk, "mary"), page_of(desk, "mary", "code")):
        alice.get(path)
        assert pdf.WHAT_TO_INSTALL in alice.text.replace("\n", " ")
        assert 'value="file"' not in alice.text
    fill_in(alice)
    assert alice.name == "letter"


def test_nobody_else_makes_a_letter(desk: Desk) -> None:
    for name in ("bea", "sid", "adil", "ada", "vik", "nora"):
        visitor = desk.worker(name)
        visitor.get(page_of(desk, "mary", "updates"))
        assert visitor.status in (403, 404), name
    sue = make(desk, "sue", "mary", "updates")
    assert sue.name == "letter"


def test_no_news_goes_to_somebody_whose_door_is_closed(desk: Desk) -> None:
    lena = make(desk, "lena", "sam", "updates")
    assert lena.status in (403, 409, 422)
    lena = make(desk, "lena", "sam", "code")
    assert lena.status in (403, 409, 422)
    with desk.house.database.session("owner", write=False) as session:
        assert list(session.scalars(select(Letter))) == []


def test_sent_twice_makes_one_letter(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary", "code"))
    sent = fill_in(alice)
    alice.post(page_of(desk, "mary", "code"), **sent)
    assert "This letter was made already" in alice.text
    assert not CODE.search(alice.text)


def test_large_print_follows_what_she_chose_for_paper(desk: Desk) -> None:
    desk.house.act("mary", choices_made.choose, topic="paper", value={"large": True})
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary", "worker_changed"))
    assert re.search(r'name="size" value="large" checked', alice.text)
    fill_in(alice)
    assert 'data-size="large"' in alice.text
    assert make(desk, "alice", "mary", "code", size="normal").text.count('data-size="normal"') == 1
