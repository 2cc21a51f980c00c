"""Updates, the workers' own words, who each is addressed to, and what was withdrawn."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed, SealedJson

_UPDATE = ["update_entry.case_id", "update_entry.id"]
_MEMBER = ["family_member.case_id", "family_member.id"]


class Update(Base):
    """One piece of news: a kind out of the table, typed fields, and who told us.

    Published is published: after release the row changes only by a withdrawal. A correction
    and a moved date are new rows that point here.
    """

    __tablename__ = "update_entry"  # "update" is a reserved word
    __table_args__ = (
        ForeignKeyConstraint(["case_id"], ["case_file.id"]),
        Index("ix_update_entry_case_id_state_occurred_on", "case_id", "state", "occurred_on"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(Slug)
    strand: Mapped[str] = mapped_column(Slug)
    # draft | waiting_second | published | withdrawn | discarded
    state: Mapped[str] = mapped_column(Slug, default="draft")
    fields_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    source_role: Mapped[str] = mapped_column(Slug, default="")
    official_source_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    occurred_on: Mapped[date | None]  # when it happened; orders the timeline
    review_id: Mapped[str | None] = mapped_column(Id)
    corrects_id: Mapped[str | None] = mapped_column(Id)
    moves_id: Mapped[str | None] = mapped_column(Id)
    # The writer's own answer: these words would give away what a recipient does not know yet.
    gives_away_held: Mapped[bool] = mapped_column(default=False)
    # Kinds of hard news that this entry would reveal, from the table of kinds, separated by
    # spaces; written at release so that reading a timeline need not open every entry.
    gives_away: Mapped[str] = mapped_column(String(200), default="")
    about_evidence: Mapped[bool] = mapped_column(default=False)
    promise_on: Mapped[date | None]  # "we will be in touch by ..., even if there is no news"
    created_by: Mapped[str] = mapped_column(Id)
    created_at: Mapped[datetime]
    sent_to_second_at: Mapped[datetime | None]
    returned_note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # back to the writer
    published_by: Mapped[str | None] = mapped_column(Id)
    published_at: Mapped[datetime | None]
    second_person: Mapped[str | None] = mapped_column(Id)
    withdrawn_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    fields = SealedJson("fields_sealed")
    official_source = Sealed("official_source_sealed")
    returned_note = Sealed("returned_note_sealed")

    __mapper_args__ = {"version_id_col": version}


class UpdateWords(Base):
    """The worker's own sentences in one language: written, translated, checked, released."""

    __tablename__ = "update_words"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "update_id"], _UPDATE),
        Index(
            "ix_update_words_case_id_update_id_language",
            "case_id",
            "update_id",
            "language",
            unique=True,
        ),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    update_id: Mapped[str] = mapped_column(Id)
    language: Mapped[str] = mapped_column(String(20))
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    # written | with_translator | checked | released | withdrawn
    state: Mapped[str] = mapped_column(Slug, default="written")
    written_by: Mapped[str] = mapped_column(Id)
    written_at: Mapped[datetime]
    # "" where the worker wrote them in this language; translator
    put_by: Mapped[str] = mapped_column(Slug, default="")
    checked_by: Mapped[str | None] = mapped_column(Id)
    released_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    text = Sealed("text_sealed")

    __mapper_args__ = {"version_id_col": version}


class Audience(Base):
    """One reader of one update: was she told, what did she choose, was it shown to her."""

    __tablename__ = "audience"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "update_id"], _UPDATE),
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index("ix_audience_case_id_update_id", "case_id", "update_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id, primary_key=True)
    update_id: Mapped[str] = mapped_column(Id, primary_key=True)
    # False while the update is a draft: it reaches nobody.
    addressed: Mapped[bool] = mapped_column(default=False)
    addressed_at: Mapped[datetime | None]
    previewed_at: Mapped[datetime | None]
    previewed_by: Mapped[str | None] = mapped_column(Id)
    # What the writer saw of this recipient (slugs only); compared again at release.
    seen_line: Mapped[str] = mapped_column(String(300), default="")
    told_at: Mapped[datetime | None]
    told_by: Mapped[str | None] = mapped_column(Id)
    shown_at: Mapped[datetime | None]
    # "" | main | all | ask | keep | no : her own choice about hard news
    choice: Mapped[str] = mapped_column(Slug, default="")
    choice_at: Mapped[datetime | None]
    # The session in which she opened it: at sign-out it is closed again.
    opened_in_session: Mapped[str | None] = mapped_column(Id)
    asked_answered_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]  # wrong recipient: no longer hers, and leaves no trace


class Withdrawal(Base):
    """A withdrawn update: why, by whom, and the copy that one named team leader may open."""

    __tablename__ = "withdrawal"
    __table_args__ = (ForeignKeyConstraint(["case_id", "update_id"], _UPDATE),)

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    update_id: Mapped[str] = mapped_column(Id)
    ground: Mapped[str] = mapped_column(Slug)  # court_order | safety | wrong_recipient
    reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    withdrawn_by: Mapped[str] = mapped_column(Id)
    withdrawn_at: Mapped[datetime]
    copy_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    named_leader: Mapped[str] = mapped_column(Id)

    reason = Sealed("reason_sealed")
    copy = SealedJson("copy_sealed")


class SealedCopyOpening(Base):
    """The named team leader opened a sealed copy: when, and the reason she gave."""

    __tablename__ = "sealed_copy_opening"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "withdrawal_id"], ["withdrawal.case_id", "withdrawal.id"]),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    withdrawal_id: Mapped[str] = mapped_column(Id)
    opened_by: Mapped[str] = mapped_column(Id)
    opened_at: Mapped[datetime]
    reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)

    reason = Sealed("reason_sealed")


class Incident(Base):
    """Something went wrong that a team leader follows up; lists who saw it."""

    __tablename__ = "incident"
    __table_args__ = (ForeignKeyConstraint(["case_id"], ["case_file.id"]),)

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(Slug)
    update_id: Mapped[str | None] = mapped_column(Id)
    withdrawal_id: Mapped[str | None] = mapped_column(Id)
    opened_by: Mapped[str] = mapped_column(Id)
    opened_at: Mapped[datetime]
    closed_by: Mapped[str | None] = mapped_column(Id)
    closed_at: Mapped[datetime | None]
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    version: Mapped[int] = mapped_column(default=1)

    note = Sealed("note_sealed")

    __mapper_args__ = {"version_id_col": version}
