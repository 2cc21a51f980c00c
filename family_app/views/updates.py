"""Updates: what happens next, then what has happened; all of it or one strand; on paper."""

from __future__ import annotations

from itertools import groupby

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casework.actions.choices import record_shown
from casework.queries.own_page import OwnPage, read_page
from casework.queries.timeline import PAGE_SIZE, Item, Timeline
from casework.rules.roles import Permission
from casework.rules.strands import STRAND_BY_NUMBER
from casework.web.gate import family_viewer, requires
from casework.web.kept_pages import kept_page
from casework.web.letters import pdf_available, pdf_response
from casework.web.plumbing import plumbing
from casework.web.transaction import now, session
from family_app.own_copy import own_copy
from family_app.views import blueprint

PRINTED_ENTRIES = 1000  # a printed timeline is whole; nobody has more


def page_number() -> int:
    """The page asked for; anything odd is the first."""
    typed = request.args.get("page", "1")
    return int(typed) if typed.isdecimal() and len(typed) < 5 else 1


def by_month(found: Timeline) -> list[tuple[object, list[Item]]]:
    """The entries of a page under the months they happened in."""
    return [(month, list(items)) for month, items in groupby(found.items, lambda one: one.month)]


def _read(strand: str | None = None, page_size: int = PAGE_SIZE) -> OwnPage:
    """What the page is made of. Keeps that open entries were shown, once: a correction has to
    know whom to tell."""
    viewer = family_viewer()
    found = read_page(
        session(), viewer, now=now(), page=page_number(), strand=strand, page_size=page_size
    )
    record_shown(plumbing().factory, viewer, found.never_shown, now())
    return found


def _page(found: OwnPage, template: str, **values: object) -> str:
    """The page in words; kept while nothing that it says has changed."""

    def in_words() -> str:
        said = found.timeline()
        return render_template(
            template,
            found=said,
            months=by_month(said),
            worker=found.beside.contact,
            here=url_for(request.endpoint or "", **(request.view_args or {})),
            **values,
        )

    viewer = found.viewer
    return kept_page((viewer.case_id, viewer.member_id, viewer.session_id), found, in_words)


@blueprint.get("/t")
@requires(Permission.OWN_READ)
def updates() -> ResponseReturnValue:
    """The one timeline."""
    return _page(_read(), "family/updates.html")


@blueprint.get("/t/<int:segment>")
@requires(Permission.OWN_READ)
def strand(segment: int) -> ResponseReturnValue:
    """One strand of the timeline."""
    chosen = STRAND_BY_NUMBER.get(segment)
    if chosen is None:
        abort(404)
    return _page(_read(chosen.value), "family/strand.html", strand=chosen)


@blueprint.get("/t/print")
@requires(Permission.OWN_READ)
def print_updates() -> ResponseReturnValue:
    """The whole timeline as a clear document. Hard news stays closed on paper as well."""
    found = _read(page_size=PRINTED_ENTRIES)
    said = found.timeline()
    return render_template(
        "family/print.html",
        found=said,
        months=by_month(said),
        worker=found.beside.contact,
        printed_on=now().date(),
        files=pdf_available(),
    )


@blueprint.get("/t/p")
@requires(Permission.OWN_READ)
def updates_file() -> ResponseReturnValue:
    """The same as a file to keep or to send on. It holds what the page shows, and no more."""
    if not pdf_available():
        abort(404)
    found = _read(page_size=PRINTED_ENTRIES)
    return pdf_response(own_copy(found).as_pdf())


__all__ = ["PAGE_SIZE", "by_month", "page_number"]
