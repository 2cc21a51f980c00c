"""Measure what has a target: one JSON object per line, and 1 when a target is missed.

python tests/tools/bench.py            every measure of tests/bench
python tests/tools/bench.py bytes …    those whose name holds one of these words
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from tests.support.measure import Measure  # noqa: E402


def measures(words: list[str]) -> list[Measure]:
    """Every measure in tests/bench, or those that a word picks."""
    found = [
        measure
        for path in sorted((ROOT / "tests" / "bench").glob("[a-z]*.py"))
        for measure in getattr(importlib.import_module(f"tests.bench.{path.stem}"), "MEASURES", ())
    ]
    return [one for one in found if not words or any(word in one.name for word in words)]


def take(measure: Measure) -> dict[str, object]:
    """Sample in turn, take medians, judge."""
    with measure.prepare() as things:
        samples: dict[str, list[float]] = {name: [] for name in things}
        for _ in range(measure.rounds):
            for name, sample in things.items():
                samples[name].append(sample())
    value = measure.value({name: median(taken) for name, taken in samples.items()})
    return {
        "name": measure.name,
        "value": round(value, 6),
        "unit": measure.unit,
        "target": measure.target,
        "ok": measure.met(value),
        "samples": {name: [round(one, 6) for one in taken] for name, taken in samples.items()},
    }


def main(words: list[str]) -> int:
    """Print each figure as it is known. A measure that breaks off is a miss."""
    from tests.support.run import begin_run, end_run

    begin_run()
    try:
        return measure_all(measures(words))
    finally:
        end_run()


def measure_all(chosen: list[Measure]) -> int:
    """Each in turn; 1 if any missed its target, or if there was none."""
    ok = True
    for measure in chosen:
        try:
            result = take(measure)
        except Exception as error:  # the others are still worth knowing
            result = {"name": measure.name, "value": None, "unit": measure.unit,
                      "target": measure.target, "ok": False, "samples": {},
                      "error": f"{type(error).__name__}: {error}"}  # fmt: skip
        ok = ok and bool(result["ok"])
        print(json.dumps(result), flush=True)
    return 0 if ok and chosen else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
