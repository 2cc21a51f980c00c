"""Forms that act once."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casework.actions import messages
from casework.actions.submissions import once
from casework.models.contact import Message
from casework.rules.access import Viewer
from casework.rules.errors import Invalid
from tests.support.databases import NOW
from tests.support.household import Household


def _sent(house: Household) -> int:
    with house.database.session("owner", write=False) as session:
        return session.scalar(select(func.count()).select_from(Message)) or 0


def _send_once(house: Household, name: str, key: str, text: str = "Hello") -> str:
    viewer = house.relative(name)

    def do(session: Session) -> str:
        return once(
            session,
            viewer=viewer,
            key=key,
            action="send_message",
            do=lambda: messages.send(
                session, viewer=viewer, text=text, disclosure_shown=True, now=NOW
            ),
            now=NOW,
        )

    return house.run(viewer, do)


def test_second_post_gets_the_first_answer(house: Household) -> None:
    """And writes nothing."""
    assert _send_once(house, "mary", "k1") == _send_once(house, "mary", "k1")
    assert _sent(house) == 1
    _send_once(house, "mary", "k2")
    assert _sent(house) == 2


def test_same_key_of_two_people_never_meets(house: Household) -> None:
    """A key guessed or copied answers nothing of somebody else."""
    assert _send_once(house, "mary", "k1") != _send_once(house, "imran", "k1")
    assert _sent(house) == 2


def test_failed_post_can_be_sent_again(house: Household) -> None:
    """Nothing is kept of it."""
    with pytest.raises(Invalid):
        _send_once(house, "mary", "k1", text=" ")
    _send_once(house, "mary", "k1")
    assert _sent(house) == 1


def test_two_posts_at_once_act_once(house: Household) -> None:
    """Both get the same answer."""
    answers: list[str] = []
    threads = [
        threading.Thread(target=lambda: answers.append(_send_once(house, "mary", "k1")))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 4
    assert len(set(answers)) == 1
    assert _sent(house) == 1


def test_staff_and_family_keys_are_apart(house: Household) -> None:
    """The same key for two forms is two submissions."""
    viewer: Viewer = house.worker("alice")
    made = house.run(
        viewer,
        lambda session: [
            once(session, viewer=viewer, key="k", action=action, do=action.upper, now=NOW)
            for action in ("one", "two", "one")
        ],
    )
    assert made == ["ONE", "TWO", "ONE"]
