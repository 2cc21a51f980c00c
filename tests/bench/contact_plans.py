"""The contact plan over generated choices and clocks: how many, and what went against one."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings

from tests.support.contact_cases import situations, violations
from tests.support.measure import Measure, only, ready

CASES = 20_000


def broken() -> float:
    """How often a plan broke a choice, over so many generated cases."""
    found: list[str] = []
    seen = 0

    @settings(
        max_examples=CASES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(situations())
    def look(situation) -> None:  # type: ignore[no-untyped-def]
        nonlocal seen
        seen += 1
        found.extend(violations(*situation))

    look()
    if seen < CASES:
        raise AssertionError(f"only {seen} cases were generated")
    return float(len(found))


MEASURES = (
    Measure(
        name="contact-plan-violations-in-20000",
        unit="violations",
        prepare=lambda: ready(plans=broken),
        value=only,
        target=0,
        rounds=1,
    ),
)
