"""Row rules of the draft report and of what came of the review.

A family member reads a section only while its draft is open to her, and never one that speaks
of somebody she is kept apart from. Her remarks are hers; an answer to one, a recommendation and
a step of it are there once they were released to her.
"""

from __future__ import annotations

from casework.models.row_rules.engagement import REVIEW_MEMBERS
from casework.models.row_rules.pieces import FAMILY, ME, MY_CASE, OWN, STAFF, STAFF_ID, Rule

_BESIDE_HER = f"member_id = ANY {REVIEW_MEMBERS}"
_OPEN = "((SELECT casework_family_open_drafts())::text[])"
_WALLED = "((SELECT casework_family_walled())::text[])"
_ABOUT = "string_to_array(about, ' ')"
_KEPT_APART = f"({_ABOUT} && {_WALLED} OR ({_WALLED} <> '{{}}' AND 'other' = ANY ({_ABOUT})))"
_RECORDED_BY_ME = f"recorded_by = {STAFF_ID}"


def _beside_somebody(table: str) -> str:
    """Works in the review with at least one person of the row's case."""
    return (
        f"EXISTS (SELECT FROM family_member m WHERE m.case_id = {table}.case_id"
        f" AND m.id = ANY {REVIEW_MEMBERS})"
    )


def _told(table: str, recommendation: str, step: str) -> str:
    return (
        f"case_id = {MY_CASE} AND EXISTS (SELECT FROM recommendation_release r"
        f" WHERE r.case_id = {table}.case_id AND r.member_id = {ME}"
        f" AND r.recommendation_id = {table}.{recommendation} AND r.step_id = {step})"
    )


RULES: dict[str, tuple[Rule, ...]] = {
    "report_draft": (
        Rule(
            FAMILY,
            "SELECT",
            f"case_id = {MY_CASE} AND EXISTS (SELECT FROM draft_reader r"
            " WHERE r.case_id = report_draft.case_id AND r.draft_id = report_draft.id"
            f" AND r.member_id = {ME} AND r.permitted_at IS NOT NULL)",
        ),
        Rule(STAFF, "SELECT", _beside_somebody("report_draft")),
        Rule(STAFF, "INSERT", f"{_beside_somebody('report_draft')} AND {_RECORDED_BY_ME}"),
        Rule(
            STAFF,
            "UPDATE",
            _beside_somebody("report_draft"),
            update_columns="read_until, version",
        ),
    ),
    "draft_section": (
        Rule(
            FAMILY,
            "SELECT",
            f"case_id = {MY_CASE} AND draft_id = ANY {_OPEN} AND NOT {_KEPT_APART}",
        ),
        Rule(STAFF, "SELECT", _beside_somebody("draft_section")),
        # Its words stand as they were received; whom they speak of can be put right.
        Rule(STAFF, "UPDATE", _beside_somebody("draft_section"), update_columns="about, version"),
        Rule(STAFF, "INSERT", f"{_beside_somebody('draft_section')} AND {_RECORDED_BY_ME}"),
    ),
    "draft_reader": (
        Rule(FAMILY, "SELECT", f"{OWN} AND permitted_at IS NOT NULL"),
        Rule(
            FAMILY,
            "UPDATE",
            f"{OWN} AND permitted_at IS NOT NULL",
            # Never who let her read it, or whether the investigation was asked.
            update_columns="how, how_at, opened_at, opened_in_session, closed_at,"
            " bookmark_section, bookmark_paragraph",
        ),
        Rule(STAFF, "SELECT", _BESIDE_HER),
        Rule(STAFF, "INSERT", f"{_BESIDE_HER} AND named_by = {STAFF_ID} AND permitted_at IS NULL"),
        Rule(
            STAFF,
            "UPDATE",
            _BESIDE_HER,
            # Never that she opened it, or where she stopped.
            update_columns="permitted_by, permitted_at, ended_by, ended_at, checked_by,"
            " checked_at, checked_with_sealed, appointment_on, appointment_time,"
            " appointment_place_sealed, outcome, outcome_at, outcome_by, how, how_at",
        ),
    ),
    "draft_remark": (
        Rule(FAMILY, "SELECT INSERT", OWN),
        Rule(STAFF, "SELECT INSERT", _BESIDE_HER),
    ),
    "draft_change": (
        Rule(FAMILY, "SELECT", f"{OWN} AND released_at IS NOT NULL"),
        Rule(STAFF, "SELECT", _BESIDE_HER),
        Rule(STAFF, "INSERT", f"{_BESIDE_HER} AND {_RECORDED_BY_ME} AND released_at IS NULL"),
        Rule(
            STAFF,
            "UPDATE",
            _BESIDE_HER,
            # A translation joins it when it is released. Never what became of her remark.
            update_columns="in_hers_sealed, language, released_by, released_at",
        ),
    ),
    "review_recommendation": (
        Rule(FAMILY, "SELECT", _told("review_recommendation", "id", "''")),
        Rule(STAFF, "SELECT", _beside_somebody("review_recommendation")),
        Rule(STAFF, "INSERT", f"{_beside_somebody('review_recommendation')} AND {_RECORDED_BY_ME}"),
    ),
    "recommendation_step": (
        Rule(
            FAMILY,
            "SELECT",
            _told("recommendation_step", "recommendation_id", "recommendation_step.id"),
        ),
        Rule(STAFF, "SELECT", _beside_somebody("recommendation_step")),
        Rule(STAFF, "INSERT", f"{_beside_somebody('recommendation_step')} AND {_RECORDED_BY_ME}"),
    ),
    "recommendation_release": (
        Rule(FAMILY, "SELECT", OWN),
        Rule(STAFF, "SELECT", _BESIDE_HER),
        Rule(STAFF, "INSERT", f"{_BESIDE_HER} AND released_by = {STAFF_ID}"),
    ),
}
