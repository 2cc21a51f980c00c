"""Who is signed in as somebody who is told instead: from a browser's token to a viewer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.sessions import LoginSession
from casework.queries.shared_updates import her_zone
from casework.rules.access import TrustedViewer

TRUSTED = "trusted"


def trusted_viewer(session: Session, token_hash: str, now: datetime) -> TrustedViewer | None:
    """Whom this token signs in: nobody after an end, too long a silence, or once his door is
    closed for any reason."""
    row = session.execute(
        select(
            LoginSession.id,
            LoginSession.case_id,
            LoginSession.member_id,
            LoginSession.last_seen_at,
            LoginSession.idle_seconds,
        ).where(
            LoginSession.token_hash == token_hash,
            LoginSession.side == TRUSTED,
            LoginSession.ended_at.is_(None),
            LoginSession.expires_at > now,
        )
    ).one_or_none()
    if row is None or (now - row.last_seen_at).total_seconds() >= row.idle_seconds:
        return None
    hers = her_zone(session, row.case_id or "", row.member_id or "")
    if hers is None:
        return None
    language, time_zone = hers
    return TrustedViewer(
        case_id=row.case_id or "",
        trusted_id=row.member_id or "",
        session_id=row.id,
        language=language,
        time_zone=time_zone,
    )
