"""The kinds of the strands inquest, review, money and with us, in their usual order.

A new kind of one of these strands is one entry in its module and one name in its list here.
"""

from __future__ import annotations

from casework.rules.update_kinds.claim_after import (
    COMPENSATION_ACCEPTED,
    COMPENSATION_REVIEW_DECISION,
    COMPENSATION_REVIEW_REQUESTED,
)
from casework.rules.update_kinds.claim_end import COMPENSATION_CLOSED, COMPENSATION_PAID
from casework.rules.update_kinds.claim_first import (
    COMPENSATION_MORE_ASKED,
    COMPENSATION_POLICE_EVIDENCE,
    COMPENSATION_PREPARING,
    COMPENSATION_REFERENCE,
    COMPENSATION_SENT,
    COMPENSATION_WAITING,
)
from casework.rules.update_kinds.claim_tribunal import (
    COMPENSATION_APPEAL,
    COMPENSATION_APPEAL_RESULT,
    COMPENSATION_HEARING,
)
from casework.rules.update_kinds.compensation import COMPENSATION_DECISION
from casework.rules.update_kinds.inquest import INQUEST_OPENED
from casework.rules.update_kinds.inquest_conclusion import INQUEST_CONCLUDED
from casework.rules.update_kinds.inquest_end import DEATH_REGISTERED, PREVENTION_REPORT
from casework.rules.update_kinds.inquest_first import INQUEST_REPORTED, INTERIM_CERTIFICATE
from casework.rules.update_kinds.inquest_hearing import INQUEST_HEARING_LISTED
from casework.rules.update_kinds.inquest_waits import (
    INQUEST_NOT_RESUMED,
    INQUEST_PAUSED,
    INQUEST_RESUMED,
)
from casework.rules.update_kinds.meeting import MEETING_WITH_US
from casework.rules.update_kinds.other_money import OTHER_MONEY_ANSWERED, OTHER_MONEY_ASKED
from casework.rules.update_kinds.review import REVIEW_GOING_AHEAD
from casework.rules.update_kinds.review_chair import (
    REVIEW_CHAIR,
    REVIEW_FIRST_CONTACT,
    REVIEW_QUESTIONS,
)
from casework.rules.update_kinds.review_checked import (
    REVIEW_AREA_AGREED,
    REVIEW_CHECK_RESULT,
    REVIEW_SENT_FOR_CHECK,
    REVIEW_SENT_TO_COMMISSIONER,
)
from casework.rules.update_kinds.review_decision import (
    REVIEW_ADVOCACY,
    REVIEW_BEING_DECIDED,
    REVIEW_HOME_OFFICE_TOLD,
    REVIEW_NOT_GOING_AHEAD,
)
from casework.rules.update_kinds.review_public import (
    REVIEW_ACTIONS,
    REVIEW_FINISHED,
    REVIEW_PUBLICATION,
    REVIEW_PUBLISHED,
)
from casework.rules.update_kinds.review_report import (
    REVIEW_COMMENTS_ANSWERED,
    REVIEW_DRAFT,
    REVIEW_FINDINGS,
    REVIEW_REPORT_WRITING,
)
from casework.rules.update_kinds.review_under_way import (
    REVIEW_MEET_PANEL,
    REVIEW_PANEL_MEETING,
    REVIEW_PAUSED,
    REVIEW_RESUMED,
    REVIEW_SERVICES_WRITE,
)
from casework.rules.update_kinds.review_views import REVIEW_NAME, REVIEW_VIEWS
from casework.rules.update_kinds.types import UpdateKind
from casework.rules.update_kinds.with_us import NO_NEWS, PROMISE, WORKER_CHANGED

INQUEST: tuple[UpdateKind, ...] = (
    INQUEST_OPENED,
    INQUEST_REPORTED,
    INTERIM_CERTIFICATE,
    INQUEST_PAUSED,
    INQUEST_NOT_RESUMED,
    INQUEST_RESUMED,
    INQUEST_HEARING_LISTED,
    INQUEST_CONCLUDED,
    PREVENTION_REPORT,
    DEATH_REGISTERED,
)

REVIEW: tuple[UpdateKind, ...] = (
    REVIEW_GOING_AHEAD,
    REVIEW_BEING_DECIDED,
    REVIEW_NOT_GOING_AHEAD,
    REVIEW_HOME_OFFICE_TOLD,
    REVIEW_ADVOCACY,
    REVIEW_CHAIR,
    REVIEW_FIRST_CONTACT,
    REVIEW_QUESTIONS,
    REVIEW_PANEL_MEETING,
    REVIEW_SERVICES_WRITE,
    REVIEW_PAUSED,
    REVIEW_RESUMED,
    REVIEW_VIEWS,
    REVIEW_MEET_PANEL,
    REVIEW_NAME,
    REVIEW_REPORT_WRITING,
    REVIEW_DRAFT,
    REVIEW_COMMENTS_ANSWERED,
    REVIEW_AREA_AGREED,
    REVIEW_SENT_FOR_CHECK,
    REVIEW_CHECK_RESULT,
    REVIEW_PUBLICATION,
    REVIEW_PUBLISHED,
    REVIEW_SENT_TO_COMMISSIONER,
    REVIEW_FINDINGS,
    REVIEW_ACTIONS,
    REVIEW_FINISHED,
)

MONEY: tuple[UpdateKind, ...] = (
    COMPENSATION_DECISION,
    COMPENSATION_PREPARING,
    COMPENSATION_SENT,
    COMPENSATION_REFERENCE,
    COMPENSATION_POLICE_EVIDENCE,
    COMPENSATION_MORE_ASKED,
    COMPENSATION_WAITING,
    COMPENSATION_ACCEPTED,
    COMPENSATION_REVIEW_REQUESTED,
    COMPENSATION_REVIEW_DECISION,
    COMPENSATION_APPEAL,
    COMPENSATION_HEARING,
    COMPENSATION_APPEAL_RESULT,
    COMPENSATION_PAID,
    COMPENSATION_CLOSED,
    OTHER_MONEY_ASKED,
    OTHER_MONEY_ANSWERED,
)

WITH_US: tuple[UpdateKind, ...] = (MEETING_WITH_US, WORKER_CHANGED, PROMISE, NO_NEWS)
