"""What a withdrawal leaves in the record itself: nothing to show, and one who opens the copy."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from casework.actions.updates import withdraw
from casework.models.updates import UpdateWords, Withdrawal
from casework.rules.errors import NotFound
from tests.support.desk import Desk
from tests.support.writing import HEARING, Draft, once_fields, released

WORDS = "I will meet you at the north door."


def withdrawn(desk: Desk) -> Draft:
    desk.knew_before("mary", "arrest", "charge")
    draft = released(desk, "alice", "hearing_listed", {**HEARING, "words-en": WORDS}, "mary")
    visitor = desk.worker("alice")
    visitor.get(f"{draft.path}/withdraw")
    fields = {
        "ground": "court_order",
        "reason": "The judge ordered it.",
        "named_leader": desk.house.staff["lena"],
    }
    visitor.post(f"{draft.path}/withdraw", **{**fields, **once_fields(visitor)})
    return draft


def test_the_record_keeps_nothing_of_the_words(desk: Desk) -> None:
    """Not even sealed: a page or a letter that forgot to ask would find nothing."""
    draft = withdrawn(desk)
    row = draft.row
    assert row.state == "withdrawn"
    assert not row.fields
    assert row.official_source is None
    with desk.house.database.session("owner", write=False) as session:
        kept = session.scalars(select(UpdateWords).where(UpdateWords.update_id == draft.id)).all()
        assert kept
        assert [one.text for one in kept] == [None for _ in kept]


def test_another_leader_opens_no_copy_past_its_page(desk: Desk) -> None:
    draft = withdrawn(desk)
    other = desk.another_leader()
    with desk.house.database.session("owner", write=False) as session:
        statement = select(Withdrawal.id).where(Withdrawal.update_id == draft.id)
        withdrawal_id = session.scalars(statement).one()
    desk.house.roles[other] = desk.house.roles["lena"]
    with pytest.raises(NotFound):
        desk.house.act(
            other,
            withdraw.open_sealed_copy,
            case_id=desk.case,
            withdrawal_id=withdrawal_id,
            reason="I want to see it.",
        )
