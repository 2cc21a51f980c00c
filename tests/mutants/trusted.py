"""Somebody told instead: one fault for each fence, and the tests that have to notice."""

from __future__ import annotations

from tests.support.fault import Fault

_PAGES = "tests/family/test_shared_updates.py"
_RULE = "tests/rules/test_trusted.py"

FAULTS = (
    Fault(
        name="trusted-reads-untold-news",
        guarantee="he reads hard news only once she was told it or has opened it",
        path="casework/rules/trusted.py",
        old="    return has_learned(entry) or not (entry.hard or entry.told_first)\n",
        new="    return True\n",
        tests=(_RULE,),
    ),
    Fault(
        name="trusted-reads-every-subject",
        guarantee="he reads the subjects that she named for him and no other",
        path="casework/rules/trusted.py",
        old="        if known.entry.subject in his - instead and _is_read(",
        new="        if known.entry.subject not in instead and _is_read(",
        tests=(f"{_PAGES}::test_another_subject_is_not_his", _RULE),
    ),
    Fault(
        name="trusted-guesses-another-subject",
        guarantee="news of another subject is not given away to him",
        path="casework/rules/trusted.py",
        old="            return frozenset(found.keys() - tells)\n",
        new="            return frozenset(found)\n",
        tests=(_RULE,),
    ),
    Fault(
        name="trusted-barred-goes-on",
        guarantee="it ends at once when a flag or a wall concerns his contact",
        path="casework/models/trusted_functions.py",
        old="""    " AND o.retired_at IS NULL AND (EXISTS""",
        new="""    " AND o.retired_at IS NULL AND FALSE AND (EXISTS""",
        tests=(
            f"{_PAGES}::test_a_suspect_reached_there_ends_it_at_once",
            f"{_PAGES}::test_a_wall_to_whoever_is_reached_there_ends_it",
        ),
    ),
    Fault(
        name="trusted-outlives-her-end",
        guarantee="it ends with one tap of hers",
        path="casework/models/trusted_functions.py",
        old="""    "t.state = 'confirmed' AND m.state""",
        new="""    "m.state""",
        tests=(f"{_PAGES}::test_she_ends_it_with_one_tap",),
    ),
    Fault(
        name="trusted-opens-her-pages",
        guarantee="no page of the family opens for somebody told instead",
        path="casework/rules/access.py",
        old="        return permissions_of(frozenset({Role.TRUSTED_PERSON}))\n",
        new="        return permissions_of(frozenset({Role.TRUSTED_PERSON, Role.FAMILY_MEMBER}))\n",
        tests=(f"{_PAGES}::test_every_page_of_the_family_refuses_him",),
    ),
    Fault(
        name="trusted-message-not-decided-again",
        guarantee="what changed before a message leaves to him is honoured",
        path="casework/actions/outbox_shared.py",
        old="    if not sent_about(session, row.case_id, trusted_id, row.about, now):\n",
        new="    if False:\n",
        tests=("tests/actions/test_outbox_shared.py",),
    ),
    Fault(
        name="trusted-told-in-her-language",
        guarantee="what is sent to somebody told instead comes in his own language",
        path="casework/actions/outbox_shared.py",
        old="    return trusted.language if trusted is not None else member.language\n",
        new="    return member.language\n",
        tests=(
            "tests/family/test_shared_language.py::test_what_is_sent_to_him_comes_in_his_language",
        ),
    ),
    Fault(
        name="trusted-pages-in-her-language",
        guarantee="the language that he keeps is that of his pages from then on",
        path="casework/actions/look.py",
        old='        "language": language or row.language,\n',
        new='        "language": row.language,\n',
        tests=("tests/family/test_shared_language.py::test_he_sets_language_and_look_himself",),
    ),
    Fault(
        name="trusted-not-shown-how-to-leave",
        guarantee="somebody told instead is shown how to leave before he reads anything",
        path="casework/queries/trusted_sessions.py",
        old="        return None if self.leaving_seen else Step.SHARED_LEAVING\n",
        new="        return None\n",
        tests=("tests/family/test_shared_language.py::test_he_is_shown_once_how_to_leave",),
    ),
)
