"""Choices that several forms offer: languages, time zones, people, and boxes with words."""

from __future__ import annotations

from collections.abc import Iterable

from advocate_admin.labels import language_name
from casework.rules.family import FLAGS
from casework.rules.languages import LANGUAGES
from casework.rules.messages import S_
from casework.rules.update_kinds import KINDS

# Main languages of England and Wales (docs/sources.md, Languages), and a few that
# come with families from abroad. Anything else is written into the note of a contact.
SPOKEN = (
    "en", "cy", "pl", "ro", "pa", "ur", "pt", "es", "ar", "bn", "gu", "it", "ta", "fr", "lt",
    "zh", "tr", "bg", "ru", "fa", "hu", "el", "so", "fil", "yue", "hi", "sk", "de", "lv", "ps",
    "ku", "ckb", "sq", "uk", "vi", "yo", "sw", "am", "ti", "ne", "si", "ml",
)  # fmt: skip

# Where relatives of people who died here live. Another zone already kept stays in the list.
ZONES = (
    "Europe/London", "Europe/Dublin", "Europe/Warsaw", "Europe/Bucharest", "Europe/Vilnius",
    "Europe/Lisbon", "Europe/Paris", "Europe/Rome", "Europe/Madrid", "Europe/Berlin",
    "Europe/Athens", "Europe/Istanbul", "Europe/Kyiv", "Europe/Moscow", "Africa/Lagos",
    "Africa/Accra", "Africa/Nairobi", "Africa/Mogadishu", "Africa/Addis_Ababa",
    "Africa/Johannesburg", "Asia/Baghdad", "Asia/Tehran", "Asia/Dubai", "Asia/Kabul",
    "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Colombo", "Asia/Dhaka",
    "Asia/Ho_Chi_Minh", "Asia/Hong_Kong", "Asia/Shanghai", "Asia/Manila", "Australia/Perth",
    "Australia/Sydney", "Pacific/Auckland", "America/Jamaica", "America/Halifax",
    "America/Toronto", "America/New_York", "America/Chicago", "America/Denver",
    "America/Los_Angeles", "America/Sao_Paulo",
)  # fmt: skip

NOT_CHOSEN = {"": S_("Choose")}


def read_here() -> dict[str, str]:
    """The languages in which she can read her pages."""
    return {one.tag: language_name(one.tag) for one in LANGUAGES}


def written_here() -> dict[str, str]:
    """The languages in which somebody writes for her: easier words are the house's own."""
    return {one.tag: language_name(one.tag) for one in LANGUAGES if not one.variety_of}


def spoken(more: Iterable[str] = ()) -> dict[str, str]:
    """Languages somebody may read or speak, by name; those already kept are among them."""
    tags = dict.fromkeys((*SPOKEN, *more))
    named = [(tag, language_name(tag)) for tag in tags]
    return dict(sorted(named, key=lambda one: (one[0] != "en", one[1].casefold())))


def zones(kept: str = "") -> dict[str, str]:
    """Time zones, by the name of their city."""
    names = dict.fromkeys((*ZONES, *([kept] if kept else [])))
    return {zone: zone.rpartition("/")[2].replace("_", " ") for zone in names}


def flags() -> dict[str, str]:
    """Every flag, by its label."""
    return {flag.slug: flag.label for flag in FLAGS.values()}


def told_first_kinds() -> dict[str, str]:
    """The kinds of hard news that a person tells first, as staff call them: several share what a
    family reads as their subject."""
    return {slug: kind.staff_label for slug, kind in KINDS.items() if kind.told_first}
