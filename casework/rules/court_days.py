"""Days in court: what she can plan, and on which days somebody has to be beside her. Pure."""

from __future__ import annotations

from enum import StrEnum

from casework.rules.messages import N_, S_, Sentence

MOST_SEATS = 12
LONGEST_WISHES = 1000  # characters
DAYS_BEFORE = 21  # gaps are shown to staff this long before the day

# Going is hers to decide, and to change on the day. Unanswered is no answer.
GOING: dict[str, str] = {
    "yes": N_("I plan to go"),
    "no": N_("I do not plan to go"),
    "unsure": N_("I am not sure yet"),
}
INTERPRETER: dict[str, str] = {
    "yes": N_("I would like an interpreter"),
    "no": N_("I do not need an interpreter"),
}
# The Victim Personal Statement (docs/sources.md, Stages).
STATEMENTS: dict[str, str] = {
    "undecided": N_("I have not decided"),
    "read_self": N_("I want to read it out myself"),
    "read_other": N_("I want somebody else to read it out"),
    "on_paper": N_("I want the judge to read it on paper"),
    "none": N_("I am not making one"),
}
_STATEMENT_AT = frozenset({"trial", "verdict", "retrial", "newton_hearing", "sentence"})
_WITH_VERDICT = frozenset({"trial", "retrial"})

# What a calendar shows to whoever looks over her shoulder.
CALENDAR_TITLE = N_("Appointment")
CALENDAR_FILE = "date.ics"


class Part(StrEnum):
    """A day of a hearing."""

    FIRST = "first"
    VERDICT = "verdict"
    DAY = "day"  # one more day, named by its date


class Beside(StrEnum):
    """Whether somebody is beside her."""

    SOMEBODY = "somebody"
    NOT_WANTED = "not_wanted"


PARTS: dict[str, str] = {
    Part.FIRST: S_("The first day"),
    Part.VERDICT: S_("The day of the verdict"),
    Part.DAY: S_("One more day"),
}

_BESIDE = {
    Part.FIRST: N_("%(name)s will be beside you on the first day."),
    Part.VERDICT: N_("%(name)s will be beside you for the verdict."),
    Part.DAY: N_("%(name)s will be beside you on %(day)s."),
}
_NOBODY_YET = {
    Part.FIRST: N_("We have not named anybody for the first day yet. We will tell you who."),
    Part.VERDICT: N_("We have not named anybody for the verdict yet. We will tell you who."),
}
_NOT_WANTED = {
    Part.FIRST: N_("You said that you need nobody beside you on the first day."),
    Part.VERDICT: N_("You said that you need nobody beside you for the verdict."),
    Part.DAY: N_("You said that you need nobody beside you on %(day)s."),
}


def statement_asked(hearing_type: str) -> bool:
    """Whether a statement may be read at such a hearing, or soon after it."""
    return hearing_type in _STATEMENT_AT


def days_to_cover(hearing_type: str) -> tuple[Part, ...]:
    """The days on which somebody is beside her at least."""
    if hearing_type in _WITH_VERDICT:
        return (Part.FIRST, Part.VERDICT)
    return (Part.FIRST,)


def beside_sentence(part: Part, how: Beside, *, name: str, day: object) -> Sentence:
    """Who is beside her on a day, or that she wants nobody."""
    if how is Beside.NOT_WANTED:
        return Sentence(_NOT_WANTED[part], {"day": day} if part is Part.DAY else {})
    params = {"name": name, "day": day} if part is Part.DAY else {"name": name}
    return Sentence(_BESIDE[part], params)


def nobody_yet(part: Part) -> Sentence:
    """A day to cover for which nobody is named."""
    return Sentence(_NOBODY_YET[part])


def gaps(hearing_type: str, covered: frozenset[str], going: str) -> tuple[Part, ...]:
    """The days to cover for which nobody is named; none if she does not plan to go."""
    if going == "no":
        return ()
    return tuple(part for part in days_to_cover(hearing_type) if part not in covered)
