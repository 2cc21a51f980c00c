"""The invented team: somebody of every role that has pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from unicodedata import normalize

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
    hiring = Hiring(script, region, at)
    return Team(
        region=region,
        caseworker=hiring.invite(
            "Maryam Okafor", "caseworker", phone="01632 960101", languages=("en", "ur")
        ),
        second_caseworker=hiring.invite("Tom Ellery", "caseworker", phone="01632 960102"),
        leader=hiring.invite("Ruth Adeyemi", "team_leader", phone="01632 960103"),
        other_leader=hiring.invite("Gwen Parry", "team_leader", phone="01632 960104"),
        support_worker=hiring.invite("Siân O'Leary", "support_worker", phone="01632 960105"),
        advocate=hiring.invite(
            "Joanna Whitlock",
            "advocate",
            phone="01632 960106",
            organisation="Beside You Advocacy (invented)",
        ),
        administrator=hiring.invite("Priya Nair", "administrator"),
    )


@dataclass(frozen=True)
class Hiring:
    """A region that people are invited to work in."""

    script: Script
    region: str
    at: datetime

    def invite(
        self,
        name: str,
        role: str,
        *,
        phone: str = "",
        languages: tuple[str, ...] = ("en",),
        organisation: str = "Alongside (invented)",
        answers: str = "12345 09:00-17:00",
    ) -> str:
        """Somebody with this role; their id. Advocates and administrators have no region."""
        plain = normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
        staff_id, _link = staff_accounts.invite(
            self.script.session,
            viewer=DEMO,
            full_name=name,
            email=f"{plain.replace(' ', '.').replace(chr(39), '')}@example.org",
            role=role,
            region_id=None if role in ("advocate", "administrator") else self.region,
            organisation=organisation,
            phone=phone,
            answers=answers,
            languages=languages,
            now=self.at,
        )
        self.script.session.flush()
        return staff_id
