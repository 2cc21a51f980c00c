"""Commitments to texts, for the audit: a keyed hash that proves later what was said.

The key lies with the case, or with the person whose text it is. Once it is erased together
with the text, the hash says nothing to anybody.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from casework.models.case import Case
from casework.models.family import FamilyMember
from casework.models.sealing import commitment
from casework.models.updates import Update, UpdateWords
from casework.rules.facts import canonical


def to_update(session: Session, update: Update, words: Iterable[UpdateWords]) -> dict[str, str]:
    """The fact ``commitment`` for what an update says: its fields, source and words."""
    said = {
        "kind": update.kind,
        "fields": dict(update.fields or {}),
        "official_source": update.official_source or "",
        "words": {row.language: row.text for row in words if row.text},
    }
    return to_case_text(session, update.case_id, canonical(said))


def to_case_text(session: Session, case_id: str, text: str) -> dict[str, str]:
    """The same for a text that belongs to a case. Empty where the case has no key any more."""
    case = session.get(Case, case_id)
    key = case.commitment_key if case is not None else None
    return {"commitment": commitment(key, text)} if key else {}


def to_her_text(session: Session, case_id: str, member_id: str, text: str) -> dict[str, str]:
    """The same for what somebody wrote, or what was written to her: under her own key."""
    member = session.get(FamilyMember, (case_id, member_id))
    key = member.commitment_key if member is not None else None
    return {"commitment": commitment(key, text)} if key else {}
