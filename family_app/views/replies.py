"""Where texts that came in are handed over. It says nothing about what it is."""

from __future__ import annotations

from flask import Response

from casework.web.gate import bare
from casework.web.taking_texts import taken
from family_app.views import blueprint


@blueprint.post("/n")
@bare(csrf=False)
def take_text() -> Response:
    """One text."""
    return taken()
