"""The household and the desk, for guarantees that are tried through the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.household import Household, build


@pytest.fixture
def house(database: Database) -> Household:
    """Two cases, ten members of staff, six relatives; everything made through the actions."""
    return build(database)


@pytest.fixture
def desk(house: Household, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(house, tmp_path)
