"""The functions of the layers below that the plumbing calls, found when an app is built."""

from __future__ import annotations

from casework.web.plumbing import Doors


def real_doors() -> Doors:
    """The doors of a running service. Imported late: a test of the plumbing needs none."""
    from casework.actions.sessions import end_session, note_seen
    from casework.queries.scope import viewer_in
    from casework.queries.sessions import viewer_for

    return Doors(
        viewer_for=viewer_for, end_session=end_session, note_seen=note_seen, viewer_in=viewer_in
    )
