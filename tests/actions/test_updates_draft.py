"""Writing an update: fields, words, recipients, previews; and who may do which of them."""

from __future__ import annotations

from datetime import date

import pytest

from casework.actions import flags
from casework.actions.updates import drafts
from casework.rules.errors import Invalid, NotFound, Refused, Stale
from tests.support.drafting import WORDS, begun, published, ready
from tests.support.household import Household
from tests.support.writing import HEARING


def test_a_draft_reaches_nobody_while_it_is_written(house: Household) -> None:
    entry = ready(house, "alice", "mary", words=WORDS)
    assert entry.row.state == "draft"
    assert [reader.addressed for reader in entry.readers] == [False]
    with house.database.session_of(house.relative("mary"), write=False) as session:
        from casework.queries.own_page import knowledge_of_viewer

        assert knowledge_of_viewer(session, house.relative("mary")).known == ()


def test_what_was_typed_is_kept_as_it_was(house: Household) -> None:
    entry = begun(house, "alice")
    entry.save(HEARING, WORDS, official_source="The court office", promise_on="2026-03-09")
    row = entry.row
    assert (row.fields or {})["court"] == "Leeds Crown Court"
    assert row.promise_on == date(2026, 3, 9)
    assert row.official_source == "The court office"
    assert entry.words == [WORDS]
    entry.save({**HEARING, "time": "14:00"}, "Shorter.")
    assert entry.words == ["Shorter."]


@pytest.mark.parametrize(
    ("fields", "more", "field"),
    [
        ({**HEARING, "time": "late"}, {}, "time"),
        ({**HEARING, "date-day": "31", "date-month": "2"}, {}, "date"),
        (HEARING, {"source_role": "a friend"}, "source_role"),
        (HEARING, {"promise_on": "2026-03-02"}, "promise_on"),
        (HEARING, {"promise_on": "soon"}, "promise_on"),
    ],
)
def test_each_thing_to_put_right_has_its_sentence(
    house: Household, fields: dict[str, str], more: dict[str, str], field: str
) -> None:
    entry = begun(house, "alice")
    with pytest.raises(Invalid) as caught:
        entry.save(fields, **more)
    assert set(caught.value.errors) == {field}
    assert entry.row.fields == {}


def test_stale_save_shows_both_texts(house: Household) -> None:
    entry = begun(house, "alice")
    first = entry.row.version
    entry.save(HEARING)
    content = drafts.DraftContent(
        raw_fields={**HEARING, "time": "15:00"}, source_role="court", words={"en": WORDS}
    )
    with pytest.raises(Stale) as caught:
        house.act("alice", drafts.save_draft, **entry.at, version=first, content=content)
    assert caught.value.theirs["time"] == "10:30"
    assert (caught.value.mine["time"], caught.value.mine["words-en"]) == ("15:00", WORDS)


@pytest.mark.parametrize(
    ("worker", "error"), [("bea", NotFound), ("lena", NotFound), ("sid", NotFound)]
)
def test_nobody_else_opens_an_unaddressed_draft(
    house: Household, worker: str, error: type[Exception]
) -> None:
    entry = begun(house, "alice")
    content = drafts.DraftContent(raw_fields=HEARING, source_role="court")
    with pytest.raises(error):
        house.act(worker, drafts.save_draft, **entry.at, version=1, content=content)


def test_colleague_who_sees_it_still_changes_nothing(house: Household) -> None:
    entry = ready(house, "alice", "mary")
    with pytest.raises(Refused):
        house.act("lena", drafts.discard_draft, **entry.at)
    assert entry.row.state == "draft"


@pytest.mark.parametrize("worker", ["sue", "vik", "nora", "ada"])
def test_whoever_writes_no_updates_begins_none(house: Household, worker: str) -> None:
    with pytest.raises((Refused, NotFound)):
        begun(house, worker)


def test_person_out_of_sight_cannot_be_chosen(house: Household) -> None:
    entry = begun(house, "alice")
    entry.save(HEARING)
    with pytest.raises(NotFound):
        entry.choose("dan")
    with pytest.raises(Invalid):
        entry.choose()


def test_wall_and_closed_door_stand_between_recipients(house: Household) -> None:
    entry = begun(house, "lena")
    entry.save(HEARING)
    with pytest.raises(Invalid) as crossed:
        entry.choose("imran", "dan")
    assert set(crossed.value.errors) == {"across_walls"}
    with pytest.raises(Invalid) as closed:
        entry.choose("sam", across_walls=True)
    assert set(closed.value.errors) == {"recipients"}
    entry.choose("imran", "dan", across_walls=True)
    assert len(entry.readers) == 2


def test_saving_again_asks_for_the_previews_again(house: Household) -> None:
    entry = ready(house, "alice", "mary", words=WORDS)
    assert entry.readers[0].previewed_at is not None
    entry.save(HEARING, WORDS)
    assert entry.readers[0].previewed_at is None


def test_a_look_from_before_she_was_left_out_counts_no_more(house: Household) -> None:
    """The words may have changed meanwhile, and nobody looked at them as her."""
    entry = ready(house, "alice", "mary", "kit", words=WORDS)
    assert all(one.previewed_at for one in entry.readers)
    entry.choose("kit")
    entry.save(HEARING, "These words came later.")
    entry.choose("mary", "kit")
    assert [one.previewed_at for one in entry.readers] == [None, None]


def test_changed_line_asks_for_her_preview_again(house: Household) -> None:
    entry = ready(house, "alice", "mary", "kit")
    house.act("alice", flags.set_flag, **house.of("mary"), flag="media_target")
    entry.choose("mary", "kit")
    looked = {one.member_id: one.previewed_at is not None for one in entry.readers}
    assert looked == {house.members["mary"][1]: False, house.members["kit"][1]: True}


def test_draft_put_away_keeps_neither_words_nor_readers(house: Household) -> None:
    entry = ready(house, "alice", "mary", words=WORDS)
    house.act("alice", drafts.discard_draft, **entry.at)
    assert entry.row.state == "discarded"
    assert entry.row.fields == {}
    assert entry.words == []
    assert all(reader.removed_at is not None for reader in entry.readers)


def test_published_update_is_locked_for_its_writer(house: Household) -> None:
    entry = published(house, "alice", "mary")
    with pytest.raises(Refused):
        entry.save(HEARING)
    with pytest.raises(Refused):
        entry.choose("kit")
