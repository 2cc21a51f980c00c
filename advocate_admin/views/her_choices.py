"""Her choices as staff see them, and recording one on her own word."""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from advocate_admin.forms.desk import PlainForm
from advocate_admin.forms.on_her_word import WRONG_CODE, HowForm, SpokenForm, TrustedCodeForm
from advocate_admin.going import to, to_hers
from advocate_admin.looking import her_record
from advocate_admin.sending import deed, pressed, sent, shown
from advocate_admin.views import blueprint
from casework.actions import choices_made, choices_return, choices_trusted
from casework.actions.submissions import once
from casework.queries.closeness import service_day
from casework.queries.contact_choices import names_of_staff
from casework.queries.person import PersonPage
from casework.queries.trusted import Trusted, trusted_people
from casework.rules.choice_topics import PAUSE, SUPPORT, TEXTS, clear_dates
from casework.rules.choice_words import SUBJECTS, said, topic_name
from casework.rules.errors import NotFound
from casework.rules.roles import Permission
from casework.rules.trusted import STATES
from casework.web.forms.choosing import (
    ASKED,
    QUESTIONS,
    Choosing,
    ClearDateForm,
    form_for,
    question,
)
from casework.web.forms.pausing import EndForm, PauseForHerForm
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session

# The number in the path of each question; the last two have pages of their own for families.
RECORDED: tuple[str, ...] = (*QUESTIONS, PAUSE, SUPPORT)


def _lines(her: PersonPage) -> list[dict[str, Any]]:
    answers = her.answers
    names = names_of_staff(session(), answers.rows)
    today = service_day(now())
    listed = [(topic, RECORDED.index(topic)) for topic in (*ASKED, PAUSE, SUPPORT)]
    rows = [(topic, number, answers.said.get(topic)) for topic, number in listed]
    rows += [(row.topic, None, row) for row, _ in clear_dates(answers.said)]
    rows += [(topic, None, row) for topic, row in answers.said.items() if topic.startswith(TEXTS)]
    return [
        {
            "topic": topic,
            "number": number,
            "name": topic_name(topic),
            "words": said(topic, answers.choices, answers.support, row, today),
            "row": row,
            "by": names.get(row.set_by, "") if row else "",
        }
        for topic, number, row in rows
    ]


@blueprint.get("/people/<case_id>/<member_id>/choices")
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def her_choices(case_id: str, member_id: str) -> ResponseReturnValue:
    """Every choice in words, since when and by whom."""
    her = her_record(case_id, member_id, "choices")
    return render_template(
        "advocate/her_choices.html",
        her=her,
        lines=_lines(her),
        trusted=trusted_people(session(), case_id, member_id),
        states=STATES,
        subjects=SUBJECTS,
    )


def _form(number: int) -> Choosing:
    if number < len(QUESTIONS):
        return form_for(question(number))
    if number >= len(RECORDED):
        raise NotFound
    return {PAUSE: PauseForHerForm, SUPPORT: EndForm}[RECORDED[number]]()


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
    elif _kept(form, how, her, RECORDED[number]):
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


@blueprint.route("/people/<case_id>/<member_id>/trust/<trusted_id>", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def trusted_spoken(case_id: str, member_id: str, trusted_id: str) -> ResponseReturnValue:
    """A worker spoke with her about somebody who is told instead."""
    her, form = her_record(case_id, member_id, "choices"), SpokenForm()
    named = {one.id: one for one in trusted_people(session(), case_id, member_id)}
    if trusted_id not in named:
        raise NotFound
    if named[trusted_id].state == "spoken":
        return _trusted_code(her, named[trusted_id])
    where = {"case_id": case_id, "trusted_id": trusted_id}
    if sent(form, choices_trusted.spoken, **where) is not None:
        return to_hers(her, "her_choices")
    return shown("trusted_spoken", form, her=her, one=named[trusted_id], subjects=SUBJECTS)


def _trusted_code(her: PersonPage, one: Trusted) -> ResponseReturnValue:
    """The person reads out the code that came to them."""
    form = TrustedCodeForm()
    where = {"case_id": her.case_id, "trusted_id": one.id}
    if request.form.get("again") and PlainForm().validate_on_submit():
        deed(choices_trusted.send_code_again, **where)
        who = {"case_id": her.case_id, "member_id": her.member_id}
        return to("trusted_spoken", trusted_id=one.id, **who)
    if form.validate_on_submit():
        if deed(choices_trusted.confirm, code=form.code.data or "", **where):
            return to_hers(her, "her_choices")
        form.code.errors = [WRONG_CODE]
    # A wrong try is counted: the answer is one that keeps what was written.
    return render_template("advocate/trusted_code.html", form=form, her=her, one=one)


@blueprint.post("/people/<case_id>/<member_id>/back")
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def came_back(case_id: str, member_id: str) -> ResponseReturnValue:
    """A worker spoke with somebody who wants to come back."""
    her = her_record(case_id, member_id, "choices")
    pressed(choices_return.answer, case_id=case_id, member_id=member_id)
    return to_hers(her)
