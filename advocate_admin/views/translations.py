"""Words into another language: asked for, followed, released; and the translator's own pages."""

from __future__ import annotations

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from advocate_admin.forms.translations import AskForm, ReleaseForm, SendBackForm, TranslateForm
from advocate_admin.going import to
from advocate_admin.noting import note_listed, note_opened
from advocate_admin.sending import pressed, sent, shown
from advocate_admin.views import blueprint
from casework.actions import translations as actions
from casework.queries import translation_pieces as pieces_of
from casework.queries import translations as queries
from casework.queries.words_to_translate import words_of
from casework.rules.errors import NotFound
from casework.rules.peoples_words import State
from casework.rules.roles import Permission
from casework.web.agreed_terms import agreed_terms
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session


@blueprint.route(
    "/translations/<case_id>/new/<about>/<about_id>/<language>", methods=["GET", "POST"]
)
@requires(Permission.TRANSLATION_ASK)
def translation_new(case_id: str, about: str, about_id: str, language: str) -> ResponseReturnValue:
    """The words, who could translate them, and whether somebody from elsewhere is wanted."""
    viewer, at = staff_viewer(), now()
    words = words_of(session(), viewer, case_id, about, about_id, at)
    if language not in words.into:
        raise NotFound
    note_opened(case_id, words.member_id, "translation_new")
    people = queries.translators(session(), (words.language, language), at)
    form = AskForm.starting(people, queries.usual_names(session(), case_id, words))
    where = {"case_id": case_id, "about": about, "about_id": about_id, "language": language}
    made = sent(form, actions.ask, **where)
    if made is not None:
        return to("translation", case_id=case_id, translation_id=made)
    outside = queries.outside_wanted(session(), case_id, words, language)
    return shown(
        "translation_new", form, words=words, tag=language, people=people, outside=outside,
        words_case=case_id,
    )  # fmt: skip


@blueprint.route("/translations/<case_id>/<translation_id>", methods=["GET", "POST"])
@requires(Permission.TRANSLATION_ASK)
def translation(case_id: str, translation_id: str) -> ResponseReturnValue:
    """Where it is; once it is checked, the button that releases it."""
    line = queries.line_of(session(), staff_viewer(), case_id, translation_id, now())
    note_opened(case_id, line.members[0] if line.members else None, "translation")
    form = ReleaseForm(version=str(line.version))
    where = {"case_id": case_id, "translation_id": translation_id}
    if sent(form, actions.release, **where) is not None:
        return to("translation", **where)
    return shown("translation", form, line=line, with_them=_with_them(line.state))


def _with_them(state: State) -> bool:
    return state not in (State.RELEASED, State.STOPPED)


@blueprint.post("/translations/<case_id>/<translation_id>/stop")
@requires(Permission.TRANSLATION_ASK)
def translation_stop(case_id: str, translation_id: str) -> ResponseReturnValue:
    """Taken from the translator."""
    where = {"case_id": case_id, "translation_id": translation_id}
    pressed(actions.stop, **where)
    return to("translation", **where)


@blueprint.get("/translate")
@requires(Permission.TRANSLATION_DO)
def pieces() -> ResponseReturnValue:
    """What waits for this translator. It names nobody."""
    found = pieces_of.pieces_for(session(), staff_viewer())
    note_listed((one.case_id for one in found), "pieces")
    return render_template("advocate/pieces.html", found=found)


@blueprint.route("/translate/<case_id>/<translation_id>", methods=["GET", "POST"])
@requires(Permission.TRANSLATION_DO)
def piece(case_id: str, translation_id: str) -> ResponseReturnValue:
    """The words with labels for names, the agreed terms, and a box for the other language."""
    found = _opened(case_id, translation_id)
    where = {"case_id": case_id, "translation_id": translation_id}
    form = TranslateForm(text=found.result, version=str(found.version))
    if sent(form, actions.check if found.checking else actions.translate, **where) is not None:
        return to("pieces", done="sent")
    return _piece_page(found, form)


@blueprint.post("/translate/<case_id>/<translation_id>/back")
@requires(Permission.TRANSLATION_DO)
def piece_back(case_id: str, translation_id: str) -> ResponseReturnValue:
    """The second person sends it back to the translator."""
    found = _opened(case_id, translation_id)
    form = SendBackForm(version=str(found.version))
    where = {"case_id": case_id, "translation_id": translation_id}
    if sent(form, actions.send_back, **where) is not None:
        return to("pieces", done="sent")
    return _piece_page(found, TranslateForm(formdata=None, text=found.result), back=form)


def _opened(case_id: str, translation_id: str) -> pieces_of.Piece:
    """What was given to her. Reading it is reading of case text, and is noted: of the one whose
    words they are, or for whom, where that is one person."""
    found = pieces_of.piece(session(), staff_viewer(), case_id, translation_id)
    note_opened(case_id, found.member_id, "piece")
    return found


def _piece_page(
    found: pieces_of.Piece, form: TranslateForm, back: SendBackForm | None = None
) -> ResponseReturnValue:
    form.version.data = form.version.data or str(found.version)
    back = back or SendBackForm(formdata=None, version=str(found.version))
    page = render_template(
        "advocate/piece.html",
        found=found,
        form=form,
        back=back,
        terms=agreed_terms(found.text, found.from_language, found.to_language),
        here=url_for("advocate.piece", case_id=found.case_id, translation_id=found.id),
    )
    return page, max(form.status, back.status)
