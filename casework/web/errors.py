"""From an error to a status and a calm page. HTTP is decided here and nowhere else."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, g, make_response, render_template, request
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from casework.actions.audit_guard import ReadOnlyWrite
from casework.rules import errors as domain
from casework.web import csrf, transaction
from casework.web.plumbing import plumbing

log = logging.getLogger("casework.web")

# Statuses that have a page of their own; every other one is shown as "nothing here" or as a
# fault of ours.
_OWN_PAGES = {403: "refused", 404: "not_found", 413: "too_long", 429: "slow_down"}

# When even a page cannot be made. No database, no template, no address that might fail.
LAST_RESORT = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Please try again</title>'
    '<meta name="viewport" content="width=device-width"></head><body>'
    '<form class="leave" method="post" action="{leave}"><button>Leave this page now</button></form>'
    '<main id="main" data-page="fault"><h1>We cannot show this page just now</h1>'
    "<p>This is a fault on our side. You did nothing wrong. Please try again later, or call us: "
    "{phone}.</p></main></body></html>"
)


def page(name: str, status: int, **values: object) -> Response:
    """An error page in the person's language. If it cannot be made, a plainer one."""
    try:
        body = render_template(f"shared/errors/{name}.html", **values)
    except Exception:
        log.error("page.error_page_failed", extra={"page": name})
        body = last_resort()
    return make_response(body, status)


def last_resort() -> str:
    """The page that needs nothing."""
    phone = plumbing().settings.contact_phone
    return LAST_RESORT.format(leave=f"{request.script_root}/x", phone=phone)


def attach(app: Flask, *, show_faults: bool) -> None:
    """Register the handlers. ``show_faults`` lets a test see the exception itself."""
    for kind, handler in _HANDLERS.items():
        app.register_error_handler(kind, handler)

    @app.errorhandler(Exception)
    def fault(error: Exception) -> Response:
        if g.get("csrf_failed", False) and isinstance(error, ReadOnlyWrite):
            return forged(error)
        if show_faults:
            raise error
        log.error("request.fault", exc_info=error, extra={"fault": type(error).__name__})
        return page("fault", 500)


def not_found(_error: domain.NotFound) -> Response:
    """What is not there, and what is not this reader's to see."""
    return page("not_found", 404)


def refused(error: domain.Refused) -> Response:
    """What she sees and may not do."""
    return page("refused", 403, sentence=error.sentence)


def stale(error: domain.Stale) -> Response:
    """Somebody else was quicker: both texts."""
    transaction.undo()
    return page("stale", 409, sentence=error.sentence, theirs=error.theirs, mine=error.mine)


def overtaken(_error: StaleDataError) -> Response:
    """Two people saved the same row in the same moment, and the other one was first."""
    mine = {str(number): text for number, text in enumerate(csrf.typed_texts(), start=1)}
    return stale(domain.Stale(theirs={}, mine=mine))


def audience_changed(error: domain.AudienceChanged) -> Response:
    """Who would learn of it is not who it was."""
    transaction.undo()
    return page("changed", 409, sentence=error.sentence, differences=error.differences)


def other(error: domain.CaseworkError) -> Response:
    """Anything else that has a sentence, with what was typed."""
    transaction.undo()
    found = getattr(error, "errors", None)
    sentences = list(found.values()) if found else [error.sentence]
    return page("look_again", 422, sentences=sentences, texts=csrf.typed_texts())


def forged(_error: Exception) -> Response:
    """A form without its token, sent to a view that has no form to show again."""
    transaction.undo()
    return page("old_page", 400, texts=csrf.typed_texts())


def http(error: HTTPException) -> Response:
    """What the framework raises by itself."""
    status = error.code or 500
    if status < 400:  # a redirect of the routing itself
        return make_response(error.get_response())
    name = _OWN_PAGES.get(status, "not_found" if status < 500 else "fault")
    response = page(name, status, **({"sentence": None} if name == "refused" else {}))
    for header, value in error.get_headers():
        if header in ("Allow", "Retry-After"):
            response.headers[header] = value
    return response


def no_database(error: Exception) -> Response:
    """The database does not answer: the page needs none."""
    log.error("database.unavailable", extra={"fault": type(error).__name__})
    return page("fault", 503)


_HANDLERS: dict[type[Exception], Callable[[Any], Response]] = {
    domain.NotFound: not_found,
    domain.Refused: refused,
    domain.Stale: stale,
    domain.AudienceChanged: audience_changed,
    domain.CaseworkError: other,
    csrf.Forged: forged,
    HTTPException: http,
    StaleDataError: overtaken,
    OperationalError: no_database,
    PoolTimeout: no_database,
}
