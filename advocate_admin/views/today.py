"""Today: what waits for this worker, each line leading to where it is done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from advocate_admin.looking import may_publish
from advocate_admin.noting import note_listed
from advocate_admin.views import blueprint
from advocate_admin.views.review_chair import proposal_words, waiting_proposals
from casework.queries.choices_today import chosen_today
from casework.queries.concerns import open_concerns
from casework.queries.dates_today import dates_today
from casework.queries.outbox import outbox_tasks, switch_of
from casework.queries.renewals import renewals_to_confirm
from casework.queries.replies import replies_waiting
from casework.queries.role_requests import own_role_waits, roles_to_confirm
from casework.queries.say_today import say_today
from casework.queries.today import today as what_waits
from casework.queries.words_today import words_today
from casework.rules.access import may
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session


class _Mine(Protocol):
    @property
    def mine(self) -> bool: ...


Line = TypeVar("Line", bound=_Mine)


def own_first(lines: Iterable[Line]) -> list[Line]:
    """Lines about her own people before those about others of her region."""
    return sorted(lines, key=lambda line: not line.mine)


@blueprint.get("/")
@requires(Permission.STAFF_SIGNED_IN)
def today() -> ResponseReturnValue:
    """Everything that waits; a page without a list says so in one sentence."""
    if may(staff_viewer(), Permission.CHAIR_READ):
        return redirect(url_for("advocate.chair"), 303)
    found = what_waits(session(), staff_viewer(), now())
    days = dates_today(session(), staff_viewer(), now())
    tasks = outbox_tasks(session(), staff_viewer(), now())
    chosen = chosen_today(session(), staff_viewer(), now())
    words = words_today(session(), staff_viewer(), now())
    outside = waiting_proposals()
    said = say_today(session(), staff_viewer(), now())
    named = {one.case_id for one in (*tasks, *chosen, *outside)}
    named |= {one.case_id for one in said}
    note_listed({*found.case_ids, *days.case_ids, *words.case_ids, *named}, "today")
    # For a leader without people of her own it would stand in every line, and say nothing.
    others = any(
        line.mine for line in (*found.asked, *found.to_tell, *found.promises, *found.offers)
    )
    renewals = renewals_to_confirm(session(), staff_viewer(), now())
    return render_template(
        "advocate/today.html",
        tasks=tasks,
        switch=switch_of(session()),
        replies=replies_waiting(session(), staff_viewer()),
        chosen=chosen,
        words=words,
        say_tasks=said,
        renewals=renewals,
        role_requests=roles_to_confirm(session(), staff_viewer(), now()),
        role_waits=own_role_waits(session(), staff_viewer(), now()),
        recorded_outside=outside,
        **proposal_words(),
        found=found,
        days=days,
        own_first=own_first,
        others=others,
        says_no_news=may_publish("no_news"),
        said_of_us=open_concerns(session(), staff_viewer(), now()),
    )
