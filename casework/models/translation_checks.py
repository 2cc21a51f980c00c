"""Words that were withdrawn or changed leave no translation behind, whoever may see it."""

from __future__ import annotations

from casework.models.safety_checks import SafetyCheck

# Whatever is published no more, and views that have other words now. Nothing is named by the
# caller but the case, and nothing that anybody could still read is touched: so there is nothing
# to ask about the caller.
_GONE = (
    "case_id = {p_case_id} AND ((about = 'update' AND NOT EXISTS (SELECT 1 FROM update_entry u"
    " WHERE u.case_id = translation.case_id AND u.id = translation.about_id"
    " AND u.state = 'published')) OR (about = 'view' AND NOT EXISTS (SELECT 1 FROM family_view v"
    " WHERE v.case_id = translation.case_id AND v.id = translation.about_id"
    " AND v.wording = translation.wording)))"
)

FORGET_TRANSLATIONS = SafetyCheck(
    "casework_forget_translations",
    ("p_case_id",),
    "SETOF text",
    (
        "DELETE FROM translation_name WHERE case_id = {p_case_id} AND translation_id IN"
        f" (SELECT id FROM translation WHERE {_GONE})",
        "UPDATE translation SET text_sealed = NULL, result_sealed = NULL, note_sealed = NULL,"
        f" state = 'stopped', version = version + 1 WHERE state <> 'stopped' AND {_GONE}"
        " RETURNING id",
    ),
    mine="",
)
