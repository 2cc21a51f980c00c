"""Where one goes on after something was done."""

from __future__ import annotations

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from casework.queries.person import PersonPage


def to(endpoint: str, **where: str) -> ResponseReturnValue:
    """A page of this app."""
    return redirect(url_for(f"advocate.{endpoint}", **where), 303)


def to_hers(her: PersonPage, endpoint: str = "person") -> ResponseReturnValue:
    """A page about her."""
    return to(endpoint, case_id=her.case_id, member_id=her.member_id)
