"""Texts that come in, and what wakes the workers."""

from __future__ import annotations

from tests.support.fault import Fault

_REPLIES = "tests/family/test_replies.py"
_DOUBT = f"{_REPLIES}::test_where_there_is_doubt_a_team_leader_reads_it_and_nobody_guesses"

FAULTS = (
    Fault(
        name="reply-guessed",
        guarantee="a reply from a number of two people is nobody's for certain",
        path="casework/actions/replies.py",
        old="    if len({(point.case_id, point.member_id) for point in points}) != 1:\n",
        new="    if not points:\n",
        tests=(_DOUBT,),
    ),
    Fault(
        name="reply-from-unsafe-number",
        guarantee="a reply is hers only if the number is confirmed and safe",
        path="casework/actions/replies.py",
        old="    sure = {one.id for one in contacts if one.usable}\n",
        new="    sure = {one.id for one in contacts}\n",
        tests=(_DOUBT,),
    ),
    Fault(
        name="reply-unsigned",
        guarantee="only what the gateway signed is written down",
        path="casework/sending/inbound.py",
        old="or not _signed(headers, body, secret, now)",
        new="",
        tests=(f"{_REPLIES}::test_a_call_without_the_right_seal_leaves_nothing",),
    ),
    Fault(
        name="reply-replayed",
        guarantee="a call that was kept and sent again later is not believed",
        path="casework/sending/inbound.py",
        old="    if abs(now.timestamp() - int(moment)) > OLDEST:\n        return False\n",
        new="",
        tests=(f"{_REPLIES}::test_a_call_without_the_right_seal_leaves_nothing",),
    ),
    Fault(
        name="reply-counted-twice",
        guarantee="the same text handed over twice is one message",
        path="casework/actions/replies.py",
        old='        receipt=key_ring().blind_index("reply", receipt),\n',
        new=(
            "        receipt=key_ring().blind_index("
            '"reply", receipt + __import__("secrets").token_hex(4)),\n'
        ),
        tests=(f"{_REPLIES}::test_the_same_text_handed_over_twice_is_one_message",),
    ),
    Fault(
        name="stop-ignored",
        guarantee="after STOP no text leaves",
        path="casework/queries/contact_choices.py",
        old="replace(one, stopped=one.id in stopped)",
        new="one",
        tests=(f"{_REPLIES}::test_after_stop_no_text_leaves_and_nobody_is_told_to_ring",),
    ),
    Fault(
        name="stop-before-sending-ignored",
        guarantee="a STOP holds what was queued before it",
        path="casework/rules/contact_plan.py",
        old="        return tuple(one for one in self.usable_when_asked if not one.stopped)\n",
        new="        return self.usable_when_asked\n",
        tests=(f"{_REPLIES}::test_a_stop_holds_what_was_queued_before",),
    ),
    Fault(
        name="reply-read-by-anybody",
        guarantee="a text that may be somebody's is read by the leader of that region alone",
        path="casework/queries/replies.py",
        old='        or_(InboundText.region_id.in_(led), InboundText.region_id == ""),\n',
        new="",
        tests=(f"{_REPLIES}::test_nobody_else_settles_a_text",),
    ),
    Fault(
        name="nobody-wakes",
        guarantee="a change that queues wakes a worker when it commits",
        path="casework/actions/outbox.py",
        old='        session.execute(text("SELECT wake_workers()"))\n',
        new="        return\n",
        tests=(
            "tests/actions/test_outbox_waking.py"
            "::test_a_change_leaves_one_job_and_only_when_it_commits",
        ),
    ),
)
