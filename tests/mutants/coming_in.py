"""Codes, passkeys and sessions: who gets in, in which browser, and for how long."""

from __future__ import annotations

from tests.support.fault import Fault

FAULTS = (
    Fault(
        name="digits-count-in-any-browser",
        guarantee="six digits count in the browser that asked, and in no other",
        path="casework/rules/codes.py",
        old='    number = int(keyed_hash(pepper, "request", browser_token), 16)\n',
        new='    number = int(keyed_hash(pepper, "request", ""), 16)\n',
        tests=("tests/family/test_coming_in.py::test_six_digits_are_nothing_in_another_browser",),
    ),
    Fault(
        name="digits-of-anybody",
        guarantee="six digits open the pages of the person they were read out to",
        path="casework/rules/codes.py",
        old='keyed_hash(pepper, "spoken", case_id, member_id, number, code)',
        new='keyed_hash(pepper, "spoken")',
        tests=("tests/actions/test_sign_in.py::test_six_digits_of_another_person_open_nothing",),
    ),
    Fault(
        name="endless-tries",
        guarantee="six digits allow five tries",
        path="casework/actions/sign_in.py",
        old="            SignInCode.tries < allowed,\n",
        new="            SignInCode.tries < allowed + 100,\n",
        tests=("tests/actions/test_sign_in.py::test_six_digits_allow_five_tries",),
    ),
    Fault(
        name="code-opens-twice",
        guarantee="a code opens once",
        path="casework/actions/sign_in.py",
        old="        .values(used_at=now)\n        .execution_options(",
        new="        .values(used_at=None)\n        .execution_options(",
        tests=("tests/actions/test_sign_in.py::test_letter_code_opens_once",),
    ),
    Fault(
        name="code-never-ends",
        guarantee="a letter code lives for 28 days",
        path="casework/rules/codes.py",
        old="LETTER_LIFE = timedelta(days=28)",
        new="LETTER_LIFE = timedelta(days=29)",
        tests=("tests/actions/test_sign_in.py::test_code_works_to_the_last_moment_of_its_life",),
    ),
    Fault(
        name="codes-in-clear",
        guarantee="only a keyed hash of a code is kept",
        path="casework/rules/codes.py",
        old='    return keyed_hash(pepper, "letter", code)\n',
        new="    return code\n",
        tests=("tests/actions/test_codes.py::test_only_a_keyed_hash_is_kept",),
    ),
    Fault(
        name="guesser-not-slowed",
        guarantee="a guesser waits, longer each time",
        path="casework/actions/limits.py",
        old='        return max(waits, key=_LENGTHS.__getitem__) if waits else ""\n',
        new='        return ""\n',
        tests=("tests/actions/test_limits.py::test_wrong_codes_make_a_network_wait_longer",),
    ),
    Fault(
        name="everybody-locked-out",
        guarantee="a limit slows a network and locks nobody out elsewhere",
        path="casework/actions/limits.py",
        old="if not limiter.hit(limit, self.network)]",
        new='if not limiter.hit(limit, "all of them")]',
        tests=("tests/actions/test_limits.py::test_right_code_works_from_another_network",),
    ),
    Fault(
        name="idle-timeout-off",
        guarantee="a shared phone is signed out after fifteen minutes without use",
        path="casework/queries/sessions.py",
        old="    return bool((now - row.last_seen_at).total_seconds() >= row.idle_seconds)\n",
        new="    return False\n",
        tests=(
            "tests/actions/test_sign_in_sessions.py::test_shared_phone_is_signed_out_after_fifteen_minutes",
        ),
    ),
    Fault(
        name="shared-is-own",
        guarantee="a phone is taken for shared until she says otherwise",
        path="casework/actions/sessions.py",
        old=(
            "        idle_seconds=int(SHARED_DEVICE.idle.total_seconds()),\n"
            "        expires_at=now + SHARED_DEVICE.total,\n"
            "        device=device,\n"
        ),
        new=(
            "        idle_seconds=int(OWN_DEVICE.idle.total_seconds()),\n"
            "        expires_at=now + SHARED_DEVICE.total,\n"
            "        device=device,\n"
        ),
        tests=(
            "tests/actions/test_sign_in_sessions.py"
            "::test_shared_phone_is_signed_out_after_fifteen_minutes",
        ),
    ),
    Fault(
        name="session-not-renewed",
        guarantee="signing in makes the cookie anew",
        path="casework/web/gate.py",
        old="    cookie.clear()\n    cookie[_TOKEN] = token\n",
        new="    cookie.setdefault(_TOKEN, token)\n",
        tests=(
            "tests/web/test_gate.py::test_begin_session_drops_everything_of_the_old_cookie",
            "tests/family/test_coming_in.py::test_sign_in_makes_the_cookie_and_the_token_anew",
        ),
    ),
    Fault(
        name="token-in-clear",
        guarantee="a session stands under a hash of its token",
        path="casework/rules/codes.py",
        old="    return hashlib.sha256(token.encode()).hexdigest()\n",
        new="    return token\n",
        tests=("tests/actions/test_sign_in.py::test_session_stands_under_a_hash_of_its_token",),
    ),
    Fault(
        name="first-one-stays-signed-in",
        guarantee="of two people at one phone the second ends the session of the first",
        path="casework/actions/sign_in.py",
        old="    if browser.earlier_token_hash is not None:\n",
        new="    if False:\n",
        tests=(
            "tests/actions/test_sign_in.py::test_next_person_on_a_shared_phone_ends_the_earlier_session",
        ),
    ),
    Fault(
        name="closed-door-keeps-its-codes",
        guarantee="codes and sessions of a closed door open nothing",
        path="casework/actions/sessions.py",
        old='            FamilyMember.state == "active",\n'
        '            FamilyMember.access == "open",\n',
        new='            FamilyMember.state == "active",\n',
        tests=("tests/actions/test_sign_in.py::test_closed_door_looks_like_a_wrong_code",),
    ),
    Fault(
        name="unverified-passkey",
        guarantee="a passkey counts only when the person was verified",
        path="casework/web/passkeys.py",
        old="            expected_origin=list(party().origins),\n"
        "            require_user_verification=True,",
        new="            expected_origin=list(party().origins),\n"
        "            require_user_verification=False,",
        tests=("tests/family/test_coming_in_passkey.py::test_weak_or_foreign_passkey_is_not_kept",),
    ),
    Fault(
        name="challenge-answered-twice",
        guarantee="a challenge is answered once",
        path="casework/actions/passkeys.py",
        old='    return first_use(session, f"challenge/{challenge}", CHALLENGE_LIFE, now)\n',
        new="    return True\n",
        tests=("tests/actions/test_sign_in_passkeys.py::test_challenge_is_answered_once",),
    ),
    Fault(
        name="passkey-on-a-shared-phone",
        guarantee="a passkey is added on a phone of her own only",
        path="casework/actions/passkeys.py",
        old="    if isinstance(viewer, FamilyViewer) and not viewer.own_device:\n",
        new="    if False:\n",
        tests=("tests/actions/test_sign_in_passkeys.py::test_passkey_only_on_a_phone_of_her_own",),
    ),
    Fault(
        name="barred-guardian-counts",
        guarantee="a guardian who is a suspect, accused or walled gets nothing for a child",
        path="casework/rules/family.py",
        old="        if guardian is not None and guardian_is_barred(guardian):\n",
        new="        if False:\n",
        tests=(
            "tests/actions/test_access.py::test_suspect_guardian_closes_a_hidden_childs_door",
            "tests/actions/test_access.py::test_wall_to_the_guardian_closes_the_childs_door",
        ),
    ),
    Fault(
        name="child-comes-in",
        guarantee="nobody under 18 comes in before a leader has decided",
        path="casework/rules/family.py",
        old="        if not under_age_decided:\n            return False\n",
        new="",
        tests=("tests/actions/test_access.py::test_child_enters_only_by_a_leaders_decision",),
    ),
)
