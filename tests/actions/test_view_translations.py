"""Views and answers through the hands of translators: read, prefilled, and never let go by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from casework.actions import (
    choices_made,
    review_say,
    review_views,
    terms,
    translations,
    view_answers,
    view_releases,
)
from casework.models.engagement import FamilyView
from casework.models.translations import Translation, TranslationName
from casework.queries.review_say import views_of
from casework.queries.terms import own_questions
from casework.queries.translation_pieces import piece, pieces_for
from casework.queries.translations import OnTheWay, line_of, on_the_way
from casework.queries.view_answers import own_answers
from casework.queries.words_today import words_today
from casework.rules.errors import Invalid, NotFound
from casework.rules.peoples_words import CHECKED_ONLY, About, State
from tests.support.belongings_register import take_seat
from tests.support.belongings_words import translators
from tests.support.chairing import known_review
from tests.support.databases import NOW, Database
from tests.support.household import Household, build

pytestmark = pytest.mark.usefixtures("key_ring")
URDU = "Mary نے تین بار فون کیا۔"
ENGLISH = "NAME-1 rang three times."
ANSWER = "Mary is right. Chapter two says so."
ANSWERED = "NAME-1 درست کہتی ہیں۔ باب دو میں ہے۔"


@dataclass
class Said:
    """The household, a review that Imran knows of, and what he wrote to it in Urdu."""

    house: Household
    review_id: str
    view_id: str

    @property
    def case_id(self) -> str:
        return self.house.cases["one"]

    def ask(self, about: About, about_id: str, language: str, **changes: Any) -> dict[str, str]:
        """Given to Tara, with Tess as the second person; where it is."""
        values: dict[str, Any] = {
            "translator_id": self.house.staff["tara"],
            "checker_id": self.house.staff["tess"],
            "names": "Mary",
            **changes,
        }
        where = {"case_id": self.case_id, "about": about.value, "about_id": about_id}
        who = values.pop("worker", "alice")
        made = self.house.act(who, translations.ask, **where, language=language, **values)
        return {"case_id": self.case_id, "translation_id": made}

    def view(self, **changes: Any) -> dict[str, str]:
        return self.ask(About.VIEW, self.view_id, "en", **changes)

    def check(self, at: dict[str, str], text: str) -> None:
        self.house.act("tara", translations.translate, **at, version=1, text=text)
        self.house.act("tess", translations.check, **at, version=2, text=text)

    def way(self, about: About, about_id: str, who: str = "alice") -> OnTheWay:
        return self.house.see(who, on_the_way, self.case_id, about, [about_id])

    def row(self, at: dict[str, str]) -> Translation:
        with self.house.database.session("owner", write=False) as session:
            return session.get_one(Translation, (self.case_id, at["translation_id"]))

    def stored(self) -> FamilyView:
        with self.house.database.session("owner", write=False) as session:
            return session.get_one(FamilyView, (self.case_id, self.view_id))

    def names(self) -> list[str | None]:
        with self.house.database.session("owner", write=False) as session:
            return [row.name for row in session.scalars(select(TranslationName))]

    def answer(self) -> str:
        """The chair read it and answered in English; the answer's id."""
        of = {**self.house.of("imran"), "view_id": self.view_id}
        self.house.act(
            "alice", review_say.record_answer, **self.house.of("imran"),
            review_id=self.review_id, answer="take_part", chair_told=True,
        )  # fmt: skip
        its = {"review_id": self.review_id, "view_id": self.view_id}
        self.house.act("imran", review_views.approve_view, **its)
        self.house.act("imran", view_releases.release_view, **its, reader="chair")
        given = {"verdict": "taken_up", "words": ANSWER}
        return self.house.act("alice", view_answers.record_answer, **of, **given)

    def release(self, answer_id: str, text: str) -> None:
        of = {**self.house.of("imran"), "answer_id": answer_id}
        self.house.act("alice", view_answers.release_answer, **of, translation=text)

    def his_answers(self) -> list[tuple[str, bool]]:
        """The words of each answer as Imran has them, and whether a translator put them so."""
        viewer = self.house.relative("imran")
        found = self.house.run(viewer, lambda s: own_answers(s, viewer, [self.view_id]))
        every = found.get(self.view_id, ())
        return [(one.translation, one.put_on is not None) for one in every]


@pytest.fixture
def said(database: Database) -> Said:
    house = build(database)
    translators(house)
    review_id = known_review(house, "mary", "imran")
    given = {"review_id": review_id, "topic": "agencies", "text": URDU, "language": "ur"}
    return Said(house, review_id, house.act("imran", review_views.save_view, **given))


def test_her_view_is_read_in_english_once_a_second_person_checked_it(said: Said) -> None:
    assert said.way(About.VIEW, said.view_id).into == {said.view_id: ("en",)}
    at = said.view()
    viewer = said.house.worker("tara")
    found = said.house.run(viewer, lambda s: piece(s, viewer, **at))
    assert (found.kind, found.text) == ("view", URDU.replace("Mary", "NAME-1"))
    said.house.act("tara", translations.translate, **at, version=1, text=ENGLISH)
    assert said.way(About.VIEW, said.view_id).read_now(said.view_id) is None
    said.house.act("tess", translations.check, **at, version=2, text=ENGLISH)
    way = said.way(About.VIEW, said.view_id, "adil")
    assert way.lines == ()  # he works with Mary, not with Imran
    way = said.way(About.VIEW, said.view_id)
    assert way.filled(said.view_id, "en") == "Mary rang three times."
    assert said.stored().english is None


def test_a_checked_view_is_released_by_nothing_but_her_yes(said: Said) -> None:
    at = said.view()
    said.check(at, ENGLISH)
    with pytest.raises(NotFound):
        said.house.act("alice", translations.release, **at, version=3)
    english = said.way(About.VIEW, said.view_id).filled(said.view_id, "en")
    of = {**said.house.of("imran"), "view_id": said.view_id}
    said.house.act("alice", review_views.add_english, **of, english=english)
    where = (*said.house.members["imran"], said.review_id, NOW)
    (view,) = said.house.run(said.house.worker("alice"), lambda s: views_of(s, *where))
    assert (view.english, view.approved_at, view.readers) == (english, None, frozenset())
    assert said.row(at).state == "released"
    read = said.way(About.VIEW, said.view_id).read_now(said.view_id)
    assert read is not None  # who put it into English stands beside it
    assert not said.house.see("alice", words_today).to_release


@pytest.mark.parametrize("checked", [True, False])
def test_other_words_of_hers_leave_no_translation_of_the_earlier(said: Said, checked: bool) -> None:
    at = said.view()
    if checked:
        said.check(at, ENGLISH)
    given = {"review_id": said.review_id, "topic": "agencies", "view_id": said.view_id}
    said.house.act("imran", review_views.save_view, **given, text="کسی نے نہیں سنا۔")
    row = said.row(at)
    assert (row.state, row.text, row.result) == ("stopped", None, None)
    assert said.names() == []
    viewer = said.house.worker("tara")
    assert said.house.run(viewer, lambda s: pieces_for(s, viewer)) == ()
    way = said.way(About.VIEW, said.view_id)
    assert (way.filled(said.view_id, "en"), way.into) == ("", {said.view_id: ("en",)})
    said.view(names="")  # and it can be given to somebody again


def test_english_that_a_worker_wrote_ends_the_translators_work(said: Said) -> None:
    at = said.view()
    of = {**said.house.of("imran"), "view_id": said.view_id}
    said.house.act("alice", review_views.add_english, **of, english="She rang.")
    assert said.row(at).state == "stopped"
    assert said.way(About.VIEW, said.view_id).into == {said.view_id: ()}


def test_the_translation_of_an_answer_never_releases_the_answer(said: Said) -> None:
    answer_id = said.answer()
    at = said.ask(About.ANSWER, answer_id, "ur")
    said.check(at, ANSWERED)
    with pytest.raises(NotFound):
        said.house.act("alice", translations.release, **at, version=3)
    assert said.row(at).state == "checked"
    assert said.his_answers() == []
    (ready,) = said.house.see("alice", words_today).to_release
    assert (ready.translation_id, ready.said) == (at["translation_id"], CHECKED_ONLY)
    text = said.way(About.ANSWER, answer_id).filled(answer_id, "ur")
    assert text == ANSWERED.replace("NAME-1", "Mary")
    said.release(answer_id, text)
    assert said.his_answers() == [(text, True)]
    assert said.row(at).state == "released"
    assert not said.house.see("alice", words_today).to_release
    assert said.way(About.ANSWER, answer_id).into == {answer_id: ()}


def test_what_a_worker_typed_instead_is_not_called_a_translators(said: Said) -> None:
    answer_id = said.answer()
    at = said.ask(About.ANSWER, answer_id, "ur")
    said.check(at, ANSWERED)
    said.release(answer_id, "باب دو میں۔")
    assert said.his_answers() == [("باب دو میں۔", False)]
    assert said.row(at).state == "stopped"


def test_a_name_written_in_her_script_leaves_it_a_translators(said: Said) -> None:
    answer_id = said.answer()
    said.check(said.ask(About.ANSWER, answer_id, "ur"), ANSWERED)
    text = ANSWERED.replace("NAME-1", "مریم")
    said.release(answer_id, text)
    assert said.his_answers() == [(text, True)]


def test_an_answer_that_a_person_tells_is_held_with_its_translation(said: Said) -> None:
    chosen = {"topic": "subject.review", "value": {"choice": "person"}}
    said.house.act("imran", choices_made.choose, **chosen)
    answer_id = said.answer()
    said.check(said.ask(About.ANSWER, answer_id, "ur"), ANSWERED)
    said.release(answer_id, said.way(About.ANSWER, answer_id).filled(answer_id, "ur"))
    assert said.his_answers() == []
    of = {**said.house.of("imran"), "answer_id": answer_id}
    said.house.act("alice", view_answers.tell_answer, **of)
    assert len(said.his_answers()) == 1


@pytest.mark.parametrize("stranger", ["sid", "stella", "bea", "adil", "tara"])
def test_who_is_not_beside_her_asks_for_nothing_and_reads_nothing(
    said: Said, stranger: str
) -> None:
    at = said.view()
    said.check(at, ENGLISH)
    answer_id = said.answer()
    for about, about_id, language in (
        (About.VIEW, said.view_id, "en"),
        (About.ANSWER, answer_id, "ur"),
    ):
        way = said.way(about, about_id, stranger)
        assert (way.lines, way.into) == ((), {about_id: ()})
        with pytest.raises(NotFound):
            said.ask(about, about_id, language, worker=stranger)
    with pytest.raises(NotFound):
        said.house.see(stranger, line_of, said.case_id, at["translation_id"])


def test_a_seat_on_the_panel_closes_translations_too(said: Said) -> None:
    at = said.view()
    said.check(at, ENGLISH)
    take_seat(said.house, "alice")
    assert said.way(About.VIEW, said.view_id).lines == ()
    with pytest.raises(NotFound):
        said.house.see("alice", line_of, said.case_id, at["translation_id"])
    assert said.way(About.VIEW, said.view_id, "lena").lines[0].state is State.CHECKED


def test_the_second_person_of_a_view_is_another_and_from_outside(said: Said) -> None:
    with pytest.raises(Invalid) as caught:
        said.view(checker_id=said.house.staff["tara"])
    assert list(caught.value.errors) == ["checker_id"]
    said.house.act("imran", translations.wish, outside=True)
    answer_id = said.answer()
    for about, about_id, language in (
        (About.VIEW, said.view_id, "en"),
        (About.ANSWER, answer_id, "ur"),
    ):
        with pytest.raises(Invalid) as caught:
            said.ask(about, about_id, language)
        assert list(caught.value.errors) == ["outside"]
        said.ask(about, about_id, language, outside=True)


def test_a_question_is_translated_once_and_shown_to_each(said: Said) -> None:
    question_id = said.house.act(
        "alice", terms.record_question, **said.house.of("imran"), review_id=said.review_id,
        text="What did Mary say?", added_by="panel",
    )  # fmt: skip
    assert said.way(About.QUESTION, question_id).into == {question_id: ("ur",)}
    at = said.ask(About.QUESTION, question_id, "ur")
    said.check(at, "NAME-1 نے کیا کہا؟")
    viewer = said.house.relative("imran")
    assert said.house.run(viewer, lambda s: own_questions(s, viewer, said.review_id)) == ()
    text = said.way(About.QUESTION, question_id).filled(question_id, "ur")
    of = {**said.house.of("imran"), "question_id": question_id}
    said.house.act("alice", terms.show_question, **of, translation=text)
    (shown,) = said.house.run(viewer, lambda s: own_questions(s, viewer, said.review_id))
    assert (shown.translation, shown.put_on) == ("Mary نے کیا کہا؟", NOW)
    assert said.way(About.QUESTION, question_id).filled(question_id, "ur") == text
