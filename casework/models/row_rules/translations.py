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

# What words belong to, and its table. The rules of that table apply inside: a row that he or
# she may read.
_TABLES = {
    "update": "update_entry",
    "message": "message",
    "view": "family_view",
    "view_answer": "view_answer",
    "draft_change": "draft_change",
    "terms_question": "terms_question",
}


def _reads_words(row: str, *kinds: str) -> str:
    """Reads the words that this translation is of."""
    return "(" + " OR ".join(
        f"({row}.about = '{about}' AND EXISTS (SELECT FROM {table} w"
        f" WHERE w.case_id = {row}.case_id AND w.id = {row}.about_id))"
        for about, table in _TABLES.items()
        if about in kinds or not kinds
    ) + ")"  # fmt: skip


def _with_her(row: str) -> str:
    return (
        f"(({row}.translator_id = {STAFF_ID} OR {row}.checker_id = {STAFF_ID})"
        f" AND {row}.state IN ('with_translator', 'translated', 'checked'))"
    )


_READS_WORDS = _reads_words("translation")
_WITH_HER = _with_her("translation")
_NAMES = (
    "EXISTS (SELECT FROM translation t WHERE t.case_id = translation_name.case_id"
    f" AND t.id = translation_name.translation_id AND {_reads_words('t')})"
)
_FOR_HER = _reads_words("translation", "view_answer", "draft_change", "terms_question")
# Never what is translated, for whom, or who asked.
_CHANGING = (
    "state, result_sealed, note_sealed, translated_at, checked_at, released_at, released_by,"
    " wording, version"
)

RULES: dict[str, tuple[Rule, ...]] = {
    "translation": (
        Rule(
            FAMILY,
            "SELECT",
            f"case_id = {MY_CASE} AND state = 'released' AND ((about = 'message'"
            " AND EXISTS (SELECT FROM message m WHERE m.case_id = translation.case_id"
            f" AND m.id = translation.about_id AND m.member_id = {ME})) OR {_FOR_HER})",
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

# The note that a translator opened what was given to her: of its case, and of nobody else.
MORE: dict[str, tuple[Rule, ...]] = {
    "access_log": (
        Rule(
            STAFF,
            "INSERT",
            f"staff_id = {STAFF_ID} AND EXISTS (SELECT FROM translation t"
            " WHERE t.case_id = access_log.case_id AND (access_log.member_id IS NULL"
            f" OR access_log.member_id = t.member_id) AND {_with_her('t')})",
        ),
    ),
}
