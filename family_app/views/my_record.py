"""Who can see what, who has looked, a copy of everything, a name put right, and who is told
instead of her."""

from __future__ import annotations

import json
from typing import Any

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casework.actions import choices_trusted, messages
from casework.queries.closeness import service_day
from casework.queries.overrides import overrides
from casework.queries.own_access import copy_of_everything, who_looked, who_sees
from casework.queries.own_writings import own_parts
from casework.queries.trusted import trusted_people
from casework.rules.choice_topics import PAUSE, SUPPORT, WAY, clear_dates
from casework.rules.choice_words import SUBJECTS
from casework.rules.errors import NotFound
from casework.rules.languages import BY_TAG
from casework.rules.override import SHOWN
from casework.rules.roles import Permission
from casework.rules.trusted import STATES
from casework.web import i18n
from casework.web.forms.choosing import ASKED
from casework.web.gate import family_viewer, requires
from casework.web.letters import pdf_available, pdf_response
from casework.web.transaction import now, session
from family_app.copying import LABELS, as_data, as_document
from family_app.forms.reaching import NameForm, TrustedForm
from family_app.forms.sign_in import PlainForm
from family_app.sending import sent
from family_app.views import blueprint
from family_app.views.choosing import her_answers, stated

_TOPICS = (WAY, *(topic for topic in ASKED if topic != WAY), PAUSE, SUPPORT)


@blueprint.get("/c/who")
@requires(Permission.OWN_READ)
def who_sees_what() -> ResponseReturnValue:
    """Everybody who works with her, and everybody who opened her record."""
    viewer = family_viewer()
    return render_template(
        "family/who.html",
        people=who_sees(session(), viewer, now()),
        looked=who_looked(session(), viewer),
        against=[
            one
            for one in overrides(session(), viewer.case_id, viewer.member_id)
            if one.acted_at is not None
        ],
        said_of=SHOWN,
        trusted=[
            one
            for one in trusted_people(session(), viewer.case_id, viewer.member_id)
            if one.state == "confirmed"
        ],
        subjects=SUBJECTS,
    )


def _copy() -> dict[str, Any]:
    """Everything that she takes with her, and whether what she has not opened is in it."""
    viewer, answers = family_viewer(), her_answers()
    whole = request.args.get("all") == "yes"
    days = [row.topic for row, _ in clear_dates(answers.said)]
    return {
        "copy": copy_of_everything(session(), viewer, now(), with_closed=whole),
        "lines": stated(answers, *_TOPICS, *days),
        "people": trusted_people(session(), viewer.case_id, viewer.member_id),
        "parts": own_parts(session(), viewer, now()),
        "labels": LABELS,
        "whole": whole,
    }


@blueprint.get("/c/copy")
@requires(Permission.OWN_READ)
def own_copy() -> ResponseReturnValue:
    """Everything on one page, to read or to print."""
    return render_template("family/copy.html", files=pdf_available(), **_copy())


@blueprint.get("/c/copy/p")
@requires(Permission.OWN_READ)
def own_copy_print() -> ResponseReturnValue:
    """The same as a tagged PDF, under a name that says nothing; 404 where none can be made."""
    if not pdf_available():
        raise NotFound
    zone, day = family_viewer().time_zone, service_day(now())
    body = render_template("family/copy_print.html", zone=zone, day=day, **_copy())
    return pdf_response(as_document(body).as_pdf())


@blueprint.get("/c/copy.json")
@requires(Permission.OWN_READ)
def own_copy_file() -> ResponseReturnValue:
    """The same as a file. Its name says nothing."""
    found = _copy()
    data = as_data(found["copy"], found["parts"], found["lines"], i18n.say_text, now())
    answer = Response(json.dumps(data, ensure_ascii=False, indent=1), mimetype="application/json")
    answer.headers["Content-Disposition"] = "attachment; filename=copy.json"
    return answer


@blueprint.route("/c/name", methods=["GET", "POST"])
@requires(Permission.OWN_WRITE)
def correct_name() -> ResponseReturnValue:
    """A name that is written wrongly goes to her worker, in her words."""
    form = NameForm()
    if sent(form, messages.send, text=form.text.data or "", disclosure_shown=True) is not None:
        return redirect(url_for("family.write"), 303)
    return render_template("family/correct_name.html", form=form), form.status


@blueprint.route("/c/trust", methods=["GET", "POST"])
@requires(Permission.OWN_WRITE)
def trusted() -> ResponseReturnValue:
    """Who is told instead of her, and one more."""
    form, viewer = TrustedForm(), family_viewer()
    named = {"name": form.name.data or "", "subjects": form.subjects.data or ()}
    reached = {"channel": form.channel.data, "value": form.value.data or ""}
    reached["language"] = form.language.data or ""
    if sent(form, choices_trusted.ask, **named, **reached) is not None:
        return redirect(url_for("family.trusted"), 303)
    page = render_template(
        "family/trusted.html",
        form=form,
        people=trusted_people(session(), viewer.case_id, viewer.member_id),
        states=STATES,
        subjects=SUBJECTS,
        named=BY_TAG,
    )
    return page, form.status


@blueprint.post("/c/trust/<trusted_id>/off")
@requires(Permission.OWN_WRITE)
def trusted_off(trusted_id: str) -> ResponseReturnValue:
    """It ends with this tap."""
    if PlainForm().validate_on_submit():
        choices_trusted.end(session(), viewer=family_viewer(), trusted_id=trusted_id, now=now())
    return redirect(url_for("family.trusted"), 303)
