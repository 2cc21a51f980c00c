"""What the templates of the staff's pages find beside what every page finds."""

from __future__ import annotations

from advocate_admin.going import what_was_done
from advocate_admin.labels import Labels
from advocate_admin.views import blueprint


@blueprint.app_context_processor
def words() -> dict[str, object]:
    """Labels of what is stored as a slug, and the word that something was done."""
    return {"labels": Labels(), "what_was_done": what_was_done}
