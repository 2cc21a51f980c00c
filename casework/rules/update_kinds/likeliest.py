"""What staff most likely want to write: what usually follows (in each entry), and how a case of
this kind usually begins (here)."""

from __future__ import annotations

from collections.abc import Mapping

_USUAL = (
    "flo_appointed",
    "support_told",
    "identification",
    "post_mortem",
    "police_news",
    "arrest",
    "inquest_opened",
    "meeting_with_us",
)
_ABROAD = (
    "abroad_who_leads",
    "abroad_office",
    "abroad_coming_home",
    "abroad_inquest",
    "flo_appointed",
    "support_told",
    "meeting_with_us",
)
_ORGANISATION = (
    "flo_appointed",
    "police_news",
    "inquest_opened",
    "post_mortem",
    "support_told",
    "sent_to_prosecutors",
    "meeting_with_us",
)
_NOT_DECIDED = (
    "flo_appointed",
    "post_mortem",
    "identification",
    "police_news",
    "inquest_opened",
    "support_told",
    "meeting_with_us",
)

# By the kind of homicide of the case (rules.case_kinds); all others begin as usual.
AT_FIRST: Mapping[str, tuple[str, ...]] = {
    "abroad": _ABROAD,
    "corporate_manslaughter": _ORGANISATION,
    "suspicious": _NOT_DECIDED,
}

# Kinds that happen once: not offered again for the beginning once they have happened.
ONCE: frozenset[str] = frozenset({"support_told", "flo_appointed", "identification"})


def at_first(homicide_kind: str, happened: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The kinds that a case of this kind usually begins with, without what happened already."""
    slugs = AT_FIRST.get(homicide_kind, _USUAL)
    return tuple(slug for slug in slugs if slug not in happened & ONCE)
