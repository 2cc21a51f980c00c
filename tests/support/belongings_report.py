"""The same for the draft report: a row in each table for each relative."""

from __future__ import annotations

from datetime import date

from casework.models.engagement import FamilyView
from casework.models.recommendations import (
    Recommendation,
    RecommendationRelease,
    RecommendationStep,
)
from casework.models.report_draft import (
    DraftChange,
    DraftReader,
    DraftRemark,
    DraftSection,
    ReportDraft,
)
from tests.support.databases import NOW
from tests.support.household import Household

# Rows that are one person's, and rows that belong to the case.
OF_ONE_PERSON = ("draft_reader", "draft_remark", "draft_change", "recommendation_release")
OF_THE_REVIEW = ("report_draft", "draft_section", "review_recommendation", "recommendation_step")


def furnish_report(house: Household, name: str, leader: str, review_id: str) -> dict[str, str]:
    """A draft of her own, one section, her remark and what became of it; one recommendation.
    She reads alone, and everything was released to her. Ids by what they are."""
    case_id, member_id = house.members[name]
    key, by = {"case_id": case_id, "member_id": member_id}, house.staff[leader]
    number = 1 + [*house.members].index(name)
    recorded = {"recorded_by": by, "recorded_at": NOW}
    with house.database.session("owner") as session:
        draft = ReportDraft(
            case_id=case_id,
            review_id=review_id,
            number=number,
            language="en",
            received_on=date(2026, 2, 27),
            received_from="the chair",
            **recorded,
        )
        session.add(draft)
        session.flush()
        section = DraftSection(
            case_id=case_id,
            draft_id=draft.id,
            number=1,
            heading=f"A heading for {name}",
            text=f"First words for {name}.\n\nSecond words for {name}.",
            digest="",
            **recorded,
        )
        reader = DraftReader(
            **key,
            draft_id=draft.id,
            named_by=by,
            named_at=NOW,
            permitted_by=by,
            permitted_at=NOW,
            how="alone",
            how_at=NOW,
        )
        view = FamilyView(
            **key,
            review_id=review_id,
            topic="comments_on_draft",
            language="en",
            form="written",
            text=f"a remark of {name}",
            saved_at=NOW,
        )
        session.add_all([section, reader, view])
        session.flush()
        remark = DraftRemark(
            **key,
            draft_id=draft.id,
            section_id=section.id,
            paragraph=1,
            view_id=view.id,
            made_at=NOW,
        )
        session.add(remark)
        session.flush()
        change = DraftChange(
            **key,
            remark_id=remark.id,
            became="changed",
            words=f"changed for {name}",
            language="en",
            released_by=by,
            released_at=NOW,
            **recorded,
        )
        advice = Recommendation(
            case_id=case_id,
            review_id=review_id,
            number=number,
            words={"en": f"advice after {name}"},
            agency="police",
            theme="training",
            **recorded,
        )
        session.add_all([change, advice])
        session.flush()
        step = RecommendationStep(
            case_id=case_id,
            recommendation_id=advice.id,
            happened_on=NOW.date(),
            state="under_way",
            words={"en": f"begun after {name}"},
            **recorded,
        )
        session.add(step)
        session.flush()
        for step_id in ("", step.id):
            session.add(
                RecommendationRelease(
                    **key,
                    recommendation_id=advice.id,
                    step_id=step_id,
                    released_by=by,
                    released_at=NOW,
                )
            )
        session.commit()
        return {
            "draft": draft.id,
            "section": section.id,
            "remark": remark.id,
            "remark_view": view.id,
            "change": change.id,
            "advice": advice.id,
            "step": step.id,
        }
