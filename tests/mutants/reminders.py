"""Reminders before a hearing: one fault for each promise, and the tests that have to notice."""

from __future__ import annotations

from tests.support.fault import Fault

_RULE = "casework/rules/reminders.py"
_ACTION = "casework/actions/outbox_reminders.py"
_RULES = "tests/rules/test_reminders.py"
_TESTS = "tests/actions/test_outbox_reminders.py"

FAULTS = (
    Fault(
        name="reminded-of-the-old-date",
        guarantee="nobody is reminded of a date that was moved",
        path=_ACTION,
        old="in cancel_reminders(session, case_id, update_id, now):\n",
        new="in ():\n",
        tests=(f"{_TESTS}::test_a_moved_hearing_cancels_at_once_and_tells_once",),
    ),
    Fault(
        name="reminder-trusts-its-planning",
        guarantee="a reminder asks again whether the hearing still stands",
        path=_ACTION,
        old="    if hearing is None or is_followed(session, row.case_id, row.about):\n",
        new="    if hearing is None:\n",
        tests=(f"{_TESTS}::test_a_worker_that_was_late_asks_whether_it_still_stands",),
    ),
    Fault(
        name="reminder-choice-ignored",
        guarantee="nobody is reminded who did not ask, or does not want it any more",
        path=_RULE,
        old="    if days not in choices.remind:\n",
        new="    if False:\n",
        tests=(_RULES, f"{_TESTS}::test_taken_back_and_asked_again_is_planned_once_more"),
    ),
    Fault(
        name="reminder-in-quiet-hours",
        guarantee="a reminder keeps to her quiet hours, and all that she chose about hours",
        path=_RULE,
        old="    at = moment(times, sitting, days, sent, now)\n",
        new="    at = max(now, asked_for(sitting, days, times.zone))\n",
        tests=(_RULES,),
    ),
    Fault(
        name="reminder-after-it-began",
        guarantee="nothing reminds her once a hearing has begun",
        path=_RULE,
        old="    if now >= sitting.begins:\n",
        new="    if False:\n",
        tests=(_RULES,),
    ),
    Fault(
        name="reminder-gives-held-news-away",
        guarantee="a reminder never tells her of a hearing that she may not know of",
        path=_ACTION,
        old="    standing = standing_for(session, member, row.about, now)\n",
        new="    standing = Standing.OPEN\n",
        tests=(f"{_TESTS}::test_what_she_may_not_know_becomes_hers_once_told",),
    ),
    Fault(
        name="reminder-instead-not-decided-again",
        guarantee="a reminder to somebody told instead ends with the hearing or the choice",
        path="casework/actions/outbox_decide.py",
        old="    if not still_reminds(session, row, member, now):\n",
        new="    if False:\n",
        tests=("tests/actions/test_outbox_shared_reminders.py",),
    ),
    Fault(
        name="reminder-instead-forgotten",
        guarantee="somebody told instead is reminded at the moment that she asked for",
        path="casework/actions/outbox_decide.py",
        old="        remind_instead(session, row, now)\n",
        new="",
        tests=("tests/actions/test_outbox_shared_reminders.py",),
    ),
)
