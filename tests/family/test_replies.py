"""Replies to texts: to her worker if it is surely hers, to a team leader otherwise."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from casework.actions import replies
from casework.actions.limits import SqlStorage
from casework.models.choices import MemberChoice
from casework.models.family import FamilyMember
from casework.queries.contact_choices import choices_of
from casework.queries.messages import staff_thread
from casework.queries.replies import replies_to_read
from casework.rules.errors import NotFound, Refused
from casework.sending.inbound import LARGEST, OLDEST
from casework.sending.receivers import Addresses, receivers_of
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.leaving import Leaving
from tests.support.receiving import gateway
from tests.support.replying import HERS, OURS, Calling, calling


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


@pytest.fixture
def leaving(desk: Desk) -> Leaving:
    """The household, whose worker looks for texts; none leaves."""
    return Leaving(desk.house)


@pytest.fixture
def line(database: Database, tmp_path: Path) -> Calling:
    """The gateway."""
    return calling(database, tmp_path)


def test_a_reply_from_her_safe_number_reaches_her_worker(
    leaving: Leaving, line: Calling, desk: Desk
) -> None:
    leaving.reach("mary")
    assert line.text("Can you ring me on Friday?").status_code == 204
    leaving.send()
    (message,) = line.messages()
    assert (message.text, message.from_family) == ("Can you ring me on Friday?", True)
    thread = desk.house.see("lena", staff_thread, *leaving.house.members["mary"])
    assert [(one.text, one.by_text) for one in thread] == [("Can you ring me on Friday?", True)]
    (row,) = line.rows()
    assert (row.state, row.text, row.sender, row.value_index) == ("placed", None, None, "")


def test_the_same_text_handed_over_twice_is_one_message(leaving: Leaving, line: Calling) -> None:
    leaving.reach("mary")
    for _ in range(2):
        assert line.text("Hello", receipt="one").status_code == 204
        leaving.send()
    assert len(line.messages()) == 1


def test_the_form_of_sinch_is_read_as_it_is_sent(leaving: Leaving, line: Calling) -> None:
    leaving.reach("mary")
    body = {"type": "mo_text", "id": "01FC66621XXXXX119Z8PMV1QPA", "from": HERS.lstrip("+"),
            "to": OURS.lstrip("+"), "body": "Good morning", "operator_id": "23430",
            "received_at": "2026-03-02T08:59:00.000Z"}  # fmt: skip
    assert line.sinch(json.dumps(body).encode()).status_code == 204
    leaving.send()
    assert [one.text for one in line.messages()] == ["Good morning"]


@pytest.mark.parametrize("doubt", ["shared", "unknown", "unconfirmed", "unsafe", "closed", "left"])
def test_where_there_is_doubt_a_team_leader_reads_it_and_nobody_guesses(
    doubt: str, leaving: Leaving, line: Calling, desk: Desk
) -> None:
    if doubt != "unknown":
        point = leaving.reach("mary")
        change = {"unsafe": {"safe_since": None}, "left": {"retired_at": NOW},
                  "unconfirmed": {"by_her": True, "confirmed_at": None}}.get(doubt)  # fmt: skip
        if change:
            from casework.models.family import ContactPoint

            leaving.change(ContactPoint, (desk.house.members["mary"][0], point), **change)
    if doubt == "shared":
        leaving.reach("dan")
    if doubt == "closed":
        leaving.change(FamilyMember, desk.house.members["mary"], access="closed")
    line.text("It is me")
    leaving.send()
    assert line.messages() == []
    (row,) = line.rows()
    assert row.state == "unplaced"
    seen = [_read(desk, who) for who in ("lena", "stella", "alice", "sue", "ada")]
    anybodys = doubt in ("unknown", "left")
    assert seen == [["It is me"], ["It is me"] if anybodys else [], [], [], []]


def test_a_team_leader_says_that_it_was_dealt_with(
    leaving: Leaving, line: Calling, desk: Desk
) -> None:
    line.text("Who is this?", number="+447700900777")
    leaving.send()
    lena = desk.worker("lena")
    assert "nobody knows for certain" in str(lena.get("/").get_data(as_text=True))
    page = lena.get("/replies").get_data(as_text=True)
    assert "Who is this?" in page
    assert "+447700900777" in page
    (row,) = line.rows()
    lena.post(f"/replies/{row.id}")
    assert "Who is this?" not in lena.text
    (row,) = line.rows()
    assert (row.state, row.text, row.sender) == ("settled", None, None)
    assert row.settled_by == desk.house.staff["lena"]


def test_nobody_else_settles_a_text(leaving: Leaving, line: Calling, desk: Desk) -> None:
    leaving.reach("mary")
    leaving.reach("dan")
    line.text("It is me")
    leaving.send()
    (row,) = line.rows()
    for who in ("alice", "stella"):
        with pytest.raises((NotFound, Refused)):
            desk.house.act(who, replies.settle, inbound_id=row.id)


@pytest.mark.parametrize("word", ["STOP", "Stop.", "arrêt", "ARRET", "بند کریں"])
def test_stop_pauses_texts_there_and_start_takes_it_back(
    word: str, leaving: Leaving, line: Calling, desk: Desk
) -> None:
    point = leaving.reach("mary")
    line.text(word)
    leaving.send()
    assert line.messages() == []
    assert _usable(leaving) == []
    (kept,) = _kept(leaving)
    assert (kept.topic, kept.how, kept.by_staff, kept.words) == (
        f"texts.{point}", "text", False, word,
    )  # fmt: skip
    assert kept.set_by == desk.house.members["mary"][1]
    line.text("START")
    leaving.send()
    assert _usable(leaving) == [point]
    assert len(_kept(leaving)) == 2  # what stood before stays


def test_after_stop_no_text_leaves_and_nobody_is_told_to_ring(
    leaving: Leaving, line: Calling
) -> None:
    leaving.reach("mary")
    line.text("STOP")
    leaving.send()
    message_id = leaving.write("mary")
    leaving.send()
    row = leaving.row(message_id)
    assert (row.state, row.why, row.task) == ("cancelled", "only_when_she_looks", "")


def test_a_stop_holds_what_was_queued_before(leaving: Leaving, line: Calling) -> None:
    leaving.reach("mary")
    message_id = leaving.write("mary")
    line.text("STOP")
    leaving.send()
    assert leaving.row(message_id).state == "cancelled"


def test_a_stop_leaves_her_email_as_it_was(leaving: Leaving, line: Calling) -> None:
    leaving.reach("mary")
    mail = leaving.reach("mary", "email")
    line.text("STOP")
    leaving.send()
    assert _usable(leaving) == [mail]


def test_she_sees_her_stop_and_takes_it_back_on_her_page(
    leaving: Leaving, line: Calling, desk: Desk
) -> None:
    point = leaving.reach("mary")
    line.text("STOP")
    leaving.send()
    mary = desk.relative("mary")
    assert "You stopped texts there" in mary.get("/c/how").get_data(as_text=True)
    assert "You stopped texts there" in mary.get("/c/past").get_data(as_text=True)
    mary.get("/c/how")
    mary.post(f"/c/how/{point}/t")
    assert "You stopped texts there" not in mary.text
    assert _usable(leaving) == [point]
    assert "They stopped texts" not in desk.worker("lena").get(_her(desk)).get_data(as_text=True)


def test_staff_read_that_she_stopped_texts(leaving: Leaving, line: Calling, desk: Desk) -> None:
    leaving.reach("mary")
    line.text("STOP")
    leaving.send()
    assert "They stopped texts" in desk.worker("lena").get(_her(desk)).get_data(as_text=True)


def test_longer_words_with_stop_in_them_are_for_a_person(leaving: Leaving, line: Calling) -> None:
    leaving.reach("mary")
    line.text("Stop him from coming to the house")
    leaving.send()
    assert [one.text for one in line.messages()] == ["Stop him from coming to the house"]
    assert _kept(leaving) == []


def test_a_code_she_asks_for_still_comes_after_a_stop(
    leaving: Leaving, line: Calling, desk: Desk
) -> None:
    leaving.reach("mary")
    line.text("STOP")
    with gateway() as texts:
        leaving.receivers = receivers_of(Addresses(sms_url=texts.url, sms_from="A note"))
        leaving.send()
        browser = desk.visitor() if hasattr(desk, "visitor") else None
        from tests.support.visitor import Visitor

        browser = browser or Visitor(desk.family_app)
        browser.get("/k/m")
        browser.post("/k/m", where="07700 900123")
        leaving.send()
        assert [one["text"][:12] for one in texts.texts] == ["Your code is"]


def _bytes(**changes: object) -> bytes:
    return json.dumps({"id": "1", "from": HERS, "to": OURS, "text": "Hello", **changes}).encode()


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"[" * 9000,
        _bytes(id=""), _bytes(id=7), _bytes(text=""), _bytes(text=["x"]), _bytes(text=" \x00 "),
        _bytes(**{"from": ""}), _bytes(**{"from": "Bank"}), _bytes(**{"from": None}),
        _bytes(to="+447700900555"), _bytes(type="recipient_delivery_report_sms"),
        _bytes(text="x" * LARGEST),
    ],
)  # fmt: skip
def test_what_is_no_text_for_us_gets_the_same_answer_and_leaves_nothing(
    body: bytes, leaving: Leaving, line: Calling
) -> None:
    leaving.reach("mary")
    answer = line.send(body)
    assert (answer.status_code, answer.get_data()) == (204, b"")
    assert line.rows() == []


def test_a_call_without_the_right_seal_leaves_nothing(leaving: Leaving, line: Calling) -> None:
    leaving.reach("mary")
    good = _bytes()
    moment = str(int(NOW.timestamp()))
    name = "x-sinch-webhook-signature"
    answers = [
        line.raw(good, {}),
        line.raw(good, {"X-Timestamp": moment, "X-Signature": "0" * 64}),
        line.raw(good, {"X-Timestamp": "soon", "X-Signature": "0" * 64}),
        line.raw(good, {"X-Timestamp": "9" * 400, "X-Signature": "\u00e9"}),
        line.raw(good, {name: "", f"{name}-timestamp": moment}),
        line.raw(good, {name: "AAAA", f"{name}-timestamp": moment, f"{name}-nonce": "n"}),
        line.send(good, secret="another secret, of the same length as ours"),
        line.sinch(good, secret="another secret, of the same length as ours"),
        line.send(good, at=NOW - timedelta(seconds=OLDEST + 1)),
        line.send(good, at=NOW + timedelta(seconds=OLDEST + 1)),
    ]
    assert {(one.status_code, one.get_data()) for one in answers} == {(204, b"")}
    assert line.rows() == []


def test_far_too_many_texts_from_one_number_are_not_kept(
    leaving: Leaving, line: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = replies.PER_NUMBER.amount
    monkeypatch.setattr(SqlStorage, "incr", _counted({}))
    answers = {line.text(f"Hello {one}").status_code for one in range(most + 5)}
    assert answers == {204}
    assert len(line.rows()) == most


def test_a_database_that_is_away_has_the_text_handed_over_again(
    line: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_given: object, **_more: object) -> None:
        raise OperationalError("INSERT", {}, Exception("away"))

    monkeypatch.setattr("casework.web.taking_texts.take_in", away)
    assert line.text("Hello").status_code == 503


def test_without_the_setting_nothing_is_there(database: Database, tmp_path: Path) -> None:
    build(database)
    line = calling(database, tmp_path, replies_secret="")
    assert line.text("Hello").status_code == 404


def test_only_a_text_that_can_be_answered_says_how_to_end_texts(leaving: Leaving) -> None:
    from dataclasses import replace

    from casework.sending.rounds import run_until_idle

    leaving.reach("mary")
    with gateway() as texts:
        leaving.receivers = receivers_of(Addresses(sms_url=texts.url, sms_from=OURS))
        leaving.write("mary")
        leaving.send()
        leaving.now += timedelta(days=1)
        leaving.write("mary")
        run_until_idle(replace(leaving.desk(), replies=True))
    assert ["STOP" in one["text"] for one in texts.texts] == [False, True]


def _counted(hits: dict[str, int]) -> Callable[..., int]:
    def incr(_self: object, key: str, expiry: int, amount: int = 1) -> int:
        hits[key] = hits.get(key, 0) + amount
        return hits[key]

    return incr


def _read(desk: Desk, who: str) -> list[str]:
    viewer = desk.house.worker(who)
    with desk.house.database.session_of(viewer, write=False) as session:
        return [one.text for one in replies_to_read(session, viewer)]


def _usable(leaving: Leaving) -> list[str]:
    with leaving.house.database.session("worker", write=False) as session:
        found = choices_of(session, *leaving.house.members["mary"], leaving.now)
        return [one.id for one in found.usable]


def _kept(leaving: Leaving) -> list[MemberChoice]:
    with leaving.house.database.session("owner", write=False) as session:
        return list(
            session.scalars(
                select(MemberChoice)
                .where(MemberChoice.topic.like("texts.%"))
                .order_by(MemberChoice.number)
            )
        )


def _her(desk: Desk) -> str:
    case_id, member_id = desk.house.members["mary"]
    return f"/people/{case_id}/{member_id}"
