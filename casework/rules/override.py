"""Acting against a choice: what can be done, who else decides, and by when.

Nothing is ever sent by the service against a choice. What a person may do is phone or visit:
with a reason and a second person beforehand, or at once where somebody is in danger, and then
with both within 24 hours (product.md §3).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from casework.rules.messages import N_, S_

AFTERWARDS = timedelta(hours=24)
BEFOREHAND = timedelta(days=7)  # a question that nobody answers is not left open for ever

WHAT: dict[str, str] = {
    "phone": S_("Phone them"),
    "visit": S_("Visit them"),
    "tell": S_("Tell them something they did not want to know"),
}
DANGERS: dict[str, str] = {
    "release": S_("Yes: somebody was let out"),
    "escape": S_("Yes: somebody escaped"),
    "threat": S_("Yes: somebody threatens them"),
}
# What she reads of it.
SHOWN: dict[str, str] = {
    "phone": N_("We phoned you although you had chosen otherwise."),
    "visit": N_("We visited you although you had chosen otherwise."),
    "tell": N_("We told you something although you had chosen otherwise."),
}


def decide_by(danger: str, now: datetime) -> datetime:
    """By when the second person decides."""
    return now + (AFTERWARDS if danger else BEFOREHAND)


def may_act(danger: str, agreed: bool | None) -> bool:
    """Whether the worker may act: at once in danger, else once a second person agreed."""
    return bool(danger) or agreed is True
