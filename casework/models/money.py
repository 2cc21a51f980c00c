"""An application for compensation. It belongs to one applicant, and not to a family."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed

_MEMBER = ["family_member.case_id", "family_member.id"]
_CLAIM = ["claim.case_id", "claim.id"]


class Claim(Base):
    """One application, by one person. There is no field for a sum here: see ClaimSum."""

    __tablename__ = "claim"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index("ix_claim_case_id_member_id", "case_id", "member_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)  # the applicant
    route: Mapped[str] = mapped_column(Slug)  # rules.claims.ROUTES
    stage: Mapped[str] = mapped_column(Slug, default="thinking")  # rules.claims.STAGES
    stage_on: Mapped[date]
    helper: Mapped[str] = mapped_column(Slug, default="us")  # rules.claims.HELPERS
    reference_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    form_saved_on: Mapped[date | None]  # the online form is kept for a while only
    sent_on: Mapped[date | None]
    letter_on: Mapped[date | None]  # of the decision
    review_by: Mapped[date | None]  # copied from the letter, never counted
    appeal_by: Mapped[date | None]
    # Before she began she was shown why the answer can be no.
    cautions_at: Mapped[datetime | None]
    opened_by: Mapped[str] = mapped_column(Id)
    opened_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    reference = Sealed("reference_sealed")

    __mapper_args__ = {"version_id_col": version}


class ClaimStage(Base):
    """The application reached a stage on a day."""

    __tablename__ = "claim_stage"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "claim_id"], _CLAIM),
        Index("ix_claim_stage_case_id_claim_id", "case_id", "claim_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    claim_id: Mapped[str] = mapped_column(Id)
    member_id: Mapped[str] = mapped_column(Id)
    stage: Mapped[str] = mapped_column(Slug)
    reached_on: Mapped[date]
    set_by: Mapped[str] = mapped_column(Id)
    set_at: Mapped[datetime]


class ClaimPaper(Base):
    """A paper that was asked for, by when, and when it went."""

    __tablename__ = "claim_paper"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "claim_id"], _CLAIM),
        Index("ix_claim_paper_case_id_claim_id", "case_id", "claim_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    claim_id: Mapped[str] = mapped_column(Id)
    member_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(Slug)  # rules.claims.PAPERS
    asked_on: Mapped[date]
    due_on: Mapped[date | None]
    sent_on: Mapped[date | None]
    set_by: Mapped[str] = mapped_column(Id)
    set_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class ClaimSum(Base):
    """What the letter decided and the sum in it. A table of its own, so that no page can show
    it by the way; the newest row holds."""

    __tablename__ = "claim_sum"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "claim_id"], _CLAIM),
        Index("ix_claim_sum_case_id_claim_id", "case_id", "claim_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    claim_id: Mapped[str] = mapped_column(Id)
    member_id: Mapped[str] = mapped_column(Id)
    # Sealed as well: that there is an answer says nothing, what it is says much.
    outcome_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # rules.claims.OUTCOMES
    pounds_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    set_by: Mapped[str] = mapped_column(Id)
    set_at: Mapped[datetime]

    outcome = Sealed("outcome_sealed")
    pounds = Sealed("pounds_sealed")


class ClaimConsent(Base):
    """The applicant lets one relative see where it stands. Hers to give and to take back.

    She names the relative in her own words; her worker, who knows who belongs to the family,
    finds the person. Nobody else's name stands on her pages.
    """

    __tablename__ = "claim_consent"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "claim_id"], _CLAIM),
        Index("ix_claim_consent_case_id_claim_id", "case_id", "claim_id"),
        Index("ix_claim_consent_case_id_for_member_id", "case_id", "for_member_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    claim_id: Mapped[str] = mapped_column(Id)
    member_id: Mapped[str] = mapped_column(Id)  # who consents: the applicant
    named_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # whom, as she wrote it
    signed_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # her name, as she is shown
    given_at: Mapped[datetime]
    for_member_id: Mapped[str | None] = mapped_column(Id)
    linked_by: Mapped[str | None] = mapped_column(Id)
    linked_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    named = Sealed("named_sealed")
    signed = Sealed("signed_sealed")

    __mapper_args__ = {"version_id_col": version}
