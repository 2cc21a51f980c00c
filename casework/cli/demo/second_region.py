"""The team of the second region: they work in Welsh and English."""

from __future__ import annotations

from dataclasses import dataclass

from casework.actions import staff_accounts
from casework.cli.demo.people import DEMO, Hiring
from casework.cli.demo.script import Script


@dataclass(frozen=True)
class Valleys:
    """Ids of the region and of the people in it."""

    region: str
    caseworker: str  # works in English and Welsh
    second_caseworker: str
    leader: str
    other_leader: str


def make_team(script: Script) -> Valleys:
    """The region, some years ago: one of its families has a long story."""
    at = script.at(-1000)
    region = staff_accounts.add_region(script.session, viewer=DEMO, name="Western valleys", now=at)
    script.session.flush()
    hiring = Hiring(script, region, at)
    return Valleys(
        region=region,
        caseworker=hiring.invite(
            "Megan ap Rhys", "caseworker", phone="01632 960201", languages=("en", "cy")
        ),
        second_caseworker=hiring.invite(
            "Oluwaseun Fitzwilliam-Adébáyò", "caseworker", phone="01632 960202"
        ),
        leader=hiring.invite(
            "Dafydd O'Brien-Prothero", "team_leader", phone="01632 960203", languages=("en", "cy")
        ),
        other_leader=hiring.invite("Nerys Achterberg", "team_leader", phone="01632 960204"),
    )
