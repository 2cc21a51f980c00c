"""What every form of the staff's pages does when it is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.desk import DeskForm, PlainForm
from casework.actions.submissions import once
from casework.web.forms.base import Form
from casework.web.gate import staff_viewer
from casework.web.transaction import now, session

Result = TypeVar("Result")


def deed(action: Callable[..., Result], **values: Any) -> Result:
    """Call an action as whoever is signed in, in the transaction of this request."""
    return action(session(), viewer=staff_viewer(), now=now(), **values)


def sent(form: DeskForm, action: Callable[..., object], **where: Any) -> str | None:
    """Send the form to the action; None while the form has to be shown, or shown again.

    Each filling-in acts once: a second send finds what was done. What the action answers is
    kept with the key, so it is an id or nothing, never a text.
    """

    def do() -> str:
        result = deed(action, **where, **form.values())
        return result if isinstance(result, str) else ""

    if form.validate_on_submit():
        with form.attempt():
            return once(
                session(),
                viewer=staff_viewer(),
                key=form.submission_key.data or "",
                action=action.__name__,
                do=do,
                now=now(),
            )
    return None


def sent_for_once(
    form: DeskForm, action: Callable[..., Result], **where: Any
) -> list[Result] | None:
    """The same for an answer that is shown this once and kept nowhere: a code, a link.

    The list is empty for a second send: what was shown first cannot be shown again.
    """
    shown: list[Result] = []

    def act(*first: object, **values: Any) -> None:
        shown.append(action(*first, **values))

    act.__name__ = action.__name__
    return None if sent(form, act, **where) is None else shown


def pressed(action: Callable[..., object], **where: Any) -> None:
    """A button without a form around it. Pressing it twice changes nothing more."""
    if PlainForm().validate_on_submit():
        deed(action, **where)


def shown(name: str, form: Form, **values: Any) -> ResponseReturnValue:
    """The page with this form, and with what was typed if something needs another look."""
    return render_template(f"advocate/{name}.html", form=form, **values), form.status
