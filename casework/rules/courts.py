"""Places where hearings are held: a short table to choose from; any other place is typed in.

Names come from general knowledge and nobody has checked them yet against the court finder of
HM Courts & Tribunals Service or the Chief Coroner's list of areas: `checked_on` stays empty
until somebody does. A name only saves typing; no rule depends on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

NOTED_ON = date(2026, 11, 21)
_SOURCE = "general knowledge; to be checked on find-court-tribunal.service.gov.uk"

CROWN = "crown"
APPEAL = "court_of_appeal_criminal"
CORONER = "coroner"


@dataclass(frozen=True)
class Place:
    """A court or a coroner's area. Names are proper names and are not translated."""

    slug: str
    name: str
    kind: str
    source: str = _SOURCE
    confidence: str = "GK"
    noted_on: date = NOTED_ON
    checked_on: date | None = None


_CROWN_COURTS = (
    "Birmingham",
    "Bradford",
    "Bristol",
    "Caernarfon",
    "Cambridge",
    "Canterbury",
    "Cardiff",
    "Carlisle",
    "Chelmsford",
    "Chester",
    "Croydon",
    "Derby",
    "Durham",
    "Exeter",
    "Gloucester",
    "Guildford",
    "Harrow",
    "Hull",
    "Inner London",
    "Ipswich",
    "Isleworth",
    "Kingston upon Thames",
    "Leeds",
    "Leicester",
    "Lewes",
    "Lincoln",
    "Liverpool",
    "Luton",
    "Maidstone",
    "Mold",
    "Newcastle upon Tyne",
    "Northampton",
    "Norwich",
    "Nottingham",
    "Oxford",
    "Plymouth",
    "Portsmouth",
    "Preston",
    "Reading",
    "Sheffield",
    "Snaresbrook",
    "Southampton",
    "Southwark",
    "St Albans",
    "Stafford",
    "Swansea",
    "Swindon",
    "Teesside",
    "Truro",
    "Warwick",
    "Winchester",
    "Wolverhampton",
    "Wood Green",
    "Woolwich",
    "Worcester",
)

_CORONER_AREAS = (
    "Birmingham and Solihull",
    "Black Country",
    "Essex",
    "Greater Manchester City",
    "Hampshire, Portsmouth and Southampton",
    "Inner London North",
    "Inner London South",
    "Kent and Medway",
    "Liverpool and Wirral",
    "North Wales East and Central",
    "Nottinghamshire",
    "South Wales Central",
    "South Yorkshire West",
    "Surrey",
    "West Yorkshire Eastern",
    "West Yorkshire Western",
)


def _slug(prefix: str, name: str) -> str:
    return f"{prefix}-{name.lower().replace(',', '').replace(' ', '-')}"


def _table() -> Iterable[Place]:
    yield Place("crown-old-bailey", "Central Criminal Court, Old Bailey", CROWN)
    yield Place("crown-manchester-crown-square", "Manchester Crown Court, Crown Square", CROWN)
    yield Place("crown-manchester-minshull", "Manchester Crown Court, Minshull Street", CROWN)
    for town in _CROWN_COURTS:
        yield Place(_slug("crown", town), f"{town} Crown Court", CROWN)
    yield Place("appeal-london", "Royal Courts of Justice, London", APPEAL)
    for area in _CORONER_AREAS:
        yield Place(_slug("coroner", area), f"Coroner for {area}", CORONER)


COURTS: dict[str, Place] = {
    place.slug: place for place in sorted(_table(), key=lambda place: (place.kind, place.name))
}

_SLUG_BY_NAME = {place.name: place.slug for place in COURTS.values()}


def places(kinds: frozenset[str]) -> tuple[Place, ...]:
    """The places of these kinds; all of them if no kind is named."""
    return tuple(place for place in COURTS.values() if not kinds or place.kind in kinds)


def slug_of(name: str) -> str | None:
    """The slug of a place kept by its name; None for a place that was typed in."""
    return _SLUG_BY_NAME.get(name)
