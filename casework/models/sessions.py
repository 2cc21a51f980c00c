"""Coming in and staying in: sessions, codes, and the small books the plumbing keeps."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug


class LoginSession(Base):
    """A signed-in browser. The cookie carries a random token; only its hash is here."""

    __tablename__ = "login_session"
    __table_args__ = (
        Index("ix_login_session_case_id_member_id", "case_id", "member_id"),
        Index("ix_login_session_staff_id", "staff_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    side: Mapped[str] = mapped_column(String(10))  # family | staff
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    case_id: Mapped[str | None] = mapped_column(Id)
    member_id: Mapped[str | None] = mapped_column(Id)
    started_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    idle_seconds: Mapped[int]
    expires_at: Mapped[datetime]
    own_device: Mapped[bool] = mapped_column(default=False)
    # None until she says whether this phone is only hers.
    device_answered_at: Mapped[datetime | None]
    device: Mapped[str] = mapped_column(String(60), default="")  # "a phone", "a computer"
    way_in: Mapped[str] = mapped_column(Slug)  # letter_code | spoken_code | passkey | demo_code
    ended_at: Mapped[datetime | None]
    ended_why: Mapped[str] = mapped_column(Slug, default="")


class SignInCode(Base):
    """A code with which somebody comes in.

    A letter code (60 random bits, 28 days) is found by ``lookup``, the keyed hash of the code.
    A six-digit code counts only with the browser that asked: ``lookup`` is the keyed hash of
    that browser's token, and ``code_hash`` that of person, purpose and code.
    """

    __tablename__ = "sign_in_code"
    __table_args__ = (Index("ix_sign_in_code_case_id_member_id", "case_id", "member_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    side: Mapped[str] = mapped_column(String(10))
    case_id: Mapped[str | None] = mapped_column(Id)
    member_id: Mapped[str | None] = mapped_column(Id)
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[str] = mapped_column(Slug)  # letter | six_digits | demo
    lookup: Mapped[str] = mapped_column(String(64), unique=True)
    code_hash: Mapped[str] = mapped_column(String(64), default="")
    given_how: Mapped[str] = mapped_column(Slug, default="")  # printed | read_out
    given_by: Mapped[str] = mapped_column(Id)
    given_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class Submission(Base):
    """A form that acts once: its key and what came of it. A second post gets the same answer."""

    __tablename__ = "submission"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    side: Mapped[str] = mapped_column(String(10))
    actor_id: Mapped[str] = mapped_column(Id)
    action: Mapped[str] = mapped_column(Slug)
    result: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime]


class LimitCounter(Base):
    """Counts of attempts, so that a guesser is slowed on every worker process alike."""

    __tablename__ = "limit_counter"

    key: Mapped[str] = mapped_column(String(160), primary_key=True)
    hits: Mapped[int] = mapped_column(default=0)
    expires_at: Mapped[datetime] = mapped_column(index=True)


class AccessLog(Base):
    """Which member of staff looked at whose record, when, and which page."""

    __tablename__ = "access_log"
    __table_args__ = (Index("ix_access_log_case_id_member_id_at", "case_id", "member_id", "at"),)

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str | None] = mapped_column(Id)
    staff_id: Mapped[str] = mapped_column(Id)
    page: Mapped[str] = mapped_column(Slug)
    at: Mapped[datetime]


class DeploymentMark(Base):
    """Marks a database as holding demo cases; production refuses a marked one."""

    __tablename__ = "deployment_mark"

    mark: Mapped[str] = mapped_column(Slug, primary_key=True)
    at: Mapped[datetime]
    note: Mapped[str] = mapped_column(Text, default="")
