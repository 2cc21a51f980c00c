"""What a family member says to a review: her answer, her views, and who may read which.

Her answer is hers alone. Nothing asks her before the day she chose. A view is in her words;
it leaves only with a release that is in force at that moment, and each release is one of its
own. Source: docs/sources.md, Reviews.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from casework.rules.messages import N_


class Answer(StrEnum):
    """Her four ways to answer, per review. No answer is an answer as well: it stays open."""

    TAKE_PART = "take_part"
    KEEP_INFORMED = "keep_informed"
    NOT_NOW = "not_now"
    NO = "no"


@dataclass(frozen=True)
class AnswerWords:
    """What she chooses, what follows, what does not, and what we then ask about the chair."""

    label: str
    follows: str
    stays: str  # what does not follow from it
    chair_question: str


_SUPPORT_STAYS = N_("This changes nothing about the support that you have.")
_KNOWN = N_("May the chair know of you, and how to reach you?")
_SPARED = N_("Shall we tell the chair, so that they do not write to you?")

ANSWERS: dict[Answer, AnswerWords] = {
    Answer.TAKE_PART: AnswerWords(
        N_("I want to take part"),
        N_(
            "You can say what you think, ask questions and read the report before it is finished. "
            "You do as much or as little as you want."
        ),
        N_("Nothing that you say goes to anybody before you say so."),
        _KNOWN,
    ),
    Answer.KEEP_INFORMED: AnswerWords(
        N_("Keep me informed"),
        N_("We tell you how it is going, in the way you chose. Nobody asks you for anything."),
        N_("You can still say something later, if you want to."),
        _KNOWN,
    ),
    Answer.NOT_NOW: AnswerWords(
        N_("Not now, ask me again later"),
        N_("Nobody asks you before the day you choose. You can come back to this at any time."),
        _SUPPORT_STAYS,
        _SPARED,
    ),
    Answer.NO: AnswerWords(
        N_("No"),
        N_("Nobody asks you again. You can change your mind, and you need no reason."),
        _SUPPORT_STAYS,
        _SPARED,
    ),
}

# The answers after which the chair may learn of her, if she says so herself.
IN_THE_REVIEW = frozenset({Answer.TAKE_PART, Answer.KEEP_INFORMED})


@dataclass(frozen=True)
class Standing:
    """Her newest answer to one review. ``chair_told`` is None while she has not said."""

    answer: Answer
    given_at: datetime
    ask_again_on: date | None = None
    chair_told: bool | None = None


# What stands at her answer once the day has come that she chose.
ASKED_AGAIN = N_("You chose this day to be asked again. You do not have to answer.")


def known_to_chair(standing: Standing | None) -> bool:
    """Whether the chair may learn that she exists, and how to reach her."""
    return standing is not None and standing.answer in IN_THE_REVIEW and standing.chair_told is True


def may_be_asked(standing: Standing | None, today: date) -> bool:
    """Whether staff may bring it up: while she has not answered, or from the day she chose."""
    if standing is None:
        return True
    if standing.answer is not Answer.NOT_NOW:
        return False
    return standing.ask_again_on is not None and standing.ask_again_on <= today


def asked_again(standing: Standing | None, today: date) -> bool:
    """Whether the day has come that she chose: then her page says so, and never before it."""
    return (
        standing is not None and standing.answer is Answer.NOT_NOW and may_be_asked(standing, today)
    )


class Topic(StrEnum):
    """What a view can be about."""

    TERMS_OF_REFERENCE = "terms_of_reference"
    LIFE = "life_and_character"
    RELATIONSHIP = "relationship"
    AGENCIES = "agencies"
    MISSED_CHANCES = "missed_chances"
    WHAT_WOULD_HELP = "what_would_help"
    DRAFT = "comments_on_draft"
    NAME = "pseudonym"
    PUBLICATION = "publication"
    OTHER = "other"


TOPICS: dict[Topic, str] = {
    Topic.TERMS_OF_REFERENCE: N_("The questions the review will ask"),
    Topic.LIFE: N_("Who they were, in my words"),
    Topic.RELATIONSHIP: N_("How things were between them"),
    Topic.AGENCIES: N_("What services did"),
    Topic.MISSED_CHANCES: N_("Chances that were missed"),
    Topic.WHAT_WOULD_HELP: N_("What would have helped"),
    Topic.DRAFT: N_("What the report says"),
    Topic.NAME: N_("The name used in the report"),
    Topic.PUBLICATION: N_("How it is made public"),
    Topic.OTHER: N_("Something else"),
}

# A view, a portrait or a draft could touch the evidence (docs/sources.md, Trials).
LONGEST_VIEW = 20_000  # characters
LONGEST_NAME = 80  # characters

# What stands for a name where she does not wish to choose one; recorded like a view.
NO_NAME = N_("I do not wish to choose a name.")


class Form(StrEnum):
    """How a view came to be on paper."""

    WRITTEN = "written"  # by her, on her page
    SPOKEN = "spoken"  # said aloud, and written down by whoever stands beside her
    NO_NAME = "no_name"  # she does not wish to choose a name


class Reader(StrEnum):
    """Whom a view can be released to, each on its own."""

    CHAIR = "chair"
    PANEL = "panel"
    QUALITY_ASSURANCE = "quality_assurance"
    QUOTED = "quoted"


READERS: dict[Reader, str] = {
    Reader.CHAIR: N_("The chair of the review"),
    Reader.PANEL: N_("The panel that works with the chair"),
    Reader.QUALITY_ASSURANCE: N_("Those who check the quality of the report"),
    Reader.QUOTED: N_("It may be quoted in the published report"),
}


@dataclass(frozen=True)
class Release:
    """One release of one view to one reader, and whether it had to wait for a check.

    ``wording`` is the number of the words that she approved and released; other words of the
    same view are not covered by it.
    """

    reader: Reader
    released_at: datetime
    wording: int = 1
    withdrawn_at: datetime | None = None
    waits_for_check: bool = False
    checked_at: datetime | None = None
    used_at: datetime | None = None


def in_force(release: Release, now: datetime) -> bool:
    """Whether this reader may read the view now. A release that waits is none yet."""
    if release.released_at > now:
        return False
    if release.withdrawn_at is not None and release.withdrawn_at <= now:
        return False
    return not release.waits_for_check or (
        release.checked_at is not None and release.checked_at <= now
    )


def readers_now(
    releases: Iterable[Release],
    *,
    wording: int,
    approved: int | None,
    known: bool,
    now: datetime,
) -> frozenset[Reader]:
    """Who may read a view at this moment.

    ``wording`` is the number of its words as they stand, ``approved`` that of the words she
    approved, ``known`` whether the chair may know of her at all. Words that she has not
    approved go to nobody, nor do any while she is not to be known.
    """
    if approved != wording or not known:
        return frozenset()
    return frozenset(
        one.reader for one in releases if one.wording == wording and in_force(one, now)
    )


def must_wait(*, proceedings_active: bool) -> bool:
    """While criminal proceedings are active a release waits for a recorded check with the
    senior investigating officer or the prosecutor (docs/sources.md, Trials)."""
    return proceedings_active
