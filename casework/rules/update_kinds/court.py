"""The kinds of the criminal court, in the order in which things usually happen."""

from casework.rules.update_kinds.appeal import APPEAL, APPEAL_RESULT
from casework.rules.update_kinds.before_trial import COURT_VISIT, PROSECUTORS_MEETING
from casework.rules.update_kinds.first_hearing import FIRST_HEARING, REMAND
from casework.rules.update_kinds.hearing import HEARING_LISTED, HEARING_MOVED
from casework.rules.update_kinds.plea import PLEA, PLEA_HEARING
from casework.rules.update_kinds.sentence import SENTENCE
from casework.rules.update_kinds.sentence_too_low import SENTENCE_LOOK_RESULT, SENTENCE_LOOKED_AT
from casework.rules.update_kinds.statement import PERSONAL_STATEMENT
from casework.rules.update_kinds.trial import JURY_OUT, NEW_TRIAL, TRIAL_DAY
from casework.rules.update_kinds.types import UpdateKind
from casework.rules.update_kinds.verdict import VERDICT

COURT: tuple[UpdateKind, ...] = (
    HEARING_LISTED,
    HEARING_MOVED,
    FIRST_HEARING,
    REMAND,
    PLEA_HEARING,
    PLEA,
    PERSONAL_STATEMENT,
    PROSECUTORS_MEETING,
    COURT_VISIT,
    TRIAL_DAY,
    JURY_OUT,
    VERDICT,
    NEW_TRIAL,
    SENTENCE,
    SENTENCE_LOOKED_AT,
    SENTENCE_LOOK_RESULT,
    APPEAL,
    APPEAL_RESULT,
)
