"""Somebody who is told about some subjects instead of her: where it stands, in words."""

from __future__ import annotations

from collections.abc import Iterable

from casework.rules.choices import CHOOSABLE, Subject
from casework.rules.messages import N_

# She is never told why one was not taken: a reason could tell her of a flag or a wall.
STATES: dict[str, str] = {
    "asked": N_("A worker speaks with you first. Nothing goes to this person before."),
    "spoken": N_("It waits until this person has typed in a code that we sent."),
    "confirmed": N_("This person is told instead of you."),
    "refused": N_("We cannot do this. Your worker can talk with you about somebody else."),
    "ended": N_("This has ended. Nothing goes to this person any more."),
}


def known_subjects(slugs: Iterable[str]) -> tuple[Subject, ...]:
    """Those of them that she can choose by, in the order of the page."""
    wanted = set(slugs)
    return tuple(one for one in CHOOSABLE if one.value in wanted)
