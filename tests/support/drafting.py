"""Updates written, released and followed through the actions, without a browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from casework.actions.updates import drafts, follow_ups
from casework.actions.updates import release as releasing
from casework.models.updates import Audience, Incident, Update, UpdateWords
from tests.support.household import Household
from tests.support.writing import HEARING

WORDS = "I will meet you at the north door."


@dataclass
class Entry:
    """An update by its id, and whoever writes it."""

    house: Household
    worker: str
    id: str
    case: str = "one"

    @property
    def at(self) -> dict[str, str]:
        """``case_id`` and ``update_id``, for calling an action."""
        return {"case_id": self.house.cases[self.case], "update_id": self.id}

    @property
    def row(self) -> Update:
        """The row as it is stored now, whoever may see it."""
        with self.house.database.session("owner", write=False) as session:
            return session.get_one(Update, (self.house.cases[self.case], self.id))

    @property
    def words(self) -> list[str]:
        """The words that are stored now."""
        with self.house.database.session("owner", write=False) as session:
            rows = session.scalars(select(UpdateWords).where(UpdateWords.update_id == self.id))
            return [row.text for row in rows if row.text]

    @property
    def readers(self) -> list[Audience]:
        """Those it is for, and was for."""
        with self.house.database.session("owner", write=False) as session:
            return list(session.scalars(select(Audience).where(Audience.update_id == self.id)))

    @property
    def incidents(self) -> list[Incident]:
        """What was opened about it."""
        with self.house.database.session("owner", write=False) as session:
            return list(session.scalars(select(Incident).where(Incident.update_id == self.id)))

    def save(self, fields: dict[str, str], words: str = "", **more: Any) -> None:
        """Fill in the form."""
        content = drafts.DraftContent(
            raw_fields=fields,
            source_role=more.pop("source_role", "court"),
            words={"en": words} if words else None,
            **more,
        )
        self.house.act(
            self.worker, drafts.save_draft, **self.at, version=self.row.version, content=content
        )

    def choose(self, *names: str, **more: Any) -> None:
        """Choose these relatives."""
        members = [self.house.members[name][1] for name in names]
        self.house.act(self.worker, drafts.choose_recipients, **self.at, member_ids=members, **more)

    def look(self, *names: str) -> None:
        """Look at it as each of them will see it."""
        for name in names:
            self.house.act(
                self.worker,
                drafts.mark_previewed,
                **self.at,
                member_id=self.house.members[name][1],
            )

    def release(self, worker: str = "", version: int | None = None) -> None:
        """Press the button, as the writer or as somebody else."""
        self.house.act(
            worker or self.worker,
            releasing.release,
            **self.at,
            version=self.row.version if version is None else version,
        )

    def correct(self, worker: str) -> Entry:
        """A correction of it, begun by this worker."""
        made = self.house.act(worker, follow_ups.start_correction, **self.at)
        return Entry(self.house, worker, made.id, self.case)

    def move(self, worker: str) -> Entry:
        """A moved date, begun by this worker."""
        made = self.house.act(worker, follow_ups.start_move, **self.at)
        return Entry(self.house, worker, made.id, self.case)


def begun(house: Household, worker: str, kind: str = "hearing_listed", case: str = "one") -> Entry:
    """A draft with nothing in it."""
    made = house.act(worker, drafts.start_draft, case_id=house.cases[case], kind_slug=kind)
    return Entry(house, worker, made.id, case)


def ready(
    house: Household,
    worker: str,
    *names: str,
    kind: str = "hearing_listed",
    fields: dict[str, str] | None = None,
    words: str = "",
    **more: Any,
) -> Entry:
    """A draft that can be released to these relatives."""
    entry = begun(house, worker, kind)
    entry.save(HEARING if fields is None else fields, words, **more)
    entry.choose(*names)
    entry.look(*names)
    return entry


def published(house: Household, worker: str, *names: str, **more: Any) -> Entry:
    """All of it, for kinds and words that one person may release."""
    entry = ready(house, worker, *names, **more)
    entry.release()
    assert entry.row.state == "published"
    return entry
