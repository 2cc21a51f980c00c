"""The few questions and protections that reach past what one worker may see.

A worker sets the flag "suspect" on a guardian. The child's door must close, though the child
is another worker's. A worker types a phone number. It may be the suspect's, whom she may not
see. These statements answer yes or no, or close something, and hand out no row.

Each is written once. On PostgreSQL it is the body of a SECURITY DEFINER function, which asks
again whether the person named is one of the caller's people; on SQLite it runs as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter

from casework.models.security_functions import SETTING
from casework.rules.family import FLAGS

_TYPES = {"p_at": "timestamptz"}  # every other parameter is text
_MINE = " AND p_member_id = ANY (casework_staff_members())"


@dataclass(frozen=True)
class SafetyCheck:
    """One function: its parameters, what it returns, its statements, and how PostgreSQL asks
    again whether what is named is the caller's."""

    name: str
    parameters: tuple[str, ...]
    returns: str
    statements: tuple[str, ...]
    mine: str = _MINE

    @property
    def signature(self) -> str:
        """Name and parameters, as PostgreSQL declares them."""
        declared = ", ".join(f"{name} {_TYPES.get(name, 'text')}" for name in self.parameters)
        return f"{self.name}({declared})"

    @property
    def dropped(self) -> str:
        """Name and types, as PostgreSQL drops them."""
        return f"{self.name}({', '.join(_TYPES.get(name, 'text') for name in self.parameters)})"

    @property
    def on_postgresql(self) -> str:
        """The body of the function."""
        names = {name: name for name in self.parameters}
        return "; ".join(_fill(text, names, self.mine) for text in self.statements)

    @property
    def on_sqlite(self) -> tuple[str, ...]:
        """The statements, with the parameters bound by name."""
        names = {name: f":{name}" for name in self.parameters}
        return tuple(_fill(text, names, "") for text in self.statements)


def _fill(text: str, names: dict[str, str], mine: str) -> str:
    used = {field for _, field, _, _ in Formatter().parse(text) if field}
    return text.format(mine=mine, **{name: names[name] for name in used if name != "mine"})


def _slugs(slugs: list[str]) -> str:
    return "(" + ", ".join(f"'{slug}'" for slug in sorted(slugs)) + ")"


_BARS_GUARDIAN = _slugs([flag.slug for flag in FLAGS.values() if flag.bars_guardian])
_CLOSES_ACCESS = _slugs([flag.slug for flag in FLAGS.values() if flag.closes_access])


def _flagged(member: str, slugs: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM person_flag f WHERE f.case_id = {p_case_id}"
        f" AND f.member_id = {member} AND f.ended_at IS NULL AND f.flag IN {slugs})"
    )


_WARDS = (
    "IN (SELECT d.member_id FROM under_age_decision d WHERE d.case_id = {p_case_id}"
    " AND d.guardian_member_id = {p_member_id} AND d.ended_at IS NULL AND "
    + _flagged("{p_member_id}", _BARS_GUARDIAN)
    + "{mine})"
)

_WALLED = (
    "EXISTS (SELECT 1 FROM wall w WHERE w.case_id = {p_case_id} AND w.ended_at IS NULL"
    " AND ((w.member_a = {p_member_id} AND w.member_b = o.member_id)"
    " OR (w.member_b = {p_member_id} AND w.member_a = o.member_id)))"
)

CLOSE_WARDS = SafetyCheck(
    "casework_close_wards",
    ("p_case_id", "p_member_id", "p_at"),
    "SETOF text",
    (
        "UPDATE login_session SET ended_at = {p_at}, ended_why = 'access_closed'"
        " WHERE side = 'family' AND case_id = {p_case_id} AND ended_at IS NULL"
        f" AND member_id {_WARDS}",
        "UPDATE sign_in_code SET revoked_at = {p_at}"
        " WHERE side = 'family' AND case_id = {p_case_id} AND used_at IS NULL"
        f" AND revoked_at IS NULL AND member_id {_WARDS}",
        "UPDATE family_member SET access = 'closed' WHERE case_id = {p_case_id}"
        f" AND access = 'open' AND id {_WARDS} RETURNING id",
    ),
)

# Whatever she shares with others in the case is no longer a safe way to reach them.
DISTRUST_SHARED = SafetyCheck(
    "casework_distrust_shared",
    ("p_case_id", "p_member_id"),
    "SETOF text",
    (
        "UPDATE contact_point SET safe_since = NULL, safe_checked_by = NULL"
        " WHERE case_id = {p_case_id} AND member_id <> {p_member_id} AND retired_at IS NULL"
        " AND value_index IN (SELECT s.value_index FROM contact_point s"
        " WHERE s.case_id = {p_case_id} AND s.member_id = {p_member_id}"
        " AND s.retired_at IS NULL) AND "
        + _flagged("{p_member_id}", _CLOSES_ACCESS)
        + "{mine} RETURNING id",
    ),
)

SHARED_WITH_BARRED = SafetyCheck(
    "casework_shared_with_barred",
    ("p_case_id", "p_member_id", "p_index"),
    "boolean",
    (
        "SELECT EXISTS (SELECT 1 FROM contact_point o WHERE o.case_id = {p_case_id}"
        " AND o.member_id <> {p_member_id} AND o.value_index = {p_index}"
        " AND o.retired_at IS NULL AND ("
        + _flagged("o.member_id", _CLOSES_ACCESS)
        + f" OR {_WALLED}"
        "){mine})",
    ),
)

WORKS_ACROSS_WALL = SafetyCheck(
    "casework_works_across_wall",
    ("p_case_id", "p_member_id", "p_staff_id", "p_at"),
    "boolean",
    (
        "SELECT EXISTS (SELECT 1 FROM allocation o WHERE o.case_id = {p_case_id}"
        " AND o.staff_id = {p_staff_id} AND (o.ends_at IS NULL OR o.ends_at > {p_at})"
        f" AND {_WALLED}"
        "{mine})",
    ),
)

# What was withdrawn takes along all that corrects or moves it, and all that it corrects or
# moves, however many steps away: each repeats the words of the other. Some of it may be
# addressed to people of a colleague only.
_ADDRESSED_TO_MINE = (
    " AND EXISTS (SELECT 1 FROM audience a WHERE a.case_id = p_case_id"
    " AND a.update_id = p_update_id AND a.removed_at IS NULL"
    " AND (a.member_id = ANY (casework_staff_full_members())"
    " OR a.member_id || ':' || a.update_id = ANY (casework_staff_process_pairs())))"
)
_BY_ME = f" AND p_staff_id = {SETTING.format('staff_id')}" + _ADDRESSED_TO_MINE


def _chain(start: str) -> str:
    return (
        f"WITH RECURSIVE chain(id) AS ({start} UNION SELECT n.id FROM chain c"
        " JOIN update_entry o ON o.case_id = {p_case_id} AND o.id = c.id"
        " JOIN update_entry n ON n.case_id = {p_case_id}"
        " AND (n.corrects_id = o.id OR n.moves_id = o.id"
        " OR n.id = o.corrects_id OR n.id = o.moves_id))"
    )


# Only the worker who withdrew the entry a moment ago, in this transaction, reaches the rest.
_WITHDRAWN_NOW = _chain(
    "SELECT w.update_id FROM withdrawal w WHERE w.case_id = {p_case_id}"
    " AND w.update_id = {p_update_id} AND w.withdrawn_by = {p_staff_id}"
    " AND w.withdrawn_at = {p_at}{mine}"
)
_REST = (
    "(" + _WITHDRAWN_NOW + " SELECT u.id FROM update_entry u JOIN chain c ON c.id = u.id"
    " WHERE u.case_id = {p_case_id} AND u.state IN %s)"
)
_OPEN = _REST % "('published', 'draft', 'waiting_second')"
_UNFINISHED = _REST % "('draft', 'waiting_second')"
_OF_THE_REST = "case_id = {p_case_id} AND update_id IN "

CHAIN_AUTHORS = SafetyCheck(
    "casework_chain_authors",
    ("p_case_id", "p_update_id"),
    "SETOF text",
    (
        _chain(
            "SELECT s.id FROM update_entry s WHERE s.case_id = {p_case_id}"
            " AND s.id = {p_update_id}{mine}"
        )
        + " SELECT DISTINCT u.created_by FROM update_entry u JOIN chain c ON c.id = u.id"
        " WHERE u.case_id = {p_case_id}",
    ),
    mine=_ADDRESSED_TO_MINE,
)

# The rest of the chain, still sealed, for the copies that the named leader may open.
CHAIN_REST = SafetyCheck(
    "casework_chain_rest",
    ("p_case_id", "p_update_id", "p_staff_id", "p_at"),
    "TABLE (what text, update_id text, row_id text, label text, sealed bytea)",
    (
        "SELECT 'kind' AS what, CAST(u.id AS text) AS update_id, CAST(u.id AS text) AS row_id,"
        " CAST(u.kind AS text) AS label, u.fields_sealed AS sealed"
        " FROM update_entry u WHERE u.case_id = {p_case_id} AND u.id IN " + _OPEN + " UNION ALL"
        " SELECT 'state', u.id, u.id, u.state, u.official_source_sealed"
        " FROM update_entry u WHERE u.case_id = {p_case_id} AND u.id IN " + _OPEN + " UNION ALL"
        " SELECT 'words', w.update_id, w.id, w.language, w.text_sealed"
        " FROM update_words w WHERE w.text_sealed IS NOT NULL AND w." + _OF_THE_REST + _OPEN + ""
        " UNION ALL SELECT 'member', a.update_id, a.member_id, '', NULL"
        " FROM audience a WHERE a.removed_at IS NULL AND a." + _OF_THE_REST + _OPEN + "",
    ),
    mine=_BY_ME,
)

WITHDRAW_REST = SafetyCheck(
    "casework_withdraw_rest",
    ("p_case_id", "p_update_id", "p_staff_id", "p_at"),
    "SETOF text",
    (
        "UPDATE audience SET removed_at = {p_at} WHERE removed_at IS NULL AND "
        + _OF_THE_REST
        + _UNFINISHED,
        "UPDATE update_words SET text_sealed = NULL, state = 'withdrawn', version = version + 1"
        " WHERE " + _OF_THE_REST + _OPEN,
        "UPDATE update_entry SET fields_sealed = NULL, official_source_sealed = NULL,"
        " returned_note_sealed = NULL, version = version + 1,"
        " withdrawn_at = CASE state WHEN 'published' THEN {p_at} END,"
        " state = CASE state WHEN 'published' THEN 'withdrawn' ELSE 'discarded' END"
        " WHERE case_id = {p_case_id} AND id IN " + _OPEN + " RETURNING id",
    ),
    mine=_BY_ME,
)

# A hearing moved, or its entry was put right: nobody is reminded of the old date, whoever works
# with her. Only the worker who released the newer entry a moment ago reaches the rest.
CANCEL_REMINDERS = SafetyCheck(
    "casework_cancel_reminders",
    ("p_case_id", "p_update_id", "p_at"),
    "TABLE (id text, member_id text)",
    (
        "UPDATE outbox_message SET state = 'cancelled', why = 'moved', wake_at = NULL,"
        " held_until = NULL, task = '', ended_at = {p_at} WHERE case_id = {p_case_id}"
        " AND purpose = 'reminder' AND state IN ('queued', 'held') AND EXISTS (SELECT 1"
        " FROM update_entry n WHERE n.case_id = {p_case_id} AND n.id = {p_update_id}"
        " AND n.state = 'published' AND n.published_at = {p_at}"
        " AND outbox_message.about IN (n.moves_id, n.corrects_id){mine})"
        " RETURNING CAST(id AS text), CAST(member_id AS text)",
    ),
    mine=_ADDRESSED_TO_MINE,
)

CHAIN_CHECKS = (CHAIN_AUTHORS, CHAIN_REST, WITHDRAW_REST)

SAFETY_CHECKS = (
    CLOSE_WARDS,
    DISTRUST_SHARED,
    SHARED_WITH_BARRED,
    WORKS_ACROSS_WALL,
    *CHAIN_CHECKS,
)
