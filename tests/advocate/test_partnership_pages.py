"""The pages of a partnership officer: reviews of her areas, and no name in any of them."""

from __future__ import annotations

import re

from tests.support.belongings_register import partnership_officer, review_of
from tests.support.desk import Desk
from tests.support.writing import once_fields

TODAY = {"for_date-day": "2", "for_date-month": "3", "for_date-year": "2026"}


def test_an_officer_reads_reviews_and_records_proposals(desk: Desk) -> None:
    house = desk.house
    review_id = review_of(house, desk.case)
    partnership_officer(house)
    paul = desk.worker("paul")
    paul.get("/area")
    assert paul.name == "area"
    assert review_id in paul.text
    paul.get(f"/area/{review_id}")
    paul.post(f"/area/{review_id}", what="publication.planned", **TODAY)
    assert 'data-kind="proposal" data-state="proposed"' in paul.text
    alice = desk.worker("alice")
    alice.get(f"/outside/{desk.case}/{review_id}")
    assert "The day is planned" in alice.text
    press = re.findall(r'action="([^"]+)"', alice.text.split("The day is planned")[1])[0]
    alice.post(press, **once_fields(alice))
    assert alice.name == "edit_update", (press, alice.status)
    paul.get(f"/area/{review_id}")
    assert 'data-kind="proposal" data-state="released"' in paul.text


def test_an_officer_reads_no_name_anywhere(desk: Desk) -> None:
    house = desk.house
    review_id = review_of(house, desk.case)
    partnership_officer(house)
    paul = desk.worker("paul")
    case_id, member_id = house.members["mary"]
    shut = (
        f"/people/{case_id}/{member_id}",
        f"/people/{case_id}/{member_id}/say",
        f"/people/{case_id}/{member_id}/referrals",
        f"/cases/{case_id}",
        "/people",
        "/cases",
        "/mine",
        "/team/late",
        "/accounts",
    )
    for path in shut:
        paul.get(path)
        assert paul.status in (403, 404), path
    for path in ("/", "/area", f"/area/{review_id}", "/me"):
        paul.get(path)
        for name in house.members:
            assert name.title() not in paul.text, (path, name)
        assert "Robbie" not in paul.text
        assert case_id not in paul.text


def test_another_area_is_as_if_it_were_not_there(desk: Desk) -> None:
    review_id = review_of(desk.house, desk.case)
    partnership_officer(desk.house, area="Elsewhere")
    paul = desk.worker("paul")
    paul.get(f"/area/{review_id}")
    hidden = (paul.status, len(paul.text))
    paul.get("/area/0000000000000000")
    assert (paul.status, len(paul.text)) == hidden
    assert hidden[0] == 404


def test_an_administrator_gives_and_ends_an_area(desk: Desk) -> None:
    review_of(desk.house, desk.case)
    partnership_officer(desk.house, area="Elsewhere")
    ada, paul = desk.worker("ada"), desk.worker("paul")
    staff_id = desk.house.staff["paul"]
    ada.get(f"/accounts/{staff_id}")
    assert f"/accounts/{staff_id}/areas" in ada.text
    ada.get(f"/accounts/{staff_id}/areas")
    assert re.findall(r'<option value="([^"]+)"', ada.text) == ["Northtown"]
    ada.post(f"/accounts/{staff_id}/areas", area="Northtowne")
    assert ada.status == 422
    ada.post(f"/accounts/{staff_id}/areas", area="Northtown")
    paul.get("/area")
    assert "Northtown" in paul.text
    for path in re.findall(r'action="([^"]+/end)"', ada.text):
        ada.post(path)
    assert "Northtown" not in paul.get("/area").get_data(as_text=True)
