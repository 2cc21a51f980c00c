"""Her choices: one question on a page, in words, undone, and obeyed at once."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from casework.queries.contact_choices import choices_of
from casework.rules.choices import Subject, SubjectChoice, Support, Way
from casework.rules.contact_plan import Choices
from family_app.views.choosing import ASKED, QUESTIONS
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.visitor import Visitor
from tests.support.writing import ARREST, HEARING, released


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


def chosen(desk: Desk, name: str = "mary", now=NOW) -> Choices:
    with desk.house.database.session("owner", now=now) as session:
        return choices_of(session, *desk.house.members[name], now)


def key(page: Visitor) -> str:
    return re.findall(r'name="submission_key" value="([^"]+)"', page.text)[-1]


def answer(page: Visitor, topic: str, **fields: str) -> None:
    path = f"/c/q/{QUESTIONS.index(topic)}"
    page.get(path)
    page.post(path, submission_key=key(page), **fields)


def day(moment, name: str) -> dict[str, str]:
    parts = (("day", moment.day), ("month", moment.month), ("year", moment.year))
    return {f"{name}-{part}": str(value) for part, value in parts}


def test_defaults_are_said_to_be_defaults(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/c")
    assert mary.name == "choices"
    assert "A person tells me hard news first" in mary.text
    assert "This is how we start with everyone." in mary.text


@pytest.mark.parametrize("number", [QUESTIONS.index(topic) for topic in ASKED])
def test_every_question_has_one_page(desk: Desk, number: int) -> None:
    mary = desk.relative("mary")
    mary.get(f"/c/q/{number}")
    assert (mary.status, mary.name) == (200, "choice")
    assert mary.text.count("<h1") == 1
    mary.post(f"/c/q/{number}", submission_key=key(mary), way="?", choice="?", days="77")
    assert mary.status in (200, 422)


def test_question_without_effect_is_not_asked_anywhere(desk: Desk) -> None:
    number = QUESTIONS.index("easier")
    mary, alice = desk.relative("mary"), desk.worker("alice")
    mary.get("/c/much")
    assert "Easier words" not in mary.text
    mary.get(f"/c/q/{number}")
    assert mary.status == 404
    case_id, member_id = desk.house.members["mary"]
    alice.get(f"/people/{case_id}/{member_id}/choices")
    assert alice.status == 200
    assert "Easier words" not in alice.text
    alice.get(f"/people/{case_id}/{member_id}/choices/{number}")
    assert alice.status == 404


def test_tell_me_lets_her_read_first(desk: Desk) -> None:
    released(desk, "alice", "arrest", ARREST, "mary")
    mary = desk.relative("mary")
    mary.get("/t")
    assert 'data-kind="arrest"' not in mary.text
    answer(mary, "way", way="tell_me")
    assert "You chose this on Monday 2 March 2026." in mary.text
    mary.get("/t")
    assert 'data-kind="arrest" data-state="label"' in mary.text


def test_only_when_i_look_leaves_hard_news_held(desk: Desk) -> None:
    released(desk, "alice", "arrest", ARREST, "mary")
    mary = desk.relative("mary")
    answer(mary, "way", way="only_when_i_look")
    mary.get("/t")
    assert 'data-kind="arrest"' not in mary.text
    assert chosen(desk).way is Way.ONLY_WHEN_I_LOOK


def test_a_subject_kept_shows_its_subject_only(desk: Desk) -> None:
    desk.knew_before("mary", "charge")
    update = released(desk, "alice", "hearing_listed", HEARING, "mary")
    mary = desk.relative("mary")
    answer(mary, "subject.court_police", choice="keep")
    for path in ("/t", "/l", "/t/print", "/t/2"):
        mary.get(path)
        assert 'data-state="kept"' in mary.text
        assert "Leeds Crown Court" not in mary.text
    mary.get(f"/u/{update.id}")
    assert "Leeds Crown Court" not in mary.text
    mary.post(f"/u/{update.id}", choice="all")
    assert "Leeds Crown Court" in mary.text


def test_a_choice_is_undone_with_one_button(desk: Desk) -> None:
    mary = desk.relative("mary")
    answer(mary, "subject.money", choice="not_know")
    assert "Saved." in mary.text
    row = re.search(r'name="choice" value="([^"]+)"', mary.text)
    assert row is not None
    mary.post("/c/undo", choice=row.group(1))
    assert chosen(desk).by_subject == {}
    mary.get("/c/past")
    assert "This undid the choice before it." in mary.text
    assert mary.text.count('data-kind="subject.money"') == 2


def test_quiet_hours_of_her_own_are_kept(desk: Desk) -> None:
    mary = desk.relative("mary")
    answer(mary, "quiet", which="own", start="22:00", end="7.30")
    assert "We send nothing from 22:00 to 07:30, by your clock." in mary.text
    answer(mary, "quiet", which="own", start="", end="7.30")
    assert mary.status == 422


def test_a_day_kept_clear_is_never_filled_in(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/c/when/day")
    assert 'name="day-day" inputmode="numeric" autocomplete="off" value=""' in mary.text
    fields = day(NOW + timedelta(days=12), "day")
    mary.post(
        "/c/when/day", submission_key=key(mary), yearly="yes", before="2", after="1",
        called="Her birthday", **fields,
    )  # fmt: skip
    assert "Saturday 14 March 2026, and this day every year." in mary.text
    assert "Her birthday" in mary.text
    (clear,) = chosen(desk).clear_dates
    assert (clear.month, clear.day, clear.before, clear.after) == (3, 14, 2, 1)
    topic = re.search(r'name="topic" value="([^"]+)"', mary.text)
    assert topic is not None
    mary.post("/c/when/off", topic=topic.group(1))
    assert chosen(desk).clear_dates == ()


def test_a_day_on_record_is_offered_and_kept_by_one_button(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/c/when/day")
    offer = "Keep clear every year: <bdi>20 January</bdi>"
    assert mary.text.count(offer) == 1
    assert chosen(desk).clear_dates == ()
    form = mary.text.split(offer)[0].rsplit("<form", 1)[1]
    fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    mary.post("/c/when/day", **fields)
    (clear,) = chosen(desk).clear_dates
    assert (clear.month, clear.day, clear.year, clear.before) == (1, 20, None, 0)
    assert mary.name == "choices_when"
    mary.get("/c/when/day")
    assert offer not in mary.text


def test_everything_is_paused_in_two_taps(desk: Desk) -> None:
    mary = desk.relative("mary")
    for path in ("/t", "/c", "/h", "/w", "/l"):
        mary.get(path)
        assert 'href="/c/pause"' in mary.text, path
    mary.get("/c/pause")
    mary.post("/c/pause", submission_key=key(mary), which="say")
    assert 'data-state="paused"' in mary.text
    assert "Everything is paused until you say." in mary.text
    assert chosen(desk).pause is not None


def test_what_may_break_a_pause_is_asked_once(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/c/pause")
    assert "One question" not in mary.text
    mary.post("/c/pause", submission_key=key(mary), which="say")
    assert "One question" in mary.text
    answer(mary, "pause_breaks", breaks="phone_me")
    assert "One question" not in mary.text
    assert "Phone me" in mary.text


def test_a_pause_up_to_a_day_ends_after_it(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/c/pause")
    fields = day(NOW + timedelta(days=3), "until")
    mary.post("/c/pause", submission_key=key(mary), which="day", **fields)
    assert "up to and including Thursday 5 March 2026" in mary.text
    assert chosen(desk, now=NOW + timedelta(days=3)).pause is not None
    assert chosen(desk, now=NOW + timedelta(days=4)).pause is None
    mary.post("/c/pause", submission_key=key(mary), which="day")
    assert mary.status == 422


def test_what_waited_is_a_list_to_pick_from(desk: Desk) -> None:
    desk.knew_before("mary", "charge")
    mary = desk.relative("mary")
    mary.get("/c/pause")
    mary.post("/c/pause", submission_key=key(mary), which="say")
    made = [released(desk, "alice", "hearing_listed", HEARING, "mary") for _ in range(3)]
    desk.at(NOW + timedelta(minutes=2))
    released(desk, "alice", "arrest", ARREST, "mary")
    for path in ("/t", "/l", "/c/back", "/c/copy"):
        mary.get(path)
        assert 'data-kind="hearing_listed"' not in mary.text
        assert made[0].id not in mary.text
    desk.at(NOW + timedelta(minutes=5))
    mary.get("/c/pause")
    mary.post("/c/pause/off", submission_key=key(mary))
    assert mary.name == "came_back"
    assert mary.text.count('name="picked"') == 3
    assert "arrest" not in mary.text
    mary.post("/c/back", submission_key=key(mary), picked=made[0].id)
    assert mary.name == "updates"
    assert mary.text.count('data-kind="hearing_listed" data-state="open"') == 1
    assert mary.text.count('data-kind="hearing_listed" data-state="kept"') == 2


def test_support_ends_without_a_reason_and_is_undone(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/c/end")
    assert "Support goes on." in mary.text
    assert not re.search(r'name="state"[^>]*checked', mary.text)
    mary.post("/c/end", submission_key=key(mary), state="ended", said="Thank you.")
    assert "Support has ended for now." in mary.text
    assert chosen(desk).support is Support.ENDED
    row = re.search(r'name="choice" value="([^"]+)"', mary.text)
    assert row is not None
    mary.post("/c/undo", choice=row.group(1))
    assert chosen(desk).support is Support.GOING_ON


def test_support_ends_after_what_she_names(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/c/end")
    mary.post("/c/end", submission_key=key(mary), state="after", after="review")
    assert "Support ends after this:" in mary.text
    mary.post("/c/end", submission_key=key(mary), state="on", **day(NOW, "on"))
    assert mary.status == 422


def test_a_changed_number_stops_the_old_one(desk: Desk) -> None:
    with_contact(desk)
    mary = desk.relative("mary")
    mary.get("/c/how")
    old = re.search(r"instead_of=([0-9a-z]+)", mary.text)
    assert old is not None
    mary.get(f"/c/how/new?instead_of={old.group(1)}")
    mary.post(
        "/c/how/new", submission_key=key(mary), channel="text", value="07700 900482",
        voicemail="nothing", instead_of=old.group(1),
    )  # fmt: skip
    assert mary.name == "contact_code"
    assert [one.usable for one in chosen(desk).contacts] == [False]
    mary.post(mary.path, code="000000")
    assert mary.status in (200, 422)
    assert not chosen(desk).contacts[0].confirmed


def with_contact(desk: Desk) -> None:
    from casework.actions.contact_points import add_contact_point

    desk.house.act(
        "alice", add_contact_point, **desk.house.of("mary"), channel="text",
        value="07700 900111", said_safe=True,
    )  # fmt: skip
    assert [one.usable for one in chosen(desk).contacts] == [True]


def test_a_contact_that_is_not_safe_is_never_used(desk: Desk) -> None:
    with_contact(desk)
    mary = desk.relative("mary")
    mary.get("/c/how")
    path = re.search(r'action="(/c/how/[0-9a-z]+/off)"', mary.text)
    assert path is not None
    mary.post(path.group(1))
    assert chosen(desk).contacts == ()


def test_she_says_what_may_be_left_on_voicemail(desk: Desk) -> None:
    with_contact(desk)
    mary = desk.relative("mary")
    mary.get("/c/how")
    path = re.search(r'href="(/c/how/[0-9a-z]+/v)"', mary.text)
    assert path is not None
    mary.get(path.group(1))
    mary.post(path.group(1), voicemail="shout")
    assert mary.status == 422
    mary.post(path.group(1), voicemail="call_me_back")
    assert mary.name == "how"
    assert [one.voicemail for one in chosen(desk).contacts] == ["call_me_back"]


def test_a_copy_leaves_out_what_is_held(desk: Desk) -> None:
    held = released(desk, "alice", "arrest", ARREST, "mary")
    mary = desk.relative("mary")
    for path in ("/c/copy", "/c/copy.json", "/c/copy?all=yes"):
        mary.get(path)
        assert mary.status == 200
        assert "arrest" not in mary.text.lower()
    desk.tell("alice", "mary", held.id)
    mary.get("/c/copy")
    assert "arrested" not in mary.text
    mary.get("/c/copy?all=yes")
    assert "arrested" in mary.text


def test_she_sees_who_works_with_her_and_looked(desk: Desk) -> None:
    case_id, member_id = desk.house.members["mary"]
    desk.worker("alice").get(f"/people/{case_id}/{member_id}")
    mary = desk.relative("mary")
    mary.get("/c/who")
    assert "Alice O’Hara" in mary.text
    assert 'data-kind="looked"' in mary.text


def test_somebody_told_instead_waits_for_a_worker(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/c/trust")
    mary.post(
        "/c/trust", submission_key=key(mary), name="Rosa", channel="text",
        value="07700 900777", subjects="court_police",
    )  # fmt: skip
    assert 'data-kind="trusted" data-state="asked"' in mary.text
    assert chosen(desk).told_instead == frozenset()
    path = re.search(r'action="(/c/trust/[0-9a-z]+/off)"', mary.text)
    assert path is not None
    mary.post(path.group(1))
    assert 'data-state="ended"' in mary.text


def test_a_wrong_name_goes_to_her_worker(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/c/name")
    mary.post("/c/name", submission_key=key(mary), text="It is Samuel, not Sammuel.")
    assert mary.name == "write"
    assert "It is Samuel, not Sammuel." in mary.text


def test_another_relative_changes_nothing_of_hers(desk: Desk) -> None:
    imran = desk.relative("imran")
    answer(imran, "subject.money", choice="not_know")
    assert chosen(desk).by_subject == {}
    assert chosen(desk, "imran").by_subject == {Subject.MONEY: SubjectChoice.NOT_KNOW}
