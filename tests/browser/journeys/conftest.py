"""Journeys: what people do from one end to the other, through pages and codes only."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import pytest

from tests.support.browser import Visitor, picture
from tests.support.browser_hand import Company, Way, company

failed = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let the fixture know whether a picture is wanted."""
    report = yield
    if call.when == "call":
        item.stash[failed] = report.failed
    return report


@pytest.fixture
def people(request: pytest.FixtureRequest, visitor: Visitor, way: Way) -> Iterator[Company]:
    """Everybody in this journey, all in one way."""
    with company(visitor, way) as made:
        yield made
        if request.node.stash.get(failed, False):
            for number, hand in enumerate(made.hands, 1):
                print(picture(hand.page, f"journey-{number}"), hand.page.url)
