"""Her updates as a file: what her page shows, and not a word more."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from family_app.views import updates
from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.letters import spoken
from tests.support.news import publish
from tests.support.writing import ARREST, released


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


def file_of(desk: Desk, name: str, language: str = "en") -> str:
    visitor = desk.relative(name, language)
    visitor.get("/t/print")
    assert 'href="/t/p"' in visitor.text
    visitor.get("/t/p")
    assert visitor.page is not None
    assert visitor.page.headers["Content-Type"] == "application/pdf"
    assert visitor.page.headers["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert visitor.page.headers["Cache-Control"] == "no-store"
    return spoken(PdfReader(BytesIO(visitor.page.data)))


def test_what_is_held_is_held_in_the_file(desk: Desk) -> None:
    arrest = released(desk, "alice", "arrest", ARREST, "mary")
    publish(desk.house, "mary", kind="review_going_ahead", strand="review", writer="alice")
    text = file_of(desk, "mary")
    assert "review" in text
    assert "This may be hard to read." not in text
    assert "arrest" not in text.lower()
    desk.tell("alice", "mary", arrest.id)
    assert "This may be hard to read." in file_of(desk, "mary")


def test_what_she_keeps_closed_stays_closed_in_the_file(desk: Desk) -> None:
    arrest = released(desk, "alice", "arrest", ARREST, "mary")
    desk.tell("alice", "mary", arrest.id)
    mary = desk.relative("mary")
    mary.get(f"/u/{arrest.id}")
    mary.post(f"/u/{arrest.id}", choice="keep")
    text = file_of(desk, "mary")
    assert "You are keeping this for later." in text
    assert "What this means" not in text


def test_the_file_speaks_her_language(desk: Desk) -> None:
    assert "آگے کیا ہو گا" in file_of(desk, "imran", "ur")


def test_without_the_libraries_she_is_offered_the_page_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updates, "pdf_available", lambda: False)
    mary = desk.relative("mary")
    mary.get("/t/print")
    assert mary.name == "print"
    assert "/t/p" not in mary.text.replace("/t/print", "")
    mary.get("/t/p")
    assert mary.status == 404


def copy_of(desk: Desk, name: str, more: str = "") -> PdfReader:
    visitor = desk.relative(name)
    visitor.get(f"/c/copy{more}")
    assert f'href="/c/copy/p{more}"' in visitor.text
    visitor.get(f"/c/copy/p{more}")
    assert visitor.page is not None
    assert visitor.page.headers["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert visitor.page.headers["Cache-Control"] == "no-store"
    return PdfReader(BytesIO(visitor.page.data))


def test_the_whole_copy_leaves_out_what_is_held(desk: Desk) -> None:
    held = released(desk, "alice", "arrest", ARREST, "mary")
    for more in ("", "?all=yes"):
        text = spoken(copy_of(desk, "mary", more))
        assert "arrest" not in text.lower()
        assert "A person tells me hard news first" in text
    desk.tell("alice", "mary", held.id)
    assert "arrested" not in spoken(copy_of(desk, "mary"))
    assert "arrested" in spoken(copy_of(desk, "mary", "?all=yes"))


def test_the_whole_copy_is_tagged_and_names_no_subject_outside(desk: Desk) -> None:
    made = copy_of(desk, "mary")
    root = made.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert made.metadata is not None
    assert made.metadata.title == "For you"
