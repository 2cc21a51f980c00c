"""The seven strands of the timeline. Each has a fixed number, so that paths stay opaque."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from casework.rules.messages import N_


class Strand(StrEnum):
    """One thread of what happens after a death."""

    POLICE = "police"
    COURT = "court"
    INQUEST = "inquest"
    REVIEW = "review"
    MONEY = "money"
    AFTER_SENTENCE = "after_sentence"
    WITH_US = "with_us"


@dataclass(frozen=True)
class StrandFacts:
    """What the product knows about a strand.

    ``proceedings``: own words are restricted while criminal proceedings are active
    (docs/sources.md, Trials).
    """

    strand: Strand
    number: int  # path segment, 1 to 7
    label: str  # read by families
    proceedings: bool = False

    @property
    def value(self) -> str:
        """The slug, as stored."""
        return self.strand.value


STRANDS: tuple[StrandFacts, ...] = (
    StrandFacts(Strand.POLICE, 1, N_("Police"), proceedings=True),
    StrandFacts(Strand.COURT, 2, N_("Court"), proceedings=True),
    StrandFacts(Strand.INQUEST, 3, N_("Inquest"), proceedings=True),
    StrandFacts(Strand.REVIEW, 4, N_("Review")),
    StrandFacts(Strand.MONEY, 5, N_("Money")),
    StrandFacts(Strand.AFTER_SENTENCE, 6, N_("After the sentence")),
    StrandFacts(Strand.WITH_US, 7, N_("With us")),
)

# Keyed by the slug; a Strand is such a slug.
STRAND_FACTS: dict[str, StrandFacts] = {facts.value: facts for facts in STRANDS}

STRAND_BY_NUMBER: dict[int, StrandFacts] = {facts.number: facts for facts in STRANDS}
