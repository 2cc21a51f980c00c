"""Updates: what happens next, then what has happened; all of it or one strand; on paper."""

from __future__ import annotations

from itertools import groupby

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casework.actions.choices import record_shown
from casework.queries.named_contact import named_contact
from casework.queries.timeline import PAGE_SIZE, Item, Timeline, timeline
from casework.rules.knowledge import Standing
from casework.rules.roles import Permission
from casework.rules.strands import STRAND_BY_NUMBER
from casework.web.gate import family_viewer, requires
from casework.web.plumbing import plumbing
from casework.web.transaction import now, session
from family_app.views import blueprint

PRINTED_ENTRIES = 1000  # a printed timeline is whole; nobody has more


def page_number() -> int:
    """The page asked for; anything odd is the first."""
    typed = request.args.get("page", "1")
    return int(typed) if typed.isdecimal() and len(typed) < 5 else 1


def by_month(found: Timeline) -> list[tuple[object, list[Item]]]:
    """The entries of a page under the months they happened in."""
    return [(month, list(items)) for month, items in groupby(found.items, lambda one: one.month)]


def _receipt(found: Timeline) -> None:
    """Keep that open entries were shown, once: a correction has to know whom to tell."""
    fresh = [item.id for item in found.items if item.standing is Standing.OPEN and not item.shown]
    record_shown(plumbing().factory, family_viewer(), fresh, now())


@blueprint.get("/t")
@requires(Permission.OWN_READ)
def updates() -> ResponseReturnValue:
    """The one timeline."""
    found = timeline(session(), family_viewer(), now=now(), page=page_number())
    _receipt(found)
    return render_template(
        "family/updates.html",
        found=found,
        months=by_month(found),
        worker=named_contact(session(), family_viewer().case_id, family_viewer().member_id, now()),
        here=url_for("family.updates"),
    )


@blueprint.get("/t/<int:segment>")
@requires(Permission.OWN_READ)
def strand(segment: int) -> ResponseReturnValue:
    """One strand of the timeline."""
    chosen = STRAND_BY_NUMBER.get(segment)
    if chosen is None:
        abort(404)
    viewer = family_viewer()
    found = timeline(session(), viewer, now=now(), page=page_number(), strand=chosen.value)
    _receipt(found)
    return render_template(
        "family/strand.html",
        strand=chosen,
        found=found,
        months=by_month(found),
        worker=named_contact(session(), viewer.case_id, viewer.member_id, now()),
        here=url_for("family.strand", segment=segment),
    )


@blueprint.get("/t/print")
@requires(Permission.OWN_READ)
def print_updates() -> ResponseReturnValue:
    """The whole timeline as a clear document. Hard news stays closed on paper as well."""
    viewer = family_viewer()
    found = timeline(session(), viewer, now=now(), page_size=PRINTED_ENTRIES)
    _receipt(found)
    return render_template(
        "family/print.html",
        found=found,
        months=by_month(found),
        worker=named_contact(session(), viewer.case_id, viewer.member_id, now()),
        printed_on=now().date(),
    )


__all__ = ["PAGE_SIZE", "by_month", "page_number"]
