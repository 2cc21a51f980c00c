"""The linters: each a command, its output shown only when it finds something."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BIN = Path(sys.executable).parent
_CODE = ("casework", "family_app", "advocate_admin", "migrations", "tests", "wsgi.py")

CHECKS: dict[str, tuple[str, ...]] = {
    "strict types": ("mypy",),
    "format": ("ruff", "format", "--check", *_CODE),
    "lint": ("ruff", "check", *_CODE),
    "templates": ("djlint", "--lint", "--quiet", "casework", "family_app", "advocate_admin"),
}


def run_all() -> Iterator[tuple[str, str | None]]:
    """Each check's name, with what it found or None."""
    with ThreadPoolExecutor(2) as pool:  # two cores
        running = {name: pool.submit(_run, command) for name, command in CHECKS.items()}
        for name, future in running.items():
            yield name, future.result()


def _run(command: tuple[str, ...]) -> str | None:
    finished = subprocess.run(
        [str(_BIN / command[0]), *command[1:]],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return None if finished.returncode == 0 else finished.stdout
