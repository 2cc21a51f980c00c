"""A deliberate fault: one guarantee taken away, and the tests that have to notice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """Exactly one place in ``path`` reads ``old``; with ``new`` in its place the named tests
    have to fail. ``tests`` are pytest's node ids, as short as they may be."""

    name: str
    guarantee: str
    path: str
    old: str
    new: str
    tests: tuple[str, ...]
