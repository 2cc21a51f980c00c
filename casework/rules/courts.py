"""Places where hearings are held: a table to choose from; any other place is typed in.

Crown Court centres of England and Wales, coroners' areas and the higher courts. The names come
from general knowledge [GK] and nobody has checked them yet against the court finder of HM Courts
& Tribunals Service or the Chief Coroner's list of areas: `checked_on` stays empty until somebody
does, and staff read that beside the list. A name only saves typing; no rule depends on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casework.rules.messages import S_, Sentence

NOTED_ON = date(2026, 11, 21)
_SOURCE = "general knowledge; to be checked on find-court-tribunal.service.gov.uk"

MAGISTRATES = "magistrates"
YOUTH = "youth"
CROWN = "crown"
APPEAL = "court_of_appeal_criminal"
SUPREME = "supreme"
CORONER = "coroner"
FAMILY = "family"
FOREIGN = "foreign"

# Where somebody is tried: an inquest tries nobody.
OF_TRIALS = frozenset({MAGISTRATES, YOUTH, CROWN, APPEAL, SUPREME})

# docs/sources.md, Stages: every type of court, as staff read it. There are too many magistrates'
# courts, youth courts and family courts for a list, and of foreign ones there is none.
COURT_TYPES: dict[str, str] = {
    MAGISTRATES: S_("Magistrates' court"),
    YOUTH: S_("Youth court"),
    CROWN: S_("Crown Court"),
    APPEAL: S_("Court of Appeal, Criminal Division"),
    SUPREME: S_("Supreme Court"),
    CORONER: S_("Coroner's court"),
    FAMILY: S_("Family court"),
    FOREIGN: S_("Court in another country"),
}


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


# By region of HM Courts & Tribunals Service, as generally known. A centre that sits in several
# buildings stands under its own name once, except where families are told the building.
_LONDON = (
    "Croydon",
    "Harrow",
    "Inner London",
    "Isleworth",
    "Kingston upon Thames",
    "Snaresbrook",
    "Southwark",
    "Wood Green",
    "Woolwich",
)
_SOUTH_EAST = (
    "Amersham",
    "Aylesbury",
    "Basildon",
    "Cambridge",
    "Canterbury",
    "Chelmsford",
    "Chichester",
    "Guildford",
    "Hove",
    "Ipswich",
    "King's Lynn",
    "Lewes",
    "Luton",
    "Maidstone",
    "Norwich",
    "Oxford",
    "Peterborough",
    "Reading",
    "Southend",
    "St Albans",
)
_MIDLANDS = (
    "Birmingham",
    "Coventry",
    "Derby",
    "Hereford",
    "Leicester",
    "Lincoln",
    "Northampton",
    "Nottingham",
    "Shrewsbury",
    "Stafford",
    "Stoke-on-Trent",
    "Warwick",
    "Wolverhampton",
    "Worcester",
)
_NORTH_EAST = (
    "Bradford",
    "Doncaster",
    "Durham",
    "Grimsby",
    "Hull",
    "Leeds",
    "Newcastle upon Tyne",
    "Sheffield",
    "Teesside",
    "York",
)
_NORTH_WEST = (
    "Barrow-in-Furness",
    "Bolton",
    "Burnley",
    "Carlisle",
    "Chester",
    "Lancaster",
    "Liverpool",
    "Preston",
)
_SOUTH_WEST = (
    "Barnstaple",
    "Bournemouth",
    "Bristol",
    "Dorchester",
    "Exeter",
    "Gloucester",
    "Newport, Isle of Wight",
    "Plymouth",
    "Portsmouth",
    "Salisbury",
    "Southampton",
    "Swindon",
    "Taunton",
    "Truro",
    "Winchester",
)
_WALES = (
    "Caernarfon",
    "Cardiff",
    "Carmarthen",
    "Haverfordwest",
    "Merthyr Tydfil",
    "Mold",
    "Newport, South Wales",
    "Swansea",
)
_CROWN_COURTS = (
    *_LONDON,
    *_SOUTH_EAST,
    *_MIDLANDS,
    *_NORTH_EAST,
    *_NORTH_WEST,
    *_SOUTH_WEST,
    *_WALES,
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
    plain = name.lower().replace(",", "").replace("'", "").replace(" ", "-")
    return f"{prefix}-{plain}"


def _crown_court(town: str) -> str:
    place, comma, county = town.partition(", ")
    return f"{place} Crown Court{comma}{county}"


def _table() -> Iterable[Place]:
    yield Place("crown-old-bailey", "Central Criminal Court, Old Bailey", CROWN)
    yield Place("crown-manchester-crown-square", "Manchester Crown Court, Crown Square", CROWN)
    yield Place("crown-manchester-minshull", "Manchester Crown Court, Minshull Street", CROWN)
    for town in _CROWN_COURTS:
        yield Place(_slug("crown", town), _crown_court(town), CROWN)
    yield Place("appeal-london", "Royal Courts of Justice, London", APPEAL)
    yield Place("supreme-london", "Supreme Court, London", SUPREME)
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


def where_from(kinds: frozenset[str]) -> Sentence:
    """What staff read beside the list: when it was noted, and whether anybody checked it since.

    One name that nobody has checked makes the whole list unchecked.
    """
    listed = places(kinds)
    checked = [place.checked_on for place in listed]
    days = [day for day in checked if day is not None]
    if days and len(days) == len(listed):
        return Sentence(S_("Somebody checked this list on %(day)s."), {"day": min(days)})
    return Sentence(
        S_(
            "These names were noted on %(day)s from general knowledge. Nobody has checked them "
            "yet. Any other place can be typed in."
        ),
        {"day": max(place.noted_on for place in listed)},
    )
