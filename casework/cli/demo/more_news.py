"""More of what the first two families live through: an inquest that is paused, a review that an
advocate writes about, a claim, silence, and promises."""

from __future__ import annotations

from typing import Any

from casework.cli.demo import register
from casework.cli.demo.people import Team
from casework.cli.demo.script import Script
from casework.cli.demo.telling import Telling
from casework.rules.engagement import Engagement


def by_the_river(
    script: Script, team: Team, case_id: str, mother: str, everyone: tuple[str, ...]
) -> None:
    """Sam's family, while the trial is prepared: the inquest is paused, his mother claims."""
    telling = Telling(script, case_id, by=team.caseworker, second=team.leader)
    telling.say(
        "inquest_paused",
        -225,
        everyone,
        "coroner_officer",
        why="charge",
        look_again=script.day(60),
    )
    telling.say("death_registered", -214, everyone, "coroner_officer", how="while_paused")
    telling.say("compensation_preparing", -190, (mother,), "us", stage="gathering")
    telling.say("compensation_sent", -160, (mother,), "us", route="full")
    telling.say("compensation_waiting", -130, (mother,), "cica", why="court")
    kept = telling.promise(-100, mother, script.day(-92))
    telling.spoke(
        -93, mother, "Rang about the funeral bill, as promised.", language="ur", keeps=[kept]
    )
    telling.say(
        "no_news",
        -90,
        everyone,
        "us",
        asked="coroner",
        asked_on=script.day(-91),
        open="when the inquest is looked at again",
        again_on=script.day(30),
    )
    register.offered_an_advocate(telling, -40, everyone, Engagement.DECLINED)


def on_the_mountain(script: Script, team: Team, case_id: str, mother: str) -> None:
    """Róisín's mother: her advocate tells her of the review; a promise to her was missed."""
    telling = Telling(script, case_id, by=team.second_caseworker, second=team.leader)
    register.offered_an_advocate(telling, -298, (mother,), Engagement.ENGAGING)
    register.days_are_dealt_with(telling, -100, (mother,))
    about: dict[str, Any] = {"called": "DARDR"}
    telling.say(
        "review_advocacy",
        -289,
        (mother,),
        "us",
        state="chosen",
        organisation="Beside You Advocacy (invented)",
        advocate="Joanna",
        **about,
    )
    telling.say(
        "review_questions",
        -250,
        (mother,),
        "chair",
        writer=team.advocate,
        stage="comments",
        **about,
    )
    telling.say(
        "review_services_write",
        -180,
        (mother,),
        "chair",
        writer=team.advocate,
        state="received",
        **about,
    )
    telling.say(
        "review_name", -120, (mother,), "chair", state="chosen", report_name="Saoirse", **about
    )
    telling.say(
        "review_draft",
        -15,
        (mother,),
        "chair",
        writer=team.advocate,
        how="with_us",
        date=script.day(16),
        time="13:00",
        place="the quiet room at Westmoor library (invented)",
        comments_by=script.day(44),
        **about,
    )
    telling.promise(-12, mother, script.day(-2))  # missed


def apart_from_her(script: Script, team: Team, case_id: str, brother: str) -> None:
    """Róisín's brother wants no advocate; his own worker offers it, and writes to him alone."""
    telling = Telling(script, case_id, by=team.caseworker, second=team.leader)
    register.offered_an_advocate(telling, -297, (brother,), Engagement.DECLINED)
    register.days_are_dealt_with(telling, -100, (brother,))
    telling.say(
        "review_draft",
        -15,
        (brother,),
        "chair",
        how="chair_brings",
        date=script.day(19),
        called="DARDR",
    )
