"""A small store of what was worked out before, bounded in number and in age."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")

LONGEST = 600.0  # seconds


class Kept(Generic[Value]):
    """Results beside everything they were made of.

    One result for each key, and it is given back only while ``made_of`` is equal to what it
    was made of: there is nothing to tell it when something changes, and nothing to forget.
    The oldest goes first; what is too old goes with the next question, whatever that is about.
    """

    def __init__(self, most: int, longest: float = LONGEST) -> None:
        self._most, self._longest = most, longest
        self._results: OrderedDict[Hashable, tuple[float, object, Value]] = OrderedDict()
        self._lock = threading.Lock()
        self._oldest = 0.0  # when the first of them was made, or before

    def __len__(self) -> int:
        return len(self._results)

    def get(self, key: Hashable, made_of: object, make: Callable[[], Value]) -> Value:
        """The result kept for exactly this, or a new one."""
        self._forget_old()
        kept = self._results.get(key)
        if kept is not None and kept[1] == made_of:
            return kept[2]
        result = make()
        with self._lock:
            self._results.pop(key, None)
            self._results[key] = (time.monotonic(), made_of, result)
            if len(self._results) > self._most:
                self._results.popitem(last=False)
        return result

    def latest(self, key: Hashable) -> Value | None:
        """What was kept last under this key, true or not any more: only good for a guess."""
        kept = self._results.get(key)
        return kept[2] if kept is not None else None

    def _forget_old(self) -> None:
        limit = time.monotonic() - self._longest
        if limit < self._oldest:
            return
        with self._lock:
            # In the order in which they were made, so the first one is the oldest.
            while self._results and next(iter(self._results.values()))[0] <= limit:
                self._results.popitem(last=False)
            self._oldest = next(iter(self._results.values()))[0] if self._results else limit
