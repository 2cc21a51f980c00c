"""Who is signed in as somebody who is told instead: from a browser's token to a viewer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from casework.models.choices import TrustedPerson
from casework.models.sessions import LoginSession
from casework.queries.shared_updates import her_zone
from casework.rules.access import TrustedViewer
from casework.rules.coming_in import Step

TRUSTED = "trusted"


@dataclass(frozen=True)
class SignedInTrusted(TrustedViewer):
    """He, with how his pages look to him."""

    theme: str = "system"
    text_size: str = "normal"
    leaving_seen: bool = False

    @property
    def next_step(self) -> Step | None:
        """How to leave quickly, once. His phone counts as shared, and nothing of his is kept."""
        return None if self.leaving_seen else Step.SHARED_LEAVING


def trusted_viewer(session: Session, token_hash: str, now: datetime) -> SignedInTrusted | None:
    """Whom this token signs in: nobody after an end, too long a silence, or once his door is
    closed for any reason."""
    row = session.execute(
        select(
            LoginSession.id,
            LoginSession.case_id,
            LoginSession.member_id,
            LoginSession.last_seen_at,
            LoginSession.idle_seconds,
            TrustedPerson.language,
            TrustedPerson.theme,
            TrustedPerson.text_size,
            TrustedPerson.leaving_seen_at,
        )
        .join(
            TrustedPerson,
            and_(
                TrustedPerson.case_id == LoginSession.case_id,
                TrustedPerson.id == LoginSession.member_id,
            ),
        )
        .where(
            LoginSession.token_hash == token_hash,
            LoginSession.side == TRUSTED,
            LoginSession.ended_at.is_(None),
            LoginSession.expires_at > now,
        )
    ).one_or_none()
    if row is None or (now - row.last_seen_at).total_seconds() >= row.idle_seconds:
        return None
    time_zone = her_zone(session, row.case_id or "", row.member_id or "")
    if time_zone is None:
        return None
    return SignedInTrusted(
        case_id=row.case_id or "",
        trusted_id=row.member_id or "",
        session_id=row.id,
        language=row.language,
        time_zone=time_zone,
        theme=row.theme,
        text_size=row.text_size,
        leaving_seen=row.leaving_seen_at is not None,
    )
