"""The functions behind the policies: who is looking, and whose rows are hers, right now."""

from __future__ import annotations

from casework.models.trusted_functions import trusted_functions
from casework.rules.reach import PROCESS_STRANDS

SETTING = "nullif(current_setting('app.{0}', true), '')"
_NOW = "coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())"
_IN_FORCE_OF = f"starts_at <= {_NOW} AND ({{0}}.ends_at IS NULL OR {{0}}.ends_at > {_NOW})"
_IN_FORCE = f"starts_at <= {_NOW} AND (ends_at IS NULL OR ends_at > {_NOW})"

_ROLE_WAITS = f"q.confirmed_at IS NULL AND q.refused_at IS NULL AND q.until > {_NOW}"

_PROCESS_STRANDS = ", ".join(
    f"('{process}', '{strand}')"
    for process, strands in sorted(PROCESS_STRANDS.items())
    for strand in sorted(strands)
)

_CHAIRED = (
    "FROM review_chair c JOIN staff_role r ON r.staff_id = c.staff_id AND r.role = 'chair'"
    f" WHERE c.staff_id = {SETTING.format('staff_id')}"
    f" AND c.{_IN_FORCE_OF.format('c')} AND r.{_IN_FORCE_OF.format('r')}"
)

_TODAY = f"({_NOW} AT TIME ZONE 'Europe/London')::date"

# name -> (returns, body). All are STABLE SECURITY DEFINER with a fixed search path.
FUNCTIONS: dict[str, tuple[str, str]] = {
    # Her case, only while she is a member who may sign in.
    "casework_family_case": (
        "text",
        "SELECT m.case_id::text FROM family_member m"
        f" WHERE m.case_id = {SETTING.format('case_id')}"
        f" AND m.id = {SETTING.format('member_id')}"
        " AND m.state = 'active' AND m.access = 'open'",
    ),
    "casework_family_member": (
        "text",
        "SELECT m.id::text FROM family_member m"
        f" WHERE m.case_id = {SETTING.format('case_id')}"
        f" AND m.id = {SETTING.format('member_id')}"
        " AND m.state = 'active' AND m.access = 'open'",
    ),
    # Whom a browser's session token signs in: so that one statement finds the session and the
    # member together, before anybody is known. The setting holds the hash of the token.
    "casework_session_member": (
        "text",
        "SELECT m.id::text FROM login_session s JOIN family_member m"
        " ON m.case_id = s.case_id AND m.id = s.member_id"
        f" WHERE s.token_hash = {SETTING.format('lookup')}"
        " AND s.side = 'family' AND s.ended_at IS NULL"
        f" AND s.expires_at > {_NOW}"
        " AND m.state = 'active' AND m.access = 'open'",
    ),
    "casework_staff_regions": (
        "text[]",
        "SELECT coalesce(array_agg(r.region_id::text), '{}') FROM staff_role r"
        f" WHERE r.staff_id = {SETTING.format('staff_id')}"
        f" AND r.role IN ('team_leader', 'support_worker') AND {_IN_FORCE}",
    ),
    "casework_staff_led_regions": (
        "text[]",
        "SELECT coalesce(array_agg(r.region_id::text), '{}') FROM staff_role r"
        f" WHERE r.staff_id = {SETTING.format('staff_id')}"
        f" AND r.role = 'team_leader' AND {_IN_FORCE}",
    ),
    "casework_staff_home_regions": (
        "text[]",
        "SELECT coalesce(array_agg(r.region_id::text), '{}') FROM staff_role r"
        f" WHERE r.staff_id = {SETTING.format('staff_id')}"
        " AND r.role IN ('team_leader', 'support_worker', 'caseworker')"
        f" AND {_IN_FORCE}",
    ),
    "casework_staff_is_admin": (
        "boolean",
        "SELECT EXISTS (SELECT FROM staff_role r"
        f" WHERE r.staff_id = {SETTING.format('staff_id')}"
        f" AND r.role = 'administrator' AND {_IN_FORCE})",
    ),
    "casework_staff_cases": (
        "text[]",
        "SELECT coalesce(array_agg(DISTINCT c), '{}') FROM ("
        "SELECT a.case_id::text AS c FROM allocation a"
        f" WHERE a.staff_id = {SETTING.format('staff_id')} AND {_IN_FORCE}"
        " UNION ALL SELECT f.id::text FROM case_file f"
        " WHERE f.region_id = ANY (casework_staff_regions())"
        f" OR f.opened_by = {SETTING.format('staff_id')}) AS mine",
    ),
    "casework_staff_members": (
        "text[]",
        "SELECT coalesce(array_agg(DISTINCT m), '{}') FROM ("
        "SELECT a.member_id::text AS m FROM allocation a"
        f" WHERE a.staff_id = {SETTING.format('staff_id')} AND {_IN_FORCE}"
        " UNION ALL SELECT p.id::text FROM family_member p"
        " JOIN case_file f ON f.id = p.case_id"
        " WHERE f.region_id = ANY (casework_staff_regions())) AS mine",
    ),
    # People whom one has just added and whom nobody has stood beside yet.
    "casework_staff_new_members": (
        "text[]",
        "SELECT coalesce(array_agg(m.id::text), '{}') FROM family_member m"
        f" WHERE m.added_by = {SETTING.format('staff_id')}"
        " AND NOT EXISTS (SELECT FROM allocation a"
        " WHERE a.case_id = m.case_id AND a.member_id = m.id)",
    ),
    # People whom one works with in everything, and not only through one process.
    "casework_staff_full_members": (
        "text[]",
        "SELECT coalesce(array_agg(DISTINCT m), '{}') FROM ("
        "SELECT a.member_id::text AS m FROM allocation a"
        f" WHERE a.staff_id = {SETTING.format('staff_id')} AND a.process = '' AND {_IN_FORCE}"
        " UNION ALL SELECT p.id::text FROM family_member p"
        " JOIN case_file f ON f.id = p.case_id"
        " WHERE f.region_id = ANY (casework_staff_regions())) AS mine",
    ),
    # Colleagues whose lost passkey she may confirm: of a region that she leads, or anybody for
    # a national manager; never her own, and never one that she asked for herself.
    "casework_staff_renewals": (
        "text[]",
        "SELECT coalesce(array_agg(DISTINCT n.staff_id::text), '{}') FROM passkey_renewal n"
        f" WHERE n.staff_id <> {SETTING.format('staff_id')}"
        f" AND n.asked_by <> {SETTING.format('staff_id')}"
        f" AND n.confirmed_at IS NULL AND n.until > {_NOW}"
        " AND EXISTS (SELECT FROM staff_role r"
        f" WHERE r.staff_id = {SETTING.format('staff_id')} AND r.{_IN_FORCE_OF.format('r')}"
        " AND (r.role = 'national_manager' OR (r.role = 'team_leader'"
        " AND (EXISTS (SELECT FROM staff_role t WHERE t.staff_id = n.staff_id"
        f" AND t.region_id = r.region_id AND t.{_IN_FORCE_OF.format('t')})"
        " OR EXISTS (SELECT FROM role_request q WHERE q.staff_id = n.staff_id"
        f" AND q.region_id = r.region_id AND {_ROLE_WAITS})))))",
    ),
    # Roles of colleagues that wait for her to confirm them: of a region that she leads, or of no
    # region; all for a national manager. Never her own, never one that she asked for herself.
    "casework_staff_role_requests": (
        "text[]",
        "SELECT coalesce(array_agg(q.id::text), '{}') FROM role_request q"
        " JOIN staff s ON s.id = q.staff_id"
        f" WHERE q.staff_id <> {SETTING.format('staff_id')}"
        f" AND q.asked_by <> {SETTING.format('staff_id')} AND {_ROLE_WAITS}"
        f" AND (s.ended_at IS NULL OR s.ended_at > {_NOW})"
        " AND EXISTS (SELECT FROM staff_role r"
        f" WHERE r.staff_id = {SETTING.format('staff_id')} AND r.{_IN_FORCE_OF.format('r')}"
        " AND (r.role = 'national_manager' OR (r.role = 'team_leader'"
        " AND (q.region_id IS NULL OR q.region_id = r.region_id))))",
    ),
    # Everybody who was ever given a link to come in with.
    "casework_staff_invited": (
        "text[]",
        "SELECT coalesce(array_agg(DISTINCT l.staff_id::text), '{}') FROM enrolment_link l",
    ),
    # Person and update, joined by a colon, for people whom one works with through a process
    # only: the updates of the strands that belong to it, whether or not they are addressed.
    "casework_staff_process_pairs": (
        "text[]",
        "SELECT coalesce(array_agg(DISTINCT a.member_id || ':' || u.id), '{}')"
        " FROM allocation a"
        f" JOIN (VALUES {_PROCESS_STRANDS}) AS p(process, strand) ON p.process = a.process"
        " JOIN update_entry u ON u.case_id = a.case_id AND u.strand = p.strand"
        f" WHERE a.staff_id = {SETTING.format('staff_id')} AND a.{_IN_FORCE_OF.format('a')}",
    ),
    # Her messages go to her caseworker; to an advocate only where she has nobody else.
    "casework_staff_message_members": (
        "text[]",
        "SELECT coalesce(array_agg(DISTINCT m), '{}') FROM ("
        "SELECT unnest(casework_staff_full_members()) AS m"
        " UNION ALL SELECT a.member_id::text FROM allocation a"
        f" WHERE a.staff_id = {SETTING.format('staff_id')} AND {_IN_FORCE}"
        " AND NOT EXISTS (SELECT FROM allocation c WHERE c.case_id = a.case_id"
        " AND c.member_id = a.member_id AND c.process = ''"
        f" AND c.starts_at <= {_NOW} AND (c.ends_at IS NULL OR c.ends_at > {_NOW}))) AS mine",
    ),
    # What she says of the service goes to the team leaders of her region who have never stood
    # beside her; where there is none, to those of the other regions.
    "casework_staff_concerns": (
        "text[]",
        "SELECT coalesce(array_agg(c.id::text), '{}') FROM concern c"
        f" WHERE NOT EXISTS (SELECT FROM allocation a WHERE a.case_id = c.case_id"
        f" AND a.member_id = c.member_id AND a.staff_id = {SETTING.format('staff_id')})"
        " AND EXISTS (SELECT FROM staff_role r"
        f" WHERE r.staff_id = {SETTING.format('staff_id')}"
        f" AND r.role = 'team_leader' AND {_IN_FORCE}"
        " AND (r.region_id = c.region_id OR NOT EXISTS (SELECT FROM staff_role o"
        " WHERE o.region_id = c.region_id AND o.role = 'team_leader'"
        f" AND o.starts_at <= {_NOW} AND (o.ends_at IS NULL OR o.ends_at > {_NOW})"
        " AND NOT EXISTS (SELECT FROM allocation b WHERE b.case_id = c.case_id"
        " AND b.member_id = c.member_id AND b.staff_id = o.staff_id))))",
    ),
    # An application for compensation is seen by her own worker, not by the whole region.
    "casework_staff_claim_members": (
        "text[]",
        "SELECT coalesce(array_agg(DISTINCT a.member_id::text), '{}') FROM allocation a"
        f" WHERE a.staff_id = {SETTING.format('staff_id')}"
        f" AND a.process IN ('', 'compensation') AND {_IN_FORCE}",
    ),
    # Applications that a relative lets her see; a wall between the two ends that at once.
    "casework_family_shared_claims": (
        "text[]",
        "SELECT coalesce(array_agg(s.claim_id::text), '{}') FROM claim_consent s"
        " WHERE s.case_id = casework_family_case()"
        " AND s.for_member_id = casework_family_member()"
        " AND s.linked_at IS NOT NULL AND s.withdrawn_at IS NULL"
        " AND NOT EXISTS (SELECT FROM wall w WHERE w.case_id = s.case_id AND w.ended_at IS NULL"
        " AND ((w.member_a = s.member_id AND w.member_b = s.for_member_id)"
        " OR (w.member_b = s.member_id AND w.member_a = s.for_member_id)))",
    ),
    # People beside whom one stands in a review: everything, or that process. Whoever sits on
    # the panel of a review of their case, or checks its report, stands beside nobody there.
    "casework_staff_review_members": (
        "text[]",
        "SELECT coalesce(array_agg(DISTINCT m), '{}') FROM ("
        "SELECT unnest(casework_staff_full_members()) AS m"
        " UNION ALL SELECT a.member_id::text FROM allocation a"
        f" WHERE a.staff_id = {SETTING.format('staff_id')} AND a.process = 'review'"
        f" AND {_IN_FORCE}) AS mine"
        " WHERE m NOT IN (SELECT p.id FROM review_conflict s JOIN family_member p"
        f" ON p.case_id = s.case_id WHERE s.staff_id = {SETTING.format('staff_id')}"
        f" AND s.{_IN_FORCE_OF.format('s')})",
    ),
    # Everybody of a case in which one holds a seat: on the panel of a review, or where its
    # report is checked.
    "casework_staff_walled_members": (
        "text[]",
        "SELECT coalesce(array_agg(DISTINCT p.id::text), '{}') FROM review_conflict s"
        " JOIN family_member p ON p.case_id = s.case_id"
        f" WHERE s.staff_id = {SETTING.format('staff_id')} AND s.{_IN_FORCE_OF.format('s')}",
    ),
    # The reviews of the areas of a partnership officer. Their rows have no name in them.
    "casework_partnership_areas": (
        "text[]",
        "SELECT coalesce(array_agg(DISTINCT a.area::text), '{}') FROM partnership_area a"
        f" WHERE a.staff_id = {SETTING.format('staff_id')} AND a.{_IN_FORCE_OF.format('a')}"
        " AND EXISTS (SELECT FROM staff_role r WHERE r.staff_id = a.staff_id"
        f" AND r.role = 'partnership_officer' AND r.{_IN_FORCE_OF.format('r')})",
    ),
    "casework_partnership_reviews": (
        "text[]",
        "SELECT coalesce(array_agg(v.id::text), '{}') FROM review v"
        " WHERE v.area = ANY (casework_partnership_areas())",
    ),
    # The names of areas that reviews are kept under, for whoever gives an area to an officer: no
    # case of an administrator's, and nothing but a name.
    "casework_areas_on_record": (
        "text[]",
        "SELECT coalesce(array_agg(DISTINCT v.area::text), '{}') FROM review v"
        " WHERE casework_staff_is_admin()",
    ),
    # Reviews that one was invited to chair, and their cases: while the invitation and the role
    # are both in force.
    "casework_chair_reviews": (
        "text[]",
        f"SELECT coalesce(array_agg(DISTINCT c.review_id::text), '{{}}') {_CHAIRED}",
    ),
    "casework_chair_cases": (
        "text[]",
        f"SELECT coalesce(array_agg(DISTINCT c.case_id::text), '{{}}') {_CHAIRED}",
    ),
    # Views released to her as the chair, at this moment: models.chair_checks.VIEWS.
    "casework_chair_readable": (
        "text[]",
        "SELECT coalesce(array_agg(x.view_id), '{}') FROM review_chair c"
        f" CROSS JOIN LATERAL casework_chair_views(c.case_id, c.review_id, c.staff_id, {_NOW}) x"
        f" WHERE c.staff_id = {SETTING.format('staff_id')}",
    ),
    # Relatives from whom she is kept apart: she may not read walls herself.
    "casework_family_walled": (
        "text[]",
        "SELECT coalesce(array_agg(DISTINCT CASE WHEN w.member_a = casework_family_member()"
        " THEN w.member_b ELSE w.member_a END::text), '{}') FROM wall w"
        " WHERE w.case_id = casework_family_case() AND w.ended_at IS NULL"
        " AND casework_family_member() IN (w.member_a, w.member_b)",
    ),
    # Whether she is flagged as under 18: she may not read flags herself.
    "casework_family_under_age": (
        "boolean",
        "SELECT EXISTS (SELECT FROM person_flag f WHERE f.case_id = casework_family_case()"
        " AND f.member_id = casework_family_member() AND f.flag = 'under_18'"
        " AND f.ended_at IS NULL)",
    ),
    # Drafts of a report whose words she may read now (rules.report_draft.reading_of).
    "casework_family_open_drafts": (
        "text[]",
        "SELECT coalesce(array_agg(r.draft_id::text), '{}') FROM draft_reader r"
        " JOIN report_draft d ON d.case_id = r.case_id AND d.id = r.draft_id"
        " JOIN case_file c ON c.id = r.case_id"
        " WHERE r.case_id = casework_family_case() AND r.member_id = casework_family_member()"
        " AND r.permitted_at IS NOT NULL AND r.ended_at IS NULL"
        f" AND (d.read_until IS NULL OR d.read_until >= {_TODAY})"
        f" AND (r.how = 'alone' OR (r.how = 'with_advocate' AND r.appointment_on <= {_TODAY}))"
        f" AND (c.proceedings_from IS NULL OR c.proceedings_from > {_TODAY}"
        f" OR c.proceedings_until < {_TODAY}"
        " OR (r.checked_at AT TIME ZONE 'Europe/London')::date >= c.proceedings_from)",
    ),
    **trusted_functions(SETTING, _NOW),
}
