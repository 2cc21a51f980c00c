"""Addresses are compiled once for all the apps of a test run.

Every test has apps of its own, with some three hundred addresses each, and the library compiles a
function for each of them twice. What it compiles depends on nothing but the address, so it is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.routing import Rule

_compile: Callable[..., Any] = Rule._compile_builder
_compiled: dict[object, Any] = {}


def _kept(rule: Any, append_unknown: bool = True) -> Any:
    converters = tuple((name, type(one)) for name, one in rule._converters.items())
    defaults = repr(sorted((rule.defaults or {}).items()))
    key = (rule.rule, append_unknown, tuple(rule._trace), converters, defaults)
    if key not in _compiled:
        _compiled[key] = _compile(rule, append_unknown)
    return _compiled[key]


def keep() -> None:
    """From now on an address that was compiled is not compiled again."""
    pytest.MonkeyPatch().setattr(Rule, "_compile_builder", _kept)
