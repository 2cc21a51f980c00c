"""The kinds of the time after the sentence, in the order in which things usually happen."""

from casework.rules.update_kinds.contact_scheme import CONTACT_SCHEME
from casework.rules.update_kinds.during_sentence import MINIMUM_TERM_REVIEW, SENTENCE_MOVE
from casework.rules.update_kinds.leaving_prison import ESCAPE, RECALL, RELEASE
from casework.rules.update_kinds.parole import PAROLE_AGAIN, PAROLE_DECISION, PAROLE_REVIEW
from casework.rules.update_kinds.types import UpdateKind

AFTER_SENTENCE: tuple[UpdateKind, ...] = (
    CONTACT_SCHEME,
    SENTENCE_MOVE,
    MINIMUM_TERM_REVIEW,
    PAROLE_REVIEW,
    PAROLE_DECISION,
    PAROLE_AGAIN,
    RELEASE,
    RECALL,
    ESCAPE,
)
