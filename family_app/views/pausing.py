"""Pause everything, come back, end or change support."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields import SelectChoice

from casework.actions import choices_made
from casework.actions.choices_pause import pick
from casework.queries.contact_choices import Answers
from casework.queries.named_contact import named_contact
from casework.queries.own_pause import waited
from casework.rules.choice_topics import CHECK_INS, PAUSE, PAUSE_BREAKS, SUPPORT
from casework.rules.choice_words import pause_words, support_words
from casework.rules.roles import Permission
from casework.web import i18n
from casework.web.forms.choosing import QUESTIONS, form_for
from casework.web.forms.pausing import EndForm, PauseForm, PickForm
from casework.web.gate import family_viewer, requires
from casework.web.transaction import now, session
from family_app.forms.sign_in import PlainForm
from family_app.sending import sent
from family_app.views import blueprint
from family_app.views.choosing import her_answers, just_done, keep, stated


@blueprint.get("/c/pause")
@requires(Permission.OWN_READ)
def pause() -> ResponseReturnValue:
    """One button. Once it is active: what may break it, and starting again."""
    form = PauseForm()
    form.zone = family_viewer().time_zone
    answers = her_answers()
    form.show(answers)
    return _pause_page(form, answers)


def _pause_page(form: PauseForm, answers: Answers) -> ResponseReturnValue:
    held = answers.choices.pause is not None and answers.choices.pause.holds(now())
    page = render_template(
        "family/pause.html",
        form=form,
        held=held,
        words=pause_words(answers.choices.pause, now()),
        lines=stated(answers, PAUSE_BREAKS),
        asking=form_for(PAUSE_BREAKS) if PAUSE_BREAKS not in answers.said else None,
        number=QUESTIONS.index(PAUSE_BREAKS),
        done=just_done(answers),
    )
    return page, form.status


@blueprint.post("/c/pause")
@requires(Permission.OWN_WRITE)
def pause_now() -> ResponseReturnValue:
    """From this moment nothing leaves and nothing new shows."""
    form = PauseForm()
    form.zone = family_viewer().time_zone
    if keep(form, PAUSE) is not None:
        return redirect(url_for("family.pause"), 303)
    return _pause_page(form, her_answers())


@blueprint.post("/c/pause/off")
@requires(Permission.OWN_WRITE)
def pause_off() -> ResponseReturnValue:
    """Contact goes on; what waited is on a list."""
    sent(PickForm(), choices_made.choose, topic=PAUSE, value={"on": False})
    return redirect(url_for("family.came_back"), 303)


@blueprint.get("/c/back")
@requires(Permission.OWN_READ)
def came_back() -> ResponseReturnValue:
    """What waited, by subject, to pick from."""
    items = waited(session(), family_viewer(), now())
    form = PickForm()
    form.picked.choices = [
        SelectChoice(item.id, f"{i18n.format_day(item.day)}: {i18n.gettext(item.subject)}")
        for item in items
    ]
    return render_template("family/came_back.html", form=form, items=items)


@blueprint.post("/c/back")
@requires(Permission.OWN_WRITE)
def pick_now() -> ResponseReturnValue:
    """These stand among her updates again; the rest stays kept for later."""
    form = PickForm()
    if form.validate_on_submit():
        chosen = request.form.getlist("picked")
        pick(session(), viewer=family_viewer(), update_ids=chosen, now=now())
        return redirect(url_for("family.updates"), 303)
    return came_back()


@blueprint.route("/c/end", methods=["GET", "POST"])
@requires(Permission.OWN_WRITE)
def end() -> ResponseReturnValue:
    """End or change support: no reason, no conversation, and undone for 28 days."""
    form = EndForm()
    row_id = keep(form, SUPPORT)
    if row_id is not None:
        return redirect(url_for("family.end", done=row_id), 303)
    answers = her_answers()
    if not form.is_submitted():
        form.show(answers)
    viewer = family_viewer()
    page = render_template(
        "family/end.html",
        form=form,
        words=support_words(answers.support),
        changed=answers.support.since is not None,
        lines=stated(answers, CHECK_INS),
        done=just_done(answers),
        worker=named_contact(session(), viewer.case_id, viewer.member_id, now()),
    )
    return page, form.status


@blueprint.post("/c/end/on")
@requires(Permission.OWN_WRITE)
def go_on() -> ResponseReturnValue:
    """Support goes on as before."""
    if PlainForm().validate_on_submit():
        choices_made.choose(session(), viewer=family_viewer(), topic=SUPPORT, value={}, now=now())
    return redirect(url_for("family.end"), 303)
