"""Help in its own words, asking about it, words explained, and who works with her."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from casework.actions import allocations
from casework.models.contact import Message, MessageDraft
from casework.rules.glossary import WORDS
from casework.rules.help_subjects import HELP_SUBJECTS
from casework.rules.strands import STRANDS
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.filling import fill_in
from tests.support.household import build
from tests.support.news import publish
from tests.support.visitor import Visitor
from tests.support.writing import HEARING, audited, released


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


def messages(desk: Desk) -> list[Message]:
    with desk.house.database.session("owner", write=False) as session:
        return list(session.scalars(select(Message).order_by(Message.sent_at, Message.id)))


def test_every_kind_of_help_has_its_own_page(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/h")
    assert 'href="/o"' in mary.text
    mary.get("/o")
    assert mary.name == "help_subjects"
    said = set()
    for subject in HELP_SUBJECTS:
        assert f'href="/o/{subject.number}"' in mary.text
    for subject in HELP_SUBJECTS:
        mary.get(f"/o/{subject.number}")
        assert mary.name == "help_subject"
        assert subject.says[0].split(".")[0] in mary.text
        said.update(subject.says)
    assert len(said) == sum(len(subject.says) for subject in HELP_SUBJECTS)
    mary.get("/o/9")
    assert mary.status == 404


def test_asking_reaches_her_worker_under_its_subject(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/o/1")
    fill_in(mary)
    assert mary.name == "write"
    assert "About: " in mary.text
    (message,) = messages(desk)
    assert (message.subject, message.text) == ("funeral", "I would like to know more about this.")
    alice, dan = desk.worker("alice"), desk.relative("dan")
    alice.get(f"/people/{message.case_id}/{message.member_id}/messages")
    assert "About the funeral" in alice.text
    dan.get("/w")
    assert "I would like to know more" not in dan.text
    assert "message_sent" in audited(desk)


def test_what_she_adds_is_sent_and_her_draft_stays(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/w")
    mary.post("/w", text="half a thought", keep="yes")
    mary.get("/o/3")
    sent = fill_in(mary, text="My boss keeps calling.")
    mary.post("/o/3", **sent)
    assert [one.text for one in messages(desk)] == ["My boss keeps calling."]
    with desk.house.database.session("owner", write=False) as session:
        assert [draft.text for draft in session.scalars(select(MessageDraft))] == ["half a thought"]


def test_asking_in_her_language_sends_her_language(desk: Desk) -> None:
    imran = desk.relative("imran", "ur")
    imran.get("/o/2")
    fill_in(imran)
    assert [one.language for one in messages(desk)] == ["ur"]


def test_every_word_is_explained_beside_its_form_on_letters(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/b")
    assert mary.name == "words"
    for strand in STRANDS:
        mary.get(f"/b/{strand.number}")
        assert mary.name == "words_of_strand"
        for word in WORDS:
            assert (f'id="{word.slug}"' in mary.text) == (word.strand == strand.value), word.slug
    mary.get("/b/2")
    assert '<span lang="en" dir="ltr">PTPH</span>' in mary.text
    mary.get("/b/8")
    assert mary.status == 404


def test_an_update_leads_to_the_words_of_its_part(desk: Desk) -> None:
    desk.knew_before("mary", "charge", "arrest")
    hearing = released(desk, "alice", "hearing_listed", HEARING, "mary")
    mary = desk.relative("mary")
    for path in (f"/u/{hearing.id}", "/t/2"):
        mary.get(path)
        assert 'href="/b/2"' in mary.text, path


def test_a_changed_worker_leads_to_who_it_is_now(desk: Desk) -> None:
    changed = publish(desk.house, "mary", kind="worker_changed", strand="with_us", writer="alice")
    mary = desk.relative("mary")
    mary.get(f"/u/{changed}")
    assert 'href="/h/w"' in mary.text


def hand_over(desk: Desk, name: str, to: str, **more: object) -> None:
    desk.house.act(
        "lena",
        allocations.hand_over,
        **desk.house.of(name),
        to_staff_id=desk.house.staff[to],
        text="She likes to be called in the evening.",
        **more,
    )


def test_she_sees_who_it_is_now_and_who_stands_in(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/h/w")
    assert "Alice O’Hara" in mary.text
    desk.house.act(
        "alice",
        allocations.cover,
        **desk.house.of("mary"),
        staff_id=desk.house.staff["bea"],
        starts_at=NOW - timedelta(hours=1),
        ends_at=NOW + timedelta(days=7),
    )
    mary.get("/h/w")
    assert 'data-kind="cover" data-state="now"' in mary.text
    assert "Bea O’Hara" in mary.text
    assert "Monday 9 March 2026" in mary.text


def test_a_new_worker_and_the_meeting_are_shown(desk: Desk) -> None:
    hand_over(desk, "mary", "bea", meet_by=date(2026, 3, 12))
    mary = desk.relative("mary")
    mary.get("/h/w")
    assert "Bea O’Hara" in mary.text
    assert "Before that it was" in mary.text
    assert "Thursday 12 March 2026" in mary.text


def test_the_statement_can_be_read_by_anybody(desk: Desk) -> None:
    stranger = Visitor(desk.family_app)
    stranger.get("/")
    assert 'href="/a"' in stranger.text
    stranger.get("/a")
    assert stranger.name == "accessibility"
    assert "What was not tested" in stranger.text
    stranger.get("/v")
    assert stranger.name != "what_we_keep"
    mary = desk.relative("mary")
    mary.get("/v")
    assert mary.name == "what_we_keep"
