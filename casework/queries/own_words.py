"""The workers' own words, as one reader gets them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import String, bindparam, select
from sqlalchemy.orm import Session

from casework.models.family import FamilyMember
from casework.models.sealing import key_ring
from casework.models.updates import UpdateWords
from casework.queries.documents import Document, Reading
from casework.queries.knowledge import ReaderFacts
from casework.rules.languages import SOURCE, reads_in


@dataclass(frozen=True)
class OwnWords:
    """The worker's own sentences as this reader gets them."""

    text: str
    language: str
    original: OwnWords | None = None  # beside a translation, never instead of it
    put_by: str = ""  # translator, or "" where the worker wrote them in this language
    put_on: datetime | None = None


@dataclass(frozen=True, slots=True)
class WordsRow:
    """One version of own words as it comes from the database, still sealed."""

    case_id: str
    id: str
    update_id: str
    language: str
    text_sealed: bytes | None
    written_at: datetime
    released_at: datetime | None
    put_by: str = ""

    @property
    def text(self) -> str | None:
        """The words, opened now."""
        if self.text_sealed is None:
            return None
        bound_to = UpdateWords.text.bound_to_key(UpdateWords, (self.case_id, self.id))
        return key_ring().open(self.text_sealed, bound_to)


def _released(places: int) -> Document:
    asked = [bindparam(f"id_{place}", type_=String) for place in range(places)]
    return Document(
        select(*(getattr(UpdateWords, name) for name in WordsRow.__dataclass_fields__))
        .where(
            UpdateWords.case_id == bindparam("case_id"),
            UpdateWords.update_id.in_(asked),
            UpdateWords.state == "released",
        )
        .order_by(UpdateWords.update_id, UpdateWords.language)
    )


# Ids are filled up to one of these numbers, so that there are few different statements.
AT_MOST = 20
RELEASED = _released(AT_MOST)
_BY_PLACES = (
    (1, Reading(_released(1))),
    (AT_MOST, Reading(RELEASED)),
    (1000, Reading(_released(1000))),
)


def asked_for(update_ids: Sequence[str], places: int = AT_MOST) -> dict[str, str]:
    """The ids as parameters."""
    filled = [*update_ids, *("" for _ in range(places - len(update_ids)))]
    return {f"id_{place}": update_id for place, update_id in enumerate(filled)}


def released_words(session: Session, case_id: str, update_ids: Sequence[str]) -> str:
    """All released words of these entries, still sealed."""
    places, reading = next(one for one in _BY_PLACES if one[0] >= len(update_ids))
    values = {"case_id": case_id, **asked_for(update_ids, places)}
    return reading.read(session, values)[0]


def words_of_entries(document: str, member: FamilyMember | ReaderFacts) -> dict[str, OwnWords]:
    """Own words in her language, with the original beside; or the original alone if she
    reads it. Otherwise nothing yet: they join when somebody has put them into her language."""
    per_update: dict[str, list[WordsRow]] = {}
    for values in RELEASED.rows(document):
        row = WordsRow(*values)
        per_update.setdefault(row.update_id, []).append(row)
    found: dict[str, OwnWords] = {}
    for update_id, versions in per_update.items():
        hers = words_for_reader(versions, member)
        if hers is not None:
            found[update_id] = hers
    return found


def words_for_reader(
    versions: Sequence[UpdateWords | WordsRow], member: FamilyMember | ReaderFacts
) -> OwnWords | None:
    """Which of these versions she gets, the original beside it. A preview asks the same."""
    versions = sorted(versions, key=_age_of_words)
    first = versions[0]
    original = OwnWords(first.text or "", first.language)
    reads = reads_in(member.language, member.reads)
    hers = next((row for row in versions if row.language == reads[0]), None)
    if hers is not None and hers is not first:
        put_on = hers.released_at or hers.written_at
        return OwnWords(hers.text or "", hers.language, original, hers.put_by, put_on)
    if first.language in reads:
        return original
    return None


def _age_of_words(row: UpdateWords | WordsRow) -> tuple[datetime, datetime, bool, str]:
    # Written in one go, the English is the original and the others are translations of it.
    return row.released_at or row.written_at, row.written_at, row.language != SOURCE, row.language
