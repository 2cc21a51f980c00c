"""Commands of whoever runs the service, on both databases."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

from casework.cli.audit_verify import verify_all
from casework.cli.rotate_keys import rotate
from casework.models.case import Deceased
from casework.models.sealing import KeyRing, use_key_ring
from casework.web.settings import Settings
from tests.support.databases import Database
from tests.support.household import build
from tests.support.visitor import app_settings

NEW = hashlib.sha256(b"a new key").digest()


def operator(database: Database, folder: Path) -> Settings:
    return dataclasses.replace(app_settings(folder), migrator_database_url=database.urls["owner"])


def test_rotated_keys_open_everything_without_the_old_one(
    database: Database, tmp_path: Path
) -> None:
    house = build(database)
    database.close_sessions()
    settings = operator(database, tmp_path)
    both = dataclasses.replace(
        settings, data_keys={"new": NEW, **settings.data_keys}, data_key="new"
    )
    assert rotate(both) > 0
    assert rotate(both) == 0
    use_key_ring(KeyRing({"new": NEW}, "new", settings.index_key))
    with database.session("owner", write=False) as session:
        names = {row.called for row in session.query(Deceased)}
    assert names
    assert house.cases
    assert all(report.whole for report in verify_all(both))
