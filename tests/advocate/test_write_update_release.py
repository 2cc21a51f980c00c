"""Recipients, previews, release, the second person."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from casework.actions import flags, walls
from casework.models.contact import Promise
from tests.support.desk import Desk
from tests.support.writing import (
    ARREST,
    HEARING,
    Draft,
    audience,
    audited,
    begin,
    once_fields,
    proceedings_are_active,
    released,
)


def ready(desk: Desk, kind: str, fields: dict[str, str], *names: str, by: str = "alice") -> Draft:
    """A draft whose recipients are chosen and looked at."""
    draft = begin(desk, by, kind)
    assert draft.save(fields).name == "recipients", draft.visitor.text
    assert draft.choose(*names, across_walls=True).name == "release", draft.visitor.text
    draft.look_and_say_so(*names)
    return draft


def test_nobody_is_preselected_across_a_wall(desk: Desk) -> None:
    draft = begin(desk, "lena", "hearing_listed")
    page = draft.save(HEARING)
    ticked = [
        name
        for name in ("mary", "imran", "kit", "dan", "sam")
        if f'value="{desk.house.members[name][1]}" checked' in page.text
    ]
    assert ticked == ["mary", "kit"]
    assert "There is a wall to <bdi>Dan</bdi>." in page.text


def test_crossing_a_wall_needs_a_tick_that_says_so(desk: Desk) -> None:
    draft = begin(desk, "lena", "hearing_listed")
    draft.save(HEARING)
    page = draft.choose("imran", "dan")
    assert (page.name, page.status) == ("recipients", 422)
    assert "There is a wall between people you chose." in page.text
    assert draft.choose("imran", "dan", across_walls=True).name == "release"


def test_suspect_cannot_be_chosen_by_anybody(desk: Desk) -> None:
    draft = begin(desk, "lena", "hearing_listed")
    page = draft.save(HEARING)
    assert f'value="{desk.house.members["sam"][1]}"' not in page.text
    assert draft.choose("mary", "sam").status == 422
    with pytest.raises(Exception, match="(?i)no row"):
        audience(desk, draft, "sam")


def test_person_out_of_reach_is_refused_like_a_stranger(desk: Desk) -> None:
    draft = begin(desk, "alice", "hearing_listed")
    draft.save(HEARING)
    for name in ("dan", "olga"):
        assert draft.choose("mary", name).status == 404


def test_different_terms_are_said_on_the_page(desk: Desk) -> None:
    desk.read_first("alice", "imran")
    draft = begin(desk, "alice", "arrest")
    page = draft.save(ARREST)
    assert 'data-state="differing_terms"' in page.text
    assert "Nobody has recorded yet that they were told." in page.text


def test_hard_kind_is_not_released_before_each_preview(desk: Desk) -> None:
    draft = begin(desk, "alice", "arrest")
    draft.save(ARREST)
    draft.choose("mary", "imran")
    draft.look_and_say_so("mary")
    page = draft.release()
    assert page.status == 422
    assert "Look at it first as each person will see it." in page.text
    assert draft.row.state == "draft"
    draft.look_and_say_so("imran")
    assert draft.release().name == "update"


def test_nothing_is_said_to_arrive_at_once_where_all_of_it_is_held(desk: Desk) -> None:
    """Somebody who can read it first gets its subject; whoever is told first gets nothing."""
    desk.read_first("alice", "imran")
    at_once = "It reaches these people as soon as you press this."
    draft = begin(desk, "alice", "arrest")
    draft.save(ARREST)
    assert at_once not in draft.choose("mary").text
    assert at_once in draft.choose("mary", "imran").text


def test_looking_at_a_preview_changes_no_record(desk: Desk) -> None:
    draft = begin(desk, "alice", "arrest")
    draft.save(ARREST)
    draft.choose("mary")
    before = audited(desk)
    draft.look("mary")
    assert draft.visitor.name == "preview"
    assert audited(desk) == before
    assert audience(desk, draft, "mary").previewed_at is None


def test_preview_is_in_her_language_and_direction(desk: Desk) -> None:
    draft = ready(desk, "arrest", ARREST, "imran")
    page = draft.look("imran")
    assert 'lang="ur" dir="rtl"' in page.text
    assert "Nothing of it shows now, not even the subject." in page.text
    assert 'data-kind="arrest" data-state="all"' in page.text


def test_saving_again_asks_for_the_previews_again(desk: Desk) -> None:
    draft = ready(desk, "arrest", ARREST, "mary")
    draft.save({**ARREST, "how_many": "several"})
    assert draft.release().status == 422
    assert draft.row.state == "draft"


@pytest.mark.parametrize("change", ["flag", "wall", "choice"])
def test_change_since_the_preview_stops_the_release(desk: Desk, change: str) -> None:
    draft = ready(desk, "arrest", ARREST, "mary", "imran", by="lena")
    draft.visitor.get(f"{draft.path}/release")
    house = desk.house
    if change == "flag":
        house.act("lena", flags.set_flag, **house.of("mary"), flag="witness", note_text="")
    elif change == "wall":
        case, mary, imran = desk.case, house.members["mary"][1], house.members["imran"][1]
        house.act("lena", walls.set_wall, case_id=case, member_a=mary, member_b=imran, reason="")
    else:
        desk.read_first("alice", "mary")
    key = once_fields(draft.visitor)
    draft.visitor.post(f"{draft.path}/release", **key)
    page = draft.visitor
    assert (page.name, page.status) == ("release", 409)
    assert "Something changed since it was looked at" in page.text
    assert "<strong>Mary</strong>" in page.text
    assert draft.row.state == "draft"
    assert draft.choose("mary", "imran", across_walls=True).name == "release"
    draft.look_and_say_so("mary", "imran")
    assert draft.release().name == "update"


def test_two_presses_publish_and_promise_once(desk: Desk) -> None:
    promise = {"promise_on-day": "9", "promise_on-month": "3", "promise_on-year": "2026"}
    draft = ready(desk, "hearing_listed", {**HEARING, **promise}, "mary")
    draft.visitor.get(f"{draft.path}/release")
    key = once_fields(draft.visitor)
    token = draft.visitor.token
    for _ in range(2):
        draft.visitor.post(f"{draft.path}/release", **{**key, "csrf_token": token})
        assert draft.visitor.name == "update"
    draft.visitor.post(
        f"{draft.path}/release", **{**key, "csrf_token": token, "submission_key": "another"}
    )
    assert draft.visitor.name == "update"
    assert audited(desk).count("update_released") == 1
    with desk.house.database.session("owner", write=False) as session:
        assert session.scalar(select(func.count()).select_from(Promise)) == 1


def test_published_update_cannot_be_edited_any_more(desk: Desk) -> None:
    draft = released(desk, "alice", "hearing_listed", HEARING, "mary")
    for page in ("edit", "recipients", "release"):
        draft.visitor.get(f"{draft.path}/{page}")
        assert draft.visitor.status == 404
    draft.visitor.post(f"{draft.path}/edit", version="9", **HEARING)
    assert draft.visitor.status in (400, 404)


def words(desk: Desk) -> Draft:
    """Own words while proceedings are active: they need a second person."""
    proceedings_are_active(desk)
    desk.knew_before("mary", "arrest", "charge")
    fields = {
        **HEARING,
        "official_source": "Jo O’Brien, Crown Prosecution Service",
        "words-en": "I will be there with you.",
    }
    return ready(desk, "hearing_listed", fields, "mary")


def test_second_person_releases_what_the_writer_sent(desk: Desk) -> None:
    mary, lena = desk.relative("mary"), desk.worker("lena")
    draft = words(desk)
    assert "waits for a second person" in draft.release().text
    mary.get("/t")
    assert "I will be there" not in mary.text
    lena.get("/releases")
    assert f"{draft.path}/release" in lena.text
    lena.get(f"{draft.path}/preview/{desk.house.members['mary'][1]}")
    assert "I will be there with you." in lena.text
    assert draft.release(lena).name == "update"
    mary.get("/t")
    assert "I will be there with you." in mary.text
    row = draft.row
    assert (row.second_person, row.published_by) == (
        desk.house.staff["lena"],
        desk.house.staff["alice"],
    )


def test_writer_cannot_be_her_own_second_person(desk: Desk) -> None:
    draft = words(desk)
    draft.release()
    draft.visitor.get("/releases")
    assert draft.path not in draft.visitor.text
    draft.visitor.get(f"{draft.path}/release")
    draft.visitor.post(
        f"{draft.path}/release", submission_key="again", version=str(draft.row.version)
    )
    assert draft.row.state == "waiting_second"


def test_colleague_sees_nothing_before_it_is_sent(desk: Desk) -> None:
    draft, lena = words(desk), desk.worker("lena")
    for page in ("release", "edit", "recipients", ""):
        lena.get(f"{draft.path}/{page}".rstrip("/"))
        assert lena.status == 404


def test_second_person_sends_back_with_a_note(desk: Desk) -> None:
    draft, lena = words(desk), desk.worker("lena")
    draft.release()
    lena.get(f"{draft.path}/release")
    lena.post(f"{draft.path}/back", note="", submission_key="one")
    assert lena.status == 422
    lena.post(f"{draft.path}/back", note="Leave out the last sentence.", submission_key="two")
    assert lena.name == "releases"
    assert draft.row.state == "draft"
    draft.visitor.get(f"{draft.path}/edit")
    assert "Leave out the last sentence." in draft.visitor.text
    assert "update_returned" in audited(desk)
    lena.get(f"{draft.path}/release")
    assert lena.status == 404


def test_flag_set_while_it_waits_stops_the_second_person(desk: Desk) -> None:
    draft, lena = words(desk), desk.worker("lena")
    draft.release()
    desk.house.act("lena", flags.set_flag, **desk.house.of("mary"), flag="witness", note_text="")
    page = draft.release(lena, submission_key="x", version=str(draft.row.version))
    assert page.status == 409
    assert "Send it back" in page.text
    assert draft.row.state == "waiting_second"
