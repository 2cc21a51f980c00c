"""Views and answers with translators: nothing let go by a translation, nothing left behind."""

from __future__ import annotations

from tests.support.fault import Fault

_ACTIONS = "tests/actions/test_view_translations.py"
_ROWS = "tests/queries/test_words_row_security.py"
_PAGES = "tests/advocate/test_view_translation_pages.py"

FAULTS = (
    Fault(
        name="answer-released-by-its-translation",
        guarantee="the translation of an answer never lets her have the answer",
        path="casework/actions/translations.py",
        old="    if row.state != State.CHECKED or row.about not in RELEASED_ALONE:\n",
        new="    if row.state != State.CHECKED:\n",
        tests=(f"{_ACTIONS}::test_the_translation_of_an_answer_never_releases_the_answer",),
    ),
    Fault(
        name="answer-read-from-its-translation",
        guarantee="an answer that is not released hides its translation in the database too",
        path="casework/models/row_rules/translations.py",
        old=' AND m.id = translation.about_id AND m.member_id = {ME})) OR {_FOR_HER})",\n',
        new=" AND m.id = translation.about_id AND m.member_id = {ME}))"
        " OR about = 'view_answer')\",\n",
        tests=(f"{_ROWS}::test_an_answer_that_is_not_released_hides_its_translation",),
    ),
    Fault(
        name="view-translation-outlives-her-words",
        guarantee="other words of hers leave no translation of the earlier ones",
        path="casework/actions/review_views.py",
        old="        forget_withdrawn(session, row.case_id)\n",
        new="        pass\n",
        tests=(f"{_ACTIONS}::test_other_words_of_hers_leave_no_translation_of_the_earlier",),
    ),
    Fault(
        name="colleague-reads-translated-view",
        guarantee="the translation of a view is for those beside whoever wrote it",
        path="casework/queries/translations.py",
        old="            beside_in_review(viewer, now, model.case_id, model.member_id),\n",
        new="",
        tests=(f"{_ACTIONS}::test_who_is_not_beside_her_asks_for_nothing_and_reads_nothing",),
    ),
    Fault(
        name="panel-reads-translated-view",
        guarantee="a seat on the panel closes the translations of views",
        path="casework/queries/conflict.py",
        old="    return and_(or_(fully, in_a_review), not_walled(viewer, now, case_id))\n",
        new="    return or_(fully, in_a_review)\n",
        tests=(f"{_ACTIONS}::test_a_seat_on_the_panel_closes_translations_too",),
    ),
    Fault(
        name="unchecked-view-read",
        guarantee="a view is read in English only when a second person checked it",
        path="casework/queries/translations.py",
        old="        done = (State.CHECKED, State.RELEASED)\n",
        new="        done = (State.TRANSLATED, State.CHECKED, State.RELEASED)\n",
        tests=(f"{_ACTIONS}::test_her_view_is_read_in_english_once_a_second_person_checked_it",),
    ),
    Fault(
        name="typed-words-called-a-translators",
        guarantee="only what a second person checked is called a translator's",
        path="casework/actions/translation_ends.py",
        old='        if row.state == State.CHECKED and same_words(row.result or "", text):\n',
        new="        if row.state == State.CHECKED:\n",
        tests=(f"{_ACTIONS}::test_what_a_worker_typed_instead_is_not_called_a_translators",),
    ),
    Fault(
        name="view-of-her-own-not-from-outside",
        guarantee="of her view and of its answer it is she who says where a translator comes from",
        path="casework/rules/peoples_words.py",
        old="OF_ONE_PERSON = frozenset({About.MESSAGE, About.VIEW, About.ANSWER, About.CHANGE})\n",
        new="OF_ONE_PERSON = frozenset({About.MESSAGE})\n",
        tests=(f"{_ACTIONS}::test_the_second_person_of_a_view_is_another_and_from_outside",),
    ),
    Fault(
        name="translators-reading-not-noted",
        guarantee="what a translator opens is noted, of whom it is",
        path="advocate_admin/views/translations.py",
        old='    note_opened(case_id, found.member_id, "piece")\n',
        new="",
        tests=(f"{_PAGES}::test_what_a_translator_opens_is_noted_of_whom_it_is",),
    ),
    Fault(
        name="translator-notes-anybody",
        guarantee="a translator leaves a note only of what she was given",
        path="casework/models/row_rules/translations.py",
        old="            f\" OR access_log.member_id = t.member_id) AND {_with_her('t')})\",\n",
        new="            f\" OR true) AND {_with_her('t')})\",\n",
        tests=(f"{_ROWS}::test_a_translator_notes_only_what_she_was_given",),
    ),
)
