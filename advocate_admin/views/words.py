"""What the templates of the staff's pages find beside what every page finds."""

from __future__ import annotations

from advocate_admin.labels import Labels
from advocate_admin.views import blueprint


@blueprint.app_context_processor
def words() -> dict[str, object]:
    """Labels of what is stored as a slug."""
    return {"labels": Labels()}
