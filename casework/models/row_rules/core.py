"""The row rules of the first tables."""

from __future__ import annotations

from casework.models.row_rules.pieces import (
    ADDRESSED,
    ADMIN,
    CASES,
    CHAIN_FAMILY,
    CHAIN_STAFF,
    FAMILY,
    FULL_MEMBERS,
    IN_CASE,
    IN_STRAND,
    LOOKUP,
    ME,
    MEMBERS,
    MESSAGE_MEMBERS,
    MY_CASE,
    NEW_MEMBERS,
    NOT_THE_ADVOCATES,
    OWN,
    ROLE_GIVEN,
    STAFF,
    STAFF_ID,
    THEIRS,
    TRUE,
    WORKER,
    Rule,
)

RULES: dict[str, tuple[Rule, ...]] = {
    "region": (Rule(STAFF, "SELECT", TRUE), Rule(STAFF, "INSERT UPDATE", ADMIN)),
    "staff": (
        Rule(
            FAMILY,
            "SELECT",
            "EXISTS (SELECT FROM allocation a WHERE a.staff_id = staff.id)",
        ),
        Rule(STAFF, "SELECT", TRUE),
        Rule(STAFF, "INSERT", ADMIN),
        Rule(STAFF, "UPDATE", f"id = {STAFF_ID} OR {ADMIN}"),
    ),
    "staff_role": (
        Rule(STAFF, "SELECT", TRUE),
        Rule(STAFF, "INSERT", ROLE_GIVEN),
        # Ended, and never begun again: neither moved to somebody, nor made another role.
        Rule(
            STAFF,
            "UPDATE",
            f"{ADMIN} AND ends_at IS NULL",
            check=f"{ADMIN} AND ends_at IS NOT NULL",
            update_columns="ends_at",
        ),
    ),
    "passkey": (
        Rule(FAMILY, "SELECT UPDATE", f"side = 'family' AND ({OWN} OR credential_id = {LOOKUP})"),
        Rule(FAMILY, "INSERT", f"side = 'family' AND {OWN}"),
        Rule(
            STAFF,
            "SELECT UPDATE",
            f"side = 'staff' AND (staff_id = {STAFF_ID} OR credential_id = {LOOKUP} OR {ADMIN})",
        ),
        Rule(STAFF, "INSERT", f"side = 'staff' AND staff_id = {STAFF_ID}"),
    ),
    "case_file": (
        Rule(FAMILY, "SELECT", f"id = {MY_CASE}"),
        Rule(STAFF, "SELECT UPDATE", f"id = ANY {CASES}"),
        Rule(
            STAFF,
            "INSERT",
            f"opened_by = {STAFF_ID}"
            " AND region_id = ANY ((SELECT casework_staff_home_regions())::text[])",
        ),
    ),
    "deceased": (
        Rule(FAMILY, "SELECT", f"case_id = {MY_CASE}"),
        Rule(STAFF, "SELECT INSERT UPDATE", IN_CASE),
    ),
    "review": (
        Rule(FAMILY, "SELECT", f"case_id = {MY_CASE}"),
        Rule(STAFF, "SELECT INSERT UPDATE", IN_CASE),
    ),
    "family_member": (
        Rule(FAMILY, "SELECT", "id = (SELECT casework_session_member())"),
        Rule(
            FAMILY,
            "SELECT UPDATE",
            f"case_id = {MY_CASE} AND id = {ME}",
            # Never who she is, her state, or whether she may come in.
            update_columns="language, theme, text_size, leaving_seen_at, privacy_seen_at,"
            " disclosure_seen_at, version, hard_news, hard_news_set_at, hard_news_set_by,"
            " subject_choices, pauses",
        ),
        Rule(STAFF, "SELECT UPDATE", f"id = ANY {MEMBERS}"),
        Rule(STAFF, "INSERT", f"{IN_CASE} AND added_by = {STAFF_ID}"),
    ),
    "contact_point": (
        Rule(FAMILY, "SELECT", OWN),
        Rule(STAFF, "SELECT INSERT UPDATE", THEIRS),
    ),
    "person_flag": (Rule(STAFF, "SELECT INSERT UPDATE", THEIRS),),
    "wall": (Rule(STAFF, "SELECT INSERT UPDATE", IN_CASE),),
    "under_age_decision": (Rule(STAFF, "SELECT INSERT UPDATE", THEIRS),),
    "allocation": (
        Rule(FAMILY, "SELECT", OWN),
        Rule(STAFF, "SELECT UPDATE", f"{THEIRS} OR staff_id = {STAFF_ID}"),
        # Whoever adds a person to a case may put herself beside that person, once; anybody
        # else is allocated by somebody who already sees the person.
        Rule(
            STAFF,
            "INSERT",
            f"{THEIRS} OR ({IN_CASE} AND staff_id = {STAFF_ID} AND member_id = ANY {NEW_MEMBERS})",
        ),
    ),
    "update_entry": (
        Rule(
            FAMILY,
            "SELECT",
            f"case_id = {MY_CASE} AND state IN ('published', 'withdrawn') AND "
            + ADDRESSED.format(t="update_entry", c="id"),
        ),
        Rule(
            STAFF,
            "SELECT UPDATE",
            f"{IN_CASE} AND ((created_by = {STAFF_ID}"
            " AND state IN ('draft', 'waiting_second', 'discarded')) OR "
            + ADDRESSED.format(t="update_entry", c="id")
            + ")",
        ),
        Rule(STAFF, "INSERT", f"{IN_CASE} AND created_by = {STAFF_ID}"),
    ),
    "update_words": (
        Rule(
            FAMILY,
            "SELECT",
            f"case_id = {MY_CASE} AND state = 'released' AND "
            + ADDRESSED.format(t="update_words", c="update_id"),
        ),
        Rule(
            STAFF,
            "SELECT INSERT UPDATE",
            "EXISTS (SELECT FROM update_entry u WHERE u.case_id = update_words.case_id"
            " AND u.id = update_words.update_id)",
        ),
    ),
    "audience": (
        Rule(
            FAMILY,
            "SELECT UPDATE",
            f"{OWN} AND addressed AND removed_at IS NULL",
            update_columns="choice, choice_at, shown_at, opened_in_session",
        ),
        Rule(STAFF, "SELECT INSERT UPDATE", IN_STRAND),
    ),
    "withdrawal": (
        Rule(STAFF, "SELECT", f"named_leader = {STAFF_ID}"),
        Rule(STAFF, "INSERT", f"{IN_CASE} AND withdrawn_by = {STAFF_ID}"),
    ),
    "sealed_copy_opening": (Rule(STAFF, "SELECT INSERT", f"opened_by = {STAFF_ID}"),),
    "incident": (
        Rule(
            STAFF,
            "SELECT UPDATE",
            "EXISTS (SELECT FROM case_file f WHERE f.id = incident.case_id"
            " AND f.region_id = ANY ((SELECT casework_staff_regions())::text[]))"
            f" OR opened_by = {STAFF_ID}",
        ),
        Rule(STAFF, "INSERT", f"{IN_CASE} AND opened_by = {STAFF_ID}"),
    ),
    "contact_entry": (
        # What an advocate wrote down is walled from whoever sits on the panel of the review.
        Rule(
            STAFF,
            "SELECT",
            f"staff_id = {STAFF_ID} OR (member_id = ANY {FULL_MEMBERS}"
            " AND (member_id = ANY ((SELECT casework_staff_review_members())::text[])"
            " OR NOT EXISTS (SELECT FROM allocation a WHERE a.case_id = contact_entry.case_id"
            " AND a.member_id = contact_entry.member_id AND a.staff_id = contact_entry.staff_id"
            " AND a.process = 'review')))",
        ),
        Rule(STAFF, "INSERT", f"{THEIRS} AND staff_id = {STAFF_ID}"),
    ),
    "promise": (
        Rule(FAMILY, "SELECT", OWN),
        Rule(
            STAFF,
            "SELECT INSERT UPDATE",
            f"{THEIRS} AND (update_id IS NULL OR {IN_STRAND})",
        ),
    ),
    "message": (
        Rule(FAMILY, "SELECT", OWN),
        Rule(FAMILY, "INSERT", f"{OWN} AND from_family"),
        Rule(
            STAFF,
            "SELECT UPDATE",
            f"member_id = ANY {MESSAGE_MEMBERS} AND {NOT_THE_ADVOCATES}",
            update_columns="read_at, answered_at",
        ),
        Rule(
            STAFF,
            "INSERT",
            f"member_id = ANY {MESSAGE_MEMBERS} AND NOT from_family AND staff_id = {STAFF_ID}",
        ),
    ),
    "message_draft": (Rule(FAMILY, "SELECT INSERT UPDATE DELETE", OWN),),
    "login_session": (
        Rule(FAMILY, "SELECT UPDATE", f"side = 'family' AND (token_hash = {LOOKUP} OR ({OWN}))"),
        Rule(FAMILY, "INSERT", f"side = 'family' AND {OWN}"),
        Rule(
            STAFF,
            "SELECT UPDATE",
            f"(side = 'staff' AND (token_hash = {LOOKUP} OR staff_id = {STAFF_ID} OR {ADMIN}))"
            f" OR (side = 'family' AND {THEIRS})",
        ),
        Rule(STAFF, "INSERT", f"side = 'staff' AND staff_id = {STAFF_ID}"),
        Rule(WORKER, "SELECT UPDATE", TRUE),
    ),
    "sign_in_code": (
        Rule(
            FAMILY,
            "SELECT UPDATE",
            f"side = 'family' AND (lookup = {LOOKUP} OR ({OWN}))",
            update_columns="tries, used_at, revoked_at, code_hash",
        ),
        Rule(
            STAFF,
            "SELECT UPDATE",
            f"(side = 'staff' AND (lookup = {LOOKUP} OR staff_id = {STAFF_ID} OR {ADMIN}))"
            f" OR (side = 'family' AND {THEIRS})",
        ),
        Rule(STAFF, "INSERT", f"side = 'family' AND {THEIRS}"),
    ),
    "submission": (
        Rule(FAMILY, "SELECT INSERT", f"side = 'family' AND actor_id = {ME}"),
        Rule(STAFF, "SELECT INSERT", f"side = 'staff' AND actor_id = {STAFF_ID}"),
    ),
    "limit_counter": (
        Rule(FAMILY, "SELECT INSERT UPDATE DELETE", TRUE),
        Rule(STAFF, "SELECT INSERT UPDATE DELETE", TRUE),
        Rule(WORKER, "SELECT DELETE", TRUE),
    ),
    "access_log": (
        Rule(FAMILY, "SELECT", OWN),
        Rule(STAFF, "SELECT INSERT", f"staff_id = {STAFF_ID} AND {IN_CASE}"),
    ),
    "audit_entry": (
        Rule(FAMILY, "INSERT", CHAIN_FAMILY),
        Rule(STAFF, "INSERT", CHAIN_STAFF),
        Rule(WORKER, "SELECT INSERT", TRUE),
    ),
    "audit_head": (
        Rule(FAMILY, "SELECT INSERT UPDATE", CHAIN_FAMILY),
        Rule(STAFF, "SELECT INSERT UPDATE", CHAIN_STAFF),
        Rule(WORKER, "SELECT INSERT UPDATE", TRUE),
    ),
    "deployment_mark": (
        Rule(FAMILY, "SELECT", TRUE),
        Rule(STAFF, "SELECT", TRUE),
        Rule(WORKER, "SELECT", TRUE),
    ),
}
