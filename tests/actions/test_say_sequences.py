"""No sequence of actions shows a view without a release in force at that moment.

What should be is worked out from a plain log of what happened, on both databases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from casework.actions import review_say, review_views, view_releases
from casework.models.case import Case
from casework.models.engagement import ViewRelease
from casework.queries.review_say import views_of
from casework.rules.errors import Invalid, NotFound, Refused
from tests.support.databases import NOW
from tests.support.furnished import Furnished, furnished_on
from tests.support.household import Household

pytestmark = pytest.mark.usefixtures("key_ring")

STEPS = (
    "write", "write", "english", "approve", "approve", "approve_stale", "approve_with", "release",
    "release", "release_panel", "end", "end_with", "known", "unknown", "no", "take_part", "court",
    "no_court", "check", "staff_release",
)  # fmt: skip


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Furnished]:
    directory = tmp_path_factory.mktemp("say_steps")
    yield from furnished_on(request.param, request, directory, f"say_steps_{worker_id}")


@dataclass
class Log:
    """What happened so far, as somebody who watched would have written it down."""

    words: int = 1
    approved: int = 0
    known: bool = True
    court: bool = False
    # reader: the words it was for, and whether it waits
    released: dict[str, tuple[int, bool]] = field(default_factory=dict)

    def readers(self) -> set[str]:
        """Who may read the words as they stand."""
        if not self.known or self.approved != self.words:
            return set()
        return {
            reader
            for reader, (words, waits) in self.released.items()
            if words == self.words and not waits
        }


class Play:
    """Mary, one view of hers, and whoever stands beside her."""

    def __init__(self, house: Household, ids: dict[str, str]) -> None:
        self.house, self.review_id = house, ids["review"]
        self.log, self.minute, self.takes_part = Log(), 0, False
        self.her("take_part")
        self.her("known")
        self.view_id = self.act(
            "mary", review_views.save_view, topic="agencies", text="Words 1.", **self.its
        )

    @property
    def its(self) -> dict[str, str]:
        return {"review_id": self.review_id}

    def act(self, who: str, action: Callable[..., Any], **values: Any) -> Any:
        self.minute += 1
        now = NOW + timedelta(minutes=self.minute)
        return self.house.act(who, action, now=now, **values)

    def her(self, step: str) -> None:
        if step in ("take_part", "no"):
            self.act("mary", review_say.answer_review, answer=step, **self.its)
            self.takes_part, self.log.known = step == "take_part", False
        else:
            self.act("mary", review_say.tell_chair, chair_told=step == "known", **self.its)
            self.log.known = step == "known" and self.takes_part

    def step(self, name: str) -> None:
        """Try it; what is refused changes nothing."""
        with suppress(Invalid, NotFound, Refused):
            getattr(self, f"_{name}")()

    _hers = property(lambda self: {**self.its, "view_id": self.view_id})
    _of_mary = property(lambda self: {**self.house.of("mary"), "view_id": self.view_id})

    def _write(self) -> None:
        text = f"Words {self.minute}."
        self.act("mary", review_views.save_view, topic="agencies", text=text, **self._hers)
        self.log.words += 1

    def _english(self) -> None:
        self.act("adil", review_views.add_english, english=f"E {self.minute}.", **self._of_mary)
        self.log.words += 1

    def _approve(self) -> None:
        self.act("mary", review_views.approve_view, wording=self.log.words, **self._hers)
        self.log.approved = self.log.words

    def _approve_stale(self) -> None:
        """From a page with earlier words."""
        self.act("mary", review_views.approve_view, wording=self.log.words - 1, **self._hers)
        pytest.fail("earlier words were approved")

    def _approve_with(self) -> None:
        given = {"approved_on": NOW.date(), "how": "staff_visit", "wording": self.log.words}
        self.act("adil", review_views.approve_with_her, **given, **self._of_mary)
        self.log.approved = self.log.words

    def _released(self, reader: str) -> None:
        self.act("mary", view_releases.release_view, reader=reader, **self._hers)
        before = self.log.released.get(reader)
        if before is None or before[0] != self.log.words:
            self.log.released[reader] = (self.log.words, self.log.court)

    def _release(self) -> None:
        self._released("chair")

    def _release_panel(self) -> None:
        self._released("panel")

    def _end(self) -> None:
        self.act("mary", view_releases.end_release, reader="chair", **self._hers)
        self.log.released.pop("chair", None)

    def _end_with(self) -> None:
        self.act("adil", view_releases.end_release_with_her, reader="panel", **self._of_mary)
        self.log.released.pop("panel", None)

    def _staff_release(self) -> None:
        """She can sign in, so nobody does it for her."""
        given = {"reader": "chair", "wording": self.log.words, **self._of_mary}
        self.act("adil", view_releases.release_with_her, **given)
        pytest.fail("a worker released her words")

    def _known(self) -> None:
        self.her("known")

    def _unknown(self) -> None:
        self.her("unknown")

    def _no(self) -> None:
        self.her("no")

    def _take_part(self) -> None:
        self.her("take_part")

    def _court(self, goes_on: bool = True) -> None:
        case_id = self.house.members["mary"][0]
        with self.house.database.session("owner") as session:
            row = session.get_one(Case, case_id)
            row.proceedings_from = date(2026, 1, 1) if goes_on else None
            session.commit()
        self.log.court = goes_on

    def _no_court(self) -> None:
        self._court(False)

    def _check(self) -> None:
        with self.house.database.session("owner", write=False) as session:
            waiting = session.scalars(
                select(ViewRelease).where(
                    ViewRelease.view_id == self.view_id,
                    ViewRelease.waits_for_check.is_(True),
                    ViewRelease.withdrawn_at.is_(None),
                )
            ).all()
        for row in waiting:
            given = {**self.house.of("mary"), "release_id": row.id, "checked_with": "The SIO"}
            self.act("adil", view_releases.check_release, **given)
            words, _ = self.log.released.get(row.reader, (0, False))
            if words == row.wording:
                self.log.released[row.reader] = (words, False)

    def check(self) -> None:
        """What the pages would say now is what the log says."""
        viewer = self.house.relative("mary")
        now = NOW + timedelta(minutes=self.minute)
        where = (viewer.case_id, viewer.member_id, self.review_id, now)
        found = self.house.run(viewer, lambda session: views_of(session, *where))
        shown = next(one for one in found if one.id == self.view_id)
        assert {one.value for one in shown.readers} == self.log.readers()
        assert (shown.approved_at is not None) == (self.log.approved == self.log.words)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.sampled_from(STEPS), min_size=3, max_size=14))
def test_no_sequence_shows_words_without_a_release(house: Furnished, steps: list[str]) -> None:
    household, ids = house
    play = Play(household, ids["mary"])
    play.step("no_court")
    for step in steps:
        play.step(step)
        play.check()
