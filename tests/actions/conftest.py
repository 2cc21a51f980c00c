"""The household, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from casework.sending.receivers import Addresses, receivers_of
from tests.support.databases import Database
from tests.support.household import Household, build
from tests.support.leaving import Leaving
from tests.support.receiving import Gateway, gateway


@pytest.fixture
def house(database: Database) -> Household:
    """Two cases, ten members of staff, six relatives; everything made through the actions."""
    return build(database)


@pytest.fixture
def texts() -> Iterator[Gateway]:
    """A gateway that takes texts."""
    with gateway() as box:
        yield box


@pytest.fixture
def leaving(house: Household, texts: Gateway) -> Leaving:
    """The household, with texts going to the gateway."""
    return Leaving(house, receivers_of(Addresses(sms_url=texts.url, sms_from="A note")))
