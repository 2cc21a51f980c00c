"""What is released waits again once criminal proceedings begin.

The worker who records an arrest or a charge may not see every relative, nor what each of them
lets the chair read. So this closes and hands out nothing but ids (``models.safety_checks`` says
how such a statement stands on either database).
"""

from __future__ import annotations

from casework.models.safety_checks import SafetyCheck

# Whoever calls it can make releases wait only where proceedings are active, and free none.
HOLD_RELEASES = SafetyCheck(
    "casework_hold_releases",
    ("p_case_id",),
    "SETOF text",
    (
        "UPDATE view_release SET waits_for_check = TRUE WHERE case_id = {p_case_id}"
        " AND waits_for_check IS NOT TRUE AND withdrawn_at IS NULL"
        " AND EXISTS (SELECT 1 FROM case_file c WHERE c.id = {p_case_id}"
        " AND c.proceedings_from IS NOT NULL AND c.proceedings_until IS NULL){mine} RETURNING id",
    ),
    mine=" AND p_case_id = ANY (casework_staff_cases())",
)
