"""What of the record meets the fifteen expectations, as one statement for one review.

The same words serve two askers: whoever stands beside one person, and the chair, for whom only
people exist who said that the chair may know of them (``models.chair_checks``). What comes out is
a person's id, the name of an event and its moment as text; no text that anybody wrote.
"""

from __future__ import annotations

from casework.models.chair_checks import _HERSELF, _INVITED, _KNOWN
from casework.models.safety_checks import SafetyCheck

_RETURNS = "TABLE (member_id text, event text, at text)"
_NO = "('no', 'not_now')"
_DECLINED = "('declined', 'declined_revisit', 'asked_no_more')"


def _seen(event: str, at: str, rows: str) -> str:
    """The first moment of one event for each person; ``rows`` names the table ``x``."""
    return (
        f"SELECT CAST(x.member_id AS text) AS member_id, {event} AS event,"
        f" CAST(min({at}) AS text) AS at FROM {rows} AND x.member_id IN {{{{people}}}}"
        " GROUP BY x.member_id"
    )


_OF_THE_CASE = "x.case_id = {p_case_id}"
_OF_THE_REVIEW = f"{_OF_THE_CASE} AND x.review_id = {{p_review_id}}"
_REGISTER = f"engagement_entry x WHERE {_OF_THE_CASE} AND x.process = 'advocacy'"
_RELEASES = (
    "view_release x JOIN family_view v ON v.case_id = x.case_id AND v.id = x.view_id"
    f" WHERE {_OF_THE_CASE} AND v.review_id = {{p_review_id}}"
)
_NEWEST_ANSWER = (
    f"review_answer x WHERE {_OF_THE_REVIEW} AND NOT EXISTS (SELECT 1 FROM review_answer b"
    " WHERE b.case_id = x.case_id AND b.member_id = x.member_id"
    " AND b.review_id = x.review_id AND b.number > x.number)"
)
_AFTER_A_NO = (
    "x.happened_at > coalesce((SELECT max(n.given_at) FROM review_answer n"
    " WHERE n.case_id = x.case_id AND n.member_id = x.member_id"
    f" AND n.review_id = {{p_review_id}} AND n.answer IN {_NO}), '1900-01-01 00:00:00+00')"
)

_EVENTS = (
    _seen(
        "'update:' || u.kind",
        "u.published_at",
        "audience x JOIN update_entry u ON u.case_id = x.case_id AND u.id = x.update_id"
        f" WHERE {_OF_THE_CASE} AND x.addressed AND x.removed_at IS NULL"
        " AND u.state = 'published' AND u.strand = 'review'"
        " AND (u.review_id = {p_review_id} OR u.review_id IS NULL)",
    )
    + ", u.kind",
    _seen(
        "'advocate_offered'",
        "x.happened_on",
        f"{_REGISTER} AND x.state NOT IN"
        " ('not_yet_offered', 'unable_to_contact', 'not_offered_sio_decision')",
    ),
    _seen(
        "'sio_decided'", "x.happened_on", f"{_REGISTER} AND x.state = 'not_offered_sio_decision'"
    ),
    _seen("'leaflet'", "x.happened_on", f"{_REGISTER} AND x.leaflet"),
    _seen(
        "'advocate_declined'",
        "x.happened_on",
        f"{_REGISTER} AND x.state IN {_DECLINED} AND NOT EXISTS (SELECT 1 FROM engagement_entry n"
        " WHERE n.case_id = x.case_id AND n.member_id = x.member_id"
        " AND n.process = x.process AND n.number > x.number)",
    ),
    _seen("'answered'", "x.given_at", f"review_answer x WHERE {_OF_THE_REVIEW}"),
    _seen("'answer:' || x.answer", "x.given_at", _NEWEST_ANSWER) + ", x.answer",
    _seen(
        "'view_approved'",
        "x.approved_at",
        f"family_view x WHERE {_OF_THE_REVIEW} AND x.approved_at IS NOT NULL",
    ),
    _seen("'released'", "x.released_at", _RELEASES),
    _seen("'checked'", "x.checked_at", f"{_RELEASES} AND x.checked_at IS NOT NULL"),
    _seen(
        "'met_chair'",
        "x.held_on",
        f"review_meeting x WHERE {_OF_THE_REVIEW} AND x.with_whom IN ('chair', 'both')",
    ),
    _seen(
        "'met_panel'",
        "x.held_on",
        f"review_meeting x WHERE {_OF_THE_REVIEW} AND x.with_whom IN ('panel', 'both')",
    ),
    _seen(
        "'read_draft'",
        "coalesce(x.opened_at, x.outcome_at)",
        "draft_reader x JOIN report_draft d ON d.case_id = x.case_id AND d.id = x.draft_id"
        f" WHERE {_OF_THE_CASE} AND d.review_id = {{p_review_id}}"
        " AND (x.opened_at IS NOT NULL OR x.outcome = 'read')",
    ),
    _seen(
        "'spoke_to_agency'",
        "x.happened_at",
        f"contact_entry x WHERE {_OF_THE_CASE}"
        " AND x.kind IN ('agency_meeting', 'call_on_behalf_of_service_user')",
    ),
    _seen(
        "'kept_in_touch'",
        "x.happened_at",
        f"contact_entry x WHERE {_OF_THE_CASE} AND x.reached AND {_AFTER_A_NO}",
    ),
    _seen("'way_chosen'", "x.set_at", f"member_choice x WHERE {_OF_THE_CASE}"),
    "SELECT CAST(m.id AS text), 'told_court', CAST(m.disclosure_seen_at AS text)"
    " FROM family_member m WHERE m.case_id = {p_case_id} AND m.disclosure_seen_at IS NOT NULL"
    " AND m.id IN {{people}}",
)


def _statement(people: str) -> str:
    return " UNION ALL ".join(event.replace("{{people}}", people) for event in _EVENTS)


# For whoever stands beside her: one person.
SEEN_OF_HER = SafetyCheck(
    "casework_section_six_of_her",
    ("p_case_id", "p_review_id", "p_member_id"),
    _RETURNS,
    (
        _statement(
            "(SELECT k.id FROM family_member k WHERE k.case_id = {p_case_id}"
            " AND k.id = {p_member_id}{mine})"
        ),
    ),
    mine=" AND p_member_id = ANY (casework_staff_review_members())",
)

# For the chair: everybody who said that the chair may know of her, and nobody else.
SEEN_BY_CHAIR = SafetyCheck(
    "casework_section_six_of_the_chair",
    ("p_case_id", "p_review_id", "p_staff_id", "p_at"),
    _RETURNS,
    (
        _statement(
            f"(SELECT k.id FROM family_member k WHERE k.case_id = {{p_case_id}}"
            f" AND k.id IN {_KNOWN} AND {_INVITED})"
        ),
    ),
    mine=_HERSELF,
)
CHECKS = (SEEN_OF_HER, SEEN_BY_CHAIR)
