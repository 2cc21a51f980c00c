"""Messages between one family member and whoever stands beside her."""

from __future__ import annotations

from datetime import timedelta

import pytest

from casework.actions import allocations, flags, look, messages
from casework.queries.messages import WritePage, staff_thread, waiting_messages, write_page
from casework.queries.person import person
from casework.rules.errors import Invalid, NotFound
from tests.support.databases import NOW
from tests.support.household import Household, add


def _page(house: Household, name: str) -> WritePage:
    viewer = house.relative(name)
    with house.database.session_of(viewer, write=False) as session:
        return write_page(session, viewer)


def _send(house: Household, name: str, text: str = "Can you call me?") -> str:
    return house.act(name, messages.send, text=text, disclosure_shown=True)


def test_notice_about_courts_comes_before_first_message(house: Household) -> None:
    """Once; then never again."""
    with pytest.raises(Invalid) as caught:
        house.act("mary", messages.send, text="Hello")
    assert set(caught.value.errors) == {"disclosure"}
    house.act("mary", messages.note_disclosure_seen)
    house.act("mary", messages.note_disclosure_seen)
    house.act("mary", messages.send, text="Hello")
    assert _page(house, "mary").disclosure_seen


def test_draft_is_kept_until_it_is_sent(house: Household) -> None:
    """Changed, taken away, written again, sent."""
    for text in ("I wan", "I wanted to ask", "", "I wanted to ask"):
        house.act("mary", messages.save_draft, text=text)
        assert _page(house, "mary").draft == text
    assert _page(house, "imran").draft == ""
    _send(house, "mary", "I wanted to ask")
    page = _page(house, "mary")
    assert (page.draft, [one.text for one in page.messages]) == ("", ["I wanted to ask"])


@pytest.mark.parametrize("text", ["", "  ", "x" * 5001])
def test_empty_or_endless_messages_get_a_sentence(house: Household, text: str) -> None:
    """At the field."""
    with pytest.raises(Invalid) as caught:
        _send(house, "mary", text)
    assert set(caught.value.errors) == {"text"}


def test_nobody_else_of_the_family_sees_a_message(house: Household) -> None:
    """Each her own thread."""
    _send(house, "mary")
    assert _page(house, "imran").messages == ()
    assert _page(house, "kit").messages == ()


def test_messages_go_to_the_caseworker_and_the_leader(house: Household) -> None:
    """Not to the advocate of one process, not to the colleague of somebody else."""
    _send(house, "mary")
    for name in ("alice", "lena"):
        assert len(house.see(name, waiting_messages)) == 1
        assert len(house.see(name, staff_thread, *house.members["mary"])) == 1
    for name in ("adil", "bea", "sid"):
        assert house.see(name, waiting_messages) == ()
        with pytest.raises(NotFound):
            house.see(name, staff_thread, *house.members["mary"])


def test_messages_go_to_the_advocate_where_nobody_else_is(house: Household) -> None:
    """She answers, too."""
    add(house, "lena", "one", "tom")
    house.act(
        "lena",
        allocations.allocate,
        **house.of("tom"),
        staff_id=house.staff["adil"],
        role="advocate",
        process="review",
    )
    message = _send(house, "tom")
    house.act(
        "adil",
        messages.answer,
        case_id=house.cases["one"],
        message_id=message,
        text="On Thursday.",
        language="en",
    )
    answer = _page(house, "tom").messages[-1]
    assert (answer.staff_name, answer.text, answer.from_family) == (
        "Adil O’Hara",
        "On Thursday.",
        False,
    )


def test_reading_is_recorded_and_answers_close_earlier_ones(house: Household) -> None:
    """An answer to the second answers the first as well."""
    first = _send(house, "mary", "One")
    house.act("alice", messages.mark_read, case_id=house.cases["one"], message_id=first)
    second = house.act(
        "mary", messages.send, text="Two", disclosure_shown=True, now=NOW + timedelta(hours=1)
    )
    house.act(
        "alice",
        messages.answer,
        case_id=house.cases["one"],
        message_id=second,
        text="To both.",
        language="en",
        now=NOW + timedelta(hours=2),
    )
    assert house.see("alice", waiting_messages) == ()
    thread = house.see("lena", staff_thread, *house.members["mary"])
    assert [(one.read_at is not None, one.answered_at is not None) for one in thread] == [
        (True, True),
        (True, True),
        (False, False),
    ]


def test_worker_writes_first_when_there_is_reason(house: Household) -> None:
    """It answers nothing and waits for nobody."""
    house.act("alice", messages.write_to, **house.of("imran"), text="I am here.", language="ur")
    assert [one.language for one in _page(house, "imran").messages] == ["ur"]
    with pytest.raises(NotFound):
        house.act("bea", messages.write_to, **house.of("imran"), text="I am here.", language="ur")


def test_staff_never_answer_their_own_message(house: Household) -> None:
    """Nor somebody else's person."""
    own = house.act(
        "alice", messages.write_to, **house.of("mary"), text="I am here.", language="en"
    )
    hers = _send(house, "mary")
    for worker, message in (("alice", own), ("bea", hers), ("sid", hers)):
        with pytest.raises(NotFound):
            house.act(
                worker,
                messages.answer,
                case_id=house.cases["one"],
                message_id=message,
                text="No.",
                language="en",
            )


def test_closed_door_takes_no_message(house: Household) -> None:
    """A suspect's session may still be typing."""
    house.act("alice", flags.set_flag, **house.of("mary"), flag="suspect")
    with pytest.raises(NotFound):
        _send(house, "mary")
    with pytest.raises(NotFound):
        house.act("mary", messages.save_draft, text="Hello")


def test_look_is_hers_to_change(house: Household) -> None:
    """What is given changes, the rest stays; unknown values get a sentence each."""
    house.act("mary", look.set_look, theme="night", text_size="large")
    house.act("mary", look.set_look, language="ur")
    house.act("mary", look.set_look, language="ur")
    assert house.see("alice", person, *house.members["mary"]).language == "ur"
    with pytest.raises(Invalid) as caught:
        house.act("mary", look.set_look, theme="neon", text_size="huge", language="qq")
    assert set(caught.value.errors) == {"theme", "text_size", "language"}
