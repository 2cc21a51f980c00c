"""Guarantees that hold twice: here each layer is asked by itself, past the one before it."""

from __future__ import annotations

import pytest

from casework.actions import people
from casework.actions.updates import drafts, release
from casework.models.family import FamilyMember
from casework.models.updates import Update
from casework.rules.errors import Refused
from tests.support.desk import Desk
from tests.support.news import publish
from tests.support.writing import HEARING, begin, once_fields, released


def test_nobody_is_dropped_from_a_release_in_silence(desk: Desk) -> None:
    """One of two recipients belongs no longer: the release stops and says so."""
    for name in ("mary", "imran"):
        desk.knew_before(name, "arrest", "charge")
    draft = begin(desk, "alice", "hearing_listed")
    draft.save(HEARING)
    draft.choose("mary", "imran")
    draft.visitor.get(f"{draft.path}/release")
    once = once_fields(draft.visitor)
    desk.house.act("lena", people.record_membership_ended, **desk.house.of("imran"))
    draft.visitor.post(f"{draft.path}/release", **once)
    assert draft.visitor.status == 409
    assert draft.row.state == "draft"


def test_only_its_writer_saves_a_draft_past_its_page(desk: Desk) -> None:
    """Lena waits to release it as the second person: that is not to write it."""
    update_id = publish(desk.house, "mary", kind="meeting_with_us", state="waiting_second")
    typed = drafts.DraftContent(raw_fields={}, source_role="us", official_source="", words={})
    with pytest.raises(Refused):
        desk.house.act(
            "lena",
            drafts.save_draft,
            case_id=desk.case,
            update_id=update_id,
            version=1,
            content=typed,
        )


def test_what_was_released_is_not_saved_again(desk: Desk) -> None:
    update_id = publish(desk.house, "mary", kind="meeting_with_us")
    typed = drafts.DraftContent(raw_fields={}, source_role="us", official_source="", words={})
    with pytest.raises(Refused):
        desk.house.act(
            "alice",
            drafts.save_draft,
            case_id=desk.case,
            update_id=update_id,
            version=1,
            content=typed,
        )


def test_what_follows_a_withdrawn_entry_is_never_released(desk: Desk) -> None:
    earlier = publish(desk.house, "mary", kind="meeting_with_us")
    desk.knew_before("mary", "arrest", "charge")
    draft = begin(desk, "alice", "hearing_listed")
    draft.save(HEARING)
    draft.choose("mary")
    with desk.house.database.session("owner") as session:
        session.get_one(Update, (desk.case, earlier)).state = "withdrawn"
        session.get_one(Update, (desk.case, draft.id)).corrects_id = earlier
        session.commit()
    with pytest.raises(Refused):
        desk.house.act(
            "alice",
            release.release,
            case_id=desk.case,
            update_id=draft.id,
            version=draft.row.version,
        )


def test_a_part_holds_only_what_belongs_to_it(desk: Desk) -> None:
    publish(desk.house, "mary", kind="meeting_with_us")
    publish(desk.house, "mary", kind="review_going_ahead")
    mary = desk.relative("mary")
    found = {}
    for part in range(1, 8):
        mary.get(f"/t/{part}")
        found[part] = {
            kind
            for kind in ("meeting_with_us", "review_going_ahead")
            if f'data-kind="{kind}"' in mary.text
        }
    assert sorted(map(sorted, filter(None, found.values()))) == [
        ["meeting_with_us"],
        ["review_going_ahead"],
    ]


def test_what_she_keeps_for_later_is_not_what_happens_next(desk: Desk) -> None:
    """A subject that she keeps: its dates wait with it, on every page that looks ahead."""
    desk.knew_before("mary", "arrest", "charge")
    released(desk, "alice", "hearing_listed", HEARING, "mary")
    mary = desk.relative("mary")
    mary.get("/t")
    assert "9 April 2026" in mary.text
    with desk.house.database.session("owner") as session:
        row = session.get_one(FamilyMember, desk.house.members["mary"])
        row.subject_choices = "court_police:keep"
        session.commit()
    for path in ("/t", "/t/2", "/t/print"):
        mary.get(path)
        assert mary.status == 200
        assert "9 April 2026" not in mary.text, path
