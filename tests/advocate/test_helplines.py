"""Helplines: shown once somebody dialled them, changed only by who keeps them, always audited."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from casework.models.audit import AuditEntry
from casework.models.helplines import HelplineRow
from tests.support.databases import NOW
from tests.support.desk import Desk
from tests.support.filling import fill_in
from tests.support.visitor import Visitor

NEW = {
    "name": "Calm Line",
    "number": "0808 157 0999",
    "about": "listening",
    "days": "weekdays",
    "opens": "09:00",
    "closes": "17:30",
    "source": "calm.example.org",
    "read_on-day": "1",
    "read_on-month": "3",
    "read_on-year": "2026",
}
# What ships was read after the day on which these tests take place.
READ = {"read_on-day": "1", "read_on-month": "3", "read_on-year": "2026"}
LIST = "/accounts/helplines"


def add(desk: Desk, **changes: str) -> Visitor:
    ada = desk.worker("ada")
    ada.get(f"{LIST}/new")
    fill_in(ada, **{**NEW, **changes})
    return ada


def row(desk: Desk, name: str) -> HelplineRow:
    with desk.house.database.session("owner", write=False) as session:
        return session.scalars(select(HelplineRow).where(HelplineRow.name == name)).one()


def help_page(desk: Desk) -> str:
    mary = desk.relative("mary")
    mary.get("/h")
    return mary.text


def test_what_ships_is_shown_and_the_old_number_is_not(desk: Desk) -> None:
    page = help_page(desk)
    assert "116 123" in page
    assert page.index("999") < page.index("116 123")
    assert "08 08 16 89 111" not in page


def test_a_new_number_waits_until_somebody_dials_it(desk: Desk) -> None:
    assert add(desk).name == "helplines"
    assert "0808 157 0999" not in help_page(desk)
    ada = desk.worker("ada")
    made = row(desk, "Calm Line")
    ada.post(f"{LIST}/{made.slug}/dialled/{made.version}")
    assert ada.name == "helplines"
    assert "Families see it." in ada.text
    page = help_page(desk)
    assert "0808 157 0999" in page
    assert "Monday to Friday from" in page
    checked = row(desk, "Calm Line")
    assert (checked.checked_on, checked.checked_by) == (NOW.date(), desk.house.staff["ada"])


def test_a_changed_number_has_to_be_dialled_again(desk: Desk) -> None:
    ada = desk.worker("ada")
    ada.get(f"{LIST}/samaritans")
    fill_in(ada, source="read again", **READ)
    assert ada.name == "helplines"
    assert "116 123" in help_page(desk)
    ada.get(f"{LIST}/samaritans")
    fill_in(ada, number="116 124", **READ)
    assert ada.name == "helplines"
    assert "116 12" not in help_page(desk)


def test_a_number_that_ended_is_shown_to_nobody(desk: Desk) -> None:
    ada = desk.worker("ada")
    ada.get(LIST)
    ada.post(f"{LIST}/samaritans/end/0")
    assert "116 123" not in help_page(desk)
    assert "116 123" not in ada.text


def test_the_emergency_number_cannot_be_changed(desk: Desk) -> None:
    ada = desk.worker("ada")
    ada.get(f"{LIST}/emergency")
    assert ada.status == 404
    ada.get(LIST)
    ada.post(f"{LIST}/emergency/end/0")
    assert ada.status == 404
    assert "call 999" in help_page(desk)


def test_what_was_typed_wrong_is_kept(desk: Desk) -> None:
    ada = add(desk, number="call us")
    assert ada.status == 422
    assert 'value="call us"' in ada.text
    assert add(desk, opens="9 am").status == 422
    tomorrow = (NOW + timedelta(days=1)).date()
    ada = add(desk, **{"read_on-day": str(tomorrow.day), "read_on-month": str(tomorrow.month)})
    assert ada.status == 422


def test_two_who_change_one_number_are_told(desk: Desk) -> None:
    ada = desk.worker("ada")
    add(desk)
    slug = row(desk, "Calm Line").slug
    ada.get(f"{LIST}/{slug}")
    page = ada.page
    fill_in(ada, name="Calmer Line")
    ada.page = page
    fill_in(ada, name="Calmest Line", submission_key="another")
    assert ada.status == 409


def test_only_an_administrator_keeps_the_numbers(desk: Desk) -> None:
    for name in ("alice", "lena", "sue", "adil", "vik", "nora"):
        visitor = desk.worker(name)
        for path in (LIST, f"{LIST}/new", f"{LIST}/samaritans"):
            visitor.get(path)
            assert visitor.status in (403, 404), (name, path)


def test_every_change_is_in_the_trail(desk: Desk) -> None:
    add(desk)
    ada, made = desk.worker("ada"), row(desk, "Calm Line")
    ada.post(f"{LIST}/{made.slug}/dialled/{made.version}")
    ada.get(LIST)
    ada.post(f"{LIST}/{made.slug}/end/{made.version + 1}")
    with desk.house.database.session("owner", write=False) as session:
        events = list(
            session.scalars(
                select(AuditEntry.event)
                .where(AuditEntry.event.startswith("helpline"))
                .order_by(AuditEntry.seq)
            )
        )
    assert events == ["helpline_changed", "helpline_checked", "helpline_ended"]


def test_an_account_is_signed_out_everywhere(desk: Desk) -> None:
    ada, alice = desk.worker("ada"), desk.worker("alice")
    alice.get("/people")
    assert alice.name == "people"
    ada.get(f"/accounts/{desk.house.staff['alice']}")
    ada.post(f"/accounts/{desk.house.staff['alice']}/out")
    assert ada.name == "account"
    alice.get("/people")
    assert alice.name != "people"
    ada.get("/accounts")
    assert ada.name == "accounts"


def test_nobody_but_an_administrator_signs_others_out(desk: Desk) -> None:
    bea = desk.worker("bea")
    for name in ("alice", "lena"):
        visitor = desk.worker(name)
        visitor.get("/")
        visitor.post(f"/accounts/{desk.house.staff['bea']}/out")
        assert visitor.status in (403, 404), name
    bea.get("/people")
    assert bea.name == "people"
