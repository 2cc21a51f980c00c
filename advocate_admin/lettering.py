"""A letter to somebody out of her record: gathered here, put into words by casework.web.letters."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from advocate_admin.chosen import lines_of
from advocate_admin.her_words import reads_here
from casework.actions.codes import GivenCode
from casework.actions.letters import Made
from casework.queries.as_reader import timeline_as
from casework.queries.closeness import service_day
from casework.queries.letters import LetterTo, letter_to, worker_before
from casework.queries.person import PersonPage
from casework.rules.letters import LetterKind
from casework.web.gate import staff_viewer
from casework.web.letters import Addressee, Letter, render_letter
from casework.web.plumbing import plumbing
from casework.web.transaction import now, session

WHOLE = 1000  # entries: a letter is not turned by pages


def addressee(to: LetterTo, size: str, reference: str) -> Addressee:
    """Whom it goes to, as the letter needs her."""
    return Addressee(
        name=to.name,
        called=to.called,
        address=to.address if "\n" in to.address else to.address.replace(",", "\n"),
        language=reads_here(to.language),
        size=size,
        reference=reference,
    )


def letter(her: PersonPage, kind: LetterKind, made: Made, size: str | None = None) -> Letter:
    """The letter that was just made, in the size she chose for her pages or another one."""
    to = letter_to(session(), her.case_id, her.member_id, now())
    return render_letter(
        kind,
        addressee(to, size or to.size, made.reference),
        day=service_day(now()),
        contact=her.named_contact,
        phone=plumbing().settings.contact_phone,
        **_content(her, kind, to, made.code),
    )


def code_words(code: GivenCode) -> dict[str, Any]:
    """What a letter says of a code."""
    origins = plumbing().settings.family_origins
    return {
        "code": code.code,
        "until": code.expires_at,
        "address": origins[0] if origins else "",
    }


def _content(
    her: PersonPage, kind: LetterKind, to: LetterTo, code: GivenCode | None
) -> dict[str, Any]:
    if kind is LetterKind.WORKER_CHANGED:
        return {"before": worker_before(session(), her.case_id, her.member_id, now())}
    if kind is LetterKind.UPDATES:
        seen = timeline_as(
            session(), staff_viewer(), her.case_id, her.member_id, now(), page_size=WHOLE
        )
        items = groupby(seen.timeline.items, lambda one: one.month)
        months = [(month, list(entries)) for month, entries in items]
        return {"found": seen.timeline, "months": months, "zone": to.time_zone}
    if kind is LetterKind.CHOICES:
        return {"lines": lines_of(her)}
    return code_words(code) if code is not None else {}
