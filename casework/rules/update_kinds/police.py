"""The kinds of the investigation, in the order in which things usually happen."""

from casework.rules.update_kinds.abroad import (
    ABROAD_COMING_HOME,
    ABROAD_INQUEST,
    ABROAD_OFFICE,
    ABROAD_WHO_LEADS,
)
from casework.rules.update_kinds.arrest import ARREST
from casework.rules.update_kinds.belongings import PROPERTY_RETURNED
from casework.rules.update_kinds.charge import CHARGE
from casework.rules.update_kinds.early_days import FUNERAL_RELEASE, IDENTIFICATION, POST_MORTEM
from casework.rules.update_kinds.liaison import FLO_APPOINTED, FLO_STEPS_BACK, SUPPORT_TOLD
from casework.rules.update_kinds.look_again import LOOK_AGAIN_ASKED, LOOK_AGAIN_RESULT
from casework.rules.update_kinds.no_court_case import (
    NO_CHARGE,
    NO_FURTHER_ACTION,
    SENT_TO_PROSECUTORS,
)
from casework.rules.update_kinds.police_news import (
    INTERVIEW,
    POLICE_NEWS,
    SUSPECT_DIED,
    UNSOLVED_REVIEW,
)
from casework.rules.update_kinds.police_release import POLICE_BAIL_CHANGE, POLICE_RELEASE
from casework.rules.update_kinds.types import UpdateKind

POLICE: tuple[UpdateKind, ...] = (
    SUPPORT_TOLD,
    FLO_APPOINTED,
    IDENTIFICATION,
    POST_MORTEM,
    POLICE_NEWS,
    FUNERAL_RELEASE,
    ARREST,
    INTERVIEW,
    POLICE_RELEASE,
    POLICE_BAIL_CHANGE,
    SENT_TO_PROSECUTORS,
    CHARGE,
    NO_CHARGE,
    NO_FURTHER_ACTION,
    LOOK_AGAIN_ASKED,
    LOOK_AGAIN_RESULT,
    PROPERTY_RETURNED,
    FLO_STEPS_BACK,
    UNSOLVED_REVIEW,
    SUSPECT_DIED,
    ABROAD_WHO_LEADS,
    ABROAD_OFFICE,
    ABROAD_COMING_HOME,
    ABROAD_INQUEST,
)
