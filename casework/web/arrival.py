"""What both apps do when somebody comes in: one short transaction, then a fresh cookie."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import request
from flask import session as cookie

from casework.actions.codes import pepper
from casework.actions.limits import network_of
from casework.actions.passkeys import add_fresh
from casework.actions.sign_in import Browser
from casework.rules.access import Viewer
from casework.rules.coming_in import CameIn, TurnedAway, device_of, turned_away_sentence
from casework.web import gate, passkeys
from casework.web.forms.base import Form
from casework.web.plumbing import plumbing
from casework.web.transaction import aside, now, session

Outcome = CameIn | TurnedAway


def browser_here() -> Browser:
    """The browser that asks: its network as a keyed hash, its kind, its earlier session."""
    return Browser(
        network=network_of(pepper(), request.remote_addr or ""),
        device=device_of(request.headers.get("User-Agent", "")),
        earlier_token_hash=gate.session_token_hash(),
    )


def come_in(action: Callable[..., Outcome], **values: Any) -> Outcome:
    """Run one of the sign-in actions in a transaction of its own, which is committed whatever
    the answer is. When it let somebody in, this browser gets a fresh cookie."""
    with aside() as db:
        outcome = action(db, browser=browser_here(), now=now(), **values)
    if isinstance(outcome, CameIn):
        gate.begin_session(outcome.token)
    return outcome


def say_turned_away(form: Form, outcome: TurnedAway, *, passkey: bool = False) -> None:
    """Put the one neutral sentence on the form."""
    phone = plumbing().settings.contact_phone
    form.whole_form_errors.append(turned_away_sentence(outcome, phone, passkey=passkey))


def keep_passkey(form: Any, viewer: Viewer) -> bool:
    """Keep the passkey whose answer stands on the form; otherwise say so on the form."""
    with form.attempt():
        made = passkeys.made(form.answer.data, "add")
        if add_fresh(session(), viewer=viewer, now=now(), **made):
            return True
        say_turned_away(form, TurnedAway(), passkey=True)
    return False


def forget_here() -> None:
    """Empty this browser's cookie after its session was ended in the record."""
    gate.end_session()
    cookie.modified = True
