"""Files hold one idea, and views only read a form, call one thing, choose a page."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 400
LONGEST_VIEW = 30
MEDIAN_VIEW = 12
LONGEST_CONFTEST = 150
KINDS = {".py", ".html", ".css", ".js", ".sh"}
# A migration is written once and never changed; the first one makes every table.
LONG_BY_NATURE = {"migrations/versions/0001_tables.py"}


def source_files() -> list[Path]:
    """Every file that is, or is about to be, under version control."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    paths = (ROOT / name for name in listed)
    return [
        path
        for path in paths
        if path.suffix in KINDS
        and path.is_file()
        and path.relative_to(ROOT).as_posix() not in LONG_BY_NATURE
    ]


def lines_of(path: Path) -> int:
    return len(path.read_text().splitlines())


def views() -> dict[str, int]:
    """Each view with its length in lines."""
    found = {}
    for app in ("family_app", "advocate_admin"):
        for path in sorted((ROOT / app / "views").rglob("*.py")):
            text = path.read_text()
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.FunctionDef) and is_view(node):
                    found[f"{app}/{path.stem}.{node.name}"] = length(node, text.splitlines())
    return found


def is_view(node: ast.FunctionDef) -> bool:
    return any("route" in ast.unparse(decorator) for decorator in node.decorator_list)


def length(node: ast.FunctionDef, source: list[str]) -> int:
    """The lines that do something: no signature, docstring, comment or empty line."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    if not body:
        return 0
    lines = (line.strip() for line in source[body[0].lineno - 1 : body[-1].end_lineno])
    return sum(1 for line in lines if line and not line.startswith("#"))


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    files = source_files()
    assert files
    too_long = {path.name: lines_of(path) for path in files if lines_of(path) > LONGEST_FILE}
    assert not too_long


def test_no_view_is_longer_than_thirty_lines() -> None:
    found = views()
    assert found
    assert not {name: lines for name, lines in found.items() if lines > LONGEST_VIEW}


def test_the_median_view_has_at_most_twelve_lines() -> None:
    assert median(views().values()) <= MEDIAN_VIEW


def test_no_conftest_becomes_a_drawer_for_everything() -> None:
    for path in (ROOT / "tests").rglob("conftest.py"):
        assert lines_of(path) <= LONGEST_CONFTEST, path
