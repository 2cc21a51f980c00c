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

from casework.rules.family import FLAGS

_TYPES = {"p_at": "timestamptz"}  # every other parameter is text


@dataclass(frozen=True)
class SafetyCheck:
    """One function: its parameters, what it returns, its statements."""

    name: str
    parameters: tuple[str, ...]
    returns: str
    statements: tuple[str, ...]

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
        mine = " AND p_member_id = ANY (casework_staff_members())"
        return "; ".join(_fill(text, names, mine) for text in self.statements)

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

SAFETY_CHECKS = (CLOSE_WARDS, DISTRUST_SHARED, SHARED_WITH_BARRED, WORKS_ACROSS_WALL)
