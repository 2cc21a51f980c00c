"""What a family member can choose about being told: the words of it, and what each word means.

One first question sets everything; a choice by subject stands over it. Sources: product.md §3,
design.md A2; the five subjects are those of docs/sources.md, Choices.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from casework.rules.strands import Strand


class Way(StrEnum):
    """Her answer to the first question. It sets everything that no finer choice sets."""

    TELL_ME = "tell_me"  # tell me as things happen: she may read hard news first
    PERSON_FIRST = "person_first"  # a person tells her hard news first. The default
    ONLY_WHEN_I_LOOK = "only_when_i_look"  # nothing is sent; hard news still waits for a person


class Subject(StrEnum):
    """What news is about, as far as she can choose by it."""

    COURT_POLICE = "court_police"
    ACCUSED = "accused"  # the person accused or convicted, release and bail
    HOW_DIED = "how_died"  # how they died, and the inquest
    REVIEW = "review"
    MONEY = "money"  # money and practical things
    WITH_US = "with_us"  # meetings, replies, promises: follows the first question only


class SubjectChoice(StrEnum):
    """How she wants one subject."""

    TELL_ME = "tell_me"
    PERSON = "person"  # a person tells me
    OTHER = "other"  # tell somebody else instead
    KEEP = "keep"  # keep it for when I ask
    NOT_KNOW = "not_know"  # I do not want to know


class Channel(StrEnum):
    """Ways to reach somebody. The first three carry messages; the last two are a person's."""

    TEXT = "text"
    EMAIL = "email"
    LETTER = "letter"
    CALL = "call"
    IN_PERSON = "in_person"


MESSAGE_CHANNELS: frozenset[Channel] = frozenset({Channel.TEXT, Channel.EMAIL, Channel.LETTER})


class PauseBreak(StrEnum):
    """What she said about news for her safety during a pause: somebody is let out, or bail."""

    PHONE_ME = "phone_me"
    TELL_OTHER = "tell_other"  # the person she named
    DO_NOT_TELL = "do_not_tell"
    UNANSWERED = "unanswered"  # a team leader decides; nothing is inferred


class Support(StrEnum):
    """How far support goes on."""

    GOING_ON = "going_on"
    LESS_OFTEN = "less_often"
    ENDING = "ending"  # on a day, or after something; it goes on until then
    ENDED = "ended"


# The subjects she is asked about, in the order of the page.
CHOOSABLE: tuple[Subject, ...] = (
    Subject.COURT_POLICE,
    Subject.ACCUSED,
    Subject.HOW_DIED,
    Subject.REVIEW,
    Subject.MONEY,
)

# What a kind is about unless its own row in the table says otherwise.
SUBJECT_BY_STRAND: dict[Strand, Subject] = {
    Strand.POLICE: Subject.COURT_POLICE,
    Strand.COURT: Subject.COURT_POLICE,
    Strand.INQUEST: Subject.HOW_DIED,
    Strand.REVIEW: Subject.REVIEW,
    Strand.MONEY: Subject.MONEY,
    Strand.AFTER_SENTENCE: Subject.ACCUSED,
    Strand.WITH_US: Subject.WITH_US,
}


class _Kind(Protocol):
    """A row of the table of kinds, as far as it matters here."""

    @property
    def strand(self) -> Strand:
        """Its strand."""

    @property
    def about(self) -> str:
        """The slug of its subject, where it is not the one of its strand."""


def subject_of(kind: _Kind) -> Subject:
    """What a kind of update is about, as she chooses by it."""
    return Subject(kind.about) if kind.about else SUBJECT_BY_STRAND[kind.strand]
