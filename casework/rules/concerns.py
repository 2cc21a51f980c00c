"""What she can say of the service itself: it goes past her worker to a team leader."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from casework.rules.messages import N_, S_

LONGEST = 5000  # characters


class ConcernKind(StrEnum):
    """What she asks."""

    DIFFERENT_WORKER = "different_worker"
    COMPLAINT = "complaint"


@dataclass(frozen=True)
class ConcernFacts:
    """Her words for it, and the staff's. ``number`` stands in the address. ``needs_text``: a
    different worker can be asked for without a word of why."""

    number: int
    label: str
    says: tuple[str, ...]
    field: str
    button: str
    for_staff: str
    needs_text: bool


CONCERNS: dict[ConcernKind, ConcernFacts] = {
    ConcernKind.DIFFERENT_WORKER: ConcernFacts(
        number=1,
        label=N_("Ask for a different worker"),
        says=(
            N_("You can ask for somebody else at any time. You do not need to give a reason."),
            N_("What you have told us goes with you. You do not have to say it again."),
        ),
        field=N_("Anything we should know, if you want to say it"),
        button=N_("Ask for a different worker"),
        for_staff=S_("Asks for a different worker"),
        needs_text=False,
    ),
    ConcernKind.COMPLAINT: ConcernFacts(
        number=2,
        label=N_("Complain"),
        says=(
            N_("Tell us what went wrong. It changes nothing about the help you get."),
            N_("If you are not content with our answer, tell us. Somebody else then looks at it."),
        ),
        field=N_("What went wrong"),
        button=N_("Send this"),
        for_staff=S_("Complains"),
        needs_text=True,
    ),
}

CONCERN_BY_NUMBER: dict[int, ConcernKind] = {facts.number: kind for kind, facts in CONCERNS.items()}
