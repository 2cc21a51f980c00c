"""Safety that reaches past one worker's sight: withdrawal, passkeys, the log, borders, strands."""

from __future__ import annotations

from tests.support.fault import Fault

_WITHDRAW = "tests/actions/test_updates_withdraw.py"
_RENEWALS = "tests/actions/test_renewals.py"
_BORDER = "tests/actions/test_roles_stop_at_the_border.py"
_STRANDS = "tests/queries/test_strands_in_the_database.py"

FAULTS = (
    Fault(
        name="hidden-correction-stays",
        guarantee="a withdrawal takes the corrections along that its worker may not see",
        path="casework/queries/safety.py",
        old="    _run(session, WITHDRAW_REST, values).all()\n",
        new="",
        tests=(f"{_WITHDRAW}::test_colleagues_correction_out_of_sight_loses_its_words",),
    ),
    Fault(
        name="chain-looks-forward-only",
        guarantee="what a withdrawn entry corrects or moves is withdrawn with it",
        path="casework/models/safety_checks.py",
        old='        " OR n.id = o.corrects_id OR n.id = o.moves_id))"\n',
        new='        "))"\n',
        tests=(f"{_WITHDRAW}::test_what_it_corrects_and_moves_goes_as_well",),
    ),
    Fault(
        name="anybody-takes-the-chain",
        guarantee="the database takes a chain only for whoever withdrew its entry",
        path="casework/models/safety_checks.py",
        old='    " AND w.update_id = {p_update_id} AND w.withdrawn_by = {p_staff_id}"\n'
        '    " AND w.withdrawn_at = {p_at}{mine}"\n',
        new='    " AND w.update_id = {p_update_id}{mine}"\n'
        '    " UNION SELECT t.id FROM update_entry t WHERE t.id = {p_update_id}"\n',
        tests=(f"{_WITHDRAW}::test_database_takes_nothing_that_was_not_withdrawn",),
    ),
    Fault(
        name="hidden-author-is-named",
        guarantee="whoever wrote any of it never opens the sealed copy",
        path="casework/actions/updates/withdraw.py",
        old="*chain_authors(session, update.case_id, update.id)}",
        new="}",
        tests=(f"{_WITHDRAW}::test_author_of_a_hidden_correction_is_never_named",),
    ),
    Fault(
        name="passkey-confirmed-by-herself",
        guarantee="nobody confirms her own lost passkey",
        path="casework/queries/asked.py",
        old="        row.staff_id != viewer.staff_id,\n",
        new="",
        tests=(f"{_RENEWALS}::test_leader_never_confirms_her_own",),
    ),
    Fault(
        name="passkey-confirmed-by-the-asker",
        guarantee="whoever asked for a new passkey does not confirm it",
        path="casework/queries/asked.py",
        old="        row.asked_by != viewer.staff_id,\n",
        new="",
        tests=(f"{_RENEWALS}::test_manager_who_asked_does_not_confirm",),
    ),
    Fault(
        name="second-link-by-an-administrator",
        guarantee="the database gives an administrator no link for somebody already invited",
        path="casework/models/row_rules/accounts.py",
        old='            f" OR ({ADMIN} AND NOT staff_id = ANY {INVITED}))",\n',
        new='            f" OR {ADMIN})",\n',
        tests=(f"{_RENEWALS}::test_database_gives_an_administrator_no_second_link",),
    ),
    Fault(
        name="old-passkey-lives-on",
        guarantee="a lost passkey opens nothing from the moment that it is reported",
        path="casework/actions/renewals.py",
        old="    end_ways_in(session, staff_id=staff_id, actor=viewer,"
        ' why="passkey_renewed", now=now)\n',
        new="",
        tests=(f"{_RENEWALS}::test_what_she_lost_opens_nothing_at_once",),
    ),
    Fault(
        name="worker-is-not-told",
        guarantee="a worker reads who made a new passkey for her possible",
        path="casework/queries/renewals.py",
        old="        PasskeyRenewal.staff_id == viewer.staff_id,\n        or_(",
        new="        PasskeyRenewal.staff_id != viewer.staff_id,\n        or_(",
        tests=(f"{_RENEWALS}::test_worker_is_told_who_asked_and_confirmed",),
    ),
    Fault(
        name="list-goes-unlogged",
        guarantee="a list that names people is in the access log",
        path="advocate_admin/noting.py",
        old="    _note([(case_id, None) for case_id in sorted(set(case_ids))], page)\n",
        new="    sorted(set(case_ids))\n",
        tests=("tests/advocate/test_lists_are_noted.py",),
    ),
    Fault(
        name="log-fails-in-silence",
        guarantee="without the access log staff see no personal data",
        path="casework/actions/access_log.py",
        old="        raise AccessNotLogged(page) from error\n",
        new="        del error\n",
        tests=("tests/actions/test_access_log.py::test_without_a_log_there_is_no_page",),
    ),
    Fault(
        name="role-crosses-the-border",
        guarantee="what a role allows ends at the border of its region",
        path="casework/rules/access.py",
        old="            if held.region_id == region_id or (not held",
        new="            if held.region_id or (not held",
        tests=(
            f"{_BORDER}::test_permission_counts_where_its_role_is_held",
            f"{_BORDER}::test_leader_of_another_region_is_a_caseworker_here",
        ),
    ),
    Fault(
        name="page-offers-what-is-refused",
        guarantee="a page offers what one may do in the region of its case",
        path="casework/queries/scope.py",
        old="    return viewer if region_id is None else viewer.within(region_id)\n",
        new="    return viewer\n",
        tests=(
            "tests/advocate/test_roles_by_region.py::test_page_offers_what_her_role_here_allows",
        ),
    ),
    Fault(
        name="strands-open-in-the-database",
        guarantee="the database keeps an advocate to the strands of her process",
        path="casework/models/row_rules/pieces.py",
        old="IN_STRAND = f\"(member_id = ANY {FULL_MEMBERS} OR member_id || ':' || update_id",
        new="IN_STRAND = f\"({THEIRS} OR member_id || ':' || update_id",
        tests=(f"{_STRANDS}::test_advocate_reads_the_strands_of_her_process_only",),
    ),
    Fault(
        name="strands-open-in-the-scope",
        guarantee="the query scope keeps an advocate to the strands of her process",
        path="casework/queries/scope.py",
        old="            of_the_process,\n",
        new="",
        tests=("tests/queries/test_scope_equals_row_security.py",),
    ),
    Fault(
        name="test-mode-from-outside",
        guarantee="no environment puts an app into the mode of the tests",
        path="casework/web/settings.py",
        old="    if mode is Mode.TEST:\n",
        new="    if mode is Mode.TEST and not environ:\n",
        tests=("tests/web/test_settings.py::test_a_wrong_setting_is_one_clear_sentence",),
    ),
    Fault(
        name="held-makes-a-page-anew",
        guarantee="a kept page does not take longer because something is held",
        path="casework/queries/own_page.py",
        old='        entries=entries if OWN_CLOCKS.rows(clocks) else "",\n',
        new="        entries=entries,\n",
        tests=(
            "tests/family/test_updates_fresh.py::test_what_is_held_does_not_make_the_page_anew",
        ),
    ),
)
