"""Families and those who work with them: walls, releases, withdrawals, messages."""

from __future__ import annotations

from tests.support.fault import Fault

FAULTS = (
    Fault(
        name="hold-ignored-ahead",
        guarantee="what happens next comes only from what she knows",
        path="casework/queries/timeline.py",
        old="        if one.standing is not Standing.OPEN or one.entry.id in replaced:\n",
        new="        if one.entry.id in replaced:\n",
        tests=(
            "tests/guarantees/test_safety_layers.py::test_what_she_keeps_for_later_is_not_what_happens_next",
        ),
    ),
    Fault(
        name="closed-words-in-the-list",
        guarantee="opened text stands on its own page only",
        path="casework/queries/timeline.py",
        old="            not closed_in_list and one.standing in (Standing.MAIN, Standing.ALL)\n",
        new="            one.standing in (Standing.MAIN, Standing.ALL)\n",
        tests=("tests/family/test_reading.py::test_opened_text_is_never_in_the_list",),
    ),
    Fault(
        name="promise-gives-away",
        guarantee="a promise that hangs on a held entry is held with it",
        path="casework/queries/own_promises.py",
        old="        if update_id is None or knowledge.find(update_id) is not None\n",
        new="",
        tests=("tests/family/test_held_everywhere.py",),
    ),
    Fault(
        name="strand-shows-all",
        guarantee="a page of one part shows that part only",
        path="casework/queries/timeline.py",
        old="        if (strand is None or loaded.updates[one.entry.id].strand == strand)\n",
        new="        if (strand is None or strand)\n",
        tests=(
            "tests/guarantees/test_safety_layers.py::test_a_part_holds_only_what_belongs_to_it",
        ),
    ),
    Fault(
        name="withdrawn-correction-stays",
        guarantee="a correction of what was withdrawn says nothing either",
        path="casework/rules/knowledge.py",
        old="    if entry.id in withdrawn:\n        return Standing.WITHDRAWN\n",
        new="    if entry.withdrawn:\n        return Standing.WITHDRAWN\n",
        tests=("tests/guarantees/test_safety_knowledge.py",),
    ),
    Fault(
        name="audience-not-derived-again",
        guarantee="who receives it is worked out again at the release",
        path="casework/actions/updates/release.py",
        old="        changed.extend(differences(row.seen_line, one.line))\n",
        new="",
        tests=(
            "tests/advocate/test_write_update_release.py::test_change_since_the_preview_stops_the_release",
        ),
    ),
    Fault(
        name="recipient-dropped-in-silence",
        guarantee="nobody is dropped from a release in silence",
        path="casework/actions/updates/release.py",
        old="            changed.append(\n"
        '                Sentence(S_("One person you chose can no longer receive this',
        new="            (\n"
        '                Sentence(S_("One person you chose can no longer receive this',
        tests=(
            "tests/guarantees/test_safety_layers.py::test_nobody_is_dropped_from_a_release_in_silence",
        ),
    ),
    Fault(
        name="words-come-back",
        guarantee="a correction does not bring withdrawn words back",
        path="casework/actions/updates/release.py",
        old='        if earlier is None or earlier.state != "published":\n',
        new="        if earlier is None:\n",
        tests=(
            "tests/guarantees/test_safety_layers.py"
            "::test_what_follows_a_withdrawn_entry_is_never_released",
        ),
    ),
    Fault(
        name="own-words-alone",
        guarantee="own words about police, court or inquest need a second person",
        path="casework/rules/release.py",
        old="    return kind_says or (own_words and restricted)\n",
        new="    return kind_says\n",
        tests=(
            "tests/guarantees/test_safety_releases.py::test_late_words_wait_for_a_second_person_too",
            "tests/advocate/test_write_update_release.py::test_second_person_releases_what_the_writer_sent",
        ),
    ),
    Fault(
        name="source-not-asked",
        guarantee="own words need a named official source while proceedings are active",
        path="casework/actions/updates/drafts.py",
        old="    if own_words and not content.official_source.strip() and"
        " restricted(session, update, now):\n",
        new="    if False:\n",
        tests=(
            "tests/advocate/test_write_update.py::test_own_words_need_a_named_source_while_active",
        ),
    ),
    Fault(
        name="somebody-elses-draft",
        guarantee="only its writer changes a draft",
        path="casework/actions/updates/drafts.py",
        old="    if update.created_by != viewer.staff_id:\n",
        new="    if False:\n",
        tests=(
            "tests/guarantees/test_safety_layers.py::test_only_its_writer_saves_a_draft_past_its_page",
        ),
    ),
    Fault(
        name="published-can-be-edited",
        guarantee="what was released is locked",
        path="casework/actions/updates/drafts.py",
        old="    if update.state not in EDITABLE:\n",
        new="    if False:\n",
        tests=(
            "tests/guarantees/test_safety_layers.py::test_what_was_released_is_not_saved_again",
        ),
    ),
    Fault(
        name="wall-keeps-numbers-safe",
        guarantee="a number that both sides of a wall use is no longer safe",
        path="casework/actions/walls.py",
        old="    _distrust(session, viewer, case_id, member_a, member_b, now)\n",
        new="",
        tests=("tests/actions/test_contact_points.py::test_new_wall_makes_shared_numbers_unsafe",),
    ),
    Fault(
        name="ended-cover-still-sees",
        guarantee="whoever stopped standing in sees nothing more",
        path="casework/queries/scope.py",
        old="    return and_(starts <= now, or_(ends.is_(None), ends > now))\n",
        new="    return starts <= now\n",
        tests=(
            "tests/guarantees/test_safety_releases.py::test_writer_sees_nothing_more_once_her_cover_ends",
        ),
    ),
    Fault(
        name="advocate-sees-everything",
        guarantee="an advocate of one process reads its parts only",
        path="casework/queries/scope.py",
        old='            Allocation.process == "",\n',
        new="",
        tests=(
            "tests/queries/test_strands_in_the_database.py",
            "tests/guarantees/test_safety_releases.py::test_preview_of_an_advocate_keeps_to_her_process",
        ),
    ),
)
