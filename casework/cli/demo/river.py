"""A trial that is under way, with a date that moved twice and a verdict held for one relative.

Sam, his mother Jasmine who reads Urdu, his father Daniel who reads first, and his sister
Nadia. All of them, and what happened, are invented.
"""

from __future__ import annotations

from dataclasses import dataclass

from casework.actions import cases, messages, people
from casework.cli.demo import more_news
from casework.cli.demo.people import Team
from casework.cli.demo.script import Script, typed
from casework.queries.database import set_context
from casework.rules.access import FamilyViewer

_COURT = {"court": "crown-leeds"}


@dataclass(frozen=True)
class _Family:
    case_id: str
    mother: str
    father: str
    sister: str

    @property
    def everyone(self) -> tuple[str, ...]:
        return self.mother, self.father, self.sister


def play(script: Script, team: Team) -> None:
    """Open the case and let a year go by."""
    family = _open(script, team)
    _investigation(script, team, family)
    trial = _hearings(script, team, family)
    _inquest(script, team, family)
    more_news.by_the_river(script, team, family.case_id, family.mother, family.everyone)
    _verdict(script, team, family, trial)
    _with_us(script, team, family)


def _open(script: Script, team: Team) -> _Family:
    at = script.at(-250)
    viewer = script.as_staff(team.caseworker, at)
    case_id = cases.open_case(
        script.session,
        viewer=viewer,
        region_id=team.region,
        homicide_kind="murder",
        domestic=False,
        notified_by="police",
        notified_at=at,
        called="Sam",
        formal_name="Samir Daniel Qureshi-O'Hara",
        spoken_of="killed",
        died_on=script.day(-251),
        now=at,
    )
    script.session.flush()

    def add(name: str, called: str, relationship: str, language: str, speaks: str) -> str:
        member_id = people.add_family_member(
            script.session,
            viewer=script.as_staff(team.caseworker, at),
            case_id=case_id,
            name=name,
            called=called,
            relationship=relationship,
            language=language,
            reads=(language,),
            speaks=(speaks,),
            interpreter=speaks if language != "en" else "",
            now=at,
        )
        script.session.flush()
        return member_id

    family = _Family(
        case_id,
        mother=add("Jasmine Qureshi", "Jasmine", "mother", "ur", "ur"),
        father=add("Daniel O'Hara", "Dan", "father", "en", "en"),
        sister=add("Nadia Qureshi-O'Hara Featherstonehaugh", "Nadia", "sister", "en", "en"),
    )
    people.set_hard_news(
        script.session,
        viewer=script.as_staff(team.caseworker, script.at(-249)),
        case_id=case_id,
        member_id=family.father,
        choice="read_first",
        how="staff_visit",
        text="He wants to read it himself before anybody rings.",
        now=script.at(-249),
    )
    script.session.flush()
    return family


def _investigation(script: Script, team: Team, family: _Family) -> None:
    arrest = script.post(
        by=team.caseworker,
        second=team.leader,
        case_id=family.case_id,
        kind="arrest",
        fields={**typed("occurred_on", script.day(-247)), "how_many": "one"},
        to=family.everyone,
        at=script.at(-247, 15),
        source="flo",
    )
    script.tell(
        by=team.caseworker,
        case_id=family.case_id,
        member_ids=family.everyone,
        update_ids=[arrest],
        at=script.at(-247, 16),
        note="Told at home with the family liaison officer.",
        kind="staff_visit",
    )
    charge = script.post(
        by=team.caseworker,
        second=team.leader,
        case_id=family.case_id,
        kind="charge",
        fields={
            **typed("occurred_on", script.day(-245)),
            "accused_under_18": "no",
            "offence": "murder",
            "held": "kept",
        },
        to=family.everyone,
        at=script.at(-245, 11),
        source="cps",
    )
    script.tell(
        by=team.caseworker,
        case_id=family.case_id,
        member_ids=family.everyone,
        update_ids=[charge],
        at=script.at(-245, 12),
    )


def _hearings(script: Script, team: Team, family: _Family) -> str:
    script.post(
        by=team.caseworker,
        second=team.leader,
        case_id=family.case_id,
        kind="hearing_listed",
        fields={
            **typed("occurred_on", script.day(-244)),
            **_COURT,
            "hearing_type": "ptph",
            **typed("date", script.weekday(-217)),
            "time": "10:00",
            "confirmed": "fixed",
        },
        to=family.everyone,
        at=script.at(-244, 11),
        source="witness_care_unit",
    )
    listed = script.post(
        by=team.caseworker,
        second=team.leader,
        case_id=family.case_id,
        kind="hearing_listed",
        fields={
            **typed("occurred_on", script.day(-216)),
            **_COURT,
            "hearing_type": "trial",
            "listed_for": "15",
            **typed("date", script.weekday(-60)),
            "time": "10:30",
            "confirmed": "may_change",
            "with_you": "first_and_verdict",
        },
        to=family.everyone,
        at=script.at(-216, 11),
        source="court",
        official_source="Listing office, Leeds Crown Court",
        words={
            "en": "I will meet you at the side door at half past nine, away from the main steps.",
            "ur": "میں آپ سے ساڑھے نو بجے بغلی دروازے پر ملوں گی، بڑی سیڑھیوں سے دور۔",
        },
    )
    moved = script.post(
        by=team.caseworker,
        second=team.leader,
        case_id=family.case_id,
        kind="hearing_moved",
        fields={
            **typed("occurred_on", script.day(-75)),
            "confirmed": "may_change",
            **typed("new_date", script.weekday(-31)),
            "new_time": "10:30",
            "reason": "no_reason",
        },
        to=family.everyone,
        at=script.at(-75, 14),
        source="witness_care_unit",
        moves_id=listed,
    )
    return script.post(
        by=team.caseworker,
        second=team.leader,
        case_id=family.case_id,
        kind="hearing_moved",
        fields={
            **typed("occurred_on", script.day(-36)),
            "confirmed": "fixed",
            **typed("new_date", script.weekday(-9)),
            "new_time": "10:30",
            "reason": "other_trial",
        },
        to=family.everyone,
        at=script.at(-36, 14),
        source="witness_care_unit",
        moves_id=moved,
    )


def _inquest(script: Script, team: Team, family: _Family) -> None:
    script.post(
        by=team.caseworker,
        second=team.leader,
        case_id=family.case_id,
        kind="inquest_opened",
        fields={**typed("occurred_on", script.day(-232)), "state": "waits_charge"},
        to=family.everyone,
        at=script.at(-232, 15),
        source="coroner_officer",
    )


def _verdict(script: Script, team: Team, family: _Family, trial: str) -> None:
    """Given yesterday. Nadia was told by telephone; nobody has told Jasmine yet."""
    verdict = script.post(
        by=team.caseworker,
        second=team.leader,
        case_id=family.case_id,
        kind="verdict",
        fields={
            **typed("occurred_on", script.day(-1)),
            "verdict": "guilty_murder",
            "accused_under_18": "no",
        },
        to=family.everyone,
        at=script.at(-1, 16),
        source="court",
    )
    script.tell(
        by=team.caseworker,
        case_id=family.case_id,
        member_ids=(family.sister,),
        update_ids=[verdict],
        at=script.at(-1, 17),
        note="Rang Nadia at work, as she asked. She will stay with a friend tonight.",
    )
    script.post(
        by=team.caseworker,
        second=team.leader,
        case_id=family.case_id,
        kind="hearing_listed",
        fields={
            **typed("occurred_on", script.day(-1)),
            **_COURT,
            "hearing_type": "sentence",
            **typed("date", script.weekday(27)),
            "time": "14:00",
            "confirmed": "fixed",
            "with_you": "each_day",
        },
        to=family.everyone,
        at=script.at(-1, 17, 30),
        source="court",
    )


def _with_us(script: Script, team: Team, family: _Family) -> None:
    script.post(
        by=team.caseworker,
        case_id=family.case_id,
        kind="meeting_with_us",
        fields={
            **typed("date", script.weekday(3)),
            "time": "11:00",
            "how": "visit",
            "who": "Maryam",
            "interpreter": "not_needed",
        },
        to=(family.mother,),
        at=script.at(-2, 10),
        source="us",
        promise=script.day(5),
    )
    _write(
        script,
        family,
        family.sister,
        "Can my friend Aisha come to court with me? She does not know the way in.",
        days=-1,
    )
    _write(
        script,
        family,
        family.mother,
        "کیا آپ منگل کو آ سکتی ہیں؟ مجھے سام کی چیزوں کے بارے میں پوچھنا ہے۔",
        days=-2,
        language="ur",
    )


def _write(
    script: Script, family: _Family, member_id: str, text: str, days: int, language: str = "en"
) -> None:
    at = script.at(days, 19)
    set_context(script.session, side="family", case_id=family.case_id, member_id=member_id, now=at)
    messages.send(
        script.session,
        viewer=FamilyViewer(case_id=family.case_id, member_id=member_id, language=language),
        text=text,
        disclosure_shown=True,
        now=at,
    )
    script.session.flush()
