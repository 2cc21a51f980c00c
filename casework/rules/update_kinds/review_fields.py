"""Which review an entry is about. The names are rows of `rules.reviews`; the texts say
*the review*, whatever the area calls it."""

from __future__ import annotations

from dataclasses import replace

from casework.rules.messages import N_, S_, Sentence
from casework.rules.reviews import REVIEW_NAMES
from casework.rules.update_kinds.asking import one_of, only, words
from casework.rules.update_kinds.types import Field, Fields

ANOTHER = "another"

# A draft takes over the answer from the review in the family's record (actions.updates.drafts).
CALLED = one_of(
    "called",
    S_("What the area calls this review"),
    *((row.label, row.staff_label, row.name) for row in REVIEW_NAMES.values()),
    (ANOTHER, S_("Another review")),
    required=False,
)
CALLED_OTHER = words(
    "called_other",
    S_("The name of the review in plain words"),
    N_("This is about: %(value)s."),
    most=80,
    shown_when=only("called", ANOTHER),
)

WHICH_REVIEW: tuple[Field, ...] = (CALLED, CALLED_OTHER)

# For the first entries about a review, which say what such a review looks at: its name is there.
FIRST_ABOUT_IT: tuple[Field, ...] = (
    replace(CALLED, choices=tuple(replace(one, card="") for one in CALLED.choices)),
    CALLED_OTHER,
)


def what_it_looks_at(fields: Fields) -> tuple[Sentence, ...]:
    """One sentence on what a review of this name looks at, for the first entries about it."""
    row = REVIEW_NAMES.get(str(fields.get(CALLED.name, "")))
    return (Sentence(row.looks_at),) if row else ()
