"""Her choices as staff see them, and recording one on her own word."""

from __future__ import annotations

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.chosen import lines_of
from advocate_admin.forms.on_her_word import HowForm
from advocate_admin.going import to_hers
from advocate_admin.looking import her_record
from advocate_admin.sending import deed, pressed
from advocate_admin.views import blueprint
from casework.actions import choices_made, choices_return
from casework.actions.submissions import once
from casework.queries.person import PersonPage
from casework.queries.trusted import trusted_people
from casework.rules.choice_topics import PAUSE, SUPPORT
from casework.rules.choice_words import SUBJECTS
from casework.rules.roles import Permission
from casework.rules.trusted import STATES
from casework.web.forms.choosing import QUESTIONS, form_for, question
from casework.web.forms.choosing_base import Choosing
from casework.web.forms.clear_dates import ClearDateForm
from casework.web.forms.pausing import EndForm, PauseForHerForm
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session


@blueprint.get("/people/<case_id>/<member_id>/choices")
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def her_choices(case_id: str, member_id: str) -> ResponseReturnValue:
    """Every choice in words, since when and by whom."""
    her = her_record(case_id, member_id, "choices")
    return render_template(
        "advocate/her_choices.html",
        her=her,
        lines=lines_of(her),
        trusted=trusted_people(session(), case_id, member_id),
        states=STATES,
        subjects=SUBJECTS,
    )


def _form(number: int) -> Choosing:
    # A pause and an end have pages of their own for families.
    own = {QUESTIONS.index(PAUSE): PauseForHerForm, QUESTIONS.index(SUPPORT): EndForm}
    return own[number]() if number in own else form_for(question(number))


@blueprint.route("/people/<case_id>/<member_id>/choices/<int:number>", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def her_choice(case_id: str, member_id: str, number: int) -> ResponseReturnValue:
    """One question, as she answered it to somebody."""
    her = her_record(case_id, member_id, "choices")
    form, how = _form(number), HowForm()
    if isinstance(form, PauseForHerForm):
        form.zone = her.time_zone
    if not form.is_submitted():
        form.show(her.answers)
    elif _kept(form, how, her, QUESTIONS[number]):
        return to_hers(her, "her_choices")
    return _page(her, form, how)


def _page(her: PersonPage, form: Any, how: HowForm) -> ResponseReturnValue:
    page = render_template("advocate/her_choice.html", her=her, form=form, how=how)
    return page, max(form.status, how.status)


def _kept(form: Any, how: HowForm, her: PersonPage, topic: str) -> bool:
    # Both forms look at what was sent, so that everything wrong is said at once.
    if not all([form.validate_on_submit(), how.validate_on_submit()]):
        return False
    with form.attempt():
        once(
            session(),
            viewer=staff_viewer(),
            key=form.submission_key.data or "",
            action="choose_for",
            do=lambda: deed(
                choices_made.choose_for,
                case_id=her.case_id,
                member_id=her.member_id,
                topic=topic,
                value=form.value(),
                words=form.words,
                how=how.how.data or "",
            ),
            now=now(),
        )
        return True
    return False


@blueprint.route("/people/<case_id>/<member_id>/choices/day", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def her_clear_date(case_id: str, member_id: str) -> ResponseReturnValue:
    """One more day that she wants kept clear."""
    her, form, how = her_record(case_id, member_id, "choices"), ClearDateForm(), HowForm()
    if form.is_submitted() and _kept(form, how, her, choices_made.new_clear_topic()):
        return to_hers(her, "her_choices")
    return _page(her, form, how)


@blueprint.post("/people/<case_id>/<member_id>/back")
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def came_back(case_id: str, member_id: str) -> ResponseReturnValue:
    """A worker spoke with somebody who wants to come back."""
    her = her_record(case_id, member_id, "choices")
    pressed(choices_return.answer, case_id=case_id, member_id=member_id)
    return to_hers(her)
