"""The letters that lie ready, as one file for the printer."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from advocate_admin.views import outgoing, post_file
from casework.actions.choices_made import choose
from casework.models.letters import Letter as LetterMade
from casework.models.letters import LetterReference
from casework.rules.letters import shown_reference
from casework.sending.post import Post
from tests.support.desk import Desk
from tests.support.leaving import Leaving
from tests.support.letters import pieces, spoken
from tests.support.news import publish
from tests.support.visitor import Visitor


@pytest.fixture
def leaving(desk: Desk) -> Leaving:
    """The household at work, without a way out yet."""
    return Leaving(desk.house)


def ready(leaving: Leaving, *names: str) -> None:
    leaving.receivers = {"letter": Post()}
    for name in names:
        leaving.reach(name, channel="letter", value=f"1 {name.title()} Street\nLeeds")
        leaving.write(name)
    leaving.send()


def make(visitor: Visitor, what: str = "updates", form: str = "file") -> None:
    visitor.get("/post")
    visitor.post("/post/p", what=what, form=form)


def test_post_carries_what_her_own_page_shows_with_her_reference(
    desk: Desk, leaving: Leaving
) -> None:
    publish(desk.house, "mary", kind="arrest")
    ready(leaving, "mary", "imran")
    sue = desk.worker("sue")
    make(sue)
    assert sue.page is not None
    assert sue.page.headers["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    read = PdfReader(BytesIO(sue.page.data))
    text = spoken(read)
    with desk.house.database.session("owner", write=False) as session:
        references = list(session.scalars(select(LetterReference)))
        assert len(references) == 2
        for one in references:
            assert shown_reference(one.reference or "") in text
        kinds = {(one.kind, one.form) for one in session.scalars(select(LetterMade))}
    assert kinds == {("updates", "file")}
    assert "Mary Whitfield" in text
    assert [piece for piece in pieces(read) if piece.language == "ur"]


def test_what_is_held_stays_off_the_paper(desk: Desk, leaving: Leaving) -> None:
    update_id = publish(desk.house, "mary", kind="verdict")
    ready(leaving, "mary")
    sue = desk.worker("sue")
    make(sue, form="page")
    assert sue.name == "post_letters"
    assert "1 Mary Street" in sue.text
    assert "erdict" not in sue.text
    assert update_id not in sue.text


def test_the_letters_made_again_have_the_same_reference(desk: Desk, leaving: Leaving) -> None:
    ready(leaving, "mary")
    sue = desk.worker("sue")
    for _ in range(2):
        make(sue, form="page")
    with desk.house.database.session("owner", write=False) as session:
        (reference,) = session.scalars(select(LetterReference))
        assert shown_reference(reference.reference or "") in sue.text


def test_large_print_is_printed_large(desk: Desk, leaving: Leaving) -> None:
    desk.house.act("mary", choose, topic="paper", value={"large": True})
    ready(leaving, "mary")
    sue = desk.worker("sue")
    make(sue, form="page")
    assert 'data-size="large"' in sue.text


def test_a_notice_says_nothing_but_that(desk: Desk, leaving: Leaving) -> None:
    ready(leaving, "mary")
    sue = desk.worker("sue")
    make(sue, "notice")
    assert sue.page is not None
    text = spoken(PdfReader(BytesIO(sue.page.data)))
    assert text == "Mary Whitfield 1 Mary Street Leeds There is something new when you want it."


def test_only_who_prints_the_post_gets_the_letters(desk: Desk, leaving: Leaving) -> None:
    ready(leaving, "mary")
    for name in ("alice", "adil", "ada", "sid", "stella"):
        visitor = desk.worker(name)
        visitor.get("/")
        visitor.post("/post/p", what="updates", form="page")
        assert "1 Mary Street" not in visitor.text, name
    with desk.house.database.session("owner", write=False) as session:
        assert session.scalars(select(LetterMade)).all() == []


def test_without_the_libraries_the_page_is_printed(
    desk: Desk, leaving: Leaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(leaving, "mary")
    for views in (outgoing, post_file):
        monkeypatch.setattr(views, "pdf_available", lambda: False)
    sue = desk.worker("sue")
    sue.get("/post")
    assert "A PDF file" not in sue.text
    make(sue, "notice", "page")
    assert "There is something new when you want it." in sue.text
    make(sue, form="file")
    assert sue.name == "post"
