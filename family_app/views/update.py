"""One entry on its own page, opened as far as she chooses, and what she keeps for later."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casework.actions.choices import HARD_NEWS_CHOICES, choose, record_shown
from casework.queries.her_days import day_of_update
from casework.queries.named_contact import named_contact
from casework.queries.own_page import one_update, timeline
from casework.queries.timeline import Item
from casework.rules.choice_topics import AMOUNT
from casework.rules.knowledge import Standing
from casework.rules.roles import Permission
from casework.rules.strands import STRAND_FACTS
from casework.web.gate import family_viewer, requires
from casework.web.plumbing import plumbing
from casework.web.transaction import now, session
from family_app.forms.choices import HardNewsForm
from family_app.views import blueprint
from family_app.views.choosing import her_answers

_OPENED = (Standing.OPEN, Standing.MAIN, Standing.ALL)


def _page(item: Item, form: HardNewsForm) -> ResponseReturnValue:
    viewer = family_viewer()
    if item.standing in _OPENED and not item.shown:
        record_shown(plumbing().factory, viewer, [item.id], now())
    worker = named_contact(session(), viewer.case_id, viewer.member_id, now())
    form.name_worker(worker.first_name if worker else "")
    hearing_id, clocks = day_of_update(session(), viewer, item.id, now=now())
    page = render_template(
        "family/update.html",
        item=item,
        form=form,
        worker=worker,
        strand_number=STRAND_FACTS[item.strand].number,
        hearing_id=hearing_id,
        clocks=clocks,
    )
    return page, form.status


@blueprint.get("/u/<update_id>")
@requires(Permission.OWN_READ)
def update(update_id: str) -> ResponseReturnValue:
    """Read one update, or decide about a hard one."""
    item = one_update(session(), family_viewer(), update_id, now=now())
    return _page(item, HardNewsForm(choice=_current(item)))


def _current(item: Item) -> str:
    if item.standing is Standing.LABEL:
        # What she opens shows its main point first, unless she chose otherwise.
        row = her_answers().said.get(AMOUNT)
        return "all" if row is not None and row.value.get("all") else "main"
    return {Standing.ASKED: "ask", Standing.KEPT: "keep", Standing.UNWANTED: "no"}.get(
        item.standing, item.standing.value
    )


@blueprint.post("/u/<update_id>")
@requires(Permission.OWN_WRITE)
def choose_for_update(update_id: str) -> ResponseReturnValue:
    """Her choice about one hard entry. She can make another one at any time."""
    form = HardNewsForm()
    if form.validate_on_submit():
        with form.attempt():
            choose(
                session(),
                viewer=family_viewer(),
                update_id=update_id,
                choice=form.choice.data,
                now=now(),
            )
            return redirect(_after(update_id, form.choice.data), 303)
    return _page(one_update(session(), family_viewer(), update_id, now=now()), form)


def _after(update_id: str, choice: str) -> str:
    assert choice in HARD_NEWS_CHOICES
    return url_for("family.update", update_id=update_id)


@blueprint.get("/l")
@requires(Permission.OWN_READ)
def kept() -> ResponseReturnValue:
    """What she keeps for later. Nothing here reminds her, counts, or runs out."""
    found = timeline(
        session(), family_viewer(), now=now(), standings=frozenset({Standing.KEPT}), page_size=500
    )
    return render_template("family/kept.html", items=found.items)
