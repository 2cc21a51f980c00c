"""What a partnership officer records opens the form of an update that exists, filled in."""

from __future__ import annotations

import pytest

from casework.rules.proposals import PROPOSALS, Value, kinds_for
from casework.rules.roles import PERMISSION_MEANINGS, Permission, Role, permissions_of
from casework.rules.update_kinds import KINDS

OFFICER = frozenset({Role.PARTNERSHIP_OFFICER})
VALUES = [
    (kind.slug, slug, value) for kind in kinds_for(OFFICER) for slug, value in kind.values.items()
]


@pytest.mark.parametrize(("kind", "slug", "value"), VALUES)
def test_each_opens_a_form_that_takes_what_was_recorded(kind: str, slug: str, value: Value) -> None:
    fields = {field.name: field for field in KINDS[value.update_kind].fields}
    assert value.day_field in fields, (kind, slug)
    for name, given in value.fields.items():
        assert given in {choice.slug for choice in fields[name].choices}, (kind, slug)


def test_an_officer_records_all_that_a_partnership_decides() -> None:
    assert {kind for kind, _, _ in VALUES} == {
        "decision",
        "chair_appointed",
        "submission",
        "check_outcome",
        "publication",
        "action_progress",
    }
    assert not any(PROPOSALS[kind].text_needed for kind, _, _ in VALUES)


def test_an_officer_may_do_nothing_about_a_person() -> None:
    held = permissions_of(OFFICER)
    assert held == {
        Permission.AREA_PROPOSE,
        Permission.AREA_READ,
        Permission.STAFF_SIGNED_IN,
    }
    assert all(PERMISSION_MEANINGS[one] for one in held)
