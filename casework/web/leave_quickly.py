"""Leave this page now. It always answers, whatever else does not work.

No check against forged forms: somebody else's page could at worst sign her out, and a token
that went missing must not keep her here. The database gets half a second to end the session.
After that the end is written to the journal, and she is gone either way.
"""

from __future__ import annotations

import logging
import threading

from flask import Flask, Response, current_app, make_response, request
from werkzeug.utils import redirect

from casework.queries.database import short_transaction
from casework.web.gate import bare, session_token_hash
from casework.web.plumbing import Plumbing, plumbing

log = logging.getLogger("casework.web")

PATIENCE = 0.5  # seconds
# Measured in three engines, with and without scripts: after this, Back shows nothing.
CLEARED = '"cache", "storage"'
_AT_ONCE = threading.BoundedSemaphore(8)  # leaves that may wait for a slow database together


def attach(app: Flask) -> None:
    """The address of leaving, the same in both apps."""
    app.add_url_rule("/x", "leave", leave, methods=["GET", "POST"])

    @app.before_request
    def apply_journal() -> None:
        if request.endpoint not in ("leave", "static", "healthz"):
            apply_waiting(plumbing())


@bare(csrf=False)
def leave() -> Response:
    """End the session, empty the browser's cache, go to a neutral page. GET only goes."""
    pipes = plumbing()
    response = make_response(redirect(pipes.settings.leave_url, 303, Response))
    if request.method == "POST":
        token_hash = session_token_hash()
        if token_hash is not None and not _told_in_time(pipes, token_hash):
            pipes.journal.record(token_hash)
            log.warning("leave.journalled")
        _expire_cookie(response)
        response.headers["Clear-Site-Data"] = CLEARED
    return response


def apply_waiting(pipes: Plumbing) -> None:
    """Before any other request is served: tell the database what it missed.

    Should it still not answer, the journal itself refuses those sessions, so nothing is lost
    by going on.
    """
    if not pipes.journal.waiting():
        return
    try:
        pipes.journal.apply(lambda token_hash: _end(pipes, token_hash))
    except Exception as error:  # any failure leaves the journal as it is
        log.warning("leave.journal_waits", extra={"fault": type(error).__name__})


def _told_in_time(pipes: Plumbing, token_hash: str) -> bool:
    """Whether the database took the end of the session within our patience."""
    if not _AT_ONCE.acquire(blocking=False):
        return False
    done: list[bool] = []

    def tell() -> None:
        try:
            _end(pipes, token_hash)
            done.append(True)
        except Exception as error:  # the journal takes over
            log.warning("leave.database_failed", extra={"fault": type(error).__name__})
        finally:
            _AT_ONCE.release()

    # A thread of its own, because no driver promises to give up in time.
    try:
        worker = threading.Thread(target=tell, daemon=True)
        worker.start()
    except RuntimeError:
        _AT_ONCE.release()
        return False
    worker.join(PATIENCE)
    return bool(done)


def _end(pipes: Plumbing, token_hash: str) -> None:
    moment = pipes.clock()
    with short_transaction(pipes.factory, side=pipes.side, now=moment, lookup=token_hash) as db:
        pipes.doors.end_session(db, pipes.side, token_hash, moment)


def _expire_cookie(response: Response) -> None:
    # Not through the session: an unreadable cookie counts as empty there, and would stay.
    interface = current_app.session_interface
    response.delete_cookie(
        interface.get_cookie_name(current_app),
        path=interface.get_cookie_path(current_app),
        secure=interface.get_cookie_secure(current_app),
        httponly=True,
        samesite="Lax",
    )
