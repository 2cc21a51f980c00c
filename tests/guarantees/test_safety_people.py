"""Children, witnesses of what staff looked at, and lines that are too long to compare."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from casework.actions import access_log, people
from casework.actions.member_details import Details
from casework.models.family import FamilyMember
from casework.models.sessions import AccessLog
from casework.rules.errors import Invalid
from casework.rules.family import FLAGS
from casework.rules.release import RecipientLine, differences
from tests.support.desk import Desk
from tests.support.filling import fill_in
from tests.support.household import Household, add


def _grown_up(house: Household, who: str, name: str, born_on: date | None) -> None:
    with house.database.session("owner", write=False) as session:
        member = session.get_one(FamilyMember, house.members[name])
        kept = vars(Details.of(member)) | {"version": member.version, "born_on": born_on}
    house.act(who, people.change_member, **house.of(name), **kept)


def _access(house: Household, name: str) -> str:
    with house.database.session("owner", write=False) as session:
        return session.get_one(FamilyMember, house.members[name]).access


@pytest.mark.parametrize("born_on", [None, date(1990, 5, 4)])
@pytest.mark.parametrize("who", ["alice", "sue"])
def test_no_birth_date_lets_a_child_in(house: Household, who: str, born_on: date | None) -> None:
    """Only a team leader may say that somebody under 18 may come in, and a date says it too."""
    add(house, "alice", "one", "zoe", born_on=date(2012, 5, 4))
    assert _access(house, "zoe") == "closed"
    with pytest.raises(Invalid) as refused:
        _grown_up(house, who, "zoe", born_on)
    assert "born_on" in refused.value.errors
    assert _access(house, "zoe") == "closed"
    _grown_up(house, "lena", "zoe", born_on)
    assert _access(house, "zoe") == "open"


def _noted(desk: Desk, member_id: str) -> int:
    with desk.house.database.session("owner", write=False) as session:
        count = select(func.count()).where(AccessLog.member_id == member_id)
        return session.scalar(count) or 0


def test_record_shown_again_with_a_form_is_noted(desk: Desk) -> None:
    alice, member_id = desk.worker("alice"), desk.house.members["mary"][1]
    path = f"/people/{desk.case}/{member_id}/ways"
    alice.get(path)
    before = _noted(desk, member_id)
    alice.post(path, channel="call", value="")
    assert alice.status == 422
    assert "Mary" in alice.text
    assert _noted(desk, member_id) == before + 1
    alice.client.post(path, data={}, environ_overrides={"REMOTE_ADDR": alice.address})
    assert _noted(desk, member_id) == before + 2  # a form that may be forged shows it as well


def test_record_is_not_shown_again_without_its_note(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice, member_id = desk.worker("alice"), desk.house.members["mary"][1]
    path = f"/people/{desk.case}/{member_id}/ways"
    alice.get(path)
    token = alice.token

    def fails(*_values: object) -> None:
        raise access_log.AccessNotLogged

    monkeypatch.setattr("advocate_admin.noting.record_access", fails)
    alice.post(path, csrf_token=token, channel="call", value="")
    assert alice.status == 500
    assert "Mary" not in alice.text


def test_what_was_sent_well_needs_no_second_note(desk: Desk) -> None:
    alice, member_id = desk.worker("alice"), desk.house.members["mary"][1]
    alice.get(f"/people/{desk.case}/{member_id}/choice")
    before = _noted(desk, member_id)
    fill_in(alice, choice="read_first", how="call_to_service_user", text="They asked for it.")
    assert alice.name == "person"
    assert _noted(desk, member_id) == before + 1  # her page, to which it led


@pytest.mark.parametrize("changed", ["held_why", "words_ready", "flags", "walled_from"])
def test_a_long_line_still_shows_every_change(changed: str) -> None:
    """Every flag there is, and a wall to each of thirty relatives."""
    long: dict[str, object] = {
        "member_id": "m",
        "may_enter": True,
        "language": "en",
        "hard_news": "person_first",
        "flags": tuple(FLAGS),
        "walled_from": tuple(f"{number:06}abcdefghij" for number in range(30)),
        "held_why": "",
        "words_ready": True,
    }
    other = {
        "held_why": "gives_away",
        "words_ready": False,
        "flags": tuple(FLAGS)[1:],
        "walled_from": (),
    }
    seen = RecipientLine(**long).as_text()  # type: ignore[arg-type]
    assert len(seen) <= 300
    assert not differences(seen, RecipientLine(**long))  # type: ignore[arg-type]
    after = RecipientLine(**{**long, changed: other[changed]})  # type: ignore[arg-type]
    assert len(differences(seen, after)) == 1
