"""The register: the wall of the panel, her days, her yes, and numbers that show no small group."""

from __future__ import annotations

from tests.support.fault import Fault

_ROWS = "tests/queries/test_register_row_security.py"
_NUMBERS = "tests/rules/test_partnership.py"
_PAGES = "tests/advocate/test_my_reviews.py"
_REFERRAL = "tests/advocate/test_referral.py"

FAULTS = (
    Fault(
        name="panel-reads-what-the-advocate-heard",
        guarantee="whoever sits on a panel reads nothing that is said to the review",
        path="casework/queries/review_say.py",
        old="    require_no_seat(session, viewer, case_id, now)\n",
        new="",
        tests=(f"{_REFERRAL}::test_whoever_sits_on_the_panel_finds_no_door",),
    ),
    Fault(
        name="wall-of-the-panel-not-in-the-database",
        guarantee="the database refuses whoever sits on a panel as well",
        path="casework/models/security_functions.py",
        old='" WHERE m NOT IN (SELECT p.id FROM review_conflict s JOIN family_member p"',
        new='" WHERE m IN (SELECT p.id FROM review_conflict s RIGHT JOIN family_member p"',
        tests=(f"{_ROWS}::test_a_seat_on_the_panel_closes_every_row",),
    ),
    Fault(
        name="advocates-notes-past-the-wall",
        guarantee="what an advocate wrote down is walled from the panel",
        path="casework/queries/contact.py",
        old="            or_(ContactEntry.staff_id == viewer.staff_id, ~_by_an_advocate())",
        new="            or_(ContactEntry.staff_id == viewer.staff_id, _by_an_advocate())",
        tests=(f"{_ROWS}::test_the_wall_hides_what_an_advocate_wrote_down",),
    ),
    Fault(
        name="asked-before-her-day",
        guarantee="nobody is on the list before the day that she chose",
        path="casework/rules/engagement.py",
        old="    return entry.ask_again_on is not None and entry.ask_again_on <= today",
        new="    return entry.ask_again_on is not None",
        tests=(
            "tests/rules/test_engagement.py::test_no_sequence_asks_before_the_day_she_chose",
            "tests/actions/test_engagement.py::test_she_is_asked_again_on_her_day_and_not_before",
        ),
    ),
    Fault(
        name="small-cell-shown",
        guarantee="no number below five is shown of an area",
        path="casework/rules/partnership.py",
        old="number if number >= SMALLEST else None",
        new="number if number else None",
        tests=(f"{_NUMBERS}::test_no_table_shows_a_cell_below_five",),
    ),
    Fault(
        name="small-group-by-difference",
        guarantee="no two tables of an area differ by a group below five",
        path="casework/rules/partnership.py",
        old="        if 0 < abs(sum(moved[cell] for cell in group)) < SMALLEST:\n"
        "            return False\n",
        new="        if 0 < abs(sum(moved[cell] for cell in group)) < 1:\n"
        "            return False\n",
        tests=(f"{_NUMBERS}::test_no_two_tables_differ_by_a_group_below_five",),
    ),
    Fault(
        name="sums-of-cells-not-compared",
        guarantee="sums of cells are compared as well as cells",
        path="casework/rules/partnership.py",
        old="    for size in range(1, len(cells) + 1):",
        new="    for size in range(1, min(len(cells), 1) + 1):",
        tests=(f"{_NUMBERS}::test_no_two_tables_differ_by_a_group_below_five",),
    ),
    Fault(
        name="sent-without-her-yes",
        guarantee="a referral leaves only with a yes that still stands",
        path="casework/rules/referral.py",
        old="    return stage_of(moments) is Stage.AGREED",
        new="    return stage_of(moments) in (Stage.AGREED, Stage.TAKEN_BACK, Stage.PREPARED)",
        tests=("tests/rules/test_referral.py::test_it_may_leave_only_with_a_yes_that_stands",),
    ),
    Fault(
        name="advocate-stays-after-a-no",
        guarantee="an advocate sees nobody who no longer agrees",
        path="casework/actions/engagement.py",
        old="        one.ends_at = now\n",
        new="        one.ends_at = one.ends_at\n",
        tests=(f"{_PAGES}::test_an_advocate_whose_work_ended_sees_her_no_more",),
    ),
    Fault(
        name="chair-met-without-her-word",
        guarantee="nobody meets the chair for somebody who has not said so",
        path="casework/rules/meeting.py",
        old="    return permitted or known_to_chair(standing)",
        new="    return permitted or standing is None or known_to_chair(standing)",
        tests=("tests/rules/test_referral.py::test_nobody_speaks_for_her_without_her_word",),
    ),
    Fault(
        name="source-called-read-by-nobody",
        guarantee="a line says so until somebody has read its source",
        path="casework/queries/section_six.py",
        old="for row in sources(session) if row.still_so)",
        new="for row in sources(session))",
        tests=(f"{_PAGES}::test_a_line_says_so_until_somebody_has_read_its_source",),
    ),
)
