"""A demo never touches a database in which somebody works, whoever asks and on either database."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from casework.cli import demo
from casework.models.sessions import DeploymentMark
from casework.web.deployment import check_database, refuse_unmarked
from casework.web.settings import Mode, Settings, SettingsError
from tests.support.databases import NOW, Database
from tests.support.household import Household
from tests.support.visitor import app_settings


def _demo(database: Database, folder: Path, side: str) -> Settings:
    return app_settings(folder, app_mode=Mode.DEMO, database_url=str(database.urls[side]))


@pytest.mark.parametrize("side", ["family", "staff"])
def test_demo_never_serves_a_record_that_is_real(
    house: Household, tmp_path: Path, side: str
) -> None:
    """On PostgreSQL row security hides every case from a role that looks at nobody's."""
    with pytest.raises(SettingsError, match="the demo refuses it"):
        check_database(_demo(house.database, tmp_path, side), side)


def test_demo_never_fills_a_record_that_is_real(house: Household, tmp_path: Path) -> None:
    engine = house.database.engine("owner")
    for attempt in (
        lambda: refuse_unmarked(engine),
        lambda: demo.load_once(engine, _demo(house.database, tmp_path, "owner")),
    ):
        with pytest.raises(SettingsError, match="the demo refuses it"):
            attempt()
    with house.database.session("owner", write=False) as session:
        assert session.execute(text("SELECT count(*) FROM deployment_mark")).scalar() == 0


@pytest.mark.parametrize("side", ["family", "staff"])
def test_production_never_serves_the_record_of_a_demo(
    house: Household, tmp_path: Path, side: str
) -> None:
    with house.database.session("owner") as session:
        session.add(DeploymentMark(mark="demo", at=NOW))
        session.commit()
    url = str(house.database.urls[side])
    real = app_settings(tmp_path, app_mode=Mode.PRODUCTION, database_url=url)
    with pytest.raises(SettingsError, match="production refuses it"):
        check_database(real, side)
