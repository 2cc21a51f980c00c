"""Take away one guarantee at a time, and see whether the tests named for it notice.

    python tests/tools/mutants.py            every fault of tests/mutants
    python tests/tools/mutants.py wall …     those whose name holds one of these words

All of it happens in a copy: the working tree is not touched. A fault whose text is not found
exactly once is a failure as well, or the table would rot.
"""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from tests.support.fault import Fault  # noqa: E402

FAILED = 1  # pytest: tests ran, and some failed


def faults(words: Iterable[str]) -> list[Fault]:
    """Every fault in tests/mutants, or those that a word picks."""
    words = list(words)
    found = [
        fault
        for path in sorted((ROOT / "tests" / "mutants").glob("[a-z]*.py"))
        for fault in importlib.import_module(f"tests.mutants.{path.stem}").FAULTS
    ]
    names = [fault.name for fault in found]
    assert len(set(names)) == len(names), "two faults have one name"
    return [fault for fault in found if not words or any(word in fault.name for word in words)]


def copy_tree(to: Path) -> None:
    """Copy what is, or is about to be, under version control; share the environment."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)
    (to / ".venv").symlink_to(ROOT / ".venv")
    # Some guarantees ask which files there are.
    for command in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *command], cwd=to, check=True, capture_output=True)


def pytest(copy: Path, tests: Iterable[str], *options: str) -> tuple[int, str]:
    """Run tests in the copy; its exit code and the end of its output."""
    finished = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, *tests],
        cwd=copy,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        # Compiled files are told apart by time and size only: a fault of equal length that
        # follows within the same second would not be seen.
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return finished.returncode, finished.stdout[-1500:] + finished.stderr[-500:]


def try_fault(copy: Path, fault: Fault) -> str | None:
    """Put the fault in, run its tests, take it out. None when it was caught."""
    path = copy / fault.path
    if not path.exists():
        return f"{fault.path} does not exist"
    good = path.read_text()
    if good.count(fault.old) != 1:
        return f"its text stands {good.count(fault.old)} times in {fault.path}, not once"
    path.write_text(good.replace(fault.old, fault.new))
    try:
        code, output = pytest(copy, fault.tests, "-x")
    finally:
        path.write_text(good)
    if code == FAILED:
        return None
    return "MISSED: its tests pass" if code == 0 else f"its tests did not run ({code}): {output}"


def main(words: list[str]) -> int:
    """Try every fault; 1 when any is missed."""
    chosen = faults(words)
    if not chosen:
        print("no such fault")
        return 1
    with tempfile.TemporaryDirectory(prefix="casework-mutants-") as folder:
        copy = Path(folder)
        copy_tree(copy)
        print("without a fault, the tests named have to pass …", flush=True)
        named = sorted({test for fault in chosen for test in fault.tests})
        code, output = pytest(copy, named, "-n", "2")
        if code:
            print(f"they do not:\n{output}")
            return 1
        missed = 0
        for fault in chosen:
            begun = time.monotonic()
            problem = try_fault(copy, fault)
            missed += problem is not None
            taken = f"{time.monotonic() - begun:5.1f} s"
            print(f"{taken}  {fault.name}: {problem or 'caught'}  [{fault.guarantee}]", flush=True)
    print(f"{len(chosen) - missed} caught, {missed} missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
