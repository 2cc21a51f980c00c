"""When that has come after which somebody wanted her support to end."""

from __future__ import annotations

from datetime import date

import pytest

from casework.rules.choice_values import END_AFTER
from casework.rules.support_ends import INQUEST_IS_OVER, EndFacts, came_on
from casework.rules.update_kinds import KINDS

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("after", "facts", "expected"),
    [
        ("trial", EndFacts(trial_over_on=DAY), DAY),
        ("trial", EndFacts(inquest_over_on=DAY), None),
        ("inquest", EndFacts(inquest_over_on=DAY), DAY),
        ("review", EndFacts(reviews_finished_on=(DAY,)), DAY),
        ("review", EndFacts(reviews_finished_on=(DAY, None)), None),
        ("review", EndFacts(), None),
        ("anniversary", EndFacts(died_on=date(2025, 3, 1)), DAY),
        ("anniversary", EndFacts(died_on=date(2024, 2, 29)), date(2025, 3, 1)),
        ("anniversary", EndFacts(), None),
    ],
)
def test_it_has_come_only_once_it_is_over(
    after: str, facts: EndFacts, expected: date | None
) -> None:
    assert came_on(after, facts) == expected


def test_everything_she_can_choose_comes_some_day() -> None:
    over = EndFacts(DAY, DAY, DAY, (DAY,))
    assert all(came_on(after, over) is not None for after in END_AFTER)


def test_the_kinds_that_end_an_inquest_exist() -> None:
    assert set(KINDS) >= INQUEST_IS_OVER
