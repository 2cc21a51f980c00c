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
    return [path for path in paths if path.suffix in KINDS and path.is_file()]


def lines_of(path: Path) -> int:
    return len(path.read_text().splitlines())


def views() -> dict[str, int]:
    """Each view with its length in lines, without decorators and docstring."""
    found = {}
    for app in ("family_app", "advocate_admin"):
        for path in sorted((ROOT / app / "views").rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.FunctionDef) and is_view(node):
                    found[f"{app}/{path.stem}.{node.name}"] = length(node)
    return found


def is_view(node: ast.FunctionDef) -> bool:
    return any("route" in ast.unparse(decorator) for decorator in node.decorator_list)


def length(node: ast.FunctionDef) -> int:
    assert node.end_lineno is not None
    lines = node.end_lineno - node.lineno + 1
    if ast.get_docstring(node) is not None:
        first = node.body[0]
        assert first.end_lineno is not None
        lines -= first.end_lineno - first.lineno + 1
    return lines


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
