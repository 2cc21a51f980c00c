"""What the pages of somebody who is told instead are made of, and whether his door is open.

He is no member of the case, and row security shows him no row of hers. What she knows is worked
out from her entries and choices without their texts: these statements hand them out, to him
alone, while his door is open. They are written once, for both databases.
"""

from __future__ import annotations

from casework.models.safety_checks import SafetyCheck
from casework.models.security_functions import SETTING
from casework.models.trusted_functions import BARS, HERS, OPEN

_HIS = f"{HERS} WHERE t.case_id = {{p_case_id}} AND t.id = {{p_trusted_id}} AND {OPEN}{{mine}}"
# He is who is looking, or the browser that asks has his session.
_MINE = (
    f" AND ((p_case_id = {SETTING.format('case_id')} AND p_trusted_id ="
    f" {SETTING.format('member_id')}) OR EXISTS (SELECT FROM login_session s"
    f" WHERE s.token_hash = {SETTING.format('lookup')} AND s.side = 'trusted'"
    " AND s.case_id = p_case_id AND s.member_id = p_trusted_id))"
)
_NAMED = ("p_case_id", "p_trusted_id")

# Of her: what decides what she knows. No name, and nothing sealed.
TRUSTED_READER = SafetyCheck(
    "casework_trusted_reader",
    _NAMED,
    "TABLE (member_id text, language text, time_zone text, hard_news text,"
    " evidence_hold boolean, knew_before text, subject_choices text, pauses text, subjects text)",
    (
        "SELECT CAST(m.id AS text) AS member_id, CAST(m.language AS text) AS language,"
        " CAST(m.time_zone AS text) AS time_zone, CAST(m.hard_news AS text) AS hard_news,"
        " m.evidence_hold AS evidence_hold, CAST(m.knew_before AS text) AS knew_before,"
        " CAST(m.subject_choices AS text) AS subject_choices, CAST(m.pauses AS text) AS pauses,"
        f" CAST(t.subjects AS text) AS subjects {_HIS}",
    ),
    mine=_MINE,
)

# Her entries without their texts, all of them: one that he may not read can hold another.
TRUSTED_ENTRIES = SafetyCheck(
    "casework_trusted_entries",
    _NAMED,
    "TABLE (id text, kind text, state text, occurred_on date, published_at timestamptz,"
    " created_at timestamptz, gives_away text, gives_away_held boolean, about_evidence boolean,"
    " corrects_id text, moves_id text, told_at timestamptz, choice text, opened_in_session text)",
    (
        "SELECT CAST(u.id AS text) AS id, CAST(u.kind AS text) AS kind,"
        " CAST(u.state AS text) AS state, u.occurred_on AS occurred_on,"
        " u.published_at AS published_at, u.created_at AS created_at,"
        " CAST(u.gives_away AS text) AS gives_away, u.gives_away_held AS gives_away_held,"
        " u.about_evidence AS about_evidence, CAST(u.corrects_id AS text) AS corrects_id,"
        " CAST(u.moves_id AS text) AS moves_id, a.told_at AS told_at,"
        " CAST(a.choice AS text) AS choice, CAST(NULL AS text) AS opened_in_session"
        " FROM audience a JOIN update_entry u ON u.case_id = a.case_id AND u.id = a.update_id"
        " WHERE a.addressed AND a.removed_at IS NULL AND u.state IN ('published', 'withdrawn')"
        " AND a.case_id = {p_case_id}"
        f" AND a.member_id IN (SELECT m.id {_HIS})",
    ),
    mine=_MINE,
)

# A flag or a wall was set: whoever is reached as that person is told nothing instead of others.
END_BARRED = SafetyCheck(
    "casework_end_barred_trusted",
    ("p_case_id", "p_member_id", "p_at"),
    "SETOF text",
    (
        "UPDATE trusted_person SET state = 'ended', ended_at = {p_at}, version = version + 1"
        " WHERE case_id = {p_case_id} AND state IN ('asked', 'spoken', 'confirmed')"
        " AND member_id <> {p_member_id}"
        " AND value_index IN (SELECT s.value_index FROM contact_point s"
        " WHERE s.case_id = {p_case_id} AND s.member_id = {p_member_id} AND s.retired_at IS NULL)"
        " AND (EXISTS (SELECT 1 FROM person_flag f WHERE f.case_id = {p_case_id}"
        " AND f.member_id = {p_member_id} AND f.ended_at IS NULL"
        f" AND f.flag IN ({BARS})) OR EXISTS (SELECT 1 FROM wall w"
        " WHERE w.case_id = {p_case_id} AND w.ended_at IS NULL"
        " AND ((w.member_a = trusted_person.member_id AND w.member_b = {p_member_id})"
        " OR (w.member_b = trusted_person.member_id AND w.member_a = {p_member_id})))){mine}"
        " RETURNING id",
    ),
)

# Asked on the family's side alone.
TRUSTED_CHECKS = (TRUSTED_READER, TRUSTED_ENTRIES)
