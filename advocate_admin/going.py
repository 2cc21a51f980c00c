"""Where one goes on after something was done, and the word that it was done."""

from __future__ import annotations

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from casework.queries.person import PersonPage
from casework.rules.messages import S_

# A word of the address, never a sentence: the next page says one of these or nothing.
DONE = {
    "saved": S_("Saved."),
    "told": S_("Saved, with what you told them."),
    "sent": S_("Sent."),
}


def to(endpoint: str, *, done: str = "saved", **where: str) -> ResponseReturnValue:
    """A page of this app, which says that it was done."""
    return redirect(url_for(f"advocate.{endpoint}", **where, done=done), 303)


def to_hers(
    her: PersonPage, endpoint: str = "person", *, done: str = "saved"
) -> ResponseReturnValue:
    """A page about her."""
    return to(endpoint, case_id=her.case_id, member_id=her.member_id, done=done)


def what_was_done() -> str | None:
    """What the page says first, if one comes to it from something done."""
    return DONE.get(request.args.get("done", "")) if request.method == "GET" else None
