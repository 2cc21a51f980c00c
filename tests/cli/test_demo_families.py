"""The demo: four families in two regions, with everything a visitor should be able to find."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.cli import demo
from casework.cli.migrations import migrate
from casework.models.case import Case
from casework.models.contact import Promise
from casework.models.family import FamilyMember
from casework.models.updates import Audience, Update
from casework.queries.database import make_engine
from casework.rules.languages import BY_TAG
from casework.rules.strands import Strand
from casework.web.settings import Mode
from tests.support.databases import NOW
from tests.support.visitor import app_settings


@dataclass(frozen=True)
class Loaded:
    """What stands in the demo. Sealed values are opened while it is loaded."""

    cases: list[tuple[str, str, str]]  # id, region, kind of homicide
    relatives: list[tuple[str, str, str]]  # case, name, language
    updates: list[tuple[str, Update, dict[str, Any]]]
    readers: Counter[str]  # of each update
    promises: list[Promise]
    at: datetime

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        """The answers of every published update of this kind."""
        return [fields for slug, _, fields in self.updates if slug == kind]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """The demo as it is loaded on a certain day."""
    folder: Path = tmp_path_factory.mktemp("demo")
    url = f"sqlite:///{folder / 'demo.sqlite'}"
    offset = NOW - datetime.now(UTC)
    settings = app_settings(folder, app_mode=Mode.DEMO, database_url=url, clock_offset=offset)
    engine = make_engine(url)
    migrate(engine)
    assert demo.load_once(engine, settings)
    loaded_at = settings.clock()
    assert not demo.load_once(engine, settings)
    with Session(engine, expire_on_commit=False) as session:
        published = select(Update).where(Update.state == "published")
        seen = Loaded(
            cases=[
                (one.id, one.region_id, one.homicide_kind) for one in session.scalars(select(Case))
            ],
            relatives=[
                (one.case_id, one.name or "", one.language)
                for one in session.scalars(select(FamilyMember))
            ],
            updates=[(one.kind, one, one.fields or {}) for one in session.scalars(published)],
            readers=Counter(session.scalars(select(Audience.update_id))),
            promises=list(session.scalars(select(Promise))),
            at=loaded_at,
        )
        session.expunge_all()
    engine.dispose()
    return seen


def test_four_families_live_in_two_regions(loaded: Loaded) -> None:
    assert len(loaded.cases) == 4
    assert len({region for _, region, _ in loaded.cases}) == 2
    assert "abroad" in {kind for _, _, kind in loaded.cases}
    assert len(loaded.relatives) >= 9
    assert set(Counter(case for case, _, _ in loaded.relatives).values()) <= {3, 4}


def test_names_are_such_as_people_have(loaded: Loaded) -> None:
    """With apostrophes, with marks over letters, and long ones."""
    names = [name for _, name, _ in loaded.relatives]
    assert any("'" in name for name in names)
    assert any(not name.isascii() for name in names)
    assert max(len(word) for name in names for word in name.split()) >= 18


def test_a_welsh_family_reads_welsh_once_it_is_offered(loaded: Loaded) -> None:
    languages = {language for _, _, language in loaded.relatives}
    assert languages == {"en", "ur", *({"cy"} & BY_TAG.keys())}


def test_every_strand_has_news_somewhere(loaded: Loaded) -> None:
    assert {update.strand for _, update, _ in loaded.updates} == {one.value for one in Strand}


def test_promises_are_kept_and_missed_and_open(loaded: Loaded) -> None:
    today = loaded.at.date()
    assert any(one.kept_at is not None for one in loaded.promises)
    assert any(one.kept_at is None and one.due_on < today for one in loaded.promises)
    assert any(one.kept_at is None and one.due_on >= today for one in loaded.promises)


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("hearing_moved", {"confirmed": "fixed"}),
        ("meeting_with_us", {"how": "video"}),
        ("no_news", {"asked": "chair"}),
        ("inquest_paused", {"why": "charge"}),
        ("compensation_review_requested", {}),
        ("worker_changed", {"how": "takes_over"}),
        ("review_draft", {"called": "DARDR"}),
        ("review_chair", {"called": "SUSR"}),
        ("sentence", {"sentence": "life_mandatory"}),
        ("contact_scheme", {"state": "joined"}),
    ],
)
def test_a_visitor_finds_each_of_these(loaded: Loaded, kind: str, answers: dict[str, str]) -> None:
    assert any(answers.items() <= fields.items() for fields in loaded.of_kind(kind))


def test_a_date_of_the_inquest_moved_within_its_strand(loaded: Loaded) -> None:
    moved = [update for kind, update, _ in loaded.updates if kind == "hearing_moved"]
    assert {update.strand for update in moved} == {"court", "inquest"}


def test_money_is_nobody_elses_to_read(loaded: Loaded) -> None:
    """Each update about money goes to one person."""
    money = [update for _, update, _ in loaded.updates if update.strand == "money"]
    assert money
    assert all(loaded.readers[update.id] == 1 for update in money)


def test_nothing_lies_after_the_day_of_loading(loaded: Loaded) -> None:
    assert all(update.published_at <= loaded.at for _, update, _ in loaded.updates)
    assert all(update.occurred_on <= loaded.at.date() for _, update, _ in loaded.updates)
