"""Run the tests in groups, each printing its time and count; the last line sums them up.

    python tests/tools/groups.py            every group
    python tests/tools/groups.py rules web  these groups
    SKIP="browser leave" make test          all but these: said aloud, never silently

A test that skips itself fails its group, and so does a group in which no test ran.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.tools import checks, machine

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "build" / "tests"
LONGEST = 40 * 60  # seconds that a group may take before it counts as hung
STATIC = (
    "tests/guarantees/test_bulk_writes.py",
    "tests/guarantees/test_faults.py",
    "tests/guarantees/test_imports.py",
    "tests/guarantees/test_sizes.py",
    "tests/guarantees/test_templates.py",
    "tests/languages/test_catalogues.py",
)
DATABASE = ("tests/models", "tests/queries", "tests/actions", "tests/migrations")


@dataclass(frozen=True)
class Group:
    """Tests that run together. ``needs`` are programs of the machine (see machine.py)."""

    name: str
    paths: tuple[str, ...]
    options: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    tools: bool = False  # with the linters before the tests


_BY_TWO = ("-n", "2")  # browsers are slower by two on two cores, everything else is faster
GROUPS = (
    Group("check", STATIC, tools=True),
    Group("rules", ("tests/rules",)),
    Group("database", DATABASE, _BY_TWO, ("postgresql",)),
    Group("web", (), _BY_TWO, ("postgresql", "fonts", "pango", "subset")),
    Group(
        "browser",
        ("tests/browser",),
        ("-m", "not leave"),
        ("postgresql", "chromium", "fonts", "second engine"),
    ),
    Group(
        "leave",
        ("tests/browser",),
        ("-m", "leave"),
        ("postgresql", "chromium", "firefox", "fonts"),
    ),
)


@dataclass
class Result:
    """What came out of a group."""

    group: str
    passed: int = 0
    failed: int = 0
    seconds: float = 0.0
    notes: list[str] = field(default_factory=list)

    def line(self) -> str:
        """The group's line in the summary."""
        state = "failed" if self.failed else "passed"
        counts = f"{self.passed + self.failed:>5} tests, {self.failed} failed"
        return f"{self.group:<10} {state:<7} {counts:<26} {self.seconds:6.1f} s"


def paths_of(group: Group) -> list[str]:
    """The files and folders of a group. ``web`` takes whatever no other group names, so that
    no test can be forgotten."""
    if group.name != "web":
        return [path for path in group.paths if (ROOT / path).exists()]
    taken = {ROOT / path for other in GROUPS for path in other.paths}
    return [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        if not taken & {path, *path.parents}
    ]


def run(group: Group) -> Result:
    """Run one group."""
    print(f"\n== {group.name} ==", flush=True)
    result = Result(group.name)
    begun = time.monotonic()
    missing = machine.provide(group.needs)
    if missing:
        result.failed += 1
        result.notes.append(missing)
    else:
        if group.tools:
            _run_tools(result)
        _run_pytest(group, result)
    result.seconds = time.monotonic() - begun
    for note in result.notes:
        print(f"   {note}")
    print(result.line(), flush=True)
    return result


def _run_tools(result: Result) -> None:
    for name, output in checks.run_all():
        if output is None:
            result.passed += 1
            print(f"   {name}: ok")
        else:
            result.failed += 1
            print(f"   {name}: FAILED\n{output}")


def _run_pytest(group: Group, result: Result) -> None:
    REPORTS.mkdir(parents=True, exist_ok=True)
    report = REPORTS / f"{group.name}.xml"
    report.unlink(missing_ok=True)
    paths = paths_of(group)
    if not paths:
        result.failed += 1
        result.notes.append("no test ran: this group has no tests")
        return
    command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *group.options]
    code = _run_to_the_end([*command, *paths])
    if not report.exists():
        result.failed += 1
        result.notes.append(f"the tests broke off (exit code {code})")
        return
    _read(report, result)
    if code and not result.failed:
        result.failed += 1
        result.notes.append(f"pytest ended with exit code {code}")


def _run_to_the_end(command: list[str]) -> int:
    """Run with a limit, and take every child away when it is reached or we are stopped."""
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        return process.wait(LONGEST)
    except BaseException as error:
        # Politely first: the run then stops its database and its browsers by itself.
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        if isinstance(error, subprocess.TimeoutExpired):
            print(f"   stopped: it took longer than {LONGEST} seconds")
            return 124
        raise


def _read(report: Path, result: Result) -> None:
    total = failed = 0
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        total += 1
        skipped = case.find("skipped")
        if skipped is not None:
            result.notes.append(
                f"skipped, which counts as failed: {case.get('name')} ({skipped.get('message')})"
            )
        broken = case.find("failure") is not None or case.find("error") is not None
        failed += broken or skipped is not None
    if not total:
        failed = 1
        result.notes.append("no test ran")
    result.failed += failed
    result.passed += total - failed if total else 0


def main(names: Sequence[str]) -> int:
    """Run the groups asked for, and sum up."""
    known = [group.name for group in GROUPS]
    left_out = os.environ.get("SKIP", "").replace(",", " ").split()
    unknown = sorted(set(left_out + list(names)) - set(known))
    if unknown:
        print(f"no such group: {', '.join(unknown)}; there are {', '.join(known)}")
        return 2
    wanted = [group for group in GROUPS if not names or group.name in names]
    results = [run(group) for group in wanted if group.name not in left_out]
    skipped = [group.name for group in wanted if group.name in left_out]
    print("\n== all ==")
    for result in results:
        print(result.line())
    for name in skipped:
        print(f"{name:<10} SKIPPED, because SKIP names it")
    passed = sum(result.passed for result in results)
    failed = sum(result.failed for result in results)
    print(f"{sum(result.seconds for result in results):.0f} seconds in all")
    print(f"{passed} passed, {failed} failed" + (f", {len(skipped)} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
