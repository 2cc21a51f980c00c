"""Dates: her days in court, her plan, the calendar file, days by which she can ask."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from casework.actions import clocks, court_days
from casework.rules.words import telling_words_in
from casework.sending.local import LocalOutbox
from casework.web.forms.choosing import QUESTIONS
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.leaving import Leaving
from tests.support.visitor import Visitor
from tests.support.writing import HEARING, MOVED, Draft, follow, once_fields, released

TRIAL = HEARING | {"hearing_type": "trial"}


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household. Mary knew of the charge; Imran knows of nothing."""
    made = desk_of(build(database), tmp_path)
    made.knew_before("mary", "charge")
    return made


def hearing(desk: Desk, *names: str, fields: dict[str, str] = TRIAL) -> Draft:
    """A trial on 9 April, published to these."""
    return released(desk, "alice", "hearing_listed", fields, *(names or ("mary",)))


def plan(mary: Visitor, hearing_id: str, **answers: str) -> None:
    """Send the form of the day."""
    mary.get(f"/d/{hearing_id}")
    given = {"going": "yes", "seats": "3", "interpreter": "no", "statement": "undecided"}
    mary.post(f"/d/{hearing_id}", **once_fields(mary), **(given | answers))


def beside(desk: Desk, draft: Draft, name: str = "mary", **values: object) -> None:
    """Name who is beside her."""
    given: dict[str, object] = {
        "part": "first",
        "on": None,
        "how": "somebody",
        "staff_id": desk.house.staff["alice"],
        "where": "At the front door, ten minutes before",
    }
    desk.house.act(
        "alice",
        court_days.set_beside,
        **desk.house.of(name),
        hearing_id=draft.id,
        **(given | values),
    )


def file_of(mary: Visitor, path: str) -> Calendar:
    """The calendar file at this address."""
    mary.get(path)
    assert mary.status == 200
    assert mary.page is not None
    return Calendar.from_ical(mary.page.get_data())


def test_dates_are_reached_from_updates_and_say_nothing(desk: Desk) -> None:
    mary = desk.relative("mary")
    assert 'href="/d"' in mary.text
    mary.get("/d")
    assert mary.name == "days"
    assert "No day is planned that we know of" in mary.text
    assert telling_words_in(re.search("<title>(.*?)</title>", mary.text)[1], "en") == []  # type: ignore[index]


def test_she_plans_a_day_and_changes_her_mind(desk: Desk) -> None:
    draft, mary = hearing(desk), desk.relative("mary")
    mary.get("/d")
    assert "You have not said whether you plan to go." in mary.text
    plan(mary, draft.id, wishes="A seat near the door")
    assert mary.name == "day"
    assert "You said: I plan to go" in mary.text
    assert "A seat near the door" in mary.text
    plan(mary, draft.id, going="no")
    assert "You said: I do not plan to go" in mary.text
    mary.get("/d")
    assert "You said: I do not plan to go" in mary.text


def test_a_plan_needs_one_answer_and_keeps_the_rest(desk: Desk) -> None:
    draft, mary = hearing(desk), desk.relative("mary")
    plan(mary, draft.id, going="", wishes="Near the door")
    assert mary.status == 422
    assert "Near the door" in mary.text


def test_a_second_send_of_a_plan_acts_once(desk: Desk) -> None:
    draft, mary = hearing(desk), desk.relative("mary")
    mary.get(f"/d/{draft.id}")
    fields = {**once_fields(mary), "going": "yes", "seats": "2"}
    for _ in range(2):
        mary.post(f"/d/{draft.id}", **fields)
        assert mary.status == 200
    assert "You said: I plan to go" in mary.text


def test_who_is_beside_her_is_said_for_each_day(desk: Desk) -> None:
    draft, mary = hearing(desk), desk.relative("mary")
    mary.get(f"/d/{draft.id}")
    assert "We have not named anybody for the first day yet." in mary.text
    assert "We have not named anybody for the verdict yet." in mary.text
    beside(desk, draft)
    beside(desk, draft, part="verdict", how="not_wanted", staff_id="", where="")
    mary.get(f"/d/{draft.id}")
    assert "Alice will be beside you on the first day." in re.sub("</?bdi>", "", mary.text)
    assert "At the front door, ten minutes before" in mary.text
    assert "You said that you need nobody beside you for the verdict." in mary.text


def test_a_statement_is_asked_for_only_where_it_belongs(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get(f"/d/{hearing(desk).id}")
    assert 'name="statement"' in mary.text
    mary.get(f"/d/{hearing(desk, fields=HEARING).id}")
    assert 'name="statement"' not in mary.text


def test_the_way_there_is_in_her_language_if_it_can_be(desk: Desk) -> None:
    draft = hearing(desk)
    where = {"case_id": desk.case, "hearing_id": draft.id}
    desk.house.act("alice", court_days.write_way, **where, language="ur", text="بڑا دروازہ")
    desk.house.act("alice", court_days.write_way, **where, language="en", text="The big door")
    mary = desk.relative("mary")
    mary.get(f"/d/{draft.id}")
    assert "The big door" in mary.text
    assert "بڑا دروازہ" not in mary.text


def test_the_calendar_file_says_nothing_but_the_time(desk: Desk) -> None:
    draft, mary = hearing(desk), desk.relative("mary")
    mary.get(f"/u/{draft.id}")
    assert f'href="/d/{draft.id}/c"' in mary.text
    made = file_of(mary, f"/d/{draft.id}/c")
    assert mary.page is not None
    assert mary.page.headers["Content-Disposition"] == 'attachment; filename="date.ics"'
    assert mary.page.headers["Cache-Control"] == "no-store"
    (entry,) = made.walk("VEVENT")
    assert set(entry) == {"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "SUMMARY", "CLASS"}
    assert str(entry["SUMMARY"]) == "Appointment"
    assert entry["DTSTART"].dt.isoformat() == "2026-04-09T09:30:00+00:00"  # 10:30 in London
    for telling in ("Leeds", "Court", desk.case, draft.id, "trial", "Robbie", "Alice"):
        assert telling.casefold() not in mary.text.casefold()


def test_the_place_goes_in_only_when_she_asks(desk: Desk) -> None:
    draft, mary = hearing(desk), desk.relative("mary")
    (entry,) = file_of(mary, f"/d/{draft.id}/p").walk("VEVENT")
    assert str(entry["LOCATION"]) == "Leeds Crown Court"


def test_a_moved_date_keeps_its_plan_and_its_entry(desk: Desk) -> None:
    """The calendar moves what it has, instead of keeping both."""
    draft, mary = hearing(desk), desk.relative("mary")
    plan(mary, draft.id)
    (first,) = file_of(mary, f"/d/{draft.id}/c").walk("VEVENT")
    moved = follow(desk, draft, "move")
    moved.save(MOVED)
    moved.choose("mary")
    moved.release()
    mary.get("/d")
    assert "Thursday 23 April 2026" in mary.text
    assert "9 April" not in mary.text
    assert "You said: I plan to go" in mary.text
    (second,) = file_of(mary, f"/d/{draft.id}/c").walk("VEVENT")
    assert second["UID"] == first["UID"]
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 1)
    mary.get(f"/u/{moved.id}")
    assert "The court had no room, judge or time for that day." in mary.text


def test_a_hearing_that_would_tell_her_is_not_there(desk: Desk) -> None:
    """Imran knows of no charge: neither the day nor its file exists for him."""
    draft = hearing(desk, "mary", "imran")
    beside(desk, draft, "imran")
    imran = desk.relative("imran", language="en")
    imran.get("/d")
    assert "No day is planned" in imran.text
    assert draft.id not in imran.text
    for path in (f"/d/{draft.id}", f"/d/{draft.id}/c", f"/d/{draft.id}/p"):
        imran.get(path)
        assert imran.status == 404
    imran.get("/d")
    imran.post(f"/d/{draft.id}", going="yes", seats="0")
    assert imran.status == 404


def test_a_relative_it_was_not_sent_to_finds_nothing(desk: Desk) -> None:
    draft, dan = hearing(desk), desk.relative("dan")
    for path in (f"/d/{draft.id}", f"/d/{draft.id}/c"):
        dan.get(path)
        assert dan.status == 404


def test_a_day_that_has_gone_by_is_no_longer_planned(desk: Desk) -> None:
    draft, mary = hearing(desk), desk.relative("mary")
    desk.at(NOW + timedelta(days=60))
    mary.get("/d")
    assert mary.name in ("welcome", "days")
    assert draft.id not in mary.text


def test_what_is_no_hearing_stands_among_the_dates(desk: Desk) -> None:
    """A meeting is planned: the page of dates does not say that nothing is needed."""
    meeting = {
        "how": "phone",
        "date-day": "12",
        "date-month": "3",
        "date-year": "2026",
        "time": "15:00",
        "source_role": "us",
    }
    draft, mary = (
        released(desk, "alice", "meeting_with_us", meeting, "mary"),
        desk.relative("mary"),
    )
    mary.get("/d")
    plain = re.sub("</?bdi>", "", mary.text)
    assert "Thursday 12 March 2026, 15:00" in plain
    assert f'href="/u/{draft.id}"' in mary.text
    assert "Nothing is needed from you now" not in mary.text
    listed = hearing(desk)
    mary.get("/d")
    assert mary.text.count('data-kind="ahead"') == 1
    assert mary.text.count(listed.id) == 1
    desk.at(NOW + timedelta(days=11))
    mary.get("/d")
    assert 'data-kind="ahead"' not in mary.text


def test_a_confirmed_clock_says_how_and_whom_to_ask(desk: Desk) -> None:
    where = desk.house.of("mary")
    start = {"kind": "cica_apply", "started_on": date(2026, 1, 20)}
    clock_id = desk.house.act("alice", clocks.start, **where, **start)
    mary = desk.relative("mary")
    mary.get("/d")
    assert clock_id not in mary.text
    desk.house.act(
        "alice",
        clocks.confirm,
        case_id=desk.case,
        clock_id=clock_id,
        how="computed",
        due_on=None,
        read_in="",
        version=1,
    )
    mary.get("/d")
    plain = re.sub("</?bdi>", "", mary.text)
    assert "Thursday 20 January 2028" in plain
    assert "We counted 2 years from Tuesday 20 January 2026." in plain
    assert "Ask Alice if you are not sure." in plain
    mary.get("/t")
    assert f'href="/d#k-{clock_id}"' in mary.text
    assert "Nothing is needed from you now" not in mary.text


def test_days_say_which_reminder_is_set_and_where_to_change_it(desk: Desk) -> None:
    hearing(desk)
    mary = desk.relative("mary")
    mary.get("/d")
    assert "Do not remind me" in mary.text
    number = QUESTIONS.index("remind")
    assert f'href="/c/q/{number}"' in mary.text
    mary.get(f"/c/q/{number}")
    mary.post(f"/c/q/{number}", **once_fields(mary), when="day")
    assert (mary.status, mary.name) == (200, "choices_when")
    mary.get("/d")
    assert "Do not remind me" not in mary.text
    assert "The day before" in mary.text
    for path in ("/c/all", "/c/past", "/c/copy"):
        mary.get(path)
        assert "Remind me before a hearing" in mary.text, path


def test_a_reminder_that_left_opens_her_dates_first(desk: Desk, tmp_path: Path) -> None:
    leaving = Leaving(desk.house)
    leaving.reach("mary")
    mary = desk.relative("mary")
    number = QUESTIONS.index("remind")
    mary.get(f"/c/q/{number}")
    mary.post(f"/c/q/{number}", **once_fields(mary), when="day")
    mary.post("/own", **once_fields(mary), own="yes")
    hearing(desk, fields=TRIAL | {"date-day": "4", "date-month": "3"})
    mary.get("/c/m")
    assert "You asked us to remind you." not in mary.text  # she has not seen the hearing yet
    mary.get("/t")
    mary.get("/c/m")
    assert "You asked us to remind you." in mary.text
    mary.get("/")
    assert mary.name == "updates"
    leaving.receivers = {"text": LocalOutbox(tmp_path, "text")}
    leaving.send(NOW)
    mary.get("/")
    assert mary.name == "updates"
    eve = datetime(2026, 3, 3, 10, tzinfo=UTC)
    leaving.send(eve)
    desk.at(eve + timedelta(hours=1))
    mary.get("/")
    assert mary.name == "days"
    desk.at(eve + timedelta(days=4))
    mary.get("/")
    assert mary.name == "updates"
