"""Words of people on their way into another language, and who asked to be careful with whom."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed


class Translation(Base):
    """One text on its way into one language.

    ``text`` is a copy for the translator: names that the writer marked are labels in it. The
    names themselves are in another table, which no translator reads. ``result`` holds labels
    as well until it is released.
    """

    __tablename__ = "translation"
    __table_args__ = (
        ForeignKeyConstraint(["case_id"], ["case_file.id"]),
        Index("ix_translation_case_id_about_id", "case_id", "about_id"),
        Index("ix_translation_translator_id_state", "translator_id", "state"),
        Index("ix_translation_checker_id_state", "checker_id", "state"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    about: Mapped[str] = mapped_column(Slug)  # rules.peoples_words.About
    about_id: Mapped[str] = mapped_column(Id)  # the update, the message, the view …
    member_id: Mapped[str | None] = mapped_column(Id)  # whose words, or for whom; None: several
    wording: Mapped[int] = mapped_column(default=1, server_default="1")  # of a view: which words
    kind: Mapped[str] = mapped_column(Slug)  # the kind of update, or rules.peoples_words
    from_language: Mapped[str] = mapped_column(String(20))
    to_language: Mapped[str] = mapped_column(String(20))
    # rules.peoples_words.State
    state: Mapped[str] = mapped_column(Slug)
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    result_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    # What the second person said when it went back to the translator.
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    # Whoever assigned it said that the translator is from outside the reader's community.
    outside: Mapped[bool] = mapped_column(default=False)
    translator_id: Mapped[str] = mapped_column(Id)
    checker_id: Mapped[str] = mapped_column(Id)
    asked_by: Mapped[str] = mapped_column(Id)
    asked_at: Mapped[datetime]
    translated_at: Mapped[datetime | None]
    checked_at: Mapped[datetime | None]
    released_at: Mapped[datetime | None]
    released_by: Mapped[str | None] = mapped_column(Id)
    version: Mapped[int] = mapped_column(default=1)

    text = Sealed("text_sealed")
    result = Sealed("result_sealed")
    note = Sealed("note_sealed")

    __mapper_args__ = {"version_id_col": version}


class TranslationName(Base):
    """A name that stands as a label in a translator's copy."""

    __tablename__ = "translation_name"
    __table_args__ = (
        ForeignKeyConstraint(
            ["case_id", "translation_id"], ["translation.case_id", "translation.id"]
        ),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    translation_id: Mapped[str] = mapped_column(Id, primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)

    name = Sealed("name_sealed")


class TranslatorWish(Base):
    """She would rather have a translator from outside her community. Which that is, is written
    down nowhere."""

    __tablename__ = "translator_wish"
    __table_args__ = (
        ForeignKeyConstraint(
            ["case_id", "member_id"], ["family_member.case_id", "family_member.id"]
        ),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id, primary_key=True)
    outside: Mapped[bool]
    set_at: Mapped[datetime]
