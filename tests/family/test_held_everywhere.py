"""Held means held everywhere: no page tells two worlds apart that differ only in held facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from casework.actions import cases
from casework.models.case import Deceased
from casework.models.family import FamilyMember
from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.household import EARLIER, add, build
from tests.support.stories import (
    Step,
    Story,
    held_at_once,
    invent,
    tell,
    with_other_outcomes,
    without_held,
)

ID = re.compile(r"\b[0-9abcdefghjkmnpqrstvwxyz]{16}\b")
SECRETS = re.compile(r'(name="(?:csrf_token|submission_key)" value=")[^"]*')
ENTRY = re.compile(r"s\d{15}")
NOBODYS = "zzzzzzzzzzzzzzzz"
# What needs an argument, and every value of it that means something.
SEGMENTS = range(9)


@dataclass
class Twins:
    """Two relatives of two cases who are the same in everything but what was published."""

    desk: Desk

    def pages(self, name: str, story: Story) -> dict[str, str]:
        """Everything that this one can fetch once the story is hers."""
        case_id, member_id = self.desk.house.members[name]
        with self.desk.house.database.session("owner") as session:
            ids = tell(session, story, case_id, member_id, self.desk.house.staff["alice"])
            session.commit()
        visitor = self.desk.relative(name)
        found: dict[str, str] = {}
        for path in self._fixed():
            visitor.get(path, follow=False)
            found[path] = f"{visitor.status} {visitor.text}"
        shown = list(dict.fromkeys(re.findall(r"(?:/u/|e-)(s\d{15})", "".join(found.values()))))
        for number, update_id in enumerate(shown):
            visitor.get(f"/u/{update_id}", follow=False)
            found[f"entry {number}"] = f"{visitor.status} {visitor.text}"
        for update_id in (*(one for one in ids if one not in shown), NOBODYS):
            visitor.get(f"/u/{update_id}", follow=False)
            # Whatever is not hers to know answers like an address that never was.
            text = f"{visitor.status} {visitor.text}"
            assert found.setdefault("nothing", _plain(text)) == _plain(text)
        return {path: _plain(text) for path, text in found.items()}

    def _fixed(self) -> list[str]:
        """All pages of the family's app that are read, but those on the way in and out."""
        paths = []
        for rule in self.desk.family_app.url_map.iter_rules():
            if "GET" not in (rule.methods or ()) or not rule.endpoint.startswith("family."):
                continue
            if "update_id" in rule.arguments or rule.rule.startswith(("/k", "/c/in/")):
                continue
            if rule.endpoint == "family.updates_file":
                continue  # the same words as the page to print: tests/family/test_own_file.py
            if "segment" in rule.arguments:
                paths += [rule.rule.replace("<int:segment>", str(one)) for one in SEGMENTS]
            else:
                paths.append(rule.rule)
        return [*sorted(paths), "/t?page=2", "/t?page=3", "/t/2?page=2"]


def _plain(text: str) -> str:
    """The page with the tokens emptied, and without the ids that are not those of entries."""
    text = SECRETS.sub(r"\1", text)
    return ID.sub(lambda found: found[0] if ENTRY.fullmatch(found[0]) else "#", text)


@pytest.fixture
def twins(database: Database, tmp_path: Path) -> Twins:
    """The same relative twice, in two cases of the same worker."""
    house = build(database)
    for case, name in (("left", "una"), ("right", "uma")):
        house.cases[case] = house.act(
            "alice",
            cases.open_case,
            region_id=house.regions["north"],
            homicide_kind="murder",
            domestic=False,
            notified_by="police",
            notified_at=EARLIER,
            called=name,
            not_a_duplicate=True,
            now=EARLIER,
        )
        add(house, "alice", case, name, relationship="mother")
    with database.session("owner") as session:
        for case_id, member_id in (house.members["una"], house.members["uma"]):
            member = session.get_one(FamilyMember, (case_id, member_id))
            member.name, member.called = "Una Whitfield", "Una"
            for dead in session.scalars(select(Deceased).where(Deceased.case_id == case_id)):
                dead.called, dead.formal_name = "Alma", "Alma Khan-O’Neill"
        session.commit()
    desk = desk_of(house, tmp_path)
    for name in ("una", "uma"):
        desk.relative(name)
    return Twins(desk)


def compare(twins: Twins, one: Story, other: Story) -> None:
    """Every page, byte for byte."""
    left, right = twins.pages("una", one), twins.pages("uma", other)
    for path in sorted(left.keys() | right.keys()):
        lines = zip_longest(left.get(path, "").splitlines(), right.get(path, "").splitlines())
        differing = [pair for pair in lines if pair[0] != pair[1]]
        assert not differing, (path, differing[:3], one, other)


@settings(max_examples=25, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10_000_000))
def test_no_page_shows_that_anything_is_held(twins: Twins, seed: int) -> None:
    story = invent(seed)
    compare(twins, story, without_held(story))


@settings(max_examples=15, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10_000_000))
def test_no_page_shows_how_a_held_entry_ended(twins: Twins, seed: int) -> None:
    story = invent(seed)
    compare(twins, story, with_other_outcomes(story))


def test_pages_do_tell_worlds_apart_that_she_knows(twins: Twins) -> None:
    """The comparison itself works: once she is told, the two worlds look different."""
    guilty = Step(0, "verdict", {"verdict": "guilty_murder", "accused_under_18": "no"}, told=True)
    known = Story((guilty,), knew_before=frozenset({"arrest", "charge"}))
    with pytest.raises(AssertionError):
        compare(twins, known, Story((), knew_before=known.knew_before))


def test_stories_hold_enough_to_be_worth_comparing() -> None:
    stories = [invent(seed) for seed in range(300)]
    held = [story for story in stories if any(held_at_once(story, one) for one in story.steps)]
    assert len(held) > 200
    fewer = [story for story in held if without_held(story).steps]
    assert len(fewer) > 150
    assert any(with_other_outcomes(story) != story for story in held)
