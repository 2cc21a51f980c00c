"""What templates find: words, dates, links, and the one stylesheet inside the page."""

from __future__ import annotations

from flask import Flask, url_for
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from casework.rules.languages import Language
from casework.web import gate, i18n, kept_pages, navigation, reader, signatures
from casework.web.forms.base import errors_of, new_submission_key
from casework.web.plumbing import plumbing
from casework.web.small_routes import asset


def attach(app: Flask, style: str) -> None:
    """Put them into the environment itself, so that macros find them as well."""
    kept_pages.attach(app)
    app.jinja_env.globals.update(i18n.template_globals())
    app.jinja_env.globals.update(
        asset=asset,
        csrf_token=generate_csrf,
        field_errors=errors_of,
        home_url=home_url,
        language_links=reader.language_links,
        links=navigation.shown_links,
        look=reader.look,
        may=gate.may,
        new_submission_key=new_submission_key,
        setting=setting,
        signed=signatures.is_signed,
        call_in=reader.call_in,
        call_us=call_us,
        not_offered=reader.not_offered,
        style=Markup(style),  # noqa: S704 - our own file, allowed by its hash
        viewer=gate.known_viewer,
    )
    app.jinja_env.globals["leave_url"] = app.extensions["casework"].settings.leave_url


def home_url() -> str:
    """The first page of this app."""
    return url_for(plumbing().home)


def call_us(language: Language) -> Markup:
    """How to call us, in a language that these pages do not speak yet."""
    return i18n.call_us(language, plumbing().settings.contact_phone)


# What of the settings a page may show. Never the whole object: it holds the secrets.
_SHOWN = frozenset({"contact_phone", "contact_hours", "demo"})


def setting(name: str) -> object:
    """A setting that may stand on a page."""
    if name not in _SHOWN:
        raise KeyError(name)
    return getattr(plumbing().settings, name)
