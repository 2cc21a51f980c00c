"""The letters that lie ready, as one file for the printer."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from advocate_admin.views import outgoing, post_file
from casework.sending.post import Post
from tests.support.desk import Desk
from tests.support.leaving import Leaving
from tests.support.letters import pieces, spoken


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


def test_all_letters_come_as_one_tagged_file(desk: Desk, leaving: Leaving) -> None:
    ready(leaving, "mary", "imran")
    sue = desk.worker("sue")
    sue.get("/post")
    assert 'href="/post/p"' in sue.text
    sue.get("/post/p")
    assert sue.page is not None
    assert sue.page.headers["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    read = PdfReader(BytesIO(sue.page.data))
    assert len(read.pages) == 2
    text = spoken(read)
    for shown in ("Mary Whitfield", "1 Imran Street", "There is something new when you want it."):
        assert shown in text
    urdu = [piece for piece in pieces(read) if piece.language == "ur"]
    assert urdu


def test_a_notice_says_nothing_but_that(desk: Desk, leaving: Leaving) -> None:
    ready(leaving, "mary")
    sue = desk.worker("sue")
    sue.get("/post/p")
    assert sue.page is not None
    text = spoken(PdfReader(BytesIO(sue.page.data)))
    assert text == "Mary Whitfield 1 Mary Street Leeds There is something new when you want it."


def test_only_who_prints_the_post_gets_the_file(desk: Desk, leaving: Leaving) -> None:
    ready(leaving, "mary")
    for name in ("alice", "adil", "ada", "sid", "stella"):
        visitor = desk.worker(name)
        visitor.get("/post/p")
        assert visitor.status in (403, 404), name


def test_without_the_libraries_the_page_is_printed(
    desk: Desk, leaving: Leaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(leaving, "mary")
    for views in (outgoing, post_file):
        monkeypatch.setattr(views, "pdf_available", lambda: False)
    sue = desk.worker("sue")
    sue.get("/post")
    assert 'href="/post/p"' not in sue.text
    assert "There is something new when you want it." in sue.text
    sue.get("/post/p")
    assert sue.status == 404
