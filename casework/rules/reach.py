"""How far an allocation reaches: everything, or the strands of one process."""

from __future__ import annotations

# An advocate stands beside a person through one process and sees the strands of that process.
# "with_us" (meetings, changes of worker) belongs to each of them.
PROCESS_STRANDS: dict[str, frozenset[str]] = {
    "review": frozenset({"review", "with_us"}),
    "inquest": frozenset({"inquest", "with_us"}),
    "compensation": frozenset({"money", "with_us"}),
    "after_sentence": frozenset({"after_sentence", "with_us"}),
}

# Strands an advocate may publish in: that of the process, never "with_us" of the service.
PROCESS_OWN_STRANDS: dict[str, frozenset[str]] = {
    process: strands - {"with_us"} for process, strands in PROCESS_STRANDS.items()
}


def strands_reached(processes: frozenset[str], everything: frozenset[str]) -> frozenset[str]:
    """The strands that an allocation for these processes reaches.

    ``processes`` holds "" for an allocation without a process (a caseworker), which reaches
    ``everything``; an unknown process reaches nothing.
    """
    if "" in processes:
        return everything
    reached: frozenset[str] = frozenset()
    for process in processes:
        reached |= PROCESS_STRANDS.get(process, frozenset())
    return reached & everything
