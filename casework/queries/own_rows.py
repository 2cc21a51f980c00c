"""A family member's own entries as they come from the database, for her own pages.

Nothing sealed is opened before somebody asks for the fields of that one entry.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import bindparam

from casework.models.sealing import key_ring
from casework.models.updates import Audience, Update
from casework.queries.documents import Document
from casework.queries.scope import updates_addressed_to
from casework.rules.access import FamilyViewer


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One update and her row of its audience, as far as her pages need them."""

    case_id: str
    id: str
    kind: str
    strand: str
    state: str
    fields_sealed: bytes | None
    source_role: str
    occurred_on: date | None
    corrects_id: str | None
    moves_id: str | None
    gives_away_held: bool
    gives_away: str
    about_evidence: bool
    promise_on: date | None
    created_at: datetime
    published_by: str | None
    published_at: datetime | None
    told_at: datetime | None
    shown_at: datetime | None
    choice: str
    opened_in_session: str | None

    @property
    def fields(self) -> dict[str, Any] | None:
        """The typed fields, opened now."""
        if self.fields_sealed is None:
            return None
        bound_to = Update.fields.bound_to_key(Update, (self.case_id, self.id))
        opened: dict[str, Any] = json.loads(key_ring().open(self.fields_sealed, bound_to))
        return opened


_OF_AUDIENCE = ("told_at", "shown_at", "choice", "opened_in_session")
# The scope with names in place of one person's ids, so that it is built once for everybody.
_ANYBODY = FamilyViewer(
    case_id=cast(str, bindparam("case_id")), member_id=cast(str, bindparam("member_id"))
)
OWN_ENTRIES = Document(
    updates_addressed_to(_ANYBODY).with_only_columns(
        *(
            getattr(Audience if name in _OF_AUDIENCE else Update, name)
            for name in EntryRow.__dataclass_fields__
        ),
        maintain_column_froms=True,
    )
)
