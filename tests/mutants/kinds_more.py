"""Inquest, review, money and with us: one fault for each promise of their kinds."""

from __future__ import annotations

from tests.support.fault import Fault

_KINDS = "casework/rules/update_kinds"
_RULES = ("tests/rules/test_kinds_of_the_strands.py",)

FAULTS = (
    Fault(
        name="paused-inquest-tells",
        guarantee="an inquest that is paused for a charge gives the charge away, and waits with it",
        path=f"{_KINDS}/inquest_waits.py",
        old='            "charge": frozenset({"charge"}),\n',
        new='            "charge": frozenset(),\n',
        tests=_RULES,
    ),
    Fault(
        name="silent-court-tells",
        guarantee="no news from a court is news of a court",
        path=f"{_KINDS}/with_us.py",
        old='            "court": frozenset({"charge"}),\n            "coroner"',
        new='            "court": frozenset(),\n            "coroner"',
        tests=_RULES,
    ),
    Fault(
        name="unknown-answer-tells-nothing",
        guarantee="an answer that nobody thought of counts as the most that any gives away",
        path=f"{_KINDS}/review_under_way.py",
        old='        otherwise=frozenset({"verdict"}),',
        new="        otherwise=frozenset(),",
        tests=_RULES,
    ),
    Fault(
        name="conclusion-by-one-person",
        guarantee="the conclusion of an inquest is released by a second person",
        path=f"{_KINDS}/inquest_conclusion.py",
        old="    second_person=True,\n",
        new="",
        tests=_RULES,
    ),
    Fault(
        name="two-answers-one-text",
        guarantee="each answer has an explanation of its own",
        path=f"{_KINDS}/review_checked.py",
        old='"again": _ONCE_MORE}',
        new='"again": _FIRST_TIME}',
        tests=_RULES,
    ),
    Fault(
        name="hope-before-cautions",
        guarantee="a claim begins with what can make it a no",
        path=f"{_KINDS}/claim_first.py",
        old='        "The scheme has strict rules. Past crimes',
        new='        "If the rules fit, it may pay. The scheme has strict rules. Past crimes',
        tests=_RULES,
    ),
    Fault(
        name="review-named-by-code",
        guarantee="a review is called what its area calls it",
        path=f"{_KINDS}/review_fields.py",
        old="    *((row.label, row.staff_label, row.name) for row in REVIEW_NAMES.values()),\n",
        new="    *((row.label, row.staff_label) for row in REVIEW_NAMES.values()),\n",
        tests=("tests/rules/test_review_names.py",),
    ),
    Fault(
        name="review-not-taken-over",
        guarantee="a draft takes over the label from the family's record",
        path="casework/actions/updates/begun_with.py",
        old="    if field.choice(review.label) is not None:\n",
        new="    if False:\n",
        tests=("tests/actions/test_begun_with.py",),
    ),
    Fault(
        name="finished-review-named",
        guarantee="a review that is over is not taken over",
        path="casework/actions/updates/begun_with.py",
        old="Review.case_id == update.case_id, Review.finished_on.is_(None)",
        new="Review.case_id == update.case_id",
        tests=("tests/actions/test_begun_with.py",),
    ),
    Fault(
        name="moved-inquest-in-court",
        guarantee="a date that moves stays in its strand",
        path="casework/actions/updates/begun_with.py",
        old="        update.strand = moved.strand\n",
        new="        pass\n",
        tests=("tests/actions/test_begun_with.py",),
    ),
    Fault(
        name="likeliest-not-hers",
        guarantee="the first five kinds are kinds that she may write",
        path=f"{_KINDS}/table.py",
        old="(KINDS.values() if offered is None else offered)",
        new="KINDS.values()",
        tests=_RULES,
    ),
)
