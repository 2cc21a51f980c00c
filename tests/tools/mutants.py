"""Take away one guarantee at a time, and see whether the tests named for it notice.

    python tests/tools/mutants.py            every fault of tests/mutants
    python tests/tools/mutants.py wall …     those whose name holds one of these words

All of it happens in copies of the tree, made once: one for each of two workers. A worker puts a
fault in, runs only the tests that are named for it, and takes it out again. One PostgreSQL
serves them all. A fault whose text is not found exactly once is a failure as well, or the table
would rot.
"""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from tests.support.fault import Fault  # noqa: E402

FAILED = 1  # pytest: tests ran, and some failed
WORKERS = 2
LONGEST = 600  # seconds; a fault may make a test wait for ever
BASELINE = 3600  # seconds for all the tests named, once


@dataclass(frozen=True)
class Outcome:
    """How a fault went. ``problem`` is None when it was caught."""

    fault: Fault
    problem: str | None
    seconds: float


def faults(words: Iterable[str]) -> list[Fault]:
    """Every fault in tests/mutants, or those that a word picks."""
    words = list(words)
    found = [
        fault
        for path in sorted((ROOT / "tests" / "mutants").glob("[a-z]*.py"))
        for fault in importlib.import_module(f"tests.mutants.{path.stem}").FAULTS
    ]
    names = [fault.name for fault in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    assert not twice, f"several faults are called {twice}"
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


def pytest(
    copy: Path, tests: Iterable[str], *options: str, longest: float = LONGEST
) -> tuple[int, str]:
    """Run tests in a copy; its exit code and the end of its output."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, *tests]
    try:
        finished = subprocess.run(
            command,
            cwd=copy,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=longest,
            # Compiled files are told apart by time and size only: a fault of equal length that
            # follows within the same second would not be seen.
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )
    except subprocess.TimeoutExpired:
        return FAILED, f"stopped after {longest:.0f} seconds"
    return finished.returncode, finished.stdout[-20_000:] + finished.stderr[-500:]


def already_broken(copy: Path, chosen: list[Fault]) -> list[str]:
    """The named tests that fail without any fault: they can show nothing."""
    named = sorted({test for fault in chosen for test in fault.tests})
    options = ("-n", str(WORKERS), "-rfE", "--tb=no")
    code, output = pytest(copy, named, *options, longest=BASELINE)
    broken = re.findall(r"^(?:FAILED|ERROR) (\S+)", output, re.MULTILINE)
    return broken if broken or not code else [f"all of them ({code}): {output[-1500:]}"]


def stands_for(fault: Fault, broken: list[str]) -> list[str]:
    """Those of the broken tests that this fault names."""
    return [one for one in broken if one.startswith((*fault.tests, "all of them"))]


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
        # In the order written, SQLite comes first: most faults need no PostgreSQL to show.
        code, output = pytest(copy, fault.tests, "-x", "-p", "no:randomly")
    finally:
        path.write_text(good)
    if code == FAILED:
        return None
    if code == 0:
        return "MISSED: its tests pass"
    return f"its tests did not run ({code}): {output[-1500:]}"


@contextmanager
def one_postgresql() -> Iterator[None]:
    """A server for every run of pytest below, which would otherwise each start their own."""
    from tests.support.cluster import NoPostgresql, postgresql
    from tests.support.run import begin_run, end_run

    begin_run()
    try:
        if not os.environ.get("TEST_DATABASE_URL"):
            try:
                url = postgresql().url
                os.environ["TEST_DATABASE_URL"] = url.render_as_string(hide_password=False)
            except NoPostgresql as error:
                print(error)
        yield
    finally:
        os.environ.pop("TEST_DATABASE_URL", None)
        end_run()


def try_all(copies: list[Path], chosen: list[Fault]) -> Iterator[Outcome]:
    """Each fault in whichever copy is free, as they finish."""
    free: SimpleQueue[Path] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def one(fault: Fault) -> Outcome:
        copy, begun = free.get(), time.monotonic()
        try:
            return Outcome(fault, try_fault(copy, fault), time.monotonic() - begun)
        finally:
            free.put(copy)

    with ThreadPoolExecutor(len(copies)) as pool:
        yield from pool.map(one, chosen)


def main(words: list[str]) -> int:
    """Try every fault; 1 when any is missed."""
    chosen = faults(words)
    if not chosen:
        print("no such fault")
        return 1
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="casework-mutants-") as folder, one_postgresql():
        copies = [Path(folder) / str(number) for number in range(WORKERS)]
        for copy in copies:
            copy.mkdir()
            copy_tree(copy)
        print("without a fault, the tests named have to pass …", flush=True)
        broken = already_broken(copies[0], chosen)
        print(f"{time.monotonic() - begun:5.1f} s  {len(broken)} do not", flush=True)
        missed = 0
        for fault in chosen:
            if failing := stands_for(fault, broken):
                missed += 1
                print(f"       {fault.name}: NOT TRIED, fails without it: {failing[0]}", flush=True)
        ready = [fault for fault in chosen if not stands_for(fault, broken)]
        for one in try_all(copies, ready):
            missed += one.problem is not None
            about = f"{one.fault.name}: {one.problem or 'caught'}  [{one.fault.guarantee}]"
            print(f"{one.seconds:5.1f} s  {about}", flush=True)
    print(f"{len(chosen) - missed} caught, {missed} missed, {time.monotonic() - begun:.0f} s")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
