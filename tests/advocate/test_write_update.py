"""Writing an update, from the choice of a kind to each relative's own page."""

from __future__ import annotations

import re

from tests.support.desk import Desk
from tests.support.visitor import Visitor

HEARING = {
    "hearing_type": "mention",
    "date-day": "9",
    "date-month": "4",
    "date-year": "2026",
    "time": "10:30",
    "court": "crown-leeds",
    "confirmed": "fixed",
    "source_role": "court",
}


def begin(visitor: Visitor, desk: Desk, kind: str) -> str:
    """Choose a kind; the address of the draft."""
    visitor.get(f"/updates/new?case={desk.case}")
    key = re.search(r'name="submission_key" value="([^"]+)"', visitor.text)
    assert key is not None
    visitor.post("/updates/new", case=desk.case, kind=kind, submission_key=key[1])
    assert visitor.name == "edit_update", visitor.text
    return visitor.page.request.path.removesuffix("/edit")


def test_smoke(desk: Desk) -> None:
    alice = desk.worker("alice")
    draft = begin(alice, desk, "hearing_listed")
    alice.post(f"{draft}/edit", version="1", **HEARING)
    print(alice.text)
    assert alice.name == "recipients"
