"""What is set for her, in words, and how her pages look."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casework.actions.look import set_look
from casework.rules.choice_topics import SUPPORT, WAY
from casework.rules.choice_words import pause_words
from casework.rules.roles import Permission
from casework.web import i18n
from casework.web.gate import family_viewer, requires
from casework.web.reader import look, remember_look
from casework.web.transaction import now, session
from family_app.forms.choices import LookForm
from family_app.views import blueprint
from family_app.views.choosing import her_answers, just_done, stated


@blueprint.get("/c")
@requires(Permission.OWN_READ)
def choices() -> ResponseReturnValue:
    """Each choice in words, since when, and how to change it."""
    answers = her_answers()
    paused = answers.choices.pause
    return render_template(
        "family/choices.html",
        lines=stated(answers, WAY, SUPPORT),
        paused=pause_words(paused, now()),
        is_paused=paused is not None and paused.holds(now()),
        done=just_done(answers),
    )


@blueprint.get("/c/look")
@requires(Permission.OWN_READ)
def look_page() -> ResponseReturnValue:
    """How it looks."""
    shown = look()
    return render_template("family/look.html", form=LookForm(theme=shown.theme, size=shown.size))


@blueprint.post("/c/look")
@requires(Permission.OWN_WRITE)
def change_how_it_looks() -> ResponseReturnValue:
    """Keep it in the record and in this browser."""
    form = LookForm()
    if form.validate_on_submit():
        with form.attempt():
            set_look(
                session(),
                viewer=family_viewer(),
                theme=form.theme.data,
                text_size=form.size.data,
                language=i18n.current_language(),
                now=now(),
            )
            remember_look(form.theme.data, form.size.data)
            return redirect(url_for("family.look_page"), 303)
    return render_template("family/look.html", form=form), form.status
