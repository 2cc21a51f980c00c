"""After something was saved the next page says so in words, and never in words from the address."""

from __future__ import annotations

import re
from pathlib import Path

from casework.actions import messages
from tests.support.desk import Desk
from tests.support.filling import fill_in
from tests.support.news import publish

ROOT = Path(__file__).parents[2]


def there(desk: Desk, name: str, rest: str) -> str:
    case_id, member_id = desk.house.members[name]
    return f"/people/{case_id}/{member_id}/{rest}"


def test_a_recorded_contact_is_said_to_be_saved(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(there(desk, "mary", "contact"))
    fill_in(alice, note="A short call.")
    assert '<p class="care" role="status">Saved.</p>' in alice.text


def test_what_was_told_is_said_to_be_saved_with_it(desk: Desk) -> None:
    update = publish(desk.house, "mary")
    alice = desk.worker("alice")
    alice.get(there(desk, "mary", f"contact?told={update}"))
    fill_in(alice, kind="told_in_person")
    assert "Saved, with what you told them." in alice.text


def test_an_answer_is_said_to_be_sent(desk: Desk) -> None:
    desk.house.act("mary", messages.send, text="When can we talk?", disclosure_shown=True)
    alice = desk.worker("alice")
    alice.get(there(desk, "mary", "messages"))
    fill_in(alice, text="On Thursday at two.")
    assert alice.name == "thread"
    assert '<p class="care" role="status">Sent.</p>' in alice.text


def test_nothing_from_the_address_is_said_on_the_page(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get("/?done=Everything+was+deleted")
    assert 'role="status"' not in alice.text
    assert "Everything was deleted" not in alice.text


def test_the_list_of_interfaces_names_every_staff_page() -> None:
    listed = (ROOT / "docs" / "interfaces.md").read_text()
    for template in (ROOT / "advocate_admin" / "templates").rglob("*.html"):
        for page in re.findall(r"{% block page %}(\w+){% endblock %}", template.read_text()):
            assert f"`{page}`" in listed, f"{page} of {template.name}"
