"""Templates are compiled once for all the apps of a test run.

Every test has apps of its own. What a template compiles to depends on its source and on the syntax
of its environment alone, so it is kept: beside the source, which is read anew each time.
"""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

_make: Any = Flask.create_jinja_environment


class _InMemory(BytecodeCache):
    """Compiled templates of one syntax."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """What the same source compiled to before."""
        bucket.code = self._compiled.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember what was compiled."""
        self._compiled[bucket.key, bucket.checksum] = bucket.code


_caches: dict[str, _InMemory] = {}


def _environment(app: Flask) -> Environment:
    made: Environment = _make(app)
    made.bytecode_cache = _caches.setdefault(app.import_name, _InMemory())
    return made


def keep() -> None:
    """From now on a template that was compiled is not compiled again."""
    pytest.MonkeyPatch().setattr(Flask, "create_jinja_environment", _environment)
