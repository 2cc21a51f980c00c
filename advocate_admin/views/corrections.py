"""A published update: what became of it, and what can follow: put right, moved, translated."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from advocate_admin.forms.updates import StartForm, WordsForm
from advocate_admin.going import to
from advocate_admin.update_pages import act, act_once, note_reading, published
from advocate_admin.views import blueprint
from casework.actions.updates.follow_ups import start_correction, start_move
from casework.actions.updates.release import release_words
from casework.queries.drafts import second_person_needed
from casework.queries.published import published_page
from casework.queries.translations import on_the_way
from casework.rules.errors import NotFound
from casework.rules.peoples_words import About
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import Session, now, session


@blueprint.get("/updates/<case_id>/<update_id>")
@requires(Permission.MEMBER_READ)
def update(case_id: str, update_id: str) -> ResponseReturnValue:
    """What was said, to whom, and how far each of them has got with it."""
    page = published_page(session(), staff_viewer(), case_id, update_id, now())
    note_reading(case_id, "update")
    way = on_the_way(session(), staff_viewer(), case_id, About.UPDATE, [update_id], now())
    return render_template("advocate/updates/published.html", page=page, way=way)


@blueprint.get("/updates/<case_id>/<update_id>/correct")
@requires(Permission.UPDATE_WRITE)
def correct(case_id: str, update_id: str) -> ResponseReturnValue:
    """What was said, before it is put right."""
    page = published(case_id, update_id, "correct")
    return render_template("advocate/updates/correct.html", page=page, form=StartForm())


@blueprint.post("/updates/<case_id>/<update_id>/correct")
@requires(Permission.UPDATE_WRITE)
def start_correcting(case_id: str, update_id: str) -> ResponseReturnValue:
    """A new draft, filled with what was said."""
    return _follow(case_id, update_id, corrected)


@blueprint.get("/updates/<case_id>/<update_id>/move")
@requires(Permission.UPDATE_WRITE)
def move_date(case_id: str, update_id: str) -> ResponseReturnValue:
    """The date as it was given, before it is moved."""
    page = published(case_id, update_id, "move")
    if not page.table.is_hearing:
        raise NotFound
    return render_template("advocate/updates/move.html", page=page, form=StartForm())


@blueprint.post("/updates/<case_id>/<update_id>/move")
@requires(Permission.UPDATE_WRITE)
def start_moving(case_id: str, update_id: str) -> ResponseReturnValue:
    """A new draft that asks for the new date only."""
    return _follow(case_id, update_id, moved)


def _follow(case_id: str, update_id: str, action: Any) -> ResponseReturnValue:
    form = StartForm()
    if not form.validate_on_submit():
        return redirect(url_for("advocate.update", case_id=case_id, update_id=update_id), 303)
    draft_id = act_once(form, action, case_id=case_id, update_id=update_id)
    return redirect(url_for("advocate.edit_update", case_id=case_id, update_id=draft_id), 303)


def corrected(session: Session, **values: Any) -> str:
    """Begin a correction, and answer with its id."""
    return start_correction(session, **values).id


def moved(session: Session, **values: Any) -> str:
    """Begin a moved date, and answer with its id."""
    return start_move(session, **values).id


@blueprint.route("/updates/<case_id>/<update_id>/words/<language>", methods=["GET", "POST"])
@requires(Permission.UPDATE_WRITE)
def more_words(case_id: str, update_id: str, language: str) -> ResponseReturnValue:
    """The words of a published update in one more language."""
    page = published(case_id, update_id, "words")
    if language not in page.languages or language in page.words or not page.words:
        raise NotFound
    if second_person_needed(page):
        raise NotFound  # words that nobody else has read come as a correction
    form = WordsForm()
    if form.validate_on_submit():
        with form.attempt():
            act(
                release_words,
                case_id=case_id,
                update_id=update_id,
                language=language,
                text=form.text.data or "",
            )
            return to("update", case_id=case_id, update_id=update_id)
    shown = render_template("advocate/updates/words.html", page=page, form=form, tag=language)
    return shown, form.status
