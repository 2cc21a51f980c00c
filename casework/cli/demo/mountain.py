"""A domestic homicide with a review: two relatives kept apart, and one who is a suspect.

Róisín, her mother Bernadette, her brother Kieran, and her husband Imran, whom the police
suspect. All of them, and what happened, are invented.
"""

from __future__ import annotations

from dataclasses import dataclass

from casework.actions import allocations, cases, people, walls
from casework.cli.demo import more_news, referring, report
from casework.cli.demo.people import Team
from casework.cli.demo.script import Script, typed
from casework.cli.demo.telling import Telling


@dataclass(frozen=True)
class _Family:
    case_id: str
    mother: str
    brother: str
    husband: str


def play(script: Script, team: Team) -> None:
    """Open the case and let a year go by."""
    family = _open(script, team)
    _keep_apart(script, team, family)
    _news_for_the_mother(script, team, family)
    more_news.on_the_mountain(script, team, family.case_id, family.mother)
    _news_for_the_brother(script, team, family)
    more_news.apart_from_her(script, team, family.case_id, family.brother)
    telling = Telling(script, family.case_id, by=team.second_caseworker, second=team.leader)
    report.play(telling, team.advocate, family.mother, family.brother, team.caseworker)
    referring.waits_for_her(telling, team.advocate, family.mother)


def _open(script: Script, team: Team) -> _Family:
    at = script.at(-330)
    case_id = cases.open_case(
        script.session,
        viewer=script.as_staff(team.second_caseworker, at),
        region_id=team.region,
        homicide_kind="suspicious",
        domestic=True,
        notified_by="police",
        notified_at=at,
        called="Róisín",
        formal_name="Róisín Áine Ní Dhuibhne-Mirza",
        spoken_of="died",
        died_on=script.day(-331),
        now=at,
    )
    script.session.flush()

    def add(name: str, called: str, relationship: str, language: str, **flags: str) -> str:
        member_id = people.add_family_member(
            script.session,
            viewer=script.as_staff(team.second_caseworker, at),
            case_id=case_id,
            name=name,
            called=called,
            relationship=relationship,
            language=language,
            reads=(language,),
            speaks=(language,),
            flags=flags,
            now=at,
        )
        script.session.flush()
        return member_id

    family = _Family(
        case_id,
        mother=add("Bernadette Ní Dhuibhne", "Bernie", "mother", "en"),
        brother=add("Kieran D'Arcy-Achebe", "Kieran", "brother", "en"),
        husband=add(
            "Imran Mirza",
            "Imran",
            "partner",
            "ur",
            suspect="The senior investigating officer decided this on the first day.",
        ),
    )
    cases.open_review(
        script.session,
        viewer=script.as_staff(team.second_caseworker, script.at(-300)),
        case_id=case_id,
        kind="domestic",
        label="DARDR",
        area="Westmoor (an invented area)",
        decided_on=script.day(-301),
        now=script.at(-300),
    )
    script.session.flush()
    return family


def _keep_apart(script: Script, team: Team, family: _Family) -> None:
    """Mother and brother do not speak; he asked for a worker of his own."""
    walls.set_wall(
        script.session,
        viewer=script.as_staff(team.leader, script.at(-329)),
        case_id=family.case_id,
        member_a=family.mother,
        member_b=family.brother,
        reason="They asked us to share nothing between them.",
        now=script.at(-329),
    )
    script.session.flush()
    allocations.hand_over(
        script.session,
        viewer=script.as_staff(team.leader, script.at(-329, 11)),
        case_id=family.case_id,
        member_id=family.brother,
        to_staff_id=team.caseworker,
        text="He does not want to be asked again about the house.",
        now=script.at(-329, 11),
    )
    script.session.flush()
    allocations.allocate(
        script.session,
        viewer=script.as_staff(team.leader, script.at(-290)),
        case_id=family.case_id,
        member_id=family.mother,
        staff_id=team.advocate,
        role="advocate",
        process="review",
        now=script.at(-290),
    )
    script.session.flush()


def _news_for_the_mother(script: Script, team: Team, family: _Family) -> None:
    to = (family.mother,)
    script.post(
        by=team.second_caseworker,
        second=team.leader,
        case_id=family.case_id,
        kind="inquest_opened",
        fields={**typed("occurred_on", script.day(-325)), "state": "opened"},
        to=to,
        at=script.at(-325, 15),
        source="coroner_officer",
    )
    script.post(
        by=team.second_caseworker,
        second=team.leader,
        case_id=family.case_id,
        kind="review_going_ahead",
        fields={
            **typed("occurred_on", script.day(-301)),
            "begins": "now",
            "called": "DARDR",
            "chair": "Helen Marsh (invented)",
        },
        to=to,
        at=script.at(-300, 12),
        source="chair",
        words={"en": "Joanna can sit beside you at every meeting, or go without you."},
        promise=script.day(14),
    )
    script.post(
        by=team.second_caseworker,
        second=team.leader,
        case_id=family.case_id,
        kind="compensation_decision",
        fields={
            **typed("occurred_on", script.day(-20)),
            "decision": "reduced",
            **typed("review_by", script.day(36)),
        },
        to=to,
        at=script.at(-19, 10),
        source="cica",
    )
    script.post(
        by=team.second_caseworker,
        case_id=family.case_id,
        kind="meeting_with_us",
        fields={
            **typed("date", script.weekday(9)),
            "time": "14:30",
            "how": "office",
            "place": "the quiet room at Westmoor library (invented)",
            "who": "Tom and Joanna",
        },
        to=to,
        at=script.at(-4, 10),
        source="us",
    )


def _news_for_the_brother(script: Script, team: Team, family: _Family) -> None:
    script.post(
        by=team.caseworker,
        second=team.leader,
        case_id=family.case_id,
        kind="review_going_ahead",
        fields={**typed("occurred_on", script.day(-301)), "begins": "now", "called": "DARDR"},
        to=(family.brother,),
        at=script.at(-299, 9, 30),
        source="chair",
    )
    script.post(
        by=team.caseworker,
        case_id=family.case_id,
        kind="meeting_with_us",
        fields={**typed("date", script.weekday(6)), "time": "17:00", "how": "phone"},
        to=(family.brother,),
        at=script.at(-3, 10),
        source="us",
    )
