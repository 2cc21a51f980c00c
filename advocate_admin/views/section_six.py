"""The fifteen lines for the chair of a review: person by person, of those known to the chair."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.noting import note_opened
from advocate_admin.views import blueprint
from casework.queries.chair import chaired_review, known_people
from casework.queries.section_six import checklist_for_chair
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session


@blueprint.get("/chair/<review_id>/offered")
@requires(Permission.CHAIR_READ)
def chair_offered(review_id: str) -> ResponseReturnValue:
    """Nobody else counts here, and nobody else is missing."""
    asked = (session(), staff_viewer())
    review = chaired_review(*asked, review_id, now())
    note_opened(review.case_id, None, "chair")
    people = known_people(*asked, review, now())
    lists = checklist_for_chair(*asked, review.case_id, review.id, now())
    return render_template("advocate/chair_offered.html", review=review, people=people, lists=lists)
