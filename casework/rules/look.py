"""How it looks: what somebody may choose for her own pages."""

from __future__ import annotations

from casework.rules.messages import N_

THEMES: dict[str, str] = {
    "system": N_("As your phone is set"),
    "day": "Day",  # said with a context, where it is offered
    "dim": N_("Dim"),
    "night": N_("Night"),
}

TEXT_SIZES: dict[str, str] = {
    "normal": N_("Normal text"),
    "large": N_("Larger text"),
    "larger": N_("Largest text"),
}
