"""Clocks, applications and days in court: what nobody may learn too early, or from another."""

from __future__ import annotations

from tests.support.fault import Fault

FAULTS = (
    Fault(
        name="clock-of-held-news",
        guarantee="a clock is held with the news it hangs on",
        path="casework/rules/knowledge.py",
        old="    if held.keys() & {entry.corrects_id, entry.moves_id, entry.hangs_on}:\n",
        new="    if held.keys() & {entry.corrects_id, entry.moves_id}:\n",
        tests=("tests/queries/test_own_clocks.py",),
    ),
    Fault(
        name="clock-gives-away",
        guarantee="a clock tells nobody of news that she does not know",
        path="casework/queries/own_clocks.py",
        old="        gives_away=gives_away(CLOCKS[clock.kind]),\n",
        new="",
        tests=("tests/actions/test_clocks.py::test_a_clock_without_an_entry_is_held_as_well",),
    ),
    Fault(
        name="clock-not-confirmed",
        guarantee="no family sees a clock before a person confirmed it",
        path="casework/queries/own_clocks.py",
        old='        Clock.state == "confirmed",\n',
        new="",
        tests=(
            "tests/actions/test_clocks.py::test_nobody_sees_a_clock_before_a_person_confirmed_it",
        ),
    ),
    Fault(
        name="clock-counted-unread",
        guarantee="a limit that nobody read is never counted for a family",
        path="casework/rules/clocks.py",
        old=" or rule.confidence not in COUNTABLE:",
        new=":",
        tests=("tests/rules/test_clocks.py::test_what_nobody_read_is_never_counted",),
    ),
    Fault(
        name="claim-for-the-region",
        guarantee="an application is its applicant's and her own worker's",
        path="casework/queries/claims.py",
        old=".where(claim_is_mine(viewer, now, Claim.case_id, Claim.member_id))\n",
        new="\n",
        tests=("tests/actions/test_claims.py::test_other_staff_find_no_application",),
    ),
    Fault(
        name="claim-row-rules-for-the-region",
        guarantee="the database shows an application to her own worker only",
        path="casework/models/row_rules/dates.py",
        old='_HERS = f"member_id = ANY {CLAIM_MEMBERS}"',
        new="_HERS = THEIRS",
        tests=("tests/queries/test_dates_row_security.py",),
    ),
    Fault(
        name="claim-shared-across-wall",
        guarantee="a wall ends what was shared at once",
        path="casework/queries/claims.py",
        old="        statement = statement.where(~_walled())\n",
        new="        pass\n",
        tests=("tests/actions/test_claims.py::test_a_wall_ends_what_was_shared_at_once",),
    ),
    Fault(
        name="claim-sum-for-whom-it-is-shared",
        guarantee="what the letter says is the applicant's alone",
        path="casework/queries/claims.py",
        old="    if row is None or row.member_id != viewer.member_id:\n",
        new="    if row is None:\n",
        tests=("tests/actions/test_claims.py",),
    ),
    Fault(
        name="help-not-looked-up",
        guarantee="no family is shown a fact that nobody looked up",
        path="casework/queries/other_help.py",
        old='        return HelpRow(one, None, "", False, False)\n',
        new='        return HelpRow(one, None, "", False, True)\n',
        tests=("tests/family/test_money.py",),
    ),
    Fault(
        name="day-of-a-held-hearing",
        guarantee="a hearing that she does not know of has no page and no file",
        path="casework/queries/her_days.py",
        old="    found = hearings_of(dates.loaded.updates.values(), open_ids)\n",
        new="    found = hearings_of(dates.loaded.updates.values())\n",
        tests=("tests/family/test_days.py::test_a_hearing_that_would_tell_her_is_not_there",),
    ),
    Fault(
        name="calendar-tells-the-place",
        guarantee="a calendar file holds the time and nothing else unless she asks",
        path="family_app/views/days.py",
        old='        place=(found.event.place or "") if with_place else "",\n',
        new='        place=found.event.place or "",\n',
        tests=("tests/family/test_days.py::test_the_calendar_file_says_nothing_but_the_time",),
    ),
)
