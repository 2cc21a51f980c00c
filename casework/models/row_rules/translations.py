"""Row rules of words on their way into another language.

Whoever reads the words themselves reads their translation. A translator, and the second person,
read the row that names them while it is with them: the labelled copy, and nothing else of the
case. The names behind the labels are only for those who read the words themselves.
"""

from __future__ import annotations

from casework.models.row_rules.pieces import (
    FAMILY,
    IN_CASE,
    ME,
    MY_CASE,
    OWN,
    STAFF,
    STAFF_ID,
    Rule,
)

# The rules of those tables apply inside: an update or a message that she may read.
_READS_WORDS = (
    "((about = 'update' AND EXISTS (SELECT FROM update_entry u"
    " WHERE u.case_id = translation.case_id AND u.id = translation.about_id))"
    " OR (about = 'message' AND EXISTS (SELECT FROM message m"
    " WHERE m.case_id = translation.case_id AND m.id = translation.about_id)))"
)
_WITH_HER = (
    f"((translator_id = {STAFF_ID} OR checker_id = {STAFF_ID})"
    " AND state IN ('with_translator', 'translated', 'checked'))"
)
_NAMES = (
    "EXISTS (SELECT FROM translation t WHERE t.case_id = translation_name.case_id"
    " AND t.id = translation_name.translation_id"
    " AND ((t.about = 'update' AND EXISTS (SELECT FROM update_entry u"
    " WHERE u.case_id = t.case_id AND u.id = t.about_id))"
    " OR (t.about = 'message' AND EXISTS (SELECT FROM message m"
    " WHERE m.case_id = t.case_id AND m.id = t.about_id))))"
)
# Never what is translated, for whom, or who asked.
_CHANGING = (
    "state, result_sealed, note_sealed, translated_at, checked_at, released_at, released_by,"
    " version"
)

RULES: dict[str, tuple[Rule, ...]] = {
    "translation": (
        Rule(
            FAMILY,
            "SELECT",
            f"case_id = {MY_CASE} AND about = 'message' AND state = 'released'"
            " AND EXISTS (SELECT FROM message m WHERE m.case_id = translation.case_id"
            f" AND m.id = translation.about_id AND m.member_id = {ME})",
        ),
        Rule(STAFF, "SELECT", f"{_READS_WORDS} OR {_WITH_HER}"),
        Rule(STAFF, "INSERT", f"{_READS_WORDS} AND asked_by = {STAFF_ID}"),
        Rule(STAFF, "UPDATE", f"{_READS_WORDS} OR {_WITH_HER}", update_columns=_CHANGING),
    ),
    "translation_name": (Rule(STAFF, "SELECT INSERT", _NAMES),),
    "translator_wish": (
        Rule(FAMILY, "SELECT INSERT UPDATE", OWN),
        Rule(STAFF, "SELECT", IN_CASE),
    ),
}
