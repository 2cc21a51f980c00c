"""The household, on both databases."""

from __future__ import annotations

import pytest

from tests.support.databases import Database
from tests.support.household import Household, build


@pytest.fixture
def house(database: Database) -> Household:
    """Two cases, ten members of staff, six relatives; everything made through the actions."""
    return build(database)
