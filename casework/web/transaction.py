"""One session per request: read-only on GET, committed once when a write went well."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from flask import Flask, Response, g, has_request_context, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from casework.actions.audit_guard import ReadOnlyWrite
from casework.actions.outbox import allow_sending
from casework.queries.database import (
    CaseworkSession,
    open_session,
    set_context,
    short_transaction,
)
from casework.rules.access import FamilyViewer, TrustedViewer, Viewer
from casework.web.plumbing import plumbing
from casework.web.requests import CalmRequest, refuse_odd_addresses

READING = frozenset({"GET", "HEAD", "OPTIONS"})


class Casework(Flask):
    """A Flask app that settles the transaction before an answer leaves it.

    Settling here, and not after the request, lets a commit that fails become an error page
    like any other fault.
    """

    request_class = CalmRequest

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Nothing here is a coroutine: not to be looked up for each function of each request."""
        return func

    def preprocess_request(self) -> ResponseReturnValue | None:
        """Before anything else looks at the address."""
        refuse_odd_addresses(request.view_args)
        return super().preprocess_request()

    def dispatch_request(self) -> ResponseReturnValue:
        """Run the view, then commit or not."""
        response = self.make_response(super().dispatch_request())
        settle(response)
        return response


def now() -> datetime:
    """The moment of this request, in UTC. Read once, so that everything in it agrees."""
    if "now" not in g:
        g.now = plumbing().clock()
    return g.now  # type: ignore[no-any-return]


def session() -> Session:
    """The session of this request."""
    if "db" not in g:
        g.db = open_session(plumbing().factory, write=may_write(), **context())
        allow_sending(g.db)
    return g.db  # type: ignore[no-any-return]


def may_write() -> bool:
    """Whether this request may change records at all."""
    return request.method not in READING and not g.get("csrf_failed", False)


def context(**more: object) -> dict[str, Any]:
    """Who is looking, as the database is told."""
    asked = {"side": plumbing().side, "now": now(), "lookup": g.get("token_hash")}
    return {**asked, **_who(g.get("known_viewer")), **more}


def _who(viewer: Viewer | None) -> dict[str, Any]:
    if isinstance(viewer, FamilyViewer):
        return {"case_id": viewer.case_id, "member_id": viewer.member_id}
    if isinstance(viewer, TrustedViewer):
        # No member: whatever asks for one finds nobody.
        return {"case_id": viewer.case_id, "member_id": viewer.trusted_id}
    return {} if viewer is None else {"staff_id": viewer.staff_id}


def tell_context() -> None:
    """Tell an open session who is looking, once that is known."""
    if "db" in g:
        wanted = {**_who(g.get("known_viewer")), "lookup": g.get("token_hash")}
        if any(g.db.info.get(key) != value for key, value in wanted.items()):
            set_context(g.db, **wanted)


@contextmanager
def reading(**more: object) -> Iterator[Session]:
    """A session that only reads: the request's own on GET, a short one of its own on a write.

    On a write the short one is closed before the view begins, so that the request holds no
    lock while it is still finding out who asks.
    """
    if not may_write() and not more:
        yield session()
        return
    with open_session(plumbing().factory, write=False, **context(**more)) as own:
        yield own


@contextmanager
def aside(**more: object) -> Iterator[CaseworkSession]:
    """A short write transaction of its own.

    Only for what is written even while a page is read or a form refused: the access log, the
    shown receipt, the last-seen time, and the counters that slow a guesser.
    """
    if has_request_context():
        if g.get("csrf_failed", False):
            raise ReadOnlyWrite("nothing is written for a form that may be forged")
        if request.method not in READING and "db" in g and g.db.in_transaction():
            # On SQLite it would wait for a lock that this very request holds.
            raise RuntimeError("aside() comes before session() in a request that writes")
    with short_transaction(plumbing().factory, **context(**more)) as own:
        yield own


def settle(response: Response) -> None:
    """Commit once when a write was answered well; otherwise leave everything as it was."""
    if g.get("csrf_failed", False):
        from casework.web.csrf import refuse_forged

        refuse_forged(response)
        return
    if "db" in g and may_write() and response.status_code < 400:
        g.db.commit()


def undo() -> None:
    """Take back what the view has written so far."""
    if "db" in g:
        g.db.rollback()


def attach(app: Flask) -> None:
    """Close the session at the end of each request, whatever happened."""

    @app.teardown_request
    def close_session(_error: BaseException | None) -> None:
        db = g.pop("db", None)
        if db is not None:
            db.close()
