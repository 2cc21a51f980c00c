"""Forms that act once: a second post of the same form gets the answer of the first."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from casework.models.sessions import Submission
from casework.rules.access import Viewer

RESULT_LENGTH = 200


def once(
    session: Session,
    *,
    viewer: Viewer,
    key: str,
    action: str,
    do: Callable[[], str],
    now: datetime,
) -> str:
    """Run ``do`` and keep what it answers under the key; or answer what was kept.

    Two posts at the same moment wait for each other: on PostgreSQL by a lock on the key that
    ends with the transaction, on SQLite because there is one writer at a time. What fails
    keeps nothing, so it can be sent again.
    """
    kept_as = _kept_as(viewer, key, action)
    if session.connection().dialect.name == "postgresql":
        session.execute(
            text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))"), {"key": kept_as}
        )
    earlier = session.scalar(
        select(Submission.result).where(
            Submission.key == kept_as,
            Submission.side == viewer.side,
            Submission.actor_id == viewer.actor_id,
        )
    )
    if earlier is not None:
        return earlier
    result = do()
    if len(result) > RESULT_LENGTH:
        raise ValueError(f"the result of {action} is too long to be kept")
    session.add(
        Submission(
            key=kept_as,
            side=viewer.side,
            actor_id=viewer.actor_id,
            action=action,
            result=result,
            at=now,
        )
    )
    return result


def _kept_as(viewer: Viewer, key: str, action: str) -> str:
    # Bound to who sends it and to the form: nobody's key can meet somebody else's.
    whole = "\n".join((viewer.side, viewer.actor_id, action, key))
    return hashlib.sha256(whole.encode()).hexdigest()[:40]
