"""The chair of a review: only people who agreed, only words released, only her own review."""

from __future__ import annotations

from tests.support.fault import Fault

_SCOPE = "tests/queries/test_chair_row_security.py"
_BYTES = "tests/advocate/test_chair_bytes.py"
_REFUSED = "tests/advocate/test_chair_refusals.py"
_PAGES = "tests/advocate/test_chair.py"
_PACK = "tests/web/test_chair_pack.py"
_STATEMENTS = "casework/models/chair_checks.py"

FAULTS = (
    Fault(
        name="chair-reads-without-release",
        guarantee="the chair reads no view without a release in force at that moment",
        path=_STATEMENTS,
        old="f\" AND {_may_read('chair')} AND v.member_id IN {_KNOWN} AND {_INVITED}\"",
        new='f" AND v.member_id IN {_KNOWN} AND {_INVITED}"',
        tests=(
            f"{_SCOPE}::test_no_history_shows_a_view_without_a_release_in_force",
            f"{_REFUSED}::test_a_view_not_to_be_read_is_answered_as_one_that_is_not_there",
        ),
    ),
    Fault(
        name="chair-reads-what-was-taken-back",
        guarantee="words that were taken back are gone from the chair's next page",
        path=_STATEMENTS,
        old="({0}.withdrawn_at IS NULL OR {0}.withdrawn_at > {{p_at}})",
        new="({0}.withdrawn_at IS NULL OR {0}.id IS NOT NULL)",
        tests=(f"{_PAGES}::test_words_taken_back_are_gone_and_the_chair_is_told",),
    ),
    Fault(
        name="chair-learns-of-who-did-not-agree",
        guarantee="the chair learns of nobody who did not say yes to that",
        path=_STATEMENTS,
        old='({_ANSWERS}) AND a.chair_told IS TRUE"',
        new='({_ANSWERS})"',
        tests=(
            f"{_BYTES}::test_a_son_who_says_no_and_is_not_told_of_changes_no_byte",
            f"{_BYTES}::test_only_her_own_yes_to_being_known_changes_what_the_chair_gets",
        ),
    ),
    Fault(
        name="chair-of-another-review",
        guarantee="a chair sees the review she was invited to, and no other",
        path="casework/queries/chair.py",
        old="            ReviewChair.review_id == Review.id,\n",
        new="",
        tests=(f"{_REFUSED}::test_another_review_is_answered_as_one_that_is_not_there",),
    ),
    Fault(
        name="chair-functions-answer-anybody",
        guarantee="the database asks again who reads as the chair, and at which moment",
        path=_STATEMENTS,
        old='_HERSELF = f" AND p_staff_id',
        new='_HERSELF = f" AND p_staff_id IS NOT NULL OR p_staff_id',
        tests=(f"{_SCOPE}::test_the_functions_answer_nobody_but_the_chair_and_only_for_now",),
    ),
    Fault(
        name="invitation-never-ends",
        guarantee="an invitation that ended shows nothing",
        path="casework/queries/chair.py",
        old="            in_force(ReviewChair.starts_at, ReviewChair.ends_at, now),\n",
        new="",
        tests=(f"{_SCOPE}::test_an_invitation_that_ended_shows_nothing",),
    ),
    Fault(
        name="chair-reads-and-nothing-is-used",
        guarantee="words that the chair opened are marked as used",
        path="advocate_admin/views/chair.py",
        old="    _use(review_id, view_id)\n",
        new="",
        tests=(f"{_PAGES}::test_the_chair_reads_the_words_and_that_uses_them",),
    ),
    Fault(
        name="chair-with-a-second-role",
        guarantee="a chair's account holds no other role",
        path="casework/rules/roles.py",
        old="ALONE_ROLES = frozenset({Role.ADMINISTRATOR, Role.CHAIR, ",
        new="ALONE_ROLES = frozenset({Role.ADMINISTRATOR, ",
        tests=(f"{_SCOPE}::test_a_chair_holds_no_other_role",),
    ),
    Fault(
        name="pack-names-who-took-words-back",
        guarantee="whose words were taken back is said only while that person is known",
        path="casework/rules/chair_pack.py",
        old='whose = held.member_id if held.member_id in known else ""',
        new="whose = held.member_id",
        tests=("tests/rules/test_chair_pack.py::test_somebody_no_longer_known_is_not_named",),
    ),
    Fault(
        name="pack-says-all-may-be-quoted",
        guarantee="the pack says of each view whether it may be quoted",
        path="casework/web/chair_pack.py",
        old="say(_QUOTED if view.quoted else _FORBIDDEN),",
        new="say(_QUOTED),",
        tests=(f"{_PACK}::test_both_say_what_may_be_quoted_and_who_took_the_copy",),
    ),
)
