"""A figure with a target, and how it is measured."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

Sample = Callable[[], float]


@dataclass(frozen=True)
class Measure:
    """One figure.

    ``prepare`` sets the scene and gives the things to measure by name; each call of one of
    them is one sample. They are called in turn, round after round, so that a slow moment of
    the machine falls on all of them; ``value`` makes the figure out of their medians.
    ``target`` is the most it may be, or the least with ``at_least``; None only reports.
    """

    name: str
    unit: str
    prepare: Callable[[], AbstractContextManager[Mapping[str, Sample]]]
    value: Callable[[Mapping[str, float]], float]
    target: float | None = None
    at_least: bool = False
    rounds: int = 5

    def met(self, value: float) -> bool:
        """Whether a value reaches the target."""
        if self.target is None:
            return True
        return value >= self.target if self.at_least else value <= self.target


def only(medians: Mapping[str, float]) -> float:
    """The value of a measure with one thing in it."""
    (value,) = medians.values()
    return value


def ratio(above: str, below: str) -> Callable[[Mapping[str, float]], float]:
    """One median against the other."""
    return lambda medians: medians[above] / medians[below]


def seconds(work: Callable[[], object]) -> Sample:
    """A sample that is the time a piece of work takes."""

    def sample() -> float:
        begun = time.perf_counter()
        work()
        return time.perf_counter() - begun

    return sample


@contextmanager
def ready(**samples: Sample) -> Iterator[Mapping[str, Sample]]:
    """A scene that needs no preparing."""
    yield samples
