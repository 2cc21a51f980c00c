"""No test is forgotten by `make test`, and the table of faults does not rot."""

from __future__ import annotations

import pytest

from tests.support.fault import Fault
from tests.tools import groups, mutants

ROOT = groups.ROOT


def files_of(group: groups.Group) -> set[str]:
    """The test files that a group runs."""
    found = set()
    for name in groups.paths_of(group):
        path = ROOT / name
        files = path.rglob("test_*.py") if path.is_dir() else [path]
        found |= {file.relative_to(ROOT).as_posix() for file in files}
    return found


def test_every_test_file_belongs_to_exactly_one_group() -> None:
    # The two browser groups share a folder and part it by the mark.
    parts = [files_of(group) for group in groups.GROUPS if group.name != "leave"]
    every = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    assert set().union(*parts) == every
    assert sum(map(len, parts)) == len(every)


def test_leaving_is_left_to_its_own_group() -> None:
    browser, leave = (
        next(group for group in groups.GROUPS if group.name == name)
        for name in ("browser", "leave")
    )
    assert browser.options == ("-m", "not leave")
    assert leave.options == ("-m", "leave")


@pytest.mark.parametrize("fault", mutants.faults(()), ids=lambda fault: fault.name)
def test_each_fault_still_finds_its_text_and_tests(fault: Fault) -> None:
    assert (ROOT / fault.path).read_text().count(fault.old) == 1
    assert fault.new != fault.old
    assert fault.tests
    for test in fault.tests:
        path, _, name = test.partition("::")
        assert (ROOT / path).exists(), test
        if name:
            assert f"def {name.split('[')[0].split('::')[-1]}(" in (ROOT / path).read_text(), test
