"""A draft report in the first case, recorded by Alice, and let to whom a test wants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.actions import cases, report_draft
from tests.support.databases import NOW
from tests.support.household import Household
from tests.support.news import publish

FIRST = "The call was made at night.\n\nNobody came before the morning.\n\nIt was noted."
SECOND = "The doctor saw her twice.\n\nNothing was written down."


@dataclass
class Report:
    """A review that Mary, Imran and Kit know of, and a draft with two sections."""

    house: Household
    review: str
    draft: str
    sections: list[str]

    def act(self, worker: str, action: Any, name: str, **values: Any) -> Any:
        """An action about one person and this draft."""
        return self.house.act(worker, action, **self.house.of(name), draft_id=self.draft, **values)

    def let(self, name: str, worker: str = "alice", now: Any = NOW) -> None:
        """Let this person read it."""
        self.act(worker, report_draft.let_read, name, now=now)

    def section(self, heading: str, text: str, *about: str, worker: str = "alice") -> str:
        """One more section, which speaks of these relatives."""
        ids = [self.house.members[one][1] if one in self.house.members else one for one in about]
        made: str = self.house.act(
            worker,
            report_draft.add_section,
            case_id=self.house.cases["one"],
            draft_id=self.draft,
            heading=heading,
            text=text,
            about=ids,
        )
        self.sections.append(made)
        return made

    @property
    def path(self) -> str:
        """Where she reads it."""
        return f"/r/{self.review}/d/{self.draft}"


def reported(house: Household, **values: Any) -> Report:
    """Record the review, its news and the draft."""
    case_id = house.cases["one"]
    review = house.act(
        "alice",
        cases.open_review,
        case_id=case_id,
        kind="domestic",
        label="DHR",
        area="Northtown",
        decided_on=date(2026, 2, 20),
    )
    publish(house, "mary", "imran", "kit", "dan", kind="review_going_ahead", strand="review")
    draft = house.act(
        "alice",
        report_draft.record_draft,
        case_id=case_id,
        review_id=review,
        received_on=date(2026, 2, 27),
        received_from="The chair",
        **values,
    )
    made = Report(house, review, draft, [])
    made.section("What happened that night", FIRST)
    made.section("What services did", SECOND)
    return made
