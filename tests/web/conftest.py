"""The small app and its record, for tests of the plumbing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.web.plumbing_app import RELATIVE, Record, small_app


@pytest.fixture
def record() -> Record:
    """A record that knows one relative, by the token ``tok``."""
    found = Record()
    found.sign_in("tok", RELATIVE)
    return found


@pytest.fixture
def make_app(tmp_path: Path, record: Record) -> Callable[..., Flask]:
    """Builds the small app with changed settings."""

    def make(**changes: Any) -> Flask:
        return small_app(tmp_path, changes.pop("record", record), **changes)

    return make
