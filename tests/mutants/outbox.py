"""Messages that leave: not against a choice, not twice, not to the wrong place."""

from __future__ import annotations

from tests.support.fault import Fault

_QUEUED = "tests/actions/test_outbox.py"
_CODES = "tests/family/test_code_by_message.py"
_ADAPTERS = "tests/actions/test_sending_adapters.py"

FAULTS = (
    Fault(
        name="decide-at-send-removed",
        guarantee="a message is decided again at the moment it leaves",
        path="casework/actions/outbox_decide.py",
        old="    happening = _happening(session, row, member, now)\n",
        new=(
            "    now_chosen = choices_now(session, row.case_id, row.member_id, now)\n"
            "    return _to(session, row, now_chosen, now)\n"
            "    happening = _happening(session, row, member, now)\n"
        ),
        tests=(
            f"{_QUEUED}::test_a_late_worker_asks_about_quiet_hours_again",
            f"{_QUEUED}::test_a_withdrawn_entry_is_not_announced",
        ),
    ),
    Fault(
        name="sent-again-blindly",
        guarantee="a hand-over that was cut off is asked about, and never simply repeated",
        path="casework/sending/rounds.py",
        old="        if taken.lost:\n",
        new="        if False:\n",
        tests=(f"{_QUEUED}::test_a_worker_that_was_killed_leaves_no_second_message",),
    ),
    Fault(
        name="queued-twice",
        guarantee="the same change queues one message",
        path="casework/actions/outbox.py",
        old="    there = _there(session, case_id, member_id, Purpose.NEWS, about)\n",
        new="    about, there = about[:-4] + secrets.token_hex(2), None\n",
        tests=(f"{_QUEUED}::test_the_same_change_queues_one_message_only",),
    ),
    Fault(
        name="pause-ignored",
        guarantee="nothing leaves in a pause",
        path="casework/rules/choice_topics.py",
        old="        pause=active or ahead,\n",
        new="        pause=None,\n",
        tests=(f"{_QUEUED}::test_a_pause_before_sending_holds_what_was_queued",),
    ),
    Fault(
        name="quiet-hours-skipped",
        guarantee="nothing leaves in her quiet hours",
        path="casework/rules/contact_times.py",
        old="    if times.quiet.hold(here.time()):\n        return Waits.QUIET_HOURS\n",
        new="",
        tests=(f"{_QUEUED}::test_quiet_hours_hold_a_message_until_morning",),
    ),
    Fault(
        name="code-to-retired-contact",
        guarantee="a code goes to a contact that is confirmed, safe and in use",
        path="casework/actions/outbox_decide.py",
        old="    if point.id not in {one.id for one in usable}:\n",
        new="    if False:\n",
        tests=(f"{_CODES}::test_a_contact_retired_after_the_question_gets_no_code",),
    ),
    Fault(
        name="shared-number-lets-in",
        guarantee="a code to a number of two people lets neither in as the other",
        path="casework/actions/codes_sent.py",
        old="    if len(found) == 1:\n",
        new="    if found:\n",
        tests=(f"{_CODES}::test_one_number_of_two_people_lets_neither_in",),
    ),
    Fault(
        name="burst-unlimited",
        guarantee="more messages than ever should leave stop everything",
        path="casework/actions/outbox_work.py",
        old="    if _too_many(session, burst, now):\n",
        new="    if False:\n",
        tests=(f"{_QUEUED}::test_a_burst_stops_everything_until_somebody_looked",),
    ),
    Fault(
        name="imports-send",
        guarantee="imports, migrations, restores and the demo's loading tell nobody",
        path="casework/actions/outbox.py",
        old="    return bool(session.info.get(_MAY_LEAVE))\n",
        new="    return True\n",
        tests=(f"{_QUEUED}::test_imports_and_demo_loading_queue_nothing",),
    ),
    Fault(
        name="answer-not-needed",
        guarantee="only an answer says that a mail was taken",
        path="casework/sending/smtp.py",
        old="            return Unknown()\n        if 200",
        new="            return NotTaken(again=True)\n        if 200",
        tests=(f"{_ADAPTERS}::test_a_line_cut_after_the_text_proves_nothing",),
    ),
)
