"""Choosing: one page for each choice, one question on each page; undoing; what was before."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casework.actions import choices_made
from casework.queries.clear_offers import days_to_offer
from casework.queries.contact_choices import Answers, answers_of, names_of_staff
from casework.rules.choice_topics import (
    AMOUNT,
    AT_MOST,
    CHANNELS,
    CLEAR,
    DIGEST,
    PAPER,
    PAUSE,
    PAUSE_BREAKS,
    QUIET,
    REMIND,
    SUBJECT_TOPICS,
    SUPPORT,
    TEXTS,
    WORKER_NAME,
)
from casework.rules.choice_topics import clear_dates as dates_of
from casework.rules.choice_words import said, topic_name
from casework.rules.roles import Permission
from casework.web.forms.choosing import ASKED, QUESTIONS, form_for, question
from casework.web.forms.choosing_base import Choosing
from casework.web.forms.clear_dates import ClearDateForm
from casework.web.gate import family_viewer, requires
from casework.web.transaction import now, session
from family_app.forms.sign_in import PlainForm
from family_app.sending import sent
from family_app.views import blueprint

# The pages on which several choices stand beside each other.
GROUPS: dict[str, tuple[str, ...]] = {
    "what": SUBJECT_TOPICS,
    "when": (REMIND, QUIET, AT_MOST, DIGEST),
    "much": (AMOUNT, PAPER, WORKER_NAME),
}
GROUP_OF = {topic: group for group, listed in GROUPS.items() for topic in listed}


def her_answers() -> Answers:
    """Everything that she answered so far."""
    viewer = family_viewer()
    return answers_of(session(), viewer.case_id, viewer.member_id, now())


def today() -> date:
    """The day on her clock."""
    return now().astimezone(ZoneInfo(family_viewer().time_zone)).date()


def stated(answers: Answers, *listed: str) -> list[dict[str, Any]]:
    """Each choice in words, since when and by whom, and where it is changed."""
    latest = answers.said
    names = names_of_staff(session(), answers.rows)
    lines = []
    for topic in listed:
        row = latest.get(topic)
        words = said(topic, answers.choices, answers.support, row, today())
        name = names.get(row.set_by, "") if row else ""
        lines.append(
            {"topic": topic, "name": topic_name(topic), "words": words, "row": row, "by": name,
             "href": _changed_on(topic)}
        )  # fmt: skip
    return lines


def _changed_on(topic: str) -> str:
    """The page on which this choice is changed."""
    if topic in ASKED:
        return url_for("family.choice_question", number=QUESTIONS.index(topic))
    return url_for({PAUSE: "family.pause", SUPPORT: "family.end"}.get(topic, "family.choices"))


def keep(form: Choosing, topic: str) -> str | None:
    """Keep what was answered, once for each filling-in; the id of the row. None while the form
    has to be shown, or shown again."""
    return sent(form, choices_made.choose, lambda: _typed(form), topic=topic)


def _typed(form: Choosing | ClearDateForm) -> dict[str, Any]:
    return {"value": form.value(), "words": form.words}


def back_to(topic: str, done: str = "") -> ResponseReturnValue:
    """The page on which this choice is stated."""
    if topic in GROUP_OF:
        return redirect(url_for("family.choice_group", group=GROUP_OF[topic], done=done), 303)
    endpoint = {CHANNELS: "how", PAUSE: "pause", PAUSE_BREAKS: "pause"}.get(topic, "choices")
    if topic.startswith(CLEAR):
        return redirect(url_for("family.choice_group", group="when", done=done), 303)
    if topic.startswith(TEXTS):
        return redirect(url_for("family.how", done=done), 303)
    return redirect(url_for(f"family.{endpoint}", done=done), 303)


def just_done(answers: Answers) -> Any:
    """The answer that was kept a moment ago, while it can be undone."""
    asked = request.args.get("done", "")
    row = next((one for one in answers.rows if one.id == asked), None)
    return row if row is not None and answers.can_be_undone(row) else None


def _clear_days(answers: Answers) -> list[tuple[Any, Any]]:
    """The days that she keeps clear, each in words."""
    return [
        (row, said(row.topic, answers.choices, answers.support, row, today()))
        for row, _ in dates_of(answers.said)
    ]


@blueprint.get("/c/<any(what,when,much):group>")
@requires(Permission.OWN_READ)
def choice_group(group: str) -> ResponseReturnValue:
    """Several choices of one sort, each in words, each with its own page."""
    answers = her_answers()
    return render_template(
        "family/choice_group.html",
        group=group,
        lines=stated(answers, *GROUPS[group]),
        dates=_clear_days(answers),
        done=just_done(answers),
        form=PlainForm(),
    )


@blueprint.get("/c/all")
@requires(Permission.OWN_READ)
def every_choice() -> ResponseReturnValue:
    """Every choice there is, in words, since when and by whom, each with its own page."""
    answers = her_answers()
    lines = stated(answers, *ASKED, PAUSE, SUPPORT)
    return render_template("family/every_choice.html", lines=lines, days=_clear_days(answers))


@blueprint.route("/c/q/<int:number>", methods=["GET", "POST"])
@requires(Permission.OWN_WRITE)
def choice_question(number: int) -> ResponseReturnValue:
    """One question. What stands now is filled in."""
    topic = question(number)
    form = form_for(topic)
    row_id = keep(form, topic)
    if row_id is not None:
        return back_to(topic, row_id)
    if not form.is_submitted():
        form.show(her_answers())
    group = GROUP_OF.get(topic, "")
    page = render_template("family/choice.html", form=form, back=_above(topic), group=group)
    return page, form.status


def _above(topic: str) -> str:
    if topic in GROUP_OF:
        return url_for("family.choice_group", group=GROUP_OF[topic])
    return url_for("family.choices")


@blueprint.route("/c/when/day", methods=["GET", "POST"])
@requires(Permission.OWN_WRITE)
def clear_date() -> ResponseReturnValue:
    """One more day to keep clear. Nothing is filled in; what the record knows is offered."""
    form = ClearDateForm()
    row_id = sent(form, choices_made.keep_date_clear, lambda: _typed(form))
    if row_id is not None:
        return back_to(CLEAR, row_id)
    kept = her_answers().choices.clear_dates
    offers = days_to_offer(session(), family_viewer(), kept)
    return render_template("family/clear_date.html", form=form, offers=offers), form.status


@blueprint.post("/c/when/off")
@requires(Permission.OWN_WRITE)
def clear_date_off() -> ResponseReturnValue:
    """This day is not kept clear any more."""
    topic = request.form.get("topic", "")
    if not PlainForm().validate_on_submit() or topic not in her_answers().said:
        return back_to(CLEAR)
    row_id = choices_made.choose(
        session(), viewer=family_viewer(), topic=topic, value={}, now=now()
    )
    return back_to(CLEAR, row_id)


@blueprint.post("/c/undo")
@requires(Permission.OWN_WRITE)
def undo_choice() -> ResponseReturnValue:
    """Back to what stood before."""
    if not PlainForm().validate_on_submit():
        return redirect(url_for("family.choices"), 303)
    row_id = request.form.get("choice", "")
    topic = choices_made.undo(session(), viewer=family_viewer(), choice_id=row_id, now=now())
    return redirect(url_for("family.end"), 303) if topic == SUPPORT else back_to(topic)


@blueprint.get("/c/past")
@requires(Permission.OWN_READ)
def past_choices() -> ResponseReturnValue:
    """Every answer there was, the newest first; the latest ones can be undone."""
    answers = her_answers()
    names = names_of_staff(session(), answers.rows)
    rows = []
    for row in reversed(answers.rows):
        then = answers.as_of(row)
        words = said(row.topic, then.choices, then.support, row, today())
        rows.append((row, topic_name(row.topic), words, names.get(row.set_by, "")))
    return render_template("family/past_choices.html", rows=rows, answers=answers, form=PlainForm())
