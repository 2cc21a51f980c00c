"""The draft report: nobody reads before she was let, of whom she is kept apart, or too early."""

from __future__ import annotations

from tests.support.fault import Fault

_READS = "tests/family/test_report_draft.py"
_ROWS = "tests/queries/test_report_row_security.py"
_FAR = "tests/family/test_review_progress.py"
_RULES = "tests/rules/test_report_draft.py"
_OWN = "casework/queries/report_draft_own.py"

FAULTS = (
    Fault(
        name="draft-reader-not-permitted",
        guarantee="a draft is there for nobody before somebody beside her let her read it",
        path=_OWN,
        old="            DraftReader.permitted_at.is_not(None),\n",
        new="",
        tests=(f"{_READS}::test_nothing_of_a_draft_is_there_before_release",),
    ),
    Fault(
        name="draft-permission-no-condition",
        guarantee="the words show only to whom they were released",
        path="casework/rules/report_draft.py",
        old="    if not reading.permitted:\n        return Stand.NOT_RELEASED\n",
        new="",
        tests=(f"{_RULES}::test_one_thing_alone_closes_it",),
    ),
    Fault(
        name="draft-permission-not-in-the-database",
        guarantee="the database shows a section only to whom the draft was released",
        path="casework/models/security_functions.py",
        old='" AND r.permitted_at IS NOT NULL AND r.ended_at IS NULL"',
        new='" AND r.ended_at IS NULL"',
        tests=(f"{_ROWS}::test_each_thing_alone_closes_the_words_in_the_database",),
    ),
    Fault(
        name="draft-about-a-walled-relative",
        guarantee="a section that speaks of a walled relative is not on her page",
        path=_OWN,
        old="    there = [row for row in rows if not withheld(row.about.split(), walled)]\n",
        new="    there = list(rows)\n",
        tests=(f"{_READS}::test_a_part_about_a_walled_relative_is_no_part",),
    ),
    Fault(
        name="draft-wall-not-in-the-database",
        guarantee="a section that speaks of a walled relative is no row for her",
        path="casework/models/row_rules/report_draft.py",
        old="AND draft_id = ANY {_OPEN} AND NOT {_KEPT_APART}",
        new="AND draft_id = ANY {_OPEN}",
        tests=(f"{_ROWS}::test_a_section_about_a_walled_relative_is_no_row",),
    ),
    Fault(
        name="draft-shown-in-proceedings",
        guarantee="while proceedings are active nothing shows before the investigation was asked",
        path="casework/rules/report_draft.py",
        old="    if not check_holds(reading):\n        return Stand.WAITS_CHECK\n",
        new="",
        tests=(f"{_READS}::test_proceedings_keep_it_closed_until_somebody_asked",),
    ),
    Fault(
        name="draft-check-of-earlier-days",
        guarantee="a check from before the proceedings does not count",
        path="casework/rules/report_draft.py",
        old="return reading.proceedings_from is None or reading.checked_on >= "
        "reading.proceedings_from",
        new="return True",
        tests=(f"{_READS}::test_a_check_from_before_the_proceedings_does_not_count",),
    ),
    Fault(
        name="draft-proceedings-not-in-the-database",
        guarantee="the database asks for the check as well",
        path="casework/models/security_functions.py",
        old="(r.checked_at AT TIME ZONE 'Europe/London')::date >= c.proceedings_from",
        new="true",
        tests=(f"{_ROWS}::test_proceedings_need_a_check_since_they_began",),
    ),
    Fault(
        name="draft-open-in-every-session",
        guarantee="what she opened shows in that session only",
        path=_OWN,
        old="bool(viewer.session_id) and reader.opened_in_session == viewer.session_id",
        new="reader.opened_in_session is not None",
        tests=(f"{_READS}::test_what_is_open_in_one_session_is_closed_in_another",),
    ),
    Fault(
        name="draft-before-hard-news",
        guarantee="a report that speaks of everything is held while she has still to be told",
        path=_OWN,
        old="        words_give_away=True,\n",
        new="        words_give_away=False,\n",
        tests=(f"{_READS}::test_a_witness_and_whoever_waits_for_news_do_not_get_it",),
    ),
    Fault(
        name="draft-for-a-witness",
        guarantee="a witness gets no report before her evidence",
        path=_OWN,
        old="        about_evidence=True,\n",
        new="        about_evidence=False,\n",
        tests=(f"{_READS}::test_a_witness_and_whoever_waits_for_news_do_not_get_it",),
    ),
    Fault(
        name="answer-to-a-remark-unreleased",
        guarantee="what became of a remark reaches her by release only",
        path=_OWN,
        old="            DraftChange.member_id == viewer.member_id,\n"
        "            DraftChange.released_at.is_not(None),\n",
        new="            DraftChange.member_id == viewer.member_id,\n",
        tests=(f"{_READS}::test_a_remark_is_a_view_and_its_answer_comes_by_release",),
    ),
    Fault(
        name="recommendation-untold",
        guarantee="a recommendation reaches her by release only",
        path="casework/queries/recommendations.py",
        old='        if (row.id, "") in told\n',
        new="",
        tests=(f"{_FAR}::test_what_services_do_reaches_her_by_release_only",),
    ),
    Fault(
        name="stage-of-unopened-news",
        guarantee="hard news that she has not opened moves no stage",
        path="casework/queries/review_progress.py",
        old="    read = [one for one in of_it if _has_read(one)]\n",
        new="    read = of_it\n",
        tests=(f"{_FAR}::test_hard_news_moves_it_once_she_has_opened_it",),
    ),
    Fault(
        name="pause-ended-by-a-new-chair",
        guarantee="a review that is paused stays so until somebody says that it goes on",
        path="casework/rules/review_progress.py",
        old="(to is not None and one.kind not in ONLY_ON)",
        new="to is not None",
        tests=("tests/rules/test_review_progress.py::test_entries_lead_from_stage_to_stage",),
    ),
    Fault(
        name="answer-to-remark-shown-early",
        guarantee="her page of views tells of an answer to a remark once it was released to her",
        path=_OWN,
        old="            DraftRemark.draft_id.in_(shown),\n"
        "            DraftChange.released_at.is_not(None),\n",
        new="            DraftRemark.draft_id.in_(shown),\n",
        tests=(f"{_READS}::test_a_remark_is_a_view_and_its_answer_comes_by_release",),
    ),
)
