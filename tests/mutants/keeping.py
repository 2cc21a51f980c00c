"""What is kept: the audit and its chain, seals, versions, forms that act once."""

from __future__ import annotations

from tests.support.fault import Fault

FAULTS = (
    Fault(
        name="chain-of-loose-links",
        guarantee="each entry of the audit covers everything before it",
        path="casework/rules/audit_chain.py",
        old="        return entry_hash if seq else NO_ENTRY\n",
        new="        return NO_ENTRY\n",
        tests=(
            "tests/actions/test_audit.py::test_an_untouched_audit_is_reported_as_whole",
            "tests/actions/test_audit.py::test_eight_concurrent_writers_leave_one_unbroken_chain",
        ),
    ),
    Fault(
        name="cut-tail-unnoticed",
        guarantee="a tail cut off the audit is noticed",
        path="casework/rules/audit_chain.py",
        old="        return hmac.compare_digest(self.head_hash(",
        new="        return True or hmac.compare_digest(self.head_hash(",
        tests=(
            "tests/actions/test_audit.py::test_a_tail_cut_with_its_head_stays_visible",
            "tests/rules/test_events.py",
        ),
    ),
    Fault(
        name="names-in-the-audit",
        guarantee="the audit holds ids and commitments, never names or text",
        path="casework/rules/facts.py",
        old="        if shape.value.fullmatch(value) is None or _PHONE_NUMBER.fullmatch(value):\n",
        new="        if False:\n",
        tests=(
            "tests/actions/test_audit.py::test_text_in_a_fact_is_refused_and_unwritten",
            "tests/rules/test_events.py",
        ),
    ),
    Fault(
        name="commitment-without-key",
        guarantee="with its key erased a commitment matches nothing",
        path="casework/models/sealing.py",
        old="    return _hmac(raw, text)\n",
        new="    return _hmac(b'', text)\n",
        tests=(
            "tests/actions/test_sealing.py::test_a_commitment_cannot_be_matched_without_its_key",
        ),
    ),
    Fault(
        name="audit-can-be-rewritten",
        guarantee="the database refuses to change an entry of the audit",
        path="migrations/versions/0002_row_security.py",
        old='    ("audit_entry_append_only", "audit_entry"): "UPDATE OR DELETE OR TRUNCATE",\n',
        new="",
        tests=("tests/actions/test_audit.py::test_the_database_refuses_to_change_an_entry",),
    ),
    Fault(
        name="sealed-in-clear",
        guarantee="case text and contact details never reach the database in the clear",
        path="casework/models/sealing.py",
        old="cipher.encrypt(nonce, plaintext.encode(), header + aad.encode())",
        new="plaintext.encode() + bytes(_TAG_BYTES)",
        tests=(
            "tests/actions/test_sealing.py::test_the_same_text_never_seals_to_the_same_bytes",
            "tests/actions/test_sealing.py::test_what_was_sealed_opens_to_the_same_text",
        ),
    ),
    Fault(
        name="index-in-clear",
        guarantee="a value is found again by a keyed hash only",
        path="casework/models/sealing.py",
        old='        return _hmac(self._derived(f"blind index:{purpose}"), value)\n',
        new="        return value\n",
        tests=("tests/actions/test_sealing.py::test_a_blind_index_depends_on_purpose_and_key",),
    ),
    Fault(
        name="key-of-a-form-ignored",
        guarantee="a form that acts once acts once",
        path="casework/actions/submissions.py",
        old="    if earlier is not None:\n        return earlier\n",
        new="",
        tests=("tests/actions/test_submissions.py::test_second_post_gets_the_first_answer",),
    ),
    Fault(
        name="key-of-somebody-else",
        guarantee="the key of one person's form never meets another's",
        path="casework/actions/submissions.py",
        old='    whole = "\\n".join((viewer.side, viewer.actor_id, action, key))\n',
        new="    whole = key\n",
        tests=("tests/actions/test_submissions.py::test_same_key_of_two_people_never_meets",),
    ),
    Fault(
        name="overtaken-save-wins",
        guarantee="a save that was overtaken shows both texts",
        path="casework/actions/updates/drafts.py",
        old="    if update.version == version:\n        return\n    theirs",
        new="    return\n    theirs",
        tests=("tests/advocate/test_words_at_once.py",),
    ),
    Fault(
        name="words-keep-the-version",
        guarantee="a save of words alone counts as a save",
        path="casework/actions/updates/drafts.py",
        old='    flag_modified(update, "source_role")\n',
        new="",
        tests=("tests/advocate/test_words_at_once.py",),
    ),
    Fault(
        name="look-not-noted",
        guarantee="no record is shown to staff without a line in the access log",
        path="casework/actions/access_log.py",
        old="    except SQLAlchemyError as error:\n"
        "        raise AccessNotLogged(page) from error\n",
        new="    except SQLAlchemyError:\n        return\n",
        tests=("tests/actions/test_access_log.py::test_without_a_log_there_is_no_page",),
    ),
    Fault(
        name="access-log-empty",
        guarantee="every look of a member of staff is noted",
        path="casework/actions/access_log.py",
        old="    if not seen:\n        return\n",
        new="    return\n",
        tests=(
            "tests/actions/test_access_log.py::test_each_look_is_logged_in_its_own_transaction",
        ),
    ),
    Fault(
        name="kept-page-without-entries",
        guarantee="a page that is kept is never older than the record",
        path="casework/queries/own_page.py",
        old="    known: tuple[tuple[Known, EntryRow], ...]\n",
        new="    known: tuple[tuple[Known, EntryRow], ...] = field(compare=False)\n",
        tests=("tests/family/test_updates_fresh.py::test_kept_page_says_what_a_new_one_would",),
    ),
    Fault(
        name="kept-page-of-everybody",
        guarantee="two readers share nothing that is kept",
        path="casework/web/kept_pages.py",
        old="    return store.get((*whose, *address), (around, made_of), make)\n",
        new="    return store.get(address, around, make)\n",
        tests=("tests/family/test_updates_fresh.py::test_two_readers_share_nothing_that_is_kept",),
    ),
)
