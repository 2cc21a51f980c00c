"""A worker at rest hears that something was queued; and what it does not hear is only later."""

from __future__ import annotations

import threading
import time

import pytest

from casework.sending import waking
from casework.sending.waking import Listening, Looking, waker_for
from tests.support.databases import Database
from tests.support.household import Household
from tests.support.leaving import Leaving


def test_what_is_queued_wakes_a_worker_when_it_is_committed(
    house: Household, database: Database
) -> None:
    waker = waker_for(database.engine("worker"))
    assert isinstance(waker, Listening if database.backend == "postgresql" else Looking)
    stop, woken = threading.Event(), threading.Event()
    waker.rest(_stopped())  # so that it listens before anything is said

    def rest() -> None:
        waker.rest(stop)
        woken.set()

    thread = threading.Thread(target=rest)
    thread.start()
    leaving = Leaving(house)
    leaving.reach("mary")
    leaving.write("mary")
    assert woken.wait(timeout=waking.LISTENS_FOR - 2)
    stop.set()
    thread.join()
    waker.close()


def test_a_word_to_stop_ends_the_rest(database: Database) -> None:
    waker = waker_for(database.engine("worker"))
    begun = time.monotonic()
    waker.rest(_stopped())
    assert time.monotonic() - begun < waking.LISTENS_FOR
    waker.close()


def test_a_database_that_is_away_is_waited_for(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> object:
        raise OSError

    waker = Listening(database.engine("worker"))
    monkeypatch.setattr(waker, "_listen", away)
    waker.rest(_stopped())
    waker.close()


def _stopped() -> threading.Event:
    stop = threading.Event()
    stop.set()
    return stop
