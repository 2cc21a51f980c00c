"""Letters made, help asked for, what is known already, and what was said of us."""

from __future__ import annotations

from sqlalchemy import select

from casework.actions import concerns, contact_points, helplines, known_already, letters, messages
from casework.cli.demo.people import Team
from casework.cli.demo.script import Script
from casework.models.case import Case
from casework.models.family import FamilyMember
from casework.queries.database import set_context
from casework.rules.access import FamilyViewer


def play(script: Script, team: Team) -> None:
    """Once the families of the first region are there. All of it happens at the last moment."""
    there = _people(script, team)
    _by_post(script, team, *there["Jasmine"])
    _known_already(script, team, *there["Bernie"])
    _said_of_us(script, team, *there["Bernie"])
    _asked_for_help(script, *there["Kieran"])
    _dialled(script, team)


def _people(script: Script, team: Team) -> dict[str, tuple[str, str]]:
    """Case and person by what each is called. Names are sealed, so all of them are opened."""
    rows = script.session.scalars(
        select(FamilyMember)
        .join(Case, Case.id == FamilyMember.case_id)
        .where(Case.region_id == team.region)
    )
    return {row.called or "": (row.case_id, row.id) for row in rows}


def _hers(script: Script, case_id: str, member_id: str, language: str = "en") -> FamilyViewer:
    """Act as this relative from here on."""
    set_context(script.session, side="family", case_id=case_id, member_id=member_id, now=script.now)
    return FamilyViewer(case_id=case_id, member_id=member_id, language=language)


def _by_post(script: Script, team: Team, case_id: str, member_id: str) -> None:
    viewer = script.as_staff(team.caseworker, script.now)
    contact_points.add_contact_point(
        script.session,
        viewer=viewer,
        case_id=case_id,
        member_id=member_id,
        channel="letter",
        value="14 Invented Row, Leeds, LS99 9ZZ",
        said_safe=True,
        now=script.now,
    )
    for kind in ("worker_changed", "updates"):
        letters.make_letter(
            script.session,
            viewer=viewer,
            case_id=case_id,
            member_id=member_id,
            kind=kind,
            form="page",
            size="large",
            language="ur",
            now=script.now,
        )
    script.session.flush()


def _known_already(script: Script, team: Team, case_id: str, member_id: str) -> None:
    known_already.write_with(
        script.session,
        viewer=script.as_staff(team.second_caseworker, script.now),
        case_id=case_id,
        member_id=member_id,
        text="Who was in the house that night. She has told it four times.",
        language="en",
        number=0,
        now=script.now,
    )
    script.session.flush()
    known_already.write_own(
        script.session,
        viewer=_hers(script, case_id, member_id),
        text="Who was in the house that night. And please do not ask me about the door.",
        number=1,
        now=script.now,
    )
    script.session.flush()


def _said_of_us(script: Script, team: Team, case_id: str, member_id: str) -> None:
    """One complaint that was answered, and one question that waits."""
    answered = concerns.send(
        script.session,
        viewer=_hers(script, case_id, member_id),
        kind="complaint",
        text="A letter had my name spelt wrong, twice.",
        now=script.now,
    )
    script.session.flush()
    concerns.answer(
        script.session,
        viewer=script.as_staff(team.leader, script.now),
        case_id=case_id,
        concern_id=answered,
        text="We are sorry. Your name is put right everywhere, and I checked it myself.",
        language="en",
        version=1,
        now=script.now,
    )
    script.session.flush()
    concerns.send(
        script.session,
        viewer=_hers(script, case_id, member_id),
        kind="different_worker",
        text="",
        now=script.now,
    )
    script.session.flush()


def _asked_for_help(script: Script, case_id: str, member_id: str) -> None:
    messages.send(
        script.session,
        viewer=_hers(script, case_id, member_id),
        text="My work wants to know when I am back. I do not know what to tell them.",
        subject="work",
        disclosure_shown=True,
        now=script.now,
    )
    script.session.flush()


def _dialled(script: Script, team: Team) -> None:
    helplines.dialled(
        script.session,
        viewer=script.as_staff(team.administrator, script.now),
        slug="supportline",
        version=0,
        now=script.now,
    )
    script.session.flush()
