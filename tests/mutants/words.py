"""Languages and people's words: nothing unsigned, no name to a translator, no step left out."""

from __future__ import annotations

from tests.support.fault import Fault

_ACTIONS = "tests/actions/test_translations.py"
_ROWS = "tests/queries/test_words_row_security.py"
_PAGES = "tests/advocate/test_translation_pages.py"
_SIGNED = "tests/languages/test_signatures.py"

FAULTS = (
    Fault(
        name="signature-outlives-a-change",
        guarantee="a changed word opens the question of a signature again",
        path="casework/web/signatures.py",
        old="    return next((one for one in reversed(given) if one.version == now), None)\n",
        new="    return given[-1]\n",
        tests=(f"{_SIGNED}::test_a_later_change_opens_the_question_again",),
    ),
    Fault(
        name="half-a-language-signed",
        guarantee="only a whole catalogue is signed",
        path="casework/cli/sign_language.py",
        old="    if not count.whole:\n",
        new="    if count.translated == 0:\n",
        tests=(f"{_SIGNED}::test_half_a_catalogue_cannot_be_signed",),
    ),
    Fault(
        name="translator-reads-names",
        guarantee="a translator reads labels where the writer marked names",
        path="casework/rules/peoples_words.py",
        old="        text = re.sub(",
        new="        re.sub(",
        tests=(f"{_ACTIONS}::test_the_translator_sees_labels_and_never_a_name",),
    ),
    Fault(
        name="own-translation-checked",
        guarantee="a second person checks a translation",
        path="casework/actions/translations.py",
        old="    if not problems and translator_id == checker_id:\n",
        new="    if False:\n",
        tests=(f"{_ACTIONS}::test_nobody_checks_their_own_translation",),
    ),
    Fault(
        name="unchecked-words-released",
        guarantee="no translation is released that nobody checked",
        path="casework/actions/translations.py",
        old="    if row.state != State.CHECKED or row.about not in RELEASED_ALONE:\n",
        new="    if row.state == State.RELEASED:\n",
        tests=(f"{_ACTIONS}::test_no_step_is_left_out_or_taken_by_somebody_else",),
    ),
    Fault(
        name="outside-not-confirmed",
        guarantee="whoever assigns confirms a translator from outside her community",
        path="casework/actions/translations.py",
        old="    if outside_wanted(session, case_id, words, language) and not outside:\n",
        new="    if False:\n",
        tests=(f"{_ACTIONS}::test_whoever_assigns_confirms_that_it_is_somebody_from_outside",),
    ),
    Fault(
        name="withdrawn-words-stay-translated",
        guarantee="withdrawn words leave no translation behind",
        path="casework/actions/updates/withdraw.py",
        old="    forget_withdrawn(session, case_id)\n",
        new="",
        tests=(f"{_ACTIONS}::test_withdrawn_words_leave_no_translation_behind",),
    ),
    Fault(
        name="translator-keeps-it",
        guarantee="a translator is done with words once they are released",
        path="casework/queries/translation_pieces.py",
        old="            Translation.state == State.WITH_TRANSLATOR.value,\n",
        new="            Translation.state != State.STOPPED.value,\n",
        tests=(f"{_ACTIONS}::test_a_translator_is_done_with_it_once_it_is_released",),
    ),
    Fault(
        name="translator-sees-her-region",
        guarantee="row security gives a translator only what names her",
        path="casework/models/row_rules/translations.py",
        old='        f"(({row}.translator_id = {STAFF_ID} OR {row}.checker_id = {STAFF_ID})"\n',
        new="        f\"(({row}.translator_id = {STAFF_ID} OR {row}.checker_id <> '')\"\n",
        tests=(f"{_ROWS}::test_the_database_says_the_same_without_any_scope",),
    ),
    Fault(
        name="held-words-phoned",
        guarantee="nobody is asked to phone about words of held news",
        path="casework/queries/words_today.py",
        old="            if is_known(session, member, update_id, now):\n",
        new="            if True:\n",
        tests=(f"{_ACTIONS}::test_words_of_held_news_ask_for_no_call",),
    ),
    Fault(
        name="words-wait-for-ever",
        guarantee="words that wait too long ask for a call with an interpreter",
        path="casework/queries/words_today.py",
        old="        if since < now - LONGEST_WAIT and not _was_phoned(session, key, since):\n",
        new="        if False:\n",
        tests=(f"{_ACTIONS}::test_words_that_wait_too_long_ask_for_a_call_with_an_interpreter",),
    ),
    Fault(
        name="unread-message-translation-shown",
        guarantee="a translation of her message shows once it is checked",
        path="casework/queries/translations.py",
        old="        done = (State.CHECKED, State.RELEASED)\n",
        new="        done = tuple(State)\n",
        tests=(f"{_PAGES}::test_a_message_of_hers_names_its_language_and_joins_in_english",),
    ),
    Fault(
        name="not-fluent-and-writes",
        guarantee="only a worker recorded as fluent writes in another language",
        path="casework/actions/updates/release.py",
        old="    if worker is None or language not in worker.languages.split():\n",
        new="    if worker is None:\n",
        tests=(
            "tests/actions/test_updates_release.py"
            "::test_only_a_worker_recorded_as_fluent_writes_late_words",
        ),
    ),
    Fault(
        name="answer-begins-in-her-language",
        guarantee="an answer begins in a language that its writer works in",
        path="casework/queries/people.py",
        old="    return hers if hers in works_in(session, viewer) else SOURCE\n",
        new="    return hers\n",
        tests=("tests/advocate/test_messages.py",),
    ),
)
