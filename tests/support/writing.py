"""Writing an update through the pages, step by step, as a worker does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import select

from casework.models.audit import AuditEntry
from casework.models.case import Case
from casework.models.updates import Audience, Update
from tests.support.databases import NOW
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
ARREST = {
    "occurred_on-day": "1",
    "occurred_on-month": "3",
    "occurred_on-year": "2026",
    "how_many": "one",
    "source_role": "flo",
}
MOVED = {
    "confirmed": "fixed",
    "new_date-day": "23",
    "new_date-month": "4",
    "new_date-year": "2026",
    "reason": "no_room",
    "source_role": "court",
}


@dataclass
class Draft:
    """A draft and the browser of whoever works on it."""

    desk: Desk
    visitor: Visitor
    path: str  # /updates/<case>/<update>

    @property
    def id(self) -> str:
        """The update's id."""
        return self.path.rsplit("/", 1)[1]

    @property
    def row(self) -> Update:
        """The row as it is stored now."""
        with self.desk.house.database.session("owner", write=False) as session:
            return session.get_one(Update, (self.desk.case, self.id))

    def save(self, fields: dict[str, str], version: int | None = None) -> Visitor:
        """Send the form; with the version that is on the page unless another is given."""
        self.visitor.get(f"{self.path}/edit")
        shown = re.search(r'name="version" value="(\d+)"', self.visitor.text)
        sent = version if version is not None else (shown[1] if shown else "")
        self.visitor.post(f"{self.path}/edit", version=str(sent), **fields)
        return self.visitor

    def choose(self, *names: str, across_walls: bool = False) -> Visitor:
        """Choose these relatives."""
        self.visitor.get(f"{self.path}/recipients")
        members = [self.desk.house.members[name][1] for name in names]
        more = {"across_walls": "y"} if across_walls else {}
        self.visitor.post(f"{self.path}/recipients", recipients=members, **more)
        return self.visitor

    def look(self, name: str) -> Visitor:
        """Open the preview as this relative."""
        self.visitor.get(f"{self.path}/preview/{self.desk.house.members[name][1]}")
        return self.visitor

    def look_and_say_so(self, *names: str) -> None:
        """Open each preview and press the button under it."""
        for name in names:
            self.look(name)
            self.visitor.post(f"{self.path}/preview/{self.desk.house.members[name][1]}")

    def release(self, visitor: Visitor | None = None, **changes: str) -> Visitor:
        """Open the page of the release and press its button."""
        who = visitor or self.visitor
        who.get(f"{self.path}/release")
        who.post(f"{self.path}/release", **{**once_fields(who), **changes})
        return who


def once_fields(visitor: Visitor) -> dict[str, str]:
    """The key, and the version if there is one, of the form that is open."""
    found = {}
    for name in ("submission_key", "version"):
        if match := re.search(rf'name="{name}" value="([^"]+)"', visitor.text):
            found[name] = match[1]
    return found


def begin(desk: Desk, worker: str, kind: str) -> Draft:
    """Choose a kind from the page that offers it."""
    visitor = desk.worker(worker)
    visitor.get(f"/updates/new?case={desk.case}&q=")
    visitor.post("/updates/new", case=desk.case, kind=kind, **once_fields(visitor))
    assert visitor.name == "edit_update", visitor.name
    assert visitor.page is not None
    return Draft(desk, visitor, visitor.page.request.path.removesuffix("/edit"))


def released(desk: Desk, worker: str, kind: str, fields: dict[str, str], *names: str) -> Draft:
    """All of it, for kinds and words that one person may release."""
    draft = begin(desk, worker, kind)
    assert draft.save(fields).name == "recipients", draft.visitor.text
    assert draft.choose(*names).name == "release", draft.visitor.text
    if 'data-state="needs_preview"' in draft.visitor.text:
        draft.look_and_say_so(*names)
    assert draft.release().name == "update", draft.visitor.text
    return draft


def follow(desk: Desk, draft: Draft, what: str, worker: str = "alice") -> Draft:
    """Start a correction (``correct``) or a moved date (``move``) of a published update."""
    visitor = desk.worker(worker)
    visitor.get(f"{draft.path}/{what}")
    visitor.post(f"{draft.path}/{what}", **once_fields(visitor))
    assert visitor.name == "edit_update", visitor.name
    assert visitor.page is not None
    return Draft(desk, visitor, visitor.page.request.path.removesuffix("/edit"))


def saved_fields(visitor: Visitor) -> dict[str, str]:
    """What the open form holds: texts, chosen answers and ticked boxes."""
    fields = dict(re.findall(r'<input id="([^"]+)" name="\1"[^>]* value="([^"]*)"', visitor.text))
    checked = re.findall(
        r'<input type="radio" id="[^"]+" name="([^"]+)" value="([^"]*)" checked', visitor.text
    )
    fields.update(checked)
    for name, body in re.findall(
        r'<select id="[^"]+" name="([^"]+)"[^>]*>(.*?)</select>', visitor.text, re.DOTALL
    ):
        if chosen := re.search(r'value="([^"]*)" selected', body):
            fields[name] = chosen[1]
    return fields


def proceedings_are_active(desk: Desk) -> None:
    """As after a first arrest."""
    with desk.house.database.session("owner") as session:
        session.get_one(Case, desk.case).proceedings_from = NOW.date()
        session.commit()


def audience(desk: Desk, draft: Draft, name: str) -> Audience:
    """How the update stands for one relative."""
    case_id, member_id = desk.house.members[name]
    with desk.house.database.session("owner", write=False) as session:
        return session.get_one(Audience, (case_id, member_id, draft.id))


def audited(desk: Desk) -> list[str]:
    """The events of the case, in order."""
    with desk.house.database.session("owner", write=False) as session:
        rows = select(AuditEntry.event).where(AuditEntry.chain == desk.case)
        return list(session.scalars(rows.order_by(AuditEntry.seq)))
