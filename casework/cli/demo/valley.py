"""Some years after a sentence: a Welsh-speaking family, a review in Wales, a claim under way.

Eleri, her mother Angharad, her father Gwilym and her brother Iestyn. All of them, and what
happened, are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from casework.actions import allocations, cases
from casework.cli.demo import application, chairing, her_say, referring, register
from casework.cli.demo.script import Script
from casework.cli.demo.second_region import Valleys
from casework.cli.demo.telling import Telling
from casework.models.case import Case
from casework.rules.engagement import Engagement
from casework.rules.languages import BY_TAG

# The one place that says which language this family reads: Welsh as soon as it is offered.
WELSH = "cy" if "cy" in BY_TAG else "en"
_AREA = "Cwm Derwen (an invented area)"


@dataclass(frozen=True)
class _Family:
    mother: str
    father: str
    brother: str

    @property
    def everyone(self) -> tuple[str, ...]:
        return self.mother, self.father, self.brother


def play(script: Script, team: Valleys) -> None:
    """Open the case and let nearly three years go by."""
    telling = Telling(script, _open(script, team), by=team.second_caseworker, second=team.leader)
    family = _Family(
        mother=telling.add(
            "Angharad Llewelyn-Cadwaladr",
            "Angharad",
            "mother",
            days=-903,
            language=WELSH,
            speaks="cy",
        ),
        father=telling.add(
            "Gwilym ap Rhobert", "Gwilym", "father", days=-903, language=WELSH, speaks="cy"
        ),
        brother=telling.add("Iestyn O'Callaghan-Llewelyn", "Iestyn", "brother", days=-903),
    )
    _until_the_sentence(telling, family)
    _proceedings_are_over(script, team, telling.case_id)
    _after_the_sentence(telling, family)
    register.offered_an_advocate(
        telling, -870, family.everyone, Engagement.DECLINED_ASK_AGAIN, again=-80
    )
    register.days_are_dealt_with(telling, -400, family.everyone)
    _first_answer_about_money(telling, family)
    claim_id = application.is_sent(telling, family.mother)
    now = _another_worker(script, team, telling, family)
    _review(now, family)
    register.offered_an_advocate(now, -60, (family.mother,), Engagement.ENGAGING)
    register.offered_an_advocate(
        now, -60, (family.brother,), Engagement.DECLINED_ASK_AGAIN, again=11
    )
    _money(now, family)
    application.is_looked_at_again(now, claim_id)
    register.days_are_dealt_with(now, -39, (family.mother,))
    _with_us(now, family)
    review_id = her_say.play(now, family.mother, family.father, family.brother, WELSH)
    chairing.play(now, team.leader, review_id)
    referring.play(now, team, family.mother, family.father)


def _open(script: Script, team: Valleys) -> str:
    at = script.at(-904)
    case_id = cases.open_case(
        script.session,
        viewer=script.as_staff(team.second_caseworker, at),
        region_id=team.region,
        homicide_kind="murder",
        domestic=True,
        notified_by="police",
        notified_at=at,
        called="Eleri",
        formal_name="Eleri Mair Llewelyn-Cadwaladr",
        spoken_of="killed",
        died_on=script.day(-905),
        now=at,
    )
    script.session.flush()
    later = script.at(-880)
    cases.open_review(
        script.session,
        viewer=script.as_staff(team.second_caseworker, later),
        case_id=case_id,
        kind="domestic",
        label="SUSR",
        area=_AREA,
        decided_on=script.day(-881),
        now=later,
    )
    script.session.flush()
    return case_id


def _until_the_sentence(telling: Telling, family: _Family) -> None:
    everyone, day = family.everyone, telling.script.day
    minimum: dict[str, Any] = {"minimum_term-years": "19", "minimum_term-months": "6"}
    telling.say("arrest", -902, everyone, "flo", told=True, how_many="one")
    telling.say(
        "charge",
        -900,
        everyone,
        "cps",
        told=True,
        offence="murder",
        accused_under_18="no",
        held="kept",
    )
    telling.say(
        "inquest_opened",
        -893,
        everyone,
        "coroner_officer",
        state="waits_charge",
        coroner="coroner-south-wales-central",
    )
    telling.say(
        "review_going_ahead",
        -880,
        everyone,
        "chair",
        occurred_on=day(-881),
        begins="waits_court",
        called="SUSR",
        decided_by=f"the safeguarding board of {_AREA.split(' (')[0]}",
    )
    telling.say(
        "hearing_listed",
        -700,
        everyone,
        "court",
        hearing_type="trial",
        court="crown-swansea",
        date=day(-640),
        time="10:00",
        confirmed="fixed",
        listed_for="12",
        with_you="first_and_verdict",
    )
    telling.say(
        "verdict",
        -620,
        everyone,
        "court",
        told=True,
        verdict="guilty_murder",
        accused_under_18="no",
    )
    telling.say(
        "sentence",
        -600,
        everyone,
        "court",
        told=True,
        sentence="life_mandatory",
        accused_under_18="no",
        **minimum,
    )


def _proceedings_are_over(script: Script, team: Valleys, case_id: str) -> None:
    at = script.at(-520)
    case = script.session.scalars(select(Case).where(Case.id == case_id)).one()
    cases.set_proceedings(
        script.session,
        viewer=script.as_staff(team.leader, at),
        case_id=case_id,
        since=case.proceedings_from,
        until=script.day(-525),
        version=case.version,
        now=at,
    )
    script.session.flush()


def _after_the_sentence(telling: Telling, family: _Family) -> None:
    everyone, parents = family.everyone, (family.mother, family.father)
    telling.say("contact_scheme", -585, everyone, "probation", state="offered")
    telling.say(
        "contact_scheme",
        -570,
        parents,
        "probation",
        state="joined",
        how_much="steps",
        officer="Bethan Ffoulkes-O'Hara (invented)",
    )
    telling.say("inquest_not_resumed", -560, everyone, "coroner_officer", why="after_trial")
    telling.say(
        "death_registered",
        -550,
        everyone,
        "coroner_officer",
        how="after_inquest",
        office="Cwm Derwen register office (invented)",
    )


def _another_worker(script: Script, team: Valleys, telling: Telling, family: _Family) -> Telling:
    """Their first worker left; they now have one who works in Welsh."""
    for member_id in family.everyone:
        allocations.hand_over(
            script.session,
            viewer=script.as_staff(team.leader, script.at(-95, 9)),
            case_id=telling.case_id,
            member_id=member_id,
            to_staff_id=team.caseworker,
            text="They do not want to tell again how they heard of it.",
            now=script.at(-95, 9),
        )
        script.session.flush()
    now = Telling(script, telling.case_id, by=team.caseworker, second=team.leader)
    now.say(
        "worker_changed",
        -94,
        family.everyone,
        "us",
        how="takes_over",
        who="Megan",
        starts=script.day(-95),
        reach="01632 960201, Monday to Friday",
    )
    return now


def _review(telling: Telling, family: _Family) -> None:
    everyone, day = family.everyone, telling.script.day
    telling.say("review_resumed", -90, everyone, "chair", why="court", called="SUSR")
    telling.say(
        "review_chair",
        -85,
        everyone,
        "chair",
        state="named",
        chair="Rhiannon Ó Súilleabháin-Price (invented)",
        works_for="a retired head teacher from another county",
        called="SUSR",
    )
    telling.say(
        "review_questions",
        -70,
        everyone,
        "chair",
        stage="draft",
        comments_by=day(-50),
        called="SUSR",
    )
    telling.say("review_questions", -45, everyone, "chair", stage="agreed", called="SUSR")
    telling.say(
        "review_views",
        -30,
        (family.mother, family.brother),
        "chair",
        state="invited",
        hoped_by=day(25),
        called="SUSR",
        words={
            "en": "I can write it down while you talk. We stop whenever you want.",
            WELSH: "Gallaf ei ysgrifennu tra byddwch chi'n siarad. Gallwn stopio unrhyw bryd.",
        }
        if WELSH != "en"
        else {"en": "I can write it down while you talk. We stop whenever you want."},
    )
    telling.say(
        "review_panel_meeting",
        -12,
        everyone,
        "chair",
        state="planned",
        date=day(18),
        called="SUSR",
    )


def _first_answer_about_money(telling: Telling, family: _Family) -> None:
    """The mother's claim, which only she sees: asked for in time, and refused."""
    only_her, day = (family.mother,), telling.script.day
    telling.say("compensation_preparing", -860, only_her, "us", stage="thinking")
    telling.say("compensation_sent", -820, only_her, "us", route="full")
    telling.say("compensation_reference", -790, only_her, "cica", reference="X/00/000000")
    telling.say("compensation_police_evidence", -760, only_her, "cica", state="asked")
    telling.say("compensation_waiting", -730, only_her, "cica", why="court")
    telling.say(
        "compensation_decision",
        -130,
        only_her,
        "cica",
        decision="reduced",
        review_by=day(-76),
    )


def _money(telling: Telling, family: _Family) -> None:
    """The claim is under way: it is being looked at again."""
    only_her, day = (family.mother,), telling.script.day
    telling.say("compensation_review_requested", -84, only_her, "us", reason="not_considered")
    telling.say(
        "compensation_more_asked",
        -40,
        only_her,
        "cica",
        about="bills",
        what="the bill for the stone",
        send_by=day(9),
    )
    telling.say(
        "no_news",
        -14,
        only_her,
        "us",
        asked="scheme",
        asked_on=day(-15),
        open="the answer after the second look",
        again_on=day(21),
    )


def _with_us(telling: Telling, family: _Family) -> None:
    day = telling.script.day
    kept = telling.promise(-60, family.mother, day(-52))
    telling.spoke(
        -53, family.mother, "Rang about the letter. She feels heard.", language="cy", keeps=[kept]
    )
    telling.say(
        "promise",
        -8,
        (family.brother,),
        "us",
        state="made",
        what="asking the chair if you can bring your partner",
        by=day(6),
    )
    telling.say(
        "no_news",
        -10,
        family.everyone,
        "us",
        asked="chair",
        asked_on=day(-11),
        open="when you can read the report",
        again_on=day(24),
    )
    telling.promise(-9, family.father, day(-2))  # missed: nobody has been in touch
    telling.say(
        "meeting_with_us",
        -3,
        (family.mother, family.brother),
        "us",
        how="office",
        date=day(8),
        time="11:30",
        place="Festri Capel Cwm Derwen (invented)",
        who="Megan",
    )
