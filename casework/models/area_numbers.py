"""Numbers of offers over a whole area: counted inside the database, no row is handed out.

Written like the questions of ``safety_checks``: one statement, which is the body of a function
that asks again whether the area is the caller's on PostgreSQL, and runs as it is on SQLite.
"""

from __future__ import annotations

from casework.models.safety_checks import SafetyCheck
from casework.models.security_functions import SETTING

_IN_AREA = (
    "EXISTS (SELECT 1 FROM review v WHERE v.case_id = e.case_id AND v.area = {p_area})"
    " AND e.process = 'advocacy'"
)

# How each person's register stood at a moment, counted; and in how many cases anybody has one.
AREA_NUMBERS = SafetyCheck(
    "casework_area_numbers",
    ("p_area", "p_at"),
    "TABLE (what text, people bigint)",
    (
        "SELECT CAST(e.state AS text) AS what, count(*) AS people FROM engagement_entry e"
        f" WHERE {_IN_AREA} AND e.recorded_at < {{p_at}} AND NOT EXISTS"
        " (SELECT 1 FROM engagement_entry n WHERE n.case_id = e.case_id"
        " AND n.member_id = e.member_id AND n.process = e.process AND n.number > e.number"
        " AND n.recorded_at < {p_at}){mine} GROUP BY e.state"
        " UNION ALL SELECT 'cases', count(DISTINCT e.case_id) FROM engagement_entry e"
        f" WHERE {_IN_AREA} AND e.recorded_at < {{p_at}}{{mine}}",
    ),
    mine=" AND p_area = ANY (casework_partnership_areas())",
)

# What an officer recorded of one review of the area: no words, and no note of anybody.
AREA_PROPOSALS = SafetyCheck(
    "casework_area_proposals",
    ("p_review_id", "p_staff_id"),
    "TABLE (kind text, value text, for_date text, state text)",
    (
        "SELECT CAST(p.kind AS text) AS kind, CAST(p.value AS text) AS value,"
        " CAST(p.for_date AS text) AS for_date, CAST(p.state AS text) AS state"
        " FROM review_proposal p WHERE p.review_id = {p_review_id}"
        " AND p.proposed_by = {p_staff_id}{mine} ORDER BY p.proposed_at DESC, p.id",
    ),
    mine=(
        f" AND p_staff_id = {SETTING.format('staff_id')}"
        " AND p_review_id = ANY (casework_partnership_reviews())"
    ),
)
