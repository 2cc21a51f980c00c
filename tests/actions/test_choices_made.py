"""Her answers are kept with their history, and decide about contact and her pages at once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from casework.actions import choices_made
from casework.actions.people import set_hard_news
from casework.queries.contact_choices import Answers, answers_of, choices_of
from casework.queries.own_page import knowledge_of_viewer
from casework.queries.today import today
from casework.rules.choice_topics import PAUSE, SUPPORT, WAY
from casework.rules.choices import Subject, SubjectChoice, Support, Way
from casework.rules.errors import Invalid, NotFound
from casework.rules.knowledge import HeldWhy, Standing
from tests.support.databases import NOW, Database
from tests.support.household import Household, build
from tests.support.news import publish

LATER = NOW + timedelta(days=3)


@pytest.fixture
def house(database: Database) -> Household:
    return build(database)


def says(house: Household, name: str, topic: str, now=NOW, **value: Any) -> str:
    return house.act(name, choices_made.choose, topic=topic, value=value, now=now)


def answers(house: Household, name: str, now=NOW) -> Answers:
    who = house.relative(name)
    return house.run(who, lambda session: answers_of(session, *house.members[name], now), now=now)


def standing(house: Household, name: str, update_id: str) -> Standing | HeldWhy | None:
    who = house.relative(name)
    found = house.run(who, lambda session: knowledge_of_viewer(session, who))
    known = found.find(update_id)
    return known.standing if known else found.held.get(update_id)


def test_nothing_chosen_means_a_person_tells_first(house: Household) -> None:
    chosen = answers(house, "mary").choices
    assert chosen.way is Way.PERSON_FIRST
    assert chosen.defaults


def test_her_first_answer_lets_her_read_first(house: Household) -> None:
    arrest = publish(house, "mary")
    assert standing(house, "mary", arrest) is HeldWhy.NOT_TOLD
    says(house, "mary", WAY, way="tell_me")
    assert standing(house, "mary", arrest) is Standing.LABEL


def test_looking_only_herself_lifts_nothing(house: Household) -> None:
    arrest = publish(house, "mary")
    says(house, "mary", WAY, way="only_when_i_look")
    assert standing(house, "mary", arrest) is HeldWhy.NOT_TOLD


def test_a_choice_by_subject_stands_over_the_first(house: Household) -> None:
    review = publish(house, "mary", kind="review_going_ahead", strand="review")
    for choice, stands in (("keep", Standing.KEPT), ("not_know", Standing.UNWANTED)):
        says(house, "mary", "subject.review", choice=choice)
        assert standing(house, "mary", review) is stands
    says(house, "mary", "subject.review")
    assert standing(house, "mary", review) is Standing.OPEN


def test_nobody_elses_pages_change_with_hers(house: Household) -> None:
    review = publish(house, "mary", "imran", kind="review_going_ahead", strand="review")
    says(house, "mary", "subject.review", choice="not_know")
    assert standing(house, "imran", review) is Standing.OPEN


def test_a_pause_hides_what_happens_in_it(house: Household) -> None:
    before = publish(house, "mary", kind="review_going_ahead", strand="review")
    says(house, "mary", PAUSE, now=NOW - timedelta(days=2), on=True, until=None)
    assert standing(house, "mary", before) is HeldWhy.PAUSED
    says(house, "mary", PAUSE, on=False)
    assert standing(house, "mary", before) is Standing.KEPT


def test_undoing_brings_back_what_stood_before(house: Household) -> None:
    says(house, "mary", WAY, way="tell_me")
    row = says(house, "mary", WAY, way="only_when_i_look")
    house.act("mary", choices_made.undo, choice_id=row)
    assert answers(house, "mary").choices.way is Way.TELL_ME
    assert len(answers(house, "mary").rows) == 3


def test_an_old_answer_cannot_be_undone(house: Household) -> None:
    row = says(house, "mary", WAY, way="tell_me")
    with pytest.raises(NotFound):
        house.act("mary", choices_made.undo, choice_id=row, now=NOW + timedelta(days=29))
    says(house, "mary", WAY, way="person_first")
    with pytest.raises(NotFound):
        house.act("mary", choices_made.undo, choice_id=row)


def test_the_same_answer_twice_is_kept_once(house: Household) -> None:
    assert says(house, "mary", WAY, way="tell_me") == says(house, "mary", WAY, way="tell_me")
    assert len(answers(house, "mary").rows) == 1


def test_an_unknown_topic_or_answer_is_refused(house: Household) -> None:
    with pytest.raises(NotFound):
        says(house, "mary", "nothing", on=True)
    with pytest.raises(Invalid):
        says(house, "mary", WAY, way="shout")


def test_an_end_on_a_day_comes_on_her_clock(house: Household) -> None:
    says(house, "mary", SUPPORT, state="ending", on="2026-03-04")
    assert answers(house, "mary").choices.support is Support.ENDING
    assert answers(house, "mary", LATER).choices.support is Support.ENDED


def test_a_worker_records_it_on_her_instruction(house: Household) -> None:
    house.act(
        "alice",
        choices_made.choose_for,
        **house.of("mary"),
        topic="subject.accused",
        value={"choice": "person"},
        how="call_to_service_user",
    )
    row = answers(house, "mary").said["subject.accused"]
    assert (row.by_staff, row.how) == (True, "call_to_service_user")
    chosen = answers(house, "mary").choices.by_subject
    assert chosen == {Subject.ACCUSED: SubjectChoice.PERSON}


def test_a_stranger_records_and_reads_nothing(house: Household) -> None:
    for name in ("bea", "sid", "adil"):
        with pytest.raises(NotFound):
            house.act(
                name,
                choices_made.choose_for,
                **house.of("mary"),
                topic=WAY,
                value={"way": "tell_me"},
                how="call_to_service_user",
            )
    if house.database.backend == "postgresql":
        with pytest.raises(NotFound):
            house.run(
                house.relative("imran"),
                lambda session: choices_of(session, *house.members["mary"], NOW),
            )


def test_the_old_way_of_recording_is_a_first_answer(house: Household) -> None:
    house.act(
        "alice",
        set_hard_news,
        **house.of("mary"),
        choice="read_first",
        how="call_to_service_user",
    )
    found = answers(house, "mary")
    assert found.choices.way is Way.TELL_ME
    assert found.said[WAY].by_staff


def test_what_a_person_has_to_tell_follows_her_choices(house: Household) -> None:
    publish(house, "mary")

    def to_tell() -> int:
        return len(house.see("alice", today).to_tell)

    assert to_tell() == 1
    says(house, "mary", "subject.court_police", choice="not_know")
    assert to_tell() == 0
    says(house, "mary", "subject.court_police", choice="tell_me")
    assert to_tell() == 0
    says(house, "mary", "subject.court_police", choice="person")
    assert to_tell() == 1
    says(house, "mary", PAUSE, on=True, until=None)
    assert to_tell() == 0
