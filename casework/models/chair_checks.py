"""What the chair of a review may read, and nothing beside it: the one scope of a chair.

Each statement is written once. On PostgreSQL it is the body of a SECURITY DEFINER function,
which asks again who calls and at which moment; on SQLite it runs as it is. A chair's own
connection reads no row of any family, so what these statements do not hand out does not exist
for her: no count, no order and no id of somebody who did not agree to be known.

The rules are those of ``rules.review_say``: ``known_to_chair``, ``readers_now``, ``in_force``.
"""

from __future__ import annotations

from casework.models.safety_checks import SafetyCheck
from casework.models.security_functions import SETTING
from casework.rules.review_say import IN_THE_REVIEW

_NOW = "coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())"
# Neither for somebody else nor for another moment: a release that ended stays ended.
_HERSELF = f" AND p_staff_id = {SETTING.format('staff_id')} AND p_at = {_NOW}"

_WHERE = ("p_case_id", "p_review_id", "p_staff_id", "p_at")
_ANSWERS = ", ".join(f"'{one.value}'" for one in sorted(IN_THE_REVIEW))


def _lasts(table: str) -> str:
    return (
        f"{table}.starts_at <= {{p_at}} AND ({table}.ends_at IS NULL OR {table}.ends_at > {{p_at}})"
    )


_INVITED = (
    "EXISTS (SELECT 1 FROM review_chair c JOIN staff_role h ON h.staff_id = c.staff_id"
    " AND h.role = 'chair' WHERE c.case_id = {p_case_id} AND c.review_id = {p_review_id}"
    " AND c.staff_id = {p_staff_id} AND " + _lasts("c") + " AND " + _lasts("h") + "){mine}"
)

# Her newest answer decides, and only her own yes to the chair being told.
_TOLD = (
    "(SELECT a.member_id FROM review_answer a JOIN family_member k"
    " ON k.case_id = a.case_id AND k.id = a.member_id AND k.state = 'active'"
    " WHERE a.case_id = {p_case_id} AND a.review_id = {p_review_id}"
    f" AND a.answer %s ({_ANSWERS}) AND a.chair_told IS TRUE"
    " AND NOT EXISTS (SELECT 1 FROM review_answer b WHERE b.case_id = a.case_id"
    " AND b.member_id = a.member_id AND b.review_id = a.review_id AND b.number > a.number))"
)
_KNOWN = _TOLD % "IN"

_IN_FORCE = (
    "{0}.released_at <= {{p_at}} AND ({0}.withdrawn_at IS NULL OR {0}.withdrawn_at > {{p_at}})"
    " AND ({0}.waits_for_check IS NOT TRUE OR {0}.checked_at <= {{p_at}})"
)


def _may_read(reader: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM view_release r WHERE r.case_id = v.case_id AND r.view_id = v.id"
        f" AND r.wording = v.wording AND r.reader = '{reader}' AND {_IN_FORCE.format('r')})"
    )


_VIEWS = (
    "FROM family_view v WHERE v.case_id = {p_case_id} AND v.review_id = {p_review_id}"
    # The words as they stand are those that she approved.
    " AND v.approved_wording = v.wording AND v.approved_at <= {p_at}"
    f" AND {_may_read('chair')} AND v.member_id IN {_KNOWN} AND {_INVITED}"
)

PEOPLE = SafetyCheck(
    "casework_chair_people",
    _WHERE,
    "TABLE (member_id text, name bytea, called bytea, relationship text, language text,"
    " interpreter text, born_on date)",
    (
        "SELECT CAST(m.id AS text) AS member_id, m.name_sealed AS name, m.called_sealed AS called,"
        " CAST(m.relationship AS text) AS relationship, CAST(m.language AS text) AS language,"
        " CAST(m.interpreter AS text) AS interpreter, m.born_on AS born_on"
        " FROM family_member m WHERE m.case_id = {p_case_id}"
        f" AND m.id IN {_KNOWN} AND {_INVITED}",
    ),
    mine=_HERSELF,
)

# Who wants no part in it, and wants the chair told, so that nobody writes to them: a name.
SPARED = SafetyCheck(
    "casework_chair_spared",
    _WHERE,
    "TABLE (member_id text, name bytea)",
    (
        "SELECT CAST(m.id AS text) AS member_id, m.name_sealed AS name"
        " FROM family_member m WHERE m.case_id = {p_case_id}"
        f" AND m.id IN {_TOLD % 'NOT IN'} AND {_INVITED}",
    ),
    mine=_HERSELF,
)

_STANDS_BESIDE = (
    "SELECT '%s' AS what, CAST(w.member_id AS text) AS member_id, CAST(s.id AS text) AS row_id,"
    " CAST(s.full_name AS text) AS name, CAST(s.organisation AS text) AS organisation,"
    " CAST(s.phone AS text) AS phone, CAST(NULL AS bytea) AS sealed FROM allocation w"
    " JOIN staff s ON s.id = w.staff_id"
    " WHERE w.case_id = {p_case_id} AND w.process = '%s'"
    f" AND {_lasts('w')} AND w.member_id IN {_KNOWN} AND {_INVITED}"
)

# Her own ways only where no advocate stands beside her, and only those that are safe. Never
# those of a child (queries.chair looks at the age as well): who stands beside the child answers.
REACH = SafetyCheck(
    "casework_chair_reach",
    _WHERE,
    "TABLE (what text, member_id text, row_id text, name text, organisation text, phone text,"
    " sealed bytea)",
    (
        _STANDS_BESIDE % ("advocate", "review")
        + " UNION ALL "
        + _STANDS_BESIDE % ("worker", "")
        + " UNION ALL SELECT CAST(p.channel AS text), CAST(p.member_id AS text),"
        " CAST(p.id AS text), '', '', '', p.value_sealed FROM contact_point p"
        " WHERE p.case_id = {p_case_id} AND p.retired_at IS NULL AND p.safe_since IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM person_flag f WHERE f.case_id = p.case_id"
        " AND f.member_id = p.member_id AND f.flag = 'under_18' AND f.ended_at IS NULL)"
        " AND NOT EXISTS (SELECT 1 FROM allocation w WHERE w.case_id = p.case_id"
        f" AND w.member_id = p.member_id AND w.process = 'review' AND {_lasts('w')})"
        f" AND p.member_id IN {_KNOWN} AND {_INVITED}",
    ),
    mine=_HERSELF,
)

VIEWS = SafetyCheck(
    "casework_chair_views",
    _WHERE,
    "TABLE (view_id text, member_id text, topic text, language text, form text,"
    " wording integer, approved_at timestamptz, words bytea, english bytea, specialist bytea,"
    " panel boolean, quality_assurance boolean, quoted boolean)",
    (
        "SELECT CAST(v.id AS text) AS view_id, CAST(v.member_id AS text) AS member_id,"
        " CAST(v.topic AS text) AS topic, CAST(v.language AS text) AS language,"
        " CAST(v.form AS text) AS form, v.wording AS wording, v.approved_at AS approved_at,"
        " v.text_sealed AS words, v.english_sealed AS english,"
        " v.specialist_sealed AS specialist,"
        f" {_may_read('panel')} AS panel,"
        f" {_may_read('quality_assurance')} AS quality_assurance,"
        f" {_may_read('quoted')} AS quoted {_VIEWS}",
    ),
    mine=_HERSELF,
)

# The chair has read it: from here on taking it back does not undo that, and her page says so.
USE = SafetyCheck(
    "casework_chair_use",
    (*_WHERE, "p_view_id"),
    "SETOF text",
    (
        "UPDATE view_release SET used_at = {p_at} WHERE case_id = {p_case_id}"
        " AND used_at IS NULL AND reader = 'chair' AND "
        + _IN_FORCE.format("view_release")
        + " AND ({p_view_id} = '' OR view_id = {p_view_id})"
        f" AND view_id IN (SELECT v.id {_VIEWS}) RETURNING view_id",
    ),
    mine=_HERSELF,
)

# What chairs of this review recorded; never what became of it with whom.
RECORDED = SafetyCheck(
    "casework_chair_recorded",
    _WHERE,
    "TABLE (row_id text, kind text, value text, for_date date, readers text,"
    " proposed_at timestamptz, words bytea)",
    (
        "SELECT CAST(p.id AS text) AS row_id, CAST(p.kind AS text) AS kind,"
        " CAST(p.value AS text) AS value, p.for_date AS for_date,"
        " p.readers AS readers, p.proposed_at AS proposed_at,"
        " p.body_sealed AS words FROM review_proposal p"
        " WHERE p.case_id = {p_case_id} AND p.review_id = {p_review_id}"
        " AND p.proposed_by IN (SELECT o.staff_id FROM review_chair o"
        " WHERE o.case_id = p.case_id AND o.review_id = p.review_id)"
        f" AND {_INVITED} ORDER BY p.proposed_at DESC, p.id",
    ),
    mine=_HERSELF,
)

# What was answered so far, to the views that she may read; not whether it was passed on.
ANSWERS = SafetyCheck(
    "casework_chair_answers",
    _WHERE,
    "TABLE (row_id text, view_id text, wording integer, verdict text, words bytea,"
    " recorded_at timestamptz)",
    (
        "SELECT CAST(n.id AS text) AS row_id, CAST(n.view_id AS text) AS view_id,"
        " n.wording AS wording, CAST(n.verdict AS text) AS verdict, n.words_sealed AS words,"
        " n.recorded_at AS recorded_at FROM view_answer n WHERE n.case_id = {p_case_id}"
        f" AND n.view_id IN (SELECT v.id {_VIEWS}) ORDER BY n.recorded_at, n.id",
    ),
    mine=_HERSELF,
)

CHAIR_CHECKS = (PEOPLE, SPARED, REACH, VIEWS, USE, RECORDED, ANSWERS)
