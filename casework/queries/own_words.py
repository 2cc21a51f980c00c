"""The workers' own words, as one reader gets them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.family import FamilyMember
from casework.models.updates import UpdateWords
from casework.rules.languages import SOURCE


@dataclass(frozen=True)
class OwnWords:
    """The worker's own sentences as this reader gets them."""

    text: str
    language: str
    original: OwnWords | None = None  # beside a translation, never instead of it


def words_of_entries(
    session: Session, case_id: str, update_ids: Iterable[str], member: FamilyMember
) -> dict[str, OwnWords]:
    """Own words in her language, with the original beside; or the original alone if she
    reads it. Otherwise nothing yet: they join when somebody has put them into her language."""
    rows = session.scalars(
        select(UpdateWords).where(
            UpdateWords.case_id == case_id,
            UpdateWords.update_id.in_(list(update_ids)),
            UpdateWords.state == "released",
        )
    )
    per_update: dict[str, list[UpdateWords]] = {}
    for row in rows:
        per_update.setdefault(row.update_id, []).append(row)
    found: dict[str, OwnWords] = {}
    for update_id, versions in per_update.items():
        hers = words_for_reader(versions, member)
        if hers is not None:
            found[update_id] = hers
    return found


def words_for_reader(versions: Sequence[UpdateWords], member: FamilyMember) -> OwnWords | None:
    """Which of these versions she gets, the original beside it. A preview asks the same."""
    versions = sorted(versions, key=_age_of_words)
    first = versions[0]
    original = OwnWords(first.text or "", first.language)
    hers = next((row for row in versions if row.language == member.language), None)
    if hers is not None and hers is not first:
        return OwnWords(hers.text or "", hers.language, original)
    if first.language in {member.language, *member.reads.split()}:
        return original
    return None


def _age_of_words(row: UpdateWords) -> tuple[datetime, datetime, bool, str]:
    # Written in one go, the English is the original and the others are translations of it.
    return row.released_at or row.written_at, row.written_at, row.language != SOURCE, row.language
