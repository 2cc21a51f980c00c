"""Arrows point one way, and what the import contracts cannot say about them is said here."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FAMILY, STAFF = "family_app", "advocate_admin"


def imported_by(path: Path) -> set[str]:
    """The names of all modules that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def top_names(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imported_by(path)}


def python_files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def test_every_import_contract_is_kept() -> None:
    finished = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert " 0 broken" in finished.stdout


def test_contract_names_are_sentences_and_layers_exhaustive() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    names = [contract["name"] for contract in settings["contracts"]]
    assert all(len(name.split()) >= 5 for name in names)
    inside = [one for one in settings["contracts"] if one.get("containers") == ["casework"]]
    assert [one["exhaustive"] for one in inside] == [True]


def test_nothing_names_the_other_app_even_by_import_of_wsgi() -> None:
    for folder, other in ((FAMILY, STAFF), (STAFF, FAMILY)):
        for path in python_files(folder):
            assert not top_names(path) & {other, "wsgi"}, path


def test_casework_imports_neither_app() -> None:
    for path in python_files("casework"):
        assert not top_names(path) & {FAMILY, STAFF, "wsgi"}, path


def test_rules_use_the_standard_library_alone() -> None:
    allowed = sys.stdlib_module_names | {"casework"}
    for path in python_files("casework/rules"):
        assert top_names(path) <= allowed, path


def test_tests_of_rules_reach_no_database_and_no_page() -> None:
    for path in python_files("tests/rules"):
        below = {name for name in imported_by(path) if name.startswith("casework.")}
        assert all(name.startswith("casework.rules") for name in below), path
        assert not top_names(path) & {"sqlalchemy", "flask", "psycopg", "sqlite3"}, path


@pytest.mark.parametrize("folder", ["casework", FAMILY, STAFF])
def test_every_package_folder_is_a_package(folder: str) -> None:
    # A folder without __init__.py would escape the contracts.
    for path in python_files(folder):
        assert (path.parent / "__init__.py").exists(), path


def test_no_module_is_named_for_nothing() -> None:
    for folder in ("casework", FAMILY, STAFF):
        for path in python_files(folder):
            assert path.stem not in {"utils", "helpers", "common", "misc"}, path
