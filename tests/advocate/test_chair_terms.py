"""The chair's list of questions: passed on to each person who agreed, without copying it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from casework.actions import chair
from casework.actions.choices_made import choose
from casework.actions.updates.drafts import choose_recipients
from casework.actions.updates.release import release
from casework.models.family import FamilyMember
from casework.models.her_say import TermsQuestion, TermsShown
from casework.models.updates import Audience, Update, UpdateWords
from casework.rules.terms import lines_of
from tests.support.chairing import Chairing, chairing
from tests.support.databases import NOW
from tests.support.desk import Desk
from tests.support.household import Household

LIST = "1. Who knew that she was afraid?\n2. Who asked her on her own?"
KNEW, ASKED = "Who knew that she was afraid?", "Who asked her on her own?"


@pytest.fixture
def review(desk: Desk) -> Chairing:
    """Mary and Imran agreed to hear of the review; Kit and Sam said nothing."""
    made = chairing(desk.house)
    record(made, LIST)
    return made


def record(review: Chairing, body: str, value: str = "draft", now: datetime = NOW) -> str:
    given: dict[str, Any] = {"kind": "terms", "value": value, "body": body, "for_date": NOW.date()}
    return review.house.run(
        review.chair,
        lambda session: chair.propose(
            session, viewer=review.chair, review_id=review.review_id, **given, now=now
        ),
    )


def taken_over(desk: Desk, review: Chairing, who: str = "alice") -> str:
    """The address of the update that this worker makes of it."""
    worker = desk.worker(who)
    worker.get(f"/outside/{desk.case}/{review.review_id}")
    found = re.search(r'action="([^"]*/over)"', worker.text)
    assert found is not None
    worker.post(found.group(1))
    assert worker.name == "edit_update"
    assert worker.page is not None
    return str(worker.page.request.path)


def rows(house: Household, model: Any) -> list[Any]:
    with house.database.session("owner", write=False) as session:
        return list(session.scalars(select(model)))


def test_the_words_are_in_the_form_beside_what_was_recorded(desk: Desk, review: Chairing) -> None:
    path = taken_over(desk, review)
    alice = desk.worker("alice")
    alice.get(path)
    area = re.search(r'<textarea[^>]*name="words-en"[^>]*>\s*([^<]*)</textarea>', alice.text)
    assert area is not None
    assert lines_of(area.group(1)) == (KNEW, ASKED)
    assert 'data-kind="recorded"' in alice.text
    assert re.search(r'name="source_role"[^>]*value="chair"[^>]*checked', alice.text)
    alice.get(path.replace("/edit", "/release"))
    assert 'data-kind="recorded"' in alice.text


def test_it_goes_to_those_who_agreed_and_nobody_else(desk: Desk, review: Chairing) -> None:
    path = taken_over(desk, review)
    chosen = {row.member_id for row in rows(desk.house, Audience)}
    assert chosen == {desk.house.members[name][1] for name in ("mary", "imran")}
    adil = taken_over(desk, review, "adil")
    assert adil != path
    his = adil.split("/")[-2]
    only = [row.member_id for row in rows(desk.house, Audience) if row.update_id == his]
    assert only == [desk.house.members["mary"][1]]


def imran_reads(desk: Desk, language: str) -> None:
    with desk.house.database.session("owner") as session:
        member = session.get_one(FamilyMember, desk.house.members["imran"])
        member.language, member.reads = language, ""
        session.commit()


def released(desk: Desk, review: Chairing, urdu: str = "") -> None:
    """Taken over, with its words in Urdu if there are any, and released."""
    update_id = taken_over(desk, review).split("/")[-2]
    if urdu:
        with desk.house.database.session("owner") as session:
            words = {"update_id": update_id, "language": "ur", "text": urdu}
            who = {"written_by": desk.house.staff["alice"], "written_at": NOW}
            session.add(UpdateWords(case_id=desk.case, **words, **who))
            session.commit()
        again = {"case_id": desk.case, "update_id": update_id}
        ids = [desk.house.members[name][1] for name in ("mary", "imran")]
        desk.house.act("alice", choose_recipients, **again, member_ids=ids)
    release_by_a_second_person(desk, update_id)


def release_by_a_second_person(desk: Desk, update_id: str) -> None:
    """Looked at as each person before."""
    with desk.house.database.session("owner") as session:
        row = session.get_one(Update, (desk.case, update_id))
        row.state, row.sent_to_second_at = "waiting_second", NOW
        for one in session.scalars(select(Audience).where(Audience.update_id == update_id)):
            one.previewed_at = NOW
        session.commit()
        version = row.version
    desk.house.act("lena", release, case_id=desk.case, update_id=update_id, version=version)


def test_whoever_is_sent_it_reads_each_question_among_hers(desk: Desk, review: Chairing) -> None:
    released(desk, review)
    assert [one.text for one in rows(desk.house, TermsQuestion)] == [KNEW, ASKED]
    readers = {one.member_id for one in rows(desk.house, TermsShown)}
    assert desk.house.members["mary"][1] in readers
    assert not readers & {desk.house.members[name][1] for name in ("kit", "sam")}
    mary = desk.relative("mary")
    mary.get(f"/r/{review.review_id}/q")
    assert KNEW in mary.text
    record(review, f"{LIST}\n3. Who will be told?", "agreed", NOW + timedelta(hours=1))
    released(desk, review)
    assert len(rows(desk.house, TermsQuestion)) == 3
    mary.get(f"/r/{review.review_id}/q")
    assert "Who will be told?" in mary.text


@pytest.mark.parametrize(
    ("topic", "value"),
    [
        ("subject.review", {"choice": "not_know"}),
        ("subject.review", {"choice": "keep"}),
        ("pause", {"on": True, "until": None}),
    ],
)
def test_whoever_keeps_it_finds_no_question_of_it(
    desk: Desk, review: Chairing, topic: str, value: dict[str, Any]
) -> None:
    imran_reads(desk, "en")
    desk.house.act("mary", choose, topic=topic, value=value)
    released(desk, review)
    assert {one.member_id for one in rows(desk.house, TermsShown)} == {
        desk.house.members["imran"][1]
    }
    mary = desk.relative("mary")
    mary.get(f"/r/{review.review_id}/q")
    assert (mary.status, KNEW in mary.text) == (200, False)


def test_another_language_needs_the_words_line_by_line(desk: Desk, review: Chairing) -> None:
    imran_reads(desk, "ur")
    released(desk, review)
    imran = desk.house.members["imran"][1]
    assert imran not in {one.member_id for one in rows(desk.house, TermsShown)}
    released(desk, review, urdu="۔ کون جانتا تھا؟\nکس نے پوچھا؟")
    hers = [one for one in rows(desk.house, TermsShown) if one.member_id == imran]
    assert [one.translated_into for one in hers] == ["ur", "ur"]


def test_a_reader_of_easier_words_reads_them_in_english(desk: Desk, review: Chairing) -> None:
    imran_reads(desk, "en-x-easier")
    released(desk, review)
    imran = desk.house.members["imran"][1]
    hers = [one for one in rows(desk.house, TermsShown) if one.member_id == imran]
    assert [(one.translation, one.translated_into) for one in hers] == [(None, "")] * 2


def test_what_a_worker_wrote_beside_them_is_no_question(desk: Desk, review: Chairing) -> None:
    update_id = taken_over(desk, review).split("/")[-2]
    with desk.house.database.session("owner") as session:
        words = session.scalars(select(UpdateWords).where(UpdateWords.update_id == update_id)).one()
        words.text = f"I will ring you about this.\n{KNEW}"
        session.commit()
    release_by_a_second_person(desk, update_id)
    assert [one.text for one in rows(desk.house, TermsQuestion)] == [KNEW]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        (LIST, (KNEW, ASKED)),
        ("- one\n\n* two\n(3) three\n one", ("one", "two", "three")),
        ("1999 was the year", ("1999 was the year",)),
        ("", ()),
    ],
)
def test_a_list_is_read_line_by_line_without_marks(typed: str, wanted: tuple[str, ...]) -> None:
    assert lines_of(typed) == wanted
