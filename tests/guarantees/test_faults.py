"""The table of deliberate faults fits the code as it is now: `make mutants` tries it out."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path

import pytest

from tests.support.fault import Fault

ROOT = Path(__file__).resolve().parents[2]
FAULTS: list[Fault] = [
    fault
    for path in sorted((ROOT / "tests" / "mutants").glob("[a-z]*.py"))
    for fault in importlib.import_module(f"tests.mutants.{path.stem}").FAULTS
]
FEWEST = 45


def test_there_are_faults_enough_and_names_differ() -> None:
    assert len(FAULTS) >= FEWEST
    assert [name for name, times in Counter(one.name for one in FAULTS).items() if times > 1] == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_fits_its_file_and_names_tests(fault: Fault) -> None:
    assert (ROOT / fault.path).read_text().count(fault.old) == 1, f"{fault.path} has changed"
    assert fault.old != fault.new
    assert fault.tests
    for test in fault.tests:
        file, _, name = test.partition("::")
        assert (ROOT / file).is_file(), f"there is no {file}"
        if name:
            assert f"def {name.split('[')[0]}(" in (ROOT / file).read_text(), f"there is no {test}"
