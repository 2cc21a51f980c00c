"""The invented team: somebody of every role that has pages."""

from __future__ import annotations

from dataclasses import dataclass

from casework.actions import staff_accounts
from casework.cli.demo.script import Script
from casework.rules.access import SystemActor

DEMO = SystemActor("demo")


@dataclass(frozen=True)
class Team:
    """Ids of the region and of the people in it."""

    region: str
    caseworker: str  # works in English and Urdu
    second_caseworker: str
    leader: str
    other_leader: str
    support_worker: str
    advocate: str
    administrator: str


def make_team(script: Script) -> Team:
    """One region with its people. Telephone numbers are of the ranges kept free for drama."""
    at = script.at(-500)
    region = staff_accounts.add_region(script.session, viewer=DEMO, name="Northern dales", now=at)
    script.session.flush()

    def invite(
        name: str,
        role: str,
        *,
        phone: str = "",
        languages: tuple[str, ...] = ("en",),
        organisation: str = "Alongside (invented)",
        hours: str = "Monday to Friday, 9:00 to 17:00",
    ) -> str:
        address = name.lower().replace(" ", ".").replace("'", "").replace("â", "a")
        staff_id, _link = staff_accounts.invite(
            script.session,
            viewer=DEMO,
            full_name=name,
            email=f"{address}@example.org",
            role=role,
            region_id=None if role in ("advocate", "administrator") else region,
            organisation=organisation,
            phone=phone,
            hours=hours,
            languages=languages,
            now=at,
        )
        script.session.flush()
        return staff_id

    return Team(
        region=region,
        caseworker=invite(
            "Maryam Okafor", "caseworker", phone="01632 960101", languages=("en", "ur")
        ),
        second_caseworker=invite("Tom Ellery", "caseworker", phone="01632 960102"),
        leader=invite("Ruth Adeyemi", "team_leader", phone="01632 960103"),
        other_leader=invite("Gwen Parry", "team_leader", phone="01632 960104"),
        support_worker=invite("Siân O'Leary", "support_worker", phone="01632 960105"),
        advocate=invite(
            "Joanna Whitlock",
            "advocate",
            phone="01632 960106",
            organisation="Beside You Advocacy (invented)",
        ),
        administrator=invite("Priya Nair", "administrator"),
    )
