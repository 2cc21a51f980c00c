"""Building an app: everything both apps share is attached here, then the gate is sealed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from flask import Blueprint, Flask, has_request_context, request
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer
from jinja2 import FileSystemLoader, StrictUndefined
from sqlalchemy import Engine
from werkzeug.exceptions import Forbidden
from werkzeug.middleware.proxy_fix import ProxyFix

from casework.actions.audit_guard import install_audit_guard
from casework.actions.codes import use_pepper
from casework.models.sealing import KeyRing, use_key_ring
from casework.queries.database import make_engine, session_factory
from casework.rules.languages import offered
from casework.web import (
    assets,
    compression,
    csrf,
    errors,
    gate,
    headers,
    leave_quickly,
    logs,
    pages,
    reader,
    signatures,
    small_routes,
    transaction,
)
from casework.web.doors import real_doors
from casework.web.journal import Journal
from casework.web.navigation import NavLink
from casework.web.plumbing import EXTENSION, Doors, Plumbing
from casework.web.settings import Mode, Settings, is_loopback

COOKIE = {"family": "a", "staff": "b"}
STYLES = {"family": ("css/app.css",), "staff": ("css/app.css", "css/staff.css")}
SHARED_TEMPLATES = Path(__file__).parent / "templates"
LONGEST_SESSION = timedelta(days=30)
LARGEST_REQUEST = 512 * 1024  # forms of text only; nothing is uploaded here


class MountedCookies(SecureCookieSessionInterface):
    """In production the whole (own) host, as the __Host- prefix asks; in a demo, where both
    apps share one host, only below the app's own mount."""

    def __init__(self) -> None:
        self._signer: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """What signs and opens the cookie; made once, as the secret does not change."""
        if self._signer is None:
            self._signer = super().get_signing_serializer(app)
        return self._signer

    def get_cookie_path(self, app: Flask) -> str:
        """The path the cookie is sent back to."""
        if app.config["SESSION_COOKIE_SECURE"] or not has_request_context():
            return "/"
        return request.script_root or "/"


def build(
    name: str,
    settings: Settings,
    blueprints: Iterable[Blueprint],
    *,
    side: str,
    home: str,
    navigation: Callable[[], tuple[NavLink, ...]],
    templates: Iterable[Path] = (),
    doors: Doors | None = None,
    engine: Engine | None = None,
    show_faults: bool | None = None,
) -> Flask:
    """An app of one side, sealed. ``doors`` and ``engine`` may be doubles in a test."""
    app = transaction.Casework(name, static_folder=None, template_folder=None)
    app.jinja_loader = FileSystemLoader([str(SHARED_TEMPLATES), *map(str, templates)])
    _configure(app, settings, side)
    # Names and texts are sealed; one ring serves both apps of a process.
    use_key_ring(KeyRing(dict(settings.data_keys), settings.data_key, settings.index_key))
    use_pepper(settings.code_pepper)
    engine = engine or make_engine(settings.database_for(side), hide_parameters=True)
    factory = session_factory(engine)
    install_audit_guard(factory)
    app.extensions[EXTENSION] = Plumbing(
        side=side,
        settings=settings,
        factory=factory,
        doors=doors or real_doors(),
        journal=Journal(settings.instance_dir / f"ended-{side}.journal"),
        clock=settings.clock,
        home=home,
        navigation=navigation,
    )
    in_test = settings.app_mode is Mode.TEST
    logs.attach(app)
    if settings.demo:
        _only_this_machine(app)
    leave_quickly.attach(app)
    domain = "staff" if side == "staff" else "messages"
    ready = signatures.ready_languages(domain) if settings.production else frozenset()
    languages = offered(settings.app_mode, ready)
    if side == "staff":
        languages = tuple(one for one in languages if one.for_staff)
    reader.attach(app, languages)
    csrf.attach(app)
    gate.attach(app)
    app.before_request(reader.settle_language)
    transaction.attach(app)
    errors.attach(app, show_faults=in_test if show_faults is None else show_faults)
    small_routes.attach(app)
    style = assets.stylesheet(*STYLES[side])
    pages.attach(app, style)
    # Flask runs these in reverse order: compression first, headers after it.
    policy = headers.Policy(assets.csp_hash(style), settings.leave.origins)
    headers.attach(app, policy, production=settings.production)
    compression.attach(app)
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
    gate.seal(app)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops
        )
    return app


def _configure(app: Flask, settings: Settings, side: str) -> None:
    secret = settings.family_secret if side == "family" else settings.staff_secret
    secure = settings.production
    app.session_interface = MountedCookies()
    app.config.update(
        SECRET_KEY=secret,
        # __Host- and Secure need https, which a demo on this machine does not have.
        SESSION_COOKIE_NAME=("__Host-" if secure else "") + COOKIE[side],
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=LONGEST_SESSION,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        MAX_FORM_PARTS=500,
        PREFERRED_URL_SCHEME="https" if secure else "http",
        # Without it a forged Host could end up in an address that we send out.
        TRUSTED_HOSTS=_hosts(settings, side),
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.autoescape = True


def _hosts(settings: Settings, side: str) -> list[str] | None:
    if settings.demo:
        return ["localhost", "127.0.0.1", "[::1]"]
    if not settings.production:
        return None
    origins = settings.family_origins if side == "family" else settings.staff_origins
    # A probe of health comes from the machine itself, under its own name.
    return [*(urlsplit(origin).netloc for origin in origins), "localhost", "127.0.0.1"]


def _only_this_machine(app: Flask) -> None:
    @app.before_request
    def refuse_strangers() -> None:
        if not is_loopback(request.remote_addr or ""):
            raise Forbidden
