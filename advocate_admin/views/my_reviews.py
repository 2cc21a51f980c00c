"""My families and reviews, and the fifteen things that families are usually offered."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.choices import NOT_CHOSEN
from advocate_admin.forms.section_six import SourceForm
from advocate_admin.going import to
from advocate_admin.looking import her_record
from advocate_admin.noting import note_listed
from advocate_admin.sending import sent, shown
from advocate_admin.views import blueprint
from casework.actions.fact_checks import check_fact
from casework.queries.engagement import offers_waiting
from casework.queries.my_reviews import my_people
from casework.queries.review_say import reviews_of
from casework.queries.say_today import say_today
from casework.queries.section_six import checklist_of, sources
from casework.rules.review_say import ANSWERS
from casework.rules.roles import Permission
from casework.web.gate import may, requires, staff_viewer
from casework.web.transaction import now, session


@blueprint.get("/mine")
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def my_reviews() -> ResponseReturnValue:
    """Each of my people: what they agreed to, what was collected, and what waits."""
    asked = (session(), staff_viewer(), now())
    people = my_people(*asked)
    note_listed((one.case_id for one in people), "mine")
    offers = [one for one in offers_waiting(*asked) if one.mine]
    says = [one for one in say_today(*asked) if one.mine]
    return render_template(
        "advocate/my_reviews.html", people=people, offers=offers, says=says, answers=ANSWERS
    )


@blueprint.get("/people/<case_id>/<member_id>/say/<review_id>/offered")
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def checklist(case_id: str, member_id: str, review_id: str) -> ResponseReturnValue:
    """The fifteen for one person and review, each met by what happened."""
    her = her_record(case_id, member_id, "say")
    asked = (session(), staff_viewer(), case_id, member_id)
    items = checklist_of(*asked, review_id, now())
    review = next(one for one in reviews_of(*asked, now()) if one.id == review_id)
    return render_template("advocate/checklist.html", her=her, review=review, items=items)


@blueprint.get("/rules/offered")
@requires(Permission.STAFF_SIGNED_IN)
def expectations() -> ResponseReturnValue:
    """Where each of the fifteen comes from, and whether anybody looked it up."""
    return shown("expectations", _form(), rows=sources(session()))


@blueprint.post("/rules/offered")
@requires(Permission.FACT_CHECK)
def check_expectations() -> ResponseReturnValue:
    """Somebody looked one up at its source."""
    form = _form()
    if sent(form, check_fact) is not None:
        return to("expectations")
    return shown("expectations", form, rows=sources(session()))


def _form() -> SourceForm:
    form = SourceForm()
    known = sources(session()) if may(Permission.FACT_CHECK) else ()
    names = {one.expectation.fact: one.expectation.text for one in known}
    form.fact.choices = {**NOT_CHOSEN, **names}
    return form
