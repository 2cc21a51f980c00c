"""The gate: every endpoint says who may pass, or the app does not start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar, cast

from flask import Flask, current_app, g, redirect, request, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import Forbidden, NotFound

from casework.actions.audit_guard import ReadOnlyWrite
from casework.rules.access import FamilyViewer, StaffViewer, TrustedViewer, Viewer
from casework.rules.access import may as may_view
from casework.rules.codes import hash_token
from casework.rules.coming_in import TOUCH_EVERY
from casework.rules.roles import Permission
from casework.web import transaction
from casework.web.plumbing import plumbing

_MARK = "casework_access"
# Where Flask-Login keeps what identifies the browser: here the random token of the session.
_TOKEN = "_user_id"  # noqa: S105 - a name, not a secret

View = TypeVar("View", bound=Callable[..., object])


@dataclass(frozen=True)
class Access:
    """Who may pass. ``bare`` endpoints do not even ask who is there."""

    permissions: tuple[Permission, ...] = ()
    is_public: bool = False
    bare: bool = False
    csrf: bool = True

    @property
    def label(self) -> str:
        """As the list of routes shows it."""
        return "public" if self.is_public else " + ".join(self.permissions)


class Unmarked(RuntimeError):
    """An endpoint without a declared permission."""


class SignedIn(UserMixin):  # type: ignore[misc]
    """What Flask-Login calls a user: a viewer, known by the token of her session."""

    def __init__(self, token: str, viewer: Viewer) -> None:
        self.token = token
        self.viewer = viewer

    def get_id(self) -> str:
        """The token, not an id of a person: the cookie names nobody."""
        return self.token


def requires(*permissions: Permission) -> Callable[[View], View]:
    """Only a viewer who holds all of these passes."""
    if not permissions:
        raise ValueError("name a permission, or mark the view public")

    def mark(view: View) -> View:
        setattr(view, _MARK, Access(permissions=permissions))
        return view

    return mark


def public(view: View) -> View:
    """Anybody passes, signed in or not."""
    setattr(view, _MARK, Access(is_public=True))
    return view


def bare(*, csrf: bool = True) -> Callable[[View], View]:
    """Public, and without a look at the session: leaving, files, health."""

    def mark(view: View) -> View:
        setattr(view, _MARK, Access(is_public=True, bare=True, csrf=csrf))
        return view

    return mark


def access_of(view: object) -> Access | None:
    """What a view declares, also through a wrapper or a class of views."""
    found = getattr(view, _MARK, None) or getattr(getattr(view, "view_class", None), _MARK, None)
    return found if isinstance(found, Access) else None


def seal(app: Flask) -> None:
    """Refuse to start while any endpoint is unmarked."""
    unmarked = sorted(name for name, view in app.view_functions.items() if access_of(view) is None)
    if unmarked:
        raise Unmarked(f"no permission declared for: {', '.join(unmarked)}")


def session_token_hash() -> str | None:
    """The hash of this browser's session token, if it has one."""
    token = cookie.get(_TOKEN)
    return hash_token(token) if isinstance(token, str) else None


def begin_session(token: str, *, lasting: bool = False) -> None:
    """Sign this browser in under a new token; nothing of the old cookie stays.

    ``lasting``: the cookie outlives the browser's closing (a phone that is only hers).
    """
    if g.get("csrf_failed", False):
        raise ReadOnlyWrite("nobody is signed in by a form that may be forged")
    cookie.clear()
    cookie[_TOKEN] = token
    cookie.permanent = lasting
    g.pop("csrf_token", None)
    for name in ("known_viewer", "_login_user"):
        g.pop(name, None)
    g.token_hash = hash_token(token)


def keep_session(*, lasting: bool) -> None:
    """Let the cookie outlive the browser's closing, or not: after "is this phone only yours?"."""
    cookie.permanent = lasting


def end_session() -> None:
    """Empty the cookie. The end in the record is the caller's action."""
    cookie.clear()
    for name in ("known_viewer", "_login_user", "csrf_token"):
        g.pop(name, None)
    g.token_hash = None


def viewer() -> Viewer | None:
    """Who is looking, if anybody is signed in."""
    if "known_viewer" not in g:
        user = current_user._get_current_object()
        g.known_viewer = user.viewer if isinstance(user, SignedIn) else None
        transaction.tell_context()
    return cast("Viewer | None", g.known_viewer)


def known_viewer() -> Viewer | None:
    """Who is looking, without asking the database: for error pages and the layout."""
    return cast("Viewer | None", g.get("known_viewer"))


def family_viewer() -> FamilyViewer:
    """The family member who is looking; 404 for anybody else."""
    found = viewer()
    if not isinstance(found, FamilyViewer):
        raise NotFound
    return found


def trusted_viewer() -> TrustedViewer:
    """Somebody who is told instead of a family member; 404 for anybody else."""
    found = viewer()
    if not isinstance(found, TrustedViewer):
        raise NotFound
    return found


def staff_viewer() -> StaffViewer:
    """The member of staff who is looking; 404 for anybody else."""
    found = viewer()
    if not isinstance(found, StaffViewer):
        raise NotFound
    return found


def may(permission: str) -> bool:
    """For templates: a link is never shown that would be refused."""
    return may_view(known_viewer(), Permission(permission))


def attach(app: Flask) -> None:
    """Put the gate before every view."""
    manager = LoginManager()
    # Phones change address and browsers their name: a session is not dropped for that.
    manager.session_protection = None
    manager.init_app(app, add_context_processor=False)
    manager.user_loader(_load)
    app.before_request(_guard)


def _load(token: str) -> SignedIn | None:
    pipes = plumbing()
    token_hash = hash_token(token)
    if pipes.journal.refuses(token_hash):
        return None
    g.token_hash = token_hash
    with transaction.reading() as db:
        found = pipes.doors.viewer_for(db, pipes.side, token_hash, transaction.now())
    return SignedIn(token, found) if found is not None else None


def _guard() -> ResponseReturnValue | None:
    if request.endpoint is None:
        _look_quietly()
        return None
    access = access_of(current_app.view_functions.get(request.endpoint))
    if access is None:  # sealed at the start, so only a view added since
        raise NotFound
    if access.bare:
        return None
    if access.is_public:
        _look_quietly()
        return None
    found = viewer()
    if found is None:
        return _signed_out()
    _note_seen()
    found = _here(found, access)
    if not all(may_view(found, permission) for permission in access.permissions):
        raise Forbidden
    return None


def _here(found: Viewer, access: Access) -> Viewer:
    """On a page about one case a worker may do what her roles for its region allow: whoever
    leads one region may be a caseworker in another. A sealed copy names its own reader."""
    case_id = (request.view_args or {}).get("case_id")
    if (
        not isinstance(found, StaffViewer)
        or not isinstance(case_id, str)
        or Permission.SEALED_COPY_OPEN in access.permissions
    ):
        return found
    g.whole_viewer = found
    with transaction.reading() as db:
        g.known_viewer = plumbing().doors.viewer_in(db, found, case_id, transaction.now())
    return cast("Viewer", g.known_viewer)


def whole_viewer() -> Viewer | None:
    """Who is looking, with everything she may do anywhere: for the links of the head."""
    return cast("Viewer | None", g.get("whole_viewer")) or known_viewer()


def _look_quietly() -> None:
    """See who is there for a page that works without knowing, database or not."""
    if _TOKEN not in cookie:
        g.known_viewer = None
        return
    try:
        if viewer() is not None:
            _note_seen()
    except SQLAlchemyError:
        transaction.undo()
        g.known_viewer = None


def _signed_out() -> ResponseReturnValue:
    """A neutral place, the same for every address. What was typed is not thrown away."""
    from casework.web.csrf import typed_texts
    from casework.web.errors import page

    if request.method not in transaction.READING and (texts := typed_texts()):
        return page("signed_out", 403, texts=texts)
    return redirect(url_for(plumbing().home), 303)


def _note_seen() -> None:
    """Note, at most once a minute, that this browser was here: idle time counts in minutes."""
    pipes, token_hash, moment = plumbing(), g.token_hash, transaction.now()
    last = pipes.seen.get(token_hash)
    if last is not None and timedelta(0) <= moment - last < TOUCH_EVERY:
        return
    if g.get("csrf_failed", False):
        return
    if len(pipes.seen) > 10_000:
        pipes.seen.clear()
    pipes.seen[token_hash] = moment
    try:
        with transaction.aside() as db:
            pipes.doors.note_seen(db, pipes.side, token_hash, moment)
    except SQLAlchemyError:
        pipes.seen.pop(token_hash, None)
