"""Two people save the same thing in the same moment: one is told, and nothing is lost."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from casework.actions.updates import drafts
from casework.models.updates import Update
from tests.support.desk import Desk
from tests.support.writing import HEARING, begin


def test_whoever_saves_second_gets_both_texts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = begin(desk, "alice", "hearing_listed")
    draft.save(HEARING)
    kept = drafts.service_day

    def meanwhile(now: object) -> object:
        # The version is checked; before this save is written, another one lands.
        monkeypatch.setattr(drafts, "service_day", kept)
        if desk.house.database.backend == "postgresql":
            with desk.house.database.session("owner") as other:
                other.execute(
                    update(Update)
                    .where(Update.id == draft.id)
                    .values(version=Update.version + 1)
                    .execution_options(synchronize_session=False)
                )
                other.commit()
        return kept(now)  # type: ignore[arg-type]

    monkeypatch.setattr(drafts, "service_day", meanwhile)
    page = draft.save({**HEARING, "time": "11:45"})
    # SQLite lets one writer in at a time, so there the second one simply waits.
    assert page.status == (409 if desk.house.database.backend == "postgresql" else 200)
