"""Staff and advocates, their regions and roles, their passkeys."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed


class Region(Base):
    """A region of the service. Regions are rows, because they change (docs/sources.md, Service)."""

    __tablename__ = "region"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    ended_at: Mapped[datetime | None]


class Staff(Base):
    """Somebody who works with families. Her name is shown to the people she works with."""

    __tablename__ = "staff"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    full_name: Mapped[str] = mapped_column(String(160))
    organisation: Mapped[str] = mapped_column(String(160), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")  # her work number, shown to families
    # When she answers: rules.hours. Beside it a note, which colleagues see and families do not.
    answers: Mapped[str] = mapped_column(String(40), default="")
    hours: Mapped[str] = mapped_column(String(160), default="")
    # Tags of languages she works in, separated by spaces.
    languages: Mapped[str] = mapped_column(String(160), default="en")
    email_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    email_index: Mapped[str | None] = mapped_column(String(64), unique=True)
    language: Mapped[str] = mapped_column(String(20), default="en")
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    email = Sealed("email_sealed")

    __mapper_args__ = {"version_id_col": version}


class StaffRole(Base):
    """A role held by a member of staff, for a region, from one moment to another."""

    __tablename__ = "staff_role"
    __table_args__ = (Index("ix_staff_role_staff_id", "staff_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    role: Mapped[str] = mapped_column(Slug)
    region_id: Mapped[str | None] = mapped_column(ForeignKey("region.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]


class Passkey(Base):
    """A passkey of a member of staff, or of a family member on a phone that is only hers."""

    __tablename__ = "passkey"
    __table_args__ = (
        Index("ix_passkey_staff_id", "staff_id"),
        Index("ix_passkey_case_id_member_id", "case_id", "member_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    side: Mapped[str] = mapped_column(String(10))  # family | staff
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    case_id: Mapped[str | None] = mapped_column(Id)
    member_id: Mapped[str | None] = mapped_column(Id)
    # base64url of the credential id: the look-up at sign-in.
    credential_id: Mapped[str] = mapped_column(String(512), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    # Synced passkeys always report 0, so 0 is accepted again and again.
    sign_count: Mapped[int] = mapped_column(default=0)
    label: Mapped[str] = mapped_column(String(80), default="")
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class Asked:
    """Asked for by one person, and worth nothing until another confirms it. Nobody does both."""

    asked_by: Mapped[str] = mapped_column(Id)
    asked_at: Mapped[datetime]
    until: Mapped[datetime]
    confirmed_by: Mapped[str | None] = mapped_column(Id)
    confirmed_at: Mapped[datetime | None]


class RoleRequest(Asked, Base):
    """A role that sees families' records: an administrator asks, somebody who leads confirms.

    Only then is there a ``StaffRole``; so nothing else has to know that a role can wait.
    """

    __tablename__ = "role_request"
    __table_args__ = (Index("ix_role_request_staff_id", "staff_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    role: Mapped[str] = mapped_column(Slug)
    region_id: Mapped[str | None] = mapped_column(ForeignKey("region.id"))
    refused_by: Mapped[str | None] = mapped_column(Id)
    refused_at: Mapped[datetime | None]


class PasskeyRenewal(Asked, Base):
    """A lost passkey: an administrator asks, and somebody who leads confirms."""

    __tablename__ = "passkey_renewal"
    __table_args__ = (Index("ix_passkey_renewal_staff_id", "staff_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))


class EnrolmentLink(Base):
    """A single-use link with which a member of staff adds a first, or a lost, passkey."""

    __tablename__ = "enrolment_link"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(Id)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
