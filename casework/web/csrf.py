"""The check against forged forms, which never costs a person what she typed.

When the token is missing or wrong the view still runs, but nothing it does can last: the
session is read-only, no form validates, nothing is committed. A view with a form shows it
again as it was; any other view is replaced by a page that gives the text back.
"""

from __future__ import annotations

from flask import Flask, Response, current_app, g, request
from flask_wtf.csrf import CSRFError, CSRFProtect

from casework.rules.messages import N_
from casework.web.gate import access_of
from casework.web.transaction import READING

SENTENCE = N_("This page was open for a long time. What you typed is still here. Send it again.")

# What is given back to the person is what she wrote, never a code or a key.
_NEVER_SHOWN = frozenset({"csrf_token", "submission_key", "code"})
_SHORTEST_SHOWN = 3
_MOST_SHOWN = 20


class Forged(Exception):
    """A form without the right token reached a view that has no form to show again."""


def attach(app: Flask) -> None:
    """Check every write but those endpoints that say they need none."""
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # as long as the session: pages stay open for days
    protect = CSRFProtect(app)

    @app.before_request
    def check() -> None:
        if request.method in READING or request.endpoint is None:
            return
        access = access_of(current_app.view_functions.get(request.endpoint))
        if access is not None and not access.csrf:
            return
        try:
            protect.protect()
        except CSRFError:
            g.csrf_failed = True
        if request.headers.get("Sec-Fetch-Site") == "cross-site":
            g.csrf_failed = True


def refuse_forged(response: Response) -> None:
    """After the view: a form shown again gets its status, anything else is refused."""
    shown_again = response.status_code in (200, 400, 422) and g.get("form_shown_again", False)
    if not shown_again:
        raise Forged
    response.status_code = 400


def typed_texts() -> list[str]:
    """What the person typed, so that a page can give it back."""
    texts = [
        value.strip()
        for name, values in request.form.lists()
        for value in values
        if name not in _NEVER_SHOWN and len(value.strip()) >= _SHORTEST_SHOWN and " " in value
    ]
    return texts[:_MOST_SHOWN]
