"""The functions behind the row rules of somebody who is told instead: whether his door is open,
and which entries can be his at all. On PostgreSQL only; the pages ask ``trusted_checks``."""

from __future__ import annotations

from casework.rules.choices import subject_of
from casework.rules.family import FLAGS
from casework.rules.update_kinds import KINDS, TOLD_FIRST

BARS = ", ".join(f"'{flag.slug}'" for flag in FLAGS.values() if flag.closes_access)

# He confirmed; she is there and may sign in; and his contact is not that of somebody barred from
# her, whoever added it and when. Asked each time: nothing has to be remembered to end it.
OPEN = (
    "t.state = 'confirmed' AND m.state = 'active' AND m.access = 'open'"
    " AND NOT EXISTS (SELECT 1 FROM contact_point o WHERE o.case_id = t.case_id"
    " AND o.member_id <> t.member_id AND o.value_index = t.value_index"
    " AND o.retired_at IS NULL AND (EXISTS (SELECT 1 FROM person_flag f"
    " WHERE f.case_id = o.case_id AND f.member_id = o.member_id AND f.ended_at IS NULL"
    f" AND f.flag IN ({BARS})) OR EXISTS (SELECT 1 FROM wall w WHERE w.case_id = o.case_id"
    " AND w.ended_at IS NULL AND ((w.member_a = t.member_id AND w.member_b = o.member_id)"
    " OR (w.member_b = t.member_id AND w.member_a = o.member_id)))))"
)
HERS = "FROM trusted_person t JOIN family_member m ON m.case_id = t.case_id AND m.id = t.member_id"
_KINDS = ", ".join(
    f"('{slug}', '{subject_of(kind).value}', {str(kind.is_hard or slug in TOLD_FIRST).lower()})"
    for slug, kind in sorted(KINDS.items())
)


def trusted_functions(setting: str, now: str) -> dict[str, tuple[str, str]]:
    """The functions behind the policies. ``setting`` and ``now`` are the pieces of
    ``security_functions``."""
    me = (
        f"t.case_id = {setting.format('case_id')} AND t.id = {setting.format('member_id')}"
        f" AND {OPEN}"
    )
    return {
        "casework_trusted_case": ("text", f"SELECT t.case_id::text {HERS} WHERE {me}"),
        "casework_trusted_id": ("text", f"SELECT t.id::text {HERS} WHERE {me}"),
        # Whom a browser's token signs in, before anybody is known.
        "casework_session_trusted": (
            "text",
            "SELECT t.id::text FROM login_session s JOIN trusted_person t"
            " ON t.case_id = s.case_id AND t.id = s.member_id"
            " JOIN family_member m ON m.case_id = t.case_id AND m.id = t.member_id"
            f" WHERE s.token_hash = {setting.format('lookup')} AND s.side = 'trusted'"
            f" AND s.ended_at IS NULL AND s.expires_at > {now} AND {OPEN}",
        ),
        # Published to her, in his subjects, told to her or his to hear instead. A kind that this
        # list does not know is nobody's.
        "casework_trusted_updates": (
            "text[]",
            f"SELECT coalesce(array_agg(u.id::text), '{{}}') {HERS}"
            " JOIN audience a ON a.case_id = t.case_id AND a.member_id = t.member_id"
            " JOIN update_entry u ON u.case_id = a.case_id AND u.id = a.update_id"
            f" JOIN (VALUES {_KINDS}) AS k(kind, subject, hard) ON k.kind = u.kind"
            f" WHERE {me} AND a.addressed AND a.removed_at IS NULL AND u.state = 'published'"
            " AND k.subject = ANY (string_to_array(t.subjects, ' '))"
            " AND NOT (u.about_evidence AND m.evidence_hold)"
            " AND (NOT k.hard OR a.told_at IS NOT NULL OR a.choice IN ('main', 'all')"
            " OR (k.subject || ':other') = ANY (string_to_array(m.subject_choices, ' ')))",
        ),
    }
