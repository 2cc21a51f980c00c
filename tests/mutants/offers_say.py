"""Offers, answers and views: nobody is asked before her day, and no word leaves without her."""

from __future__ import annotations

from tests.support.fault import Fault

_REGISTER = "tests/actions/test_engagement.py"
_SAYS = "tests/family/test_review_say.py"
_BESIDE = "tests/advocate/test_review_say.py"
_RULES = "tests/rules/test_review_say.py"
_STEPS = "tests/actions/test_say_sequences.py"
_PARTS = "tests/family/test_review_parts.py"
_STAFF = "tests/advocate/test_view_answers.py"
_OTHERS = "tests/queries/test_say_refusals.py"

FAULTS = (
    Fault(
        name="chair-told-without-her-yes",
        guarantee="the chair learns of her only once she says so",
        path="casework/rules/review_say.py",
        old="standing.answer in IN_THE_REVIEW and standing.chair_told is True",
        new="standing.answer in IN_THE_REVIEW and standing.chair_told is not False",
        tests=(f"{_SAYS}::test_the_chair_is_told_only_once_she_says_so",),
    ),
    Fault(
        name="words-leave-unapproved",
        guarantee="wording that she has not approved goes to nobody",
        path="casework/rules/review_say.py",
        old="    if approved != wording or not known:\n",
        new="    if not known:\n",
        tests=(f"{_RULES}::test_nobody_reads_without_a_release_in_force",),
    ),
    Fault(
        name="taken-back-release-holds",
        guarantee="a release that she took back holds no longer",
        path="casework/rules/review_say.py",
        old="    if release.withdrawn_at is not None and release.withdrawn_at <= now:\n"
        "        return False\n",
        new="",
        tests=(f"{_SAYS}::test_a_release_taken_back_holds_no_longer",),
    ),
    Fault(
        name="untold-review-shown",
        guarantee="a review that she was not told of is not on her pages",
        path="casework/queries/review_say.py",
        old="    return frozenset(every) if len(every) == 1 else frozenset()\n",
        new="    return frozenset(every)\n",
        tests=(f"{_SAYS}::test_of_two_reviews_only_the_one_she_was_told_of_is_there",),
    ),
    Fault(
        name="every-worker-reads-her-words",
        guarantee="only who stands beside her reads what she says",
        path="casework/queries/review_say.py",
        old="    if advocate is None:\n        raise NotFound\n",
        new="",
        tests=(f"{_BESIDE}::test_an_advocate_of_the_inquest_finds_nothing_of_it",),
    ),
    Fault(
        name="offered-again-after-no-more",
        guarantee="who asked not to be asked again is not offered it again",
        path="casework/rules/engagement.py",
        old='S_("Asked not to be asked again"), frozenset({_E.ENGAGING, _E.NOT_OFFERED_SIO})',
        new='S_("Asked not to be asked again"), frozenset({_E.ENGAGING, _E.OFFERED})',
        tests=(f"{_REGISTER}::test_a_change_out_of_turn_is_refused",),
    ),
    Fault(
        name="release-ignored",
        guarantee="nobody reads a view without a release in force",
        path="casework/rules/review_say.py",
        old="if one.wording == wording and in_force(one, now)\n",
        new="if one.wording == wording\n",
        tests=(f"{_RULES}::test_nobody_reads_without_a_release_in_force", f"{_STEPS}"),
    ),
    Fault(
        name="release-of-other-words",
        guarantee="a release covers only the words that she approved and released",
        path="casework/rules/review_say.py",
        old="if one.wording == wording and in_force(one, now)\n",
        new="if in_force(one, now)\n",
        tests=(f"{_RULES}::test_a_release_covers_only_the_words_she_approved", f"{_STEPS}"),
    ),
    Fault(
        name="consent-ignored",
        guarantee="while the chair may not know of her, nobody in the review reads her",
        path="casework/rules/review_say.py",
        old="    if approved != wording or not known:\n",
        new="    if approved != wording:\n",
        tests=(f"{_RULES}::test_nobody_reads_without_a_release_in_force", f"{_STEPS}"),
    ),
    Fault(
        name="ask-again-date-ignored",
        guarantee="nobody brings it up before the day she chose",
        path="casework/rules/review_say.py",
        old="    return standing.ask_again_on is not None and standing.ask_again_on <= today\n",
        new="    return standing.ask_again_on is not None\n",
        tests=(
            f"{_RULES}::test_nobody_is_asked_before_the_day_she_chose",
            f"{_STAFF}::test_nobody_is_listed_before_the_day_they_chose",
        ),
    ),
    Fault(
        name="changed-words-stay-approved",
        guarantee="words that change have to be approved again",
        path="casework/actions/review_views.py",
        old="    row.wording += 1\n",
        new="",
        tests=(f"{_SAYS}::test_changed_words_have_to_be_approved_again", f"{_STEPS}"),
    ),
    Fault(
        name="stale-words-approved",
        guarantee="she approves the words that were before her, and no others",
        path="casework/actions/review_views.py",
        old="    if wording is not None and wording != row.wording:\n",
        new="    if wording is not None and wording > row.wording:\n",
        tests=(f"{_STEPS}",),
    ),
    Fault(
        name="worker-releases-for-her",
        guarantee="who can sign in releases herself; no worker does it for her",
        path="casework/actions/view_releases.py",
        old='.access == "open":',
        new='.access == "never":',
        tests=(f"{_STAFF}::test_an_advocate_writes_a_release_down_only_without_the_app",),
    ),
    Fault(
        name="proposal-reaches-her",
        guarantee="an answer reaches her only once somebody beside her releases it",
        path="casework/queries/view_answers.py",
        old="        if row.released_at is not None\n    ]",
        new="        if row.recorded_at is not None\n    ]",
        tests=(f"{_PARTS}::test_an_answer_shows_only_once_it_is_released",),
    ),
    Fault(
        name="answer-before-a-person",
        guarantee="where she chose that a person tells her, an answer waits for one",
        path="casework/rules/view_answers.py",
        old="            hard=True,\n",
        new="            hard=False,\n",
        tests=(f"{_PARTS}::test_an_answer_waits_for_a_person_where_she_chose_that",),
    ),
    Fault(
        name="child-writes-alone",
        guarantee="a child's views come through somebody named, never through a page",
        path="casework/actions/review_views.py",
        old="    if speaks_through_somebody(session, viewer, now):\n        raise NotFound\n"
        "    refuse_unknown(topic",
        new="    refuse_unknown(topic",
        tests=(f"{_PARTS}::test_a_child_writes_on_no_page_of_the_review",),
    ),
    Fault(
        name="specialist-unnamed",
        guarantee="who a child spoke to is on record",
        path="casework/actions/review_views.py",
        old="    if not specialist.strip() and of_a_child(session, case_id, member_id, now):\n",
        new="    if False:\n",
        tests=(f"{_STAFF}::test_what_a_child_says_comes_through_somebody_named",),
    ),
    Fault(
        name="questions-shown-to-everybody",
        guarantee="a question reaches each person on its own",
        path="casework/queries/terms.py",
        old="            TermsShown.member_id == viewer.member_id,\n            TermsQuestion",
        new="            TermsQuestion",
        tests=(f"{_OTHERS}::test_no_answer_or_question_of_another_is_hers_to_read",),
    ),
    Fault(
        name="proceedings-let-releases-run",
        guarantee="once somebody is arrested, what was released waits for a check",
        path="casework/actions/release_holds.py",
        old='    held = rows_of(session, HOLD_RELEASES, {"p_case_id": case_id})\n',
        new="    held: list[str] = []\n",
        tests=("tests/family/test_say_held.py::test_an_arrest_makes_what_she_released_wait",),
    ),
)
