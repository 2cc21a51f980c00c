"""A family's news in one line each: who writes it, when, for whom, and with which answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from casework.actions import contact, people, promises
from casework.cli.demo.script import Script, typed


@dataclass(frozen=True)
class Telling:
    """One family's news, written by ``by`` and released by ``second`` where that is needed."""

    script: Script
    case_id: str
    by: str
    second: str

    def add(
        self,
        name: str,
        called: str,
        relationship: str,
        *,
        days: int,
        language: str = "en",
        speaks: str = "en",
        knew_before: Iterable[str] = (),
        **flags: str,
    ) -> str:
        """A relative; her id. ``flags`` are slugs with a note."""
        at = self.script.at(days)
        member_id = people.add_family_member(
            self.script.session,
            viewer=self.script.as_staff(self.by, at),
            case_id=self.case_id,
            name=name,
            called=called,
            relationship=relationship,
            language=language,
            reads=(language,),
            speaks=(speaks,),
            interpreter=speaks if speaks not in ("en", language) else "",
            knew_before=tuple(knew_before),
            flags=flags,
            now=at,
        )
        self.script.session.flush()
        return member_id

    def say(
        self,
        kind: str,
        days: int,
        to: Iterable[str],
        source: str,
        *,
        writer: str = "",
        hour: int = 11,
        told: bool = False,
        official_source: str = "",
        words: Mapping[str, str] | None = None,
        moves_id: str | None = None,
        promise: date | None = None,
        **answers: str | date,
    ) -> str:
        """An update of that day; its id. ``told``: a person told each of them at once.

        An answer that is a day is typed in as a form does. Without ``occurred_on`` it happened
        on the day it was written.
        """
        fields: dict[str, str] = {}
        for name, value in {"occurred_on": self.script.day(days), **answers}.items():
            fields.update({name: value} if isinstance(value, str) else typed(name, value))
        author, readers = writer or self.by, tuple(to)
        update_id = self.script.post(
            by=author,
            second=self.second,
            case_id=self.case_id,
            kind=kind,
            fields=fields,
            to=readers,
            at=self.script.at(days, hour),
            source=source,
            official_source=official_source,
            words=words,
            moves_id=moves_id,
            promise=promise,
        )
        if told:
            self.script.tell(
                by=author,
                case_id=self.case_id,
                member_ids=readers,
                update_ids=[update_id],
                at=self.script.at(days, hour + 1),
            )
        return update_id

    def promise(self, days: int, member_id: str, due: date) -> str:
        """We will be in touch by this day; the promise's id."""
        at = self.script.at(days, 15)
        promise_id = promises.make(
            self.script.session,
            viewer=self.script.as_staff(self.by, at),
            case_id=self.case_id,
            member_id=member_id,
            due_on=due,
            now=at,
        )
        self.script.session.flush()
        return promise_id

    def spoke(
        self,
        days: int,
        member_id: str,
        note: str,
        *,
        kind: str = "call_to_service_user",
        language: str = "en",
        keeps: Iterable[str] = (),
    ) -> None:
        """A contact with her, and the promises that it keeps."""
        at = self.script.at(days, 16)
        contact.record(
            self.script.session,
            viewer=self.script.as_staff(self.by, at),
            case_id=self.case_id,
            member_id=member_id,
            kind=kind,
            happened_at=at,
            language=language,
            text=note,
            promise_ids=tuple(keeps),
            now=at,
        )
        self.script.session.flush()
