"""One test run: a directory that all its processes share, and what is to be tidied away after.

The first process makes the directory and tells the others through the environment. It also
takes everything away again, on an ordinary end and on ctrl-C alike; should it be killed, the
guard of the PostgreSQL cluster (see cluster.py) does so in its place.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

_NAME = "CASEWORK_TEST_RUN"
_OWNER = "CASEWORK_TEST_RUN_PID"
_mine: Path | None = None


def run_directory() -> Path:
    """The directory of this run. Everybody may pass through it: PostgreSQL runs as another
    user, and keeps its own directory in here."""
    return Path(os.environ[_NAME])


def run_owner() -> int:
    """The process that the run ends with."""
    return int(os.environ[_OWNER])


def pytest_configure(config: pytest.Config) -> None:
    """Begin the run, unless this process was started by one that did."""
    # A run within a run (a test that starts pytest) gets a directory of its own.
    if not hasattr(config, "workerinput"):
        begin_run()


def begin_run() -> None:
    """Make the directory of this run and name it to every process started from here."""
    global _mine
    _mine = Path(tempfile.mkdtemp(prefix="casework-tests-"))
    _mine.chmod(0o711)
    os.environ[_NAME] = str(_mine)
    os.environ[_OWNER] = str(os.getpid())


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the cluster if one was started, and tidy up."""
    if not hasattr(config, "workerinput"):
        end_run()


def end_run() -> None:
    """Stop the cluster of this run and take its directory away."""
    if _mine is None:
        return
    from tests.support.cluster import end_postgresql

    end_postgresql(_mine)
    shutil.rmtree(_mine, ignore_errors=True)
