"""The access law as a reviewed file: role by permission, and what each route asks for.

A difference here is the security review. Once it is right:
    .venv/bin/python tests/guarantees/test_access_matrix.py
writes the files anew.
"""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import advocate_admin  # noqa: E402
import family_app  # noqa: E402
from casework.cli.routes import routes_of  # noqa: E402
from casework.queries.database import make_engine  # noqa: E402
from casework.rules.access import (  # noqa: E402
    FamilyViewer,
    RoleHeld,
    StaffViewer,
    TrustedViewer,
    Viewer,
    may,
)
from casework.rules.roles import (  # noqa: E402
    ALLOCATED_ROLES,
    PERMISSION_MEANINGS,
    REGION_WIDE_ROLES,
    Permission,
    Role,
)
from casework.web.settings import Mode  # noqa: E402
from tests.support.visitor import app_settings  # noqa: E402

MATRIX = Path(__file__).with_name("access_matrix.txt")
ROUTES = Path(__file__).with_name("routes.txt")


_OF_THE_FAMILY = {
    Role.FAMILY_MEMBER: "herself",
    Role.TRUSTED_PERSON: "nobody; what one family member shares with him, by subject",
}


def matrix() -> str:
    """Role by permission, and the relation by which a role sees a person."""
    lines = ["# role: how it sees people; then what it may do"]
    for role in Role:
        relation = _OF_THE_FAMILY.get(role, "nobody")
        if role in REGION_WIDE_ROLES:
            relation = "everybody of her region"
        elif role in ALLOCATED_ROLES:
            relation = "people allocated to her"
        lines.append(f"{role.value}: {relation}")
        viewer: Viewer = StaffViewer("staff", frozenset({RoleHeld(role, "region")}))
        if role is Role.FAMILY_MEMBER:
            viewer = FamilyViewer("case", "member")
        elif role is Role.TRUSTED_PERSON:
            viewer = TrustedViewer("case", "trusted")
        lines += [f"  {one.value}" for one in Permission if may(viewer, one)]
    return "\n".join(lines) + "\n"


def routes(folder: Path) -> str:
    """Every route of both apps as in production, with the permission it asks for."""
    settings = dataclasses.replace(app_settings(folder), app_mode=Mode.TEST)
    engine = make_engine("sqlite://")
    lines = []
    for name, package in (("family", family_app), ("advocate", advocate_admin)):
        for route in routes_of(name, package.create_app(settings, engine=engine)):
            methods = ",".join(route["methods"])
            lines.append(f"{name} {methods} {route['path']} {route['permission']}")
    engine.dispose()
    return "\n".join(sorted(lines)) + "\n"


def test_the_matrix_is_the_reviewed_one() -> None:
    assert matrix() == MATRIX.read_text()


def test_the_routes_are_the_reviewed_ones(tmp_path: Path) -> None:
    assert routes(tmp_path) == ROUTES.read_text()


def test_every_permission_says_what_it_means() -> None:
    assert set(PERMISSION_MEANINGS) == set(Permission)
    assert [one.value for one in Permission] == sorted(one.value for one in Permission)


def test_administrators_and_managers_see_no_case() -> None:
    for role in (Role.ADMINISTRATOR, Role.NATIONAL_MANAGER, Role.VOLUNTEER):
        viewer = StaffViewer("staff", frozenset({RoleHeld(role, "")}))
        assert not may(viewer, Permission.CASE_READ)
        assert not may(viewer, Permission.MEMBER_READ)


if __name__ == "__main__":
    import tempfile

    MATRIX.write_text(matrix())
    with tempfile.TemporaryDirectory() as made:
        ROUTES.write_text(routes(Path(made)))
