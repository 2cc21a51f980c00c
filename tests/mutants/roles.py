"""Faults in the roles that one person asks for and another confirms."""

from __future__ import annotations

from tests.support.fault import Fault

_TESTS = "tests/actions/test_staff_roles.py"
_PAGES = "tests/advocate/test_roles_confirmed.py"

FAULTS = (
    Fault(
        name="role-given-by-one-person",
        guarantee="an administrator gives nobody sight of families' records alone",
        path="casework/actions/staff_roles.py",
        old="    return isinstance(viewer, SystemActor) or role in NO_SIGHT_ROLES\n",
        new="    return True\n",
        tests=(f"{_TESTS}::test_invited_account_holds_nothing_until_it_is_confirmed",),
    ),
    Fault(
        name="translator-given-by-one-person",
        guarantee="a role that reads a family's words is confirmed",
        path="casework/rules/roles.py",
        old="NO_SIGHT_ROLES = frozenset({Role.ADMINISTRATOR,",
        new="NO_SIGHT_ROLES = frozenset({Role.TRANSLATOR, Role.ADMINISTRATOR,",
        tests=(f"{_TESTS}::test_roles_given_by_one_person_see_no_family",),
    ),
    Fault(
        name="role-confirmed-from-another-region",
        guarantee="a role is confirmed by somebody who leads its region",
        path="casework/queries/role_requests.py",
        old="    return waiting.where(of_hers if led else false())\n",
        new="    return waiting\n",
        tests=(
            f"{_TESTS}::test_leader_of_another_region_does_not_confirm_it",
            f"{_PAGES}::test_leader_of_another_region_finds_no_door",
        ),
    ),
    Fault(
        name="role-confirmed-before-she-came",
        guarantee="no unused link of an administrator's opens a confirmed account",
        path="casework/queries/role_requests.py",
        old="        return not self.new or self.passkey_since is not None\n",
        new="        return True\n",
        tests=(
            f"{_TESTS}::test_somebody_new_comes_in_before_she_is_confirmed",
            f"{_PAGES}::test_role_of_somebody_not_come_in_has_no_confirming_button",
        ),
    ),
    Fault(
        name="volunteer-counts-as-known",
        guarantee="a role that one person gave says nothing of who holds it",
        path="casework/queries/role_requests.py",
        old="            StaffRole.role.not_in(sorted(NO_SIGHT_ROLES)),\n",
        new="",
        tests=(f"{_TESTS}::test_volunteer_whom_nobody_confirmed_is_new_as_well",),
    ),
    Fault(
        name="refused-role-still-waits",
        guarantee="what one leader refused, no other confirms",
        path="casework/queries/asked.py",
        old="    return and_(waits, RoleRequest.refused_at.is_(None))"
        " if row is RoleRequest else waits\n",
        new="    return waits\n",
        tests=(f"{_TESTS}::test_refused_role_is_given_to_nobody",),
    ),
    Fault(
        name="ended-access-is-confirmed",
        guarantee="no role begins for somebody whose access ended",
        path="casework/queries/role_requests.py",
        old="            or_(Staff.ended_at.is_(None), Staff.ended_at > now),\n",
        new="",
        tests=(f"{_TESTS}::test_access_that_ended_is_not_confirmed",),
    ),
    Fault(
        name="database-lets-an-administrator-give-sight",
        guarantee="the database refuses a role with sight that nobody else confirmed",
        path="casework/models/row_rules/pieces.py",
        old='    f"({ADMIN} AND role IN ({_NO_SIGHT})) OR EXISTS',
        new='    f"({ADMIN}) OR EXISTS',
        tests=(f"{_TESTS}::test_database_lets_no_administrator_give_sight",),
    ),
    Fault(
        name="ended-role-begins-again",
        guarantee="the database begins no ended role again",
        path="casework/models/row_rules/core.py",
        old='            f"{ADMIN} AND ends_at IS NULL",\n',
        new="            ADMIN,\n",
        tests=(f"{_TESTS}::test_database_begins_no_ended_role_again",),
    ),
    Fault(
        name="second-first-leader",
        guarantee="where somebody leads, the command makes no other leader",
        path="casework/actions/first_leader.py",
        old="    if _is_led(session, region_id, now):\n",
        new="    if False:\n",
        tests=("tests/actions/test_first_leader.py",),
    ),
)
