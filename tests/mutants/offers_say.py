"""Offers, answers and views: nobody is asked before her day, and no word leaves without her."""

from __future__ import annotations

from tests.support.fault import Fault

_REGISTER = "tests/actions/test_engagement.py"
_SAYS = "tests/family/test_review_say.py"
_BESIDE = "tests/advocate/test_review_say.py"

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
        tests=(f"{_SAYS}::test_changed_words_have_to_be_approved_again",),
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
)
