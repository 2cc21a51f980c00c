"""A mother reads the report before it is finished. What her son said is no part of hers.

The report, and everything in it, is invented.
"""

from __future__ import annotations

from datetime import time
from typing import Any

from sqlalchemy import select

from casework.actions import (
    choices,
    recommendations,
    report_draft,
    report_draft_answers,
    report_draft_read,
    review_say,
    view_releases,
)
from casework.actions import review_views as views
from casework.cli.demo.telling import Telling
from casework.models.case import Review
from casework.models.report_draft import DraftRemark
from casework.models.updates import Audience, Update
from casework.queries.database import set_context
from casework.rules.access import FamilyViewer

_SESSION = "demo"
_SECTIONS = (
    (
        "Who Saoirse was",
        "Saoirse was forty-one. She taught music, and she knew the name of every child.\n\n"
        "Her family call her loud and kind. She sang while she cooked.\n\n"
        "She had lived in Westmoor for twelve years.",
        (),
    ),
    (
        "The last year",
        "In March Saoirse told her doctor that she slept badly. She was given tablets.\n\n"
        "In May a neighbour rang the police because of shouting. Two officers came. They spoke "
        "with both at the door, together.\n\n"
        "In June she asked the school for fewer hours. Nobody asked her why.",
        (),
    ),
    (
        "What her brother told the review",
        "Her brother said that she rang him less often from that spring on.\n\n"
        "He had thought that she was busy.",
        ("brother",),
    ),
    (
        "What could have been different",
        "The doctor could have asked her alone if she was safe at home.\n\n"
        "The officers could have spoken with each of them apart.",
        (),
    ),
)
_REMARK = "It was not the neighbour who rang. I rang, from Cork, because she did not answer."
_ANSWER = "The report now says that her mother rang, and from where."
_ADVICE = (
    (
        "Doctors ask everybody who sleeps badly if they are safe at home, and ask them alone.",
        "health",
        "The health board of Westmoor",
        "under_way",
        "Half of the surgeries have begun.",
    ),
    (
        "Officers speak with each person apart, and write down what each one said.",
        "police",
        "Westmoor police",
        "promised",
        "",
    ),
)


def play(telling: Telling, advocate: str, mother: str, brother: str, his_worker: str) -> None:
    """Received two weeks ago; she has read some, stopped, and said one thing. He wants somebody
    beside him, and a day is agreed."""
    review = telling.script.session.scalars(
        select(Review.id).where(Review.case_id == telling.case_id)
    ).one()
    scene = _Scene(telling, advocate, mother, review)
    draft = scene.staff(
        -16,
        report_draft.record_draft,
        review_id=review,
        received_on=telling.script.day(-17),
        received_from="the chair, by secure email",
        read_until=telling.script.day(44),
    )
    sections = [
        scene.staff(
            -16,
            report_draft.add_section,
            by=telling.second,  # she sees both, and names whom a section speaks of
            draft_id=draft,
            heading=heading,
            text=text,
            about=tuple(brother for _ in about),
        )
        for heading, text, about in _SECTIONS
    ]
    scene.about_her(-14, report_draft.let_read, draft_id=draft)
    scene.about_her(
        -14, report_draft.record_check, draft_id=draft, checked_with="DI Pell (invented), by phone"
    )
    scene.hers(-9, review_say.answer_review, review_id=review, answer="take_part")
    scene.hers(-9, review_say.tell_chair, review_id=review, chair_told=True)
    # She read that the draft can be read before she opened it: the review stands where she is.
    scene.hers(-9, choices.choose, update_id=scene.news("review_draft"), choice="all")
    her = {"review_id": review, "draft_id": draft}
    scene.hers(-8, report_draft_read.choose_how, how="alone", **her)
    scene.hers(-7, report_draft_read.open_draft, **her)
    place = {**her, "section_id": sections[1], "paragraph": 2}
    view_id = scene.hers(-7, report_draft_read.remark, text=_REMARK, **place)
    scene.hers(-7, report_draft_read.stop_here, **place)
    scene.hers(-6, views.approve_view, review_id=review, view_id=view_id)
    scene.hers(-6, view_releases.release_view, review_id=review, view_id=view_id, reader="chair")
    remark = telling.script.session.scalars(
        select(DraftRemark.id).where(DraftRemark.view_id == view_id)
    ).one()
    change = scene.about_her(
        -2, report_draft_answers.record_change, remark_id=remark, became="changed", words=_ANSWER
    )
    scene.about_her(-2, report_draft_answers.release_change, change_id=change)
    scene.recommends()
    his: dict[str, Any] = {"member_id": brother, "by": his_worker, "draft_id": draft}
    scene.staff(-13, report_draft.let_read, **his)
    agreed: dict[str, Any] = {
        "day": telling.script.day(19),
        "clock": time(14),
        "place": "At your home",
    }
    scene.staff(-12, report_draft.set_day, **his, **agreed)


class _Scene:
    """Who acts, and about whom."""

    def __init__(self, telling: Telling, advocate: str, mother: str, review: str) -> None:
        self.telling, self.advocate, self.mother = telling, advocate, mother
        self.review = review

    def staff(self, days: int, action: Any, *, by: str = "", **values: Any) -> str:
        """An action of the advocate, or of somebody else of the team."""
        script = self.telling.script
        at = script.at(days, 12)
        viewer = script.as_staff(by or self.advocate, at)
        case_id = self.telling.case_id
        made = action(script.session, viewer=viewer, case_id=case_id, now=at, **values)
        script.session.flush()
        return str(made)

    def about_her(self, days: int, action: Any, **values: Any) -> str:
        """The same about the mother."""
        return self.staff(days, action, member_id=self.mother, **values)

    def hers(self, days: int, action: Any, **values: Any) -> str:
        """What she does herself."""
        script, case_id = self.telling.script, self.telling.case_id
        at = script.at(days, 19)
        viewer = FamilyViewer(case_id, self.mother, session_id=_SESSION)
        who = {"case_id": case_id, "member_id": self.mother}
        set_context(script.session, side="family", now=at, **who)
        made = action(script.session, viewer=viewer, now=at, **values)
        script.session.flush()
        return str(made)

    def news(self, kind: str) -> str:
        """Which entry of this kind is hers."""
        return self.telling.script.session.scalars(
            select(Update.id)
            .join(Audience, Audience.update_id == Update.id)
            .where(Update.kind == kind, Audience.member_id == self.mother)
        ).one()

    def recommends(self) -> None:
        """What the draft asks services to do; she was told both."""
        for words, agency, owner, state, heard in _ADVICE:
            advice = self.staff(
                -2,
                recommendations.record_recommendation,
                review_id=self.review,
                words=words,
                agency=agency,
                theme="training",
                owner=owner,
            )
            step = self.staff(
                -1,
                recommendations.record_step,
                recommendation_id=advice,
                happened_on=self.telling.script.day(-1),
                state=state,
                words=heard,
            )
            self.about_her(-1, recommendations.tell, recommendation_id=advice, step_id=step)
