"""How pages go out: headers, cookies, forms, leaving, logs, settings."""

from __future__ import annotations

from tests.support.fault import Fault

FAULTS = (
    Fault(
        name="headers-dropped",
        guarantee="no answer goes out without its headers, errors included",
        path="casework/web/headers.py",
        old="        response.headers = Headers([*others, *fixed.items()])\n",
        new="        if response.status_code == 200:\n"
        "            response.headers = Headers([*others, *fixed.items()])\n",
        tests=("tests/guarantees/test_headers.py::test_every_answer_carries_every_header",),
    ),
    Fault(
        name="policy-lets-scripts-in",
        guarantee="a page runs nothing but our own files",
        path="casework/web/headers.py",
        old='            "script-src": "\'self\'",\n',
        new="            \"script-src\": \"'self' 'unsafe-inline'\",\n",
        tests=(
            "tests/guarantees/test_headers.py::test_policy_allows_nothing_inline_and_nothing_elsewhere",
        ),
    ),
    Fault(
        name="leave-target-blocked",
        guarantee="a page may send its forms to the leave target's origin",
        path="casework/web/headers.py",
        old='" ".join(("\'self\'", *self.leave_origins)),',
        new='" ".join(("\'self\'",)),',
        tests=(
            "tests/guarantees/test_headers.py::test_form_action_names_every_origin_of_the_leave_target",
        ),
    ),
    Fault(
        name="no-hsts",
        guarantee="in production browsers come back over https only",
        path="casework/web/headers.py",
        old="    if production:\n",
        new="    if False:\n",
        tests=("tests/guarantees/test_headers.py::test_hsts_is_sent_in_production_only",),
    ),
    Fault(
        name="scripts-read-the-cookie",
        guarantee="no script reads the cookie of a session",
        path="casework/web/factory.py",
        old="        SESSION_COOKIE_HTTPONLY=True,\n",
        new="        SESSION_COOKIE_HTTPONLY=False,\n",
        tests=("tests/web/test_gate.py::test_cookie_is_httponly_lax_and_short_named",),
    ),
    Fault(
        name="cookie-of-any-host",
        guarantee="in production the cookie is bound to its host",
        path="casework/web/factory.py",
        old='("__Host-" if secure else "") + COOKIE[side]',
        new="COOKIE[side]",
        tests=("tests/web/test_gate.py::test_production_cookie_is_bound_to_its_host",),
    ),
    Fault(
        name="one-secret-for-both",
        guarantee="a token of one app opens nothing in the other",
        path="casework/web/gate.py",
        old="        found = pipes.doors.viewer_for(db, pipes.side, token_hash,"
        " transaction.now())\n",
        new="        found = pipes.doors.viewer_for(db, 'family', token_hash, transaction.now())\n",
        tests=(
            "tests/web/test_gate.py::test_token_of_the_other_app_opens_nothing",
            "tests/advocate/test_sign_in.py",
        ),
    ),
    Fault(
        name="cookie-survives-leaving",
        guarantee="leaving expires the cookie, readable or not",
        path="casework/web/leave_quickly.py",
        old="        _expire_cookie(response)\n",
        new="",
        tests=(
            "tests/guarantees/test_leave.py::test_leaving_expires_a_cookie_that_cannot_be_read",
        ),
    ),
    Fault(
        name="cache-survives-leaving",
        guarantee="leaving empties the browser's cache",
        path="casework/web/leave_quickly.py",
        old='        response.headers["Clear-Site-Data"] = CLEARED\n',
        new="",
        tests=("tests/guarantees/test_leave.py::test_leaving_needs_no_form_token",),
    ),
    Fault(
        name="journal-not-applied",
        guarantee="the journal is applied before any later request",
        path="casework/web/leave_quickly.py",
        old="            apply_waiting(plumbing())\n",
        new="            pass\n",
        tests=(
            "tests/guarantees/test_leave.py::test_the_journal_is_applied_before_the_next_request",
        ),
    ),
    Fault(
        name="journal-not-asked",
        guarantee="a session in the journal is refused before it is applied",
        path="casework/web/gate.py",
        old="    if pipes.journal.refuses(token_hash):\n        return None\n",
        new="",
        tests=(
            "tests/guarantees/test_leave.py::test_a_journalled_session_is_refused_before_it_is_applied",
            "tests/guarantees/test_leave.py::test_another_process_refuses_the_journalled_session",
        ),
    ),
    Fault(
        name="leaving-needs-a-token",
        guarantee="leaving needs no token",
        path="casework/web/leave_quickly.py",
        old="@bare(csrf=False)\n",
        new="@bare()\n",
        tests=("tests/guarantees/test_leave.py::test_leaving_needs_no_form_token",),
    ),
    Fault(
        name="forged-from-elsewhere",
        guarantee="a form sent from another site does nothing",
        path="casework/web/csrf.py",
        old='        if request.headers.get("Sec-Fetch-Site") == "cross-site":\n',
        new="        if False:\n",
        tests=("tests/web/test_csrf.py::test_a_right_token_from_another_site_is_refused",),
    ),
    Fault(
        name="forged-sign-in",
        guarantee="nobody is signed in by a forged form",
        path="casework/web/gate.py",
        old='    if g.get("csrf_failed", False):\n        raise ReadOnlyWrite("nobody is signed in',
        new='    if False:\n        raise ReadOnlyWrite("nobody is signed in',
        tests=("tests/web/test_csrf.py::test_a_forged_sign_in_signs_nobody_in",),
    ),
    Fault(
        name="permission-not-asked",
        guarantee="a permission that is not held is refused",
        path="casework/web/gate.py",
        old="    if not all(may_view(found, permission) for permission in access.permissions):\n",
        new="    if False:\n",
        tests=("tests/web/test_gate.py::test_a_permission_not_held_is_refused",),
    ),
    Fault(
        name="unmarked-view-starts",
        guarantee="the app does not start with an unmarked endpoint",
        path="casework/web/gate.py",
        old="    if unmarked:\n        raise Unmarked",
        new="    if False:\n        raise Unmarked",
        tests=("tests/guarantees/test_gate.py",),
    ),
    Fault(
        name="question-compressed",
        guarantee="a compressed page gives nothing of the question back",
        path="casework/web/compression.py",
        old="        if not _NOT_GIVEN_BACK.issuperset(request.args):\n"
        "            return response\n",
        new="",
        tests=(
            "tests/guarantees/test_safety_addresses.py::test_a_page_that_gives_back_the_question_is_not_compressed",
            "tests/web/test_compression.py",
        ),
    ),
    Fault(
        name="names-in-the-log",
        guarantee="logs carry ids, never names or text",
        path="casework/web/logs.py",
        old='message if _EVENT.fullmatch(message) else "withheld"',
        new="message",
        tests=("tests/web/test_logs.py",),
    ),
    Fault(
        name="weak-secret-starts",
        guarantee="a weak secret stops the start",
        path="casework/web/settings.py",
        old="        if len(secret) < SHORTEST_SECRET:\n",
        new="        if False:\n",
        tests=("tests/web/test_settings.py",),
    ),
    Fault(
        name="demo-on-the-network",
        guarantee="a demo listens on its own machine only",
        path="casework/web/settings.py",
        old="    if settings.demo and settings.host not in LOOPBACK_NAMES:\n",
        new="    if False:\n",
        tests=("tests/web/test_settings.py::test_demo_refuses_any_address_but_loopback",),
    ),
    Fault(
        name="production-serves-a-demo",
        guarantee="production refuses the database of a demo",
        path="casework/web/deployment.py",
        old="    if settings.production and marked:\n",
        new="    if False:\n",
        tests=("tests/web/test_wsgi.py::test_production_refuses_the_database_of_a_demo",),
    ),
    Fault(
        name="demo-fills-a-record",
        guarantee="a demo refuses a record in which somebody works",
        path="casework/web/deployment.py",
        old="        if holds_something(db):\n",
        new="        if False:\n",
        tests=("tests/guarantees/test_safety_deployment.py",),
    ),
    Fault(
        name="unsigned-language-offered",
        guarantee="production offers no language that nobody signed",
        path="casework/web/factory.py",
        old="    ready = signatures.ready_languages(domain) if settings.production else "
        "frozenset()\n    languages = offered(settings.app_mode, ready)\n",
        new="    languages = offered(Mode.DEMO)\n",
        tests=("tests/web/test_reader.py::test_production_does_not_offer_an_unsigned_language",),
    ),
)
