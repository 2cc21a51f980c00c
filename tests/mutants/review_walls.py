"""An answer that leaves once, the wall around messages, a yes that is hers, and a child."""

from __future__ import annotations

from tests.support.fault import Fault

_TESTS = "tests/actions/test_review_walls.py"

FAULTS = (
    Fault(
        name="answer-released-without-a-word",
        guarantee="a message leaves when an answer is released to her",
        path="casework/actions/view_answers.py",
        old="    outbox.queue(\n",
        new="    dict(\n        session=session) if True else outbox.queue(\n",
        tests=(f"{_TESTS}::test_an_answer_that_is_released_leaves_once",),
    ),
    Fault(
        name="answer-said-before-a-person-told-it",
        guarantee="an answer that a person tells her sends no message",
        path="casework/actions/outbox_decide.py",
        old="    if answer.told_at is not None:\n        return Why.TOLD\n",
        new="",
        tests=(f"{_TESTS}::test_an_answer_that_a_person_tells_waits_for_it",),
    ),
    Fault(
        name="panel-reads-messages-with-the-advocate",
        guarantee="whoever holds a seat reads no message between her and an advocate",
        path="casework/queries/conflict.py",
        old="        ~_with_an_advocate(),\n",
        new="        Message.id.is_not(None),\n",
        tests=(f"{_TESTS}::test_messages_with_her_advocate_are_closed_to_the_panel",),
    ),
    Fault(
        name="wall-of-messages-not-in-the-database",
        guarantee="the database refuses those messages as well",
        path="casework/models/row_rules/pieces.py",
        old="    \" AND b.process = 'review' AND (b.staff_id = message.staff_id\"",
        new="    \" AND b.process = 'none' AND (b.staff_id = message.staff_id\"",
        tests=(f"{_TESTS}::test_messages_with_her_advocate_are_closed_to_the_panel",),
    ),
    Fault(
        name="worker-says-yes-as-her",
        guarantee="only her own session records that she agreed herself",
        path="casework/models/her_yes.py",
        old="\"NEW.agreed_how = 'herself' AND (TG_OP = 'INSERT' OR OLD.agreed_how <> 'herself'\"",
        new="\"NEW.agreed_how = 'herself' AND (TG_OP = 'INSERT'\"",
        tests=(f"{_TESTS}::test_no_worker_writes_a_yes_down_as_hers",),
    ),
    Fault(
        name="worker-approves-as-her",
        guarantee="an approval names the worker who wrote it down",
        path="casework/models/her_yes.py",
        old=" IF current_user = '{STAFF}' AND ({refused}) THEN",
        new=" IF current_user = 'nobody' AND ({refused}) THEN",
        tests=(f"{_TESTS}::test_no_worker_approves_her_words_as_her",),
    ),
    Fault(
        name="flag-of-a-child-not-asked",
        guarantee="a child by flag alone writes no view on a page of its own",
        path="casework/queries/review_say.py",
        old="        return of_a_child(session, viewer.case_id, viewer.member_id, now)\n",
        new="        return is_minor(member_of(session, viewer), (), now)\n",
        tests=(f"{_TESTS}::test_a_flag_alone_sends_views_through_a_specialist",),
    ),
    Fault(
        name="list-sent-to-whoever-did-not-agree",
        guarantee="the chair's list goes to whoever agreed to hear of the review",
        path="casework/actions/proposals.py",
        old="        if one.member.id in agreed and not",
        new="        if not",
        tests=(
            "tests/advocate/test_chair_terms.py::test_it_goes_to_those_who_agreed_and_nobody_else",
        ),
    ),
    Fault(
        name="every-word-becomes-a-question",
        guarantee="only what the chair recorded becomes a question of the list",
        path="casework/actions/terms.py",
        old="            if text in recorded:\n",
        new="            if text:\n",
        tests=(
            "tests/advocate/test_chair_terms.py::test_what_a_worker_wrote_beside_them_is_no_question",
        ),
    ),
    Fault(
        name="questions-shown-that-she-keeps",
        guarantee="a list that she keeps or paused puts no question on her page",
        path="casework/actions/terms.py",
        old="        if standing_for(session, member, update.id, now) is not Standing.OPEN:\n",
        new="        if False:\n",
        tests=(
            "tests/advocate/test_chair_terms.py::test_whoever_keeps_it_finds_no_question_of_it",
        ),
    ),
    Fault(
        name="refusal-that-costs-more",
        guarantee="a refusal costs as many statements whether or not there is anything",
        path="casework/queries/scope.py",
        old="    if member is None:\n        raise NotFound\n",
        new="    if member is None:\n"
        "        if session.get(FamilyMember, (case_id, member_id)):\n"
        "            session.scalar(select(Case.id).limit(1))\n"
        "        raise NotFound\n",
        tests=(
            "tests/advocate/test_refusals_cost_the_same.py"
            "::test_an_advocate_asks_for_somebody_who_did_not_agree",
        ),
    ),
)
