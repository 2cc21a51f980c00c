"""Several reviews of one death: which one an update is about, and how each stands."""

from __future__ import annotations

import re

import pytest

from casework.actions import cases
from casework.models.audit import AuditEntry
from casework.models.case import Review
from tests.support.databases import NOW
from tests.support.desk import Desk
from tests.support.filling import fill_in
from tests.support.writing import Draft, begin

DAY = {"day": "2", "month": "2", "year": "2026"}


def review(desk: Desk, area: str, label: str = "DHR") -> str:
    """A review of the first case."""
    return desk.house.act(
        "lena",
        cases.open_review,
        case_id=desk.case,
        kind="domestic",
        label=label,
        area=area,
        decided_on=NOW.date(),
    )


def row(desk: Desk, review_id: str) -> Review:
    """As it is stored now."""
    with desk.house.database.session("owner", write=False) as session:
        return session.get_one(Review, (desk.case, review_id))


def fields_of(draft: Draft, **changes: str) -> dict[str, list[str]]:
    """Send the form of the draft with what has to be chosen."""
    draft.visitor.get(f"{draft.path}/edit")
    return fill_in(draft.visitor, ending="/edit", **changes)


def test_writer_says_which_of_several_reviews(desk: Desk) -> None:
    leeds, york = review(desk, "Leeds"), review(desk, "York", "SAR")
    draft = begin(desk, "lena", "review_going_ahead")
    fields_of(draft)
    assert draft.visitor.status == 422
    assert "Choose which review this is about." in draft.visitor.text
    fields_of(draft, review_id="nothing")
    assert "Choose which review this is about." in draft.visitor.text
    draft.visitor.get(f"{draft.path}/edit")
    assert re.search(rf'name="review_id"[^>]*value="{york}"', draft.visitor.text)
    sent = {**first_choices(draft.visitor.text)}
    draft.save({**sent, "called": "SAR", "review_id": york})
    assert draft.visitor.name == "recipients", draft.visitor.text
    assert draft.row.review_id == york != leeds
    draft.visitor.get(f"{draft.path}/edit")
    assert re.search(rf'value="{york}"[^>]*checked', draft.visitor.text)


def first_choices(page: str) -> dict[str, str]:
    """The first choice of every question of the page, whatever kinds ask."""
    found: dict[str, str] = {}
    for name, value in re.findall(r'type="radio"[^>]*name="([\w-]+)"[^>]*value="([\w-]+)"', page):
        found.setdefault(name, value)
    found.pop("review_id", None)
    return {**found, **{f"occurred_on-{part}": value for part, value in DAY.items()}}


def test_only_review_is_never_asked_for(desk: Desk) -> None:
    only = review(desk, "Leeds")
    draft = begin(desk, "lena", "review_going_ahead")
    draft.visitor.get(f"{draft.path}/edit")
    assert 'name="review_id"' not in draft.visitor.text
    draft.save({**first_choices(draft.visitor.text)})
    assert draft.visitor.name == "recipients"
    assert draft.row.review_id == only


def test_review_is_renamed_and_finished_with_a_day(desk: Desk) -> None:
    review_id = review(desk, "Leeds")
    lena = desk.worker("lena")
    path = f"/cases/{desk.case}/processes/{review_id}"
    lena.get(f"/cases/{desk.case}")
    assert path in lena.text
    lena.get(path)
    assert lena.name == "review"
    fill_in(lena, state="finished")
    assert lena.status == 422
    assert "Type the day on which it was finished." in lena.text
    day = {"finished_on-day": "2", "finished_on-month": "3", "finished_on-year": "2026"}
    fill_in(lena, state="finished", area="Leeds and Bradford", **day)
    assert lena.name == "case", lena.text
    assert "Leeds and Bradford" in lena.text
    assert "Finished on" in lena.text
    assert row(desk, review_id).finished_on == NOW.date()
    with desk.house.database.session("owner", write=False) as session:
        events = [one.event for one in session.query(AuditEntry)]
    assert "review_changed" in events


def test_review_that_goes_on_again_has_no_last_day(desk: Desk) -> None:
    review_id = review(desk, "Leeds")
    lena = desk.worker("lena")
    path = f"/cases/{desk.case}/processes/{review_id}"
    day = {"finished_on-day": "2", "finished_on-month": "3", "finished_on-year": "2026"}
    lena.get(path)
    fill_in(lena, state="finished", **day)
    lena.get(path)
    fill_in(lena, state="going_on")
    assert row(desk, review_id).finished_on is None


def test_second_change_of_a_stale_review_shows_both(desk: Desk) -> None:
    review_id = review(desk, "Leeds")
    lena = desk.worker("lena")
    path = f"/cases/{desk.case}/processes/{review_id}"
    lena.get(path)
    desk.house.act(
        "alice",
        cases.change_review,
        case_id=desk.case,
        review_id=review_id,
        label="DHR",
        area="York",
        decided_on=None,
        finished_on=None,
        version=1,
    )
    fill_in(lena, area="Hull")
    assert lena.status == 409
    assert "York" in lena.text
    assert row(desk, review_id).area == "York"


@pytest.mark.parametrize(("worker", "status"), [("adil", 403), ("sid", 404)])
def test_nobody_else_changes_a_review(desk: Desk, worker: str, status: int) -> None:
    visitor = desk.worker(worker)
    visitor.get(f"/cases/{desk.case}/processes/{review(desk, 'Leeds')}")
    assert visitor.status == status
