"""A death abroad: other police, another language, an inquest here, and a date that moved.

Theo, his wife Katarzyna, his daughter Eleni and his sister Despina. All of them, and what
happened, are invented.
"""

from __future__ import annotations

from dataclasses import dataclass

from casework.actions import cases
from casework.cli.demo import register
from casework.cli.demo.script import Script
from casework.cli.demo.second_region import Valleys
from casework.cli.demo.telling import Telling


@dataclass(frozen=True)
class _Family:
    wife: str
    daughter: str
    sister: str

    @property
    def everyone(self) -> tuple[str, ...]:
        return self.wife, self.daughter, self.sister


def play(script: Script, team: Valleys) -> None:
    """Open the case and let five months go by."""
    telling = Telling(script, _open(script, team), by=team.second_caseworker, second=team.leader)
    family = _Family(
        wife=telling.add(
            "Katarzyna Anastasiou-O'Neill", "Kasia", "partner", days=-149, speaks="pl"
        ),
        daughter=telling.add("Eleni Anastasiou-O'Neill", "Eleni", "daughter", days=-149),
        sister=telling.add("Despina Papadopoulou-Featherstone", "Despina", "sister", days=-140),
    )
    _over_there(telling, family)
    _inquest(telling, family)
    register.days_are_dealt_with(telling, -85, family.everyone)
    _money(telling, family)
    _with_us(telling, family)


def _open(script: Script, team: Valleys) -> str:
    at = script.at(-150)
    case_id = cases.open_case(
        script.session,
        viewer=script.as_staff(team.second_caseworker, at),
        region_id=team.region,
        homicide_kind="abroad",
        domestic=False,
        notified_by="fcdo",
        notified_at=at,
        called="Theo",
        formal_name="Theodoros Anastasiou",
        spoken_of="died",
        died_on=script.day(-152),
        now=at,
    )
    script.session.flush()
    return case_id


def _over_there(telling: Telling, family: _Family) -> None:
    everyone, day = family.everyone, telling.script.day
    telling.say(
        "abroad_who_leads",
        -139,
        everyone,
        "foreign_office",
        who="judge",
        country="Portugal",
    )
    telling.say("abroad_office", -138, everyone, "foreign_office", what="team")
    telling.say(
        "abroad_coming_home",
        -132,
        everyone,
        "foreign_office",
        state="date",
        date=day(-120),
        occurred_on=day(-133),
    )
    telling.say(
        "abroad_office",
        -60,
        everyone,
        "foreign_office",
        what="news",
        promise=day(10),
    )


def _inquest(telling: Telling, family: _Family) -> None:
    """It is held here; the planning hearing moved once."""
    everyone, day = family.everyone, telling.script.day
    telling.say(
        "inquest_reported",
        -117,
        everyone,
        "coroner_officer",
        stage="begun",
        coroner="coroner-liverpool-and-wirral",
        officer="Margaret D'Souza-Whittington (invented)",
        officer_phone="01632 960301",
    )
    telling.say(
        "interim_certificate", -112, (family.wife,), "coroner_officer", state="given", how="post"
    )
    telling.say(
        "inquest_opened",
        -108,
        everyone,
        "coroner_officer",
        state="opened",
        coroner="coroner-liverpool-and-wirral",
    )
    planning = telling.say(
        "inquest_hearing_listed",
        -50,
        everyone,
        "coroner_officer",
        hearing_type="pre_inquest_review",
        date=day(-10),
        time="14:00",
        court="coroner-liverpool-and-wirral",
        confirmed="may_change",
    )
    telling.say(
        "hearing_moved",
        -18,
        everyone,
        "coroner_officer",
        moves_id=planning,
        confirmed="fixed",
        new_date=day(23),
        new_time="10:30",
        reason="not_ready",
    )


def _money(telling: Telling, family: _Family) -> None:
    only_her = (family.wife,)
    telling.say(
        "other_money_asked",
        -100,
        only_her,
        "us",
        which="our_fund",
        for_what="a night near the coroner's court",
    )
    telling.say("other_money_answered", -90, only_her, "us", which="our_fund", answer="yes")
    telling.say("other_money_asked", -86, only_her, "us", which="bereavement_support")
    telling.say(
        "other_money_answered",
        -35,
        only_her,
        "us",
        which="bereavement_support",
        answer="more",
        send_by=telling.script.day(12),
    )


def _with_us(telling: Telling, family: _Family) -> None:
    day = telling.script.day
    kept = telling.promise(-30, family.daughter, day(-21))
    telling.spoke(-22, family.daughter, "Rang as agreed, about her exams.", keeps=[kept])
    telling.say(
        "promise",
        -9,
        (family.sister,),
        "us",
        state="later",
        what="a list of words for the letters from abroad",
        by=day(4),
    )
    telling.say(
        "no_news",
        -7,
        family.everyone,
        "us",
        asked="somebody_else",
        who="the team at the Foreign Office",
        asked_on=day(-8),
        open="when the judge there speaks to the family",
        again_on=day(14),
    )
    telling.say(
        "meeting_with_us",
        -2,
        (family.wife,),
        "us",
        how="video",
        date=day(5),
        time="17:30",
        who="Oluwaseun",
        interpreter="booked",
    )
