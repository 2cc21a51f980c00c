"""What every form of the family's pages does when it is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from casework.actions.submissions import once
from casework.web.forms.base import OnceForm
from casework.web.gate import family_viewer
from casework.web.transaction import now, session


def sent(
    form: OnceForm,
    action: Callable[..., object],
    typed: Callable[[], Mapping[str, Any]] = dict,
    /,
    **values: Any,
) -> str | None:
    """Send the form to the action; None while the form has to be shown, or shown again.

    Each filling-in acts once: a second send finds what was done. What the action answers is
    kept with the key, so it is an id or nothing, never a text. ``typed`` is asked for more
    values once the form is known to be right: before that, a field may hold anything.
    """

    def do() -> str:
        result = action(session(), viewer=family_viewer(), now=now(), **values, **typed())
        return result if isinstance(result, str) else ""

    if form.validate_on_submit():
        with form.attempt():
            return once(
                session(),
                viewer=family_viewer(),
                key=form.submission_key.data or "",
                action=action.__name__,
                do=do,
                now=now(),
            )
    return None
