"""Numbers of offers over a whole area: counted inside the database, no row is handed out.

Written like the questions of ``safety_checks``: one statement, which is the body of a function
that asks again whether the area is the caller's on PostgreSQL, and runs as it is on SQLite.
"""

from __future__ import annotations

from casework.models.safety_checks import SafetyCheck

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
