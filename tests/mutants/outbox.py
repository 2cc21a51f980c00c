"""Messages that leave: not against a choice, not twice, not to the wrong place."""

from __future__ import annotations

from tests.support.fault import Fault

_QUEUED = "tests/actions/test_outbox.py"
_CODES = "tests/family/test_code_by_message.py"

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
        tests=(_QUEUED,),
    ),
    Fault(
        name="sent-again-blindly",
        guarantee="a hand-over that was cut off is asked about, and never simply repeated",
        path="casework/sending/rounds.py",
        old="        if taken.lost:\n",
        new="        if False:\n",
        tests=(_QUEUED,),
    ),
    Fault(
        name="queued-twice",
        guarantee="the same change queues one message",
        path="casework/actions/outbox.py",
        old="    there = _there(session, case_id, member_id, Purpose.NEWS, about)\n",
        new="    about, there = about[:-4] + secrets.token_hex(2), None\n",
        tests=(_QUEUED,),
    ),
    Fault(
        name="pause-ignored",
        guarantee="nothing leaves in a pause",
        path="casework/rules/contact_plan.py",
        old="    if pause is not None:\n        return _in_a_pause(pause)\n",
        new="",
        tests=(_QUEUED,),
    ),
    Fault(
        name="quiet-hours-skipped",
        guarantee="nothing leaves in her quiet hours",
        path="casework/rules/contact_times.py",
        old="    if times.quiet.hold(here.time()):\n        return Waits.QUIET_HOURS\n",
        new="",
        tests=(_QUEUED,),
    ),
    Fault(
        name="code-to-retired-contact",
        guarantee="a code goes to a contact that is confirmed, safe and in use",
        path="casework/actions/outbox_decide.py",
        old="    if point.id not in {one.id for one in choices.usable}:\n",
        new="    if False:\n",
        tests=(_CODES,),
    ),
    Fault(
        name="shared-number-lets-in",
        guarantee="a code to a number of two people lets neither in as the other",
        path="casework/actions/codes_sent.py",
        old="    if len(found) == 1:\n",
        new="    if found:\n",
        tests=(_CODES,),
    ),
    Fault(
        name="burst-unlimited",
        guarantee="more messages than ever should leave stop everything",
        path="casework/actions/outbox_work.py",
        old="    if _too_many(session, burst, now):\n",
        new="    if False:\n",
        tests=(_QUEUED,),
    ),
    Fault(
        name="imports-send",
        guarantee="imports, migrations, restores and the demo's loading tell nobody",
        path="casework/actions/outbox.py",
        old="    return bool(session.info.get(_MAY_LEAVE))\n",
        new="    return True\n",
        tests=(_QUEUED,),
    ),
    Fault(
        name="answer-not-needed",
        guarantee="only an answer says that a mail was taken",
        path="casework/sending/smtp.py",
        old="            return Unknown()\n        if 200",
        new="            return NotTaken(again=True)\n        if 200",
        tests=("tests/actions/test_sending_adapters.py",),
    ),
)
