"""What a case is: kinds of homicide, who notified it, how a death is spoken of, reviews."""

from __future__ import annotations

from datetime import date

from casework.rules.messages import N_

# domain.md 5.3 HOMICIDE_KIND. A death on the road is not in scope and is not offered.
HOMICIDE_KINDS: dict[str, str] = {
    "murder": N_("Murder"),
    "manslaughter": N_("Manslaughter"),
    "corporate_manslaughter": N_("Corporate manslaughter"),
    "infanticide": N_("Infanticide"),
    "abroad": N_("Homicide abroad"),
    "suspicious": N_("Suspicious death, not yet decided"),
}

# domain.md 5.3 NOTIFICATION_SOURCE.
NOTIFICATION_SOURCES: dict[str, str] = {
    "police": N_("Police"),
    "fcdo": N_("Foreign, Commonwealth and Development Office"),
    "self_referral": N_("A relative came to us"),
    "news_monitoring": N_("We saw it in the news"),
    "other_professional": N_("Another professional"),
}

# How the family wants the death spoken of. Anything else is kept in their own words.
SPOKEN_OF: dict[str, str] = {
    "died": N_("died"),
    "killed": N_("was killed"),
    "murdered": N_("was murdered"),
}
SPOKEN_OF_LENGTH = 40  # characters, for the family's own words

# What an area calls its review (domain.md 3.1, 3.7).
REVIEW_KINDS: dict[str, str] = {
    "domestic": N_("Review of a domestic homicide"),
    "suicide_domestic": N_("Review of a suicide after domestic abuse"),
    "offensive_weapons": N_("Offensive weapons homicide review"),
    "child": N_("Child safeguarding practice review"),
    "adult": N_("Safeguarding adults review"),
    "mental_health": N_("Mental health homicide review"),
}
REVIEW_LABELS: tuple[str, ...] = ("DHR", "DARDR", "SUSR", "OWHR", "CSPR", "SAR", "MHHR")


def proceedings_are_active(since: date | None, until: date | None, day: date) -> bool:
    """Criminal proceedings are active from the first arrest until appeals end."""
    return since is not None and since <= day and (until is None or day < until)
