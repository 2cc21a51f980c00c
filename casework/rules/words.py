"""Words: what texts for families avoid, and what would tell a stranger what this is about.

The lists come from docs/sources.md, Words. Tests read them for every text of ours; the staff
editor reads them while a worker writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from casework.rules.languages import CATALOGUES, language_of
from casework.rules.messages import S_, Sentence

LONGEST = 25  # words in one sentence
AVERAGE = 15  # words, over a text


@dataclass(frozen=True)
class Avoided:
    """A word to avoid, as a pattern, and what to write instead."""

    pattern: str
    instead: str


_TELL_PLAINLY = S_("Say it plainly: died, or was killed.")
_NAME = S_("Use the name that the family chose.")
_LEGAL = S_("Write what is legally true: the person charged, or the person convicted.")
_LEAVE_OUT = S_("Leave this out.")
_NO_PRESSURE = S_("Put no pressure: you can, you do not have to, this is on that day.")
_IN_WORDS = S_("Say it in whole words.")
_PLAIN_BUTTON = S_("Say what happens: save this, continue, send.")

AVOID: tuple[Avoided, ...] = (
    # Official names of schemes and papers keep their word.
    Avoided(r"victims?(?!s?['’]? (personal statement|contact|liaison|support|code))", _NAME),
    Avoided(r"the deceased|the body|the subject|the remains|exhibits?", _NAME),
    Avoided(r"pass(ed|es) (away|on)|lost|loss(es)?|(is|has) gone(?! wrong)", _TELL_PLAINLY),
    # The conclusion of an inquest keeps its name.
    Avoided(
        r"accident(s|al|ally)?(?! or misadventure)|incidents?|traged(y|ies)|tragic|events?",
        _TELL_PLAINLY,
    ),
    Avoided(r"perpetrators?|offenders?|killers?|murderers?|alleged(ly)?", _LEGAL),
    Avoided(r"next of kin", S_("Write: you, or the person you chose.")),
    Avoided(
        r"(?<!court )cases?|caseload|clients?|service users?|stakeholders?",
        S_("People are not cases. Write: court case, or what it is about."),
    ),
    Avoided(
        r"discharged|disengaged|non-compliant|declined",
        S_("Write: support has ended for now, or you chose not now."),
    ),
    Avoided(
        r"closure|mov(e|ed|ing) on|healing|come to terms|at peace|new normal|(stay|be) strong",
        _LEAVE_OUT,
    ),
    Avoided(
        r"(?<!ministry of )(?<!courts of )justice|the outcome",
        S_("Write: what the court decided."),
    ),
    Avoided(r"(we|i) (understand|know) how you feel", S_("Write: we are sorry.")),
    Avoided(
        r"urgent(ly)?|reminders?|overdue|you must|failure to|action required|final(ly)?|deadlines?",
        _NO_PRESSURE,
    ),
    Avoided(
        r"trigger|graphic|distressing|disturbing|sensitive content",
        S_("Say what it is about instead: this is about how Sam died."),
    ),
    Avoided(r"committed suicide", S_("Write: died by suicide.")),
    Avoided(r"DHR|DARDR|SUSR|FLO|IMR|CPS|SIO|NOK|PTPH|VPS|VLO|VRR|WCU|CICA|PIR|ULS", _IN_WORDS),
    Avoided(r"welcome back|great|all done|oops|sorry for any inconvenience", _LEAVE_OUT),
    Avoided(r"click here|submit(ted)?|proceed|entitled|entitlement", _PLAIN_BUTTON),
)

_AVOID = tuple((re.compile(rf"\b(?:{one.pattern})\b", re.IGNORECASE), one.instead) for one in AVOID)

# S6: words that would tell somebody who sees a title, a path or a message what this is about.
# Those of another language stand in its folder, translations/<tag>/telling.txt, one a line.
TELLING_WORDS: tuple[str, ...] = (
    r"homicid\w*",
    r"murder\w*",
    r"manslaughter",
    r"kill\w*",
    r"victims?",
    r"survivors?",
    r"deaths?",
    r"dead",
    r"die[ds]?",
    r"dying",
    r"deceased",
    r"bereave\w*",
    r"grief",
    r"griev\w*",
    r"funerals?",
    r"crim(e|es|inal|inals)",
    r"polic(e|ing)",
    r"suspects?",
    r"arrest\w*",
    r"charged",
    r"prosecut\w*",
    r"reviews?",
    r"courts?",
    r"trials?",
    r"verdicts?",
    r"sentenc(ed|ing)",
    r"guilty",
    r"prisons?",
    r"offenders?",
    r"perpetrators?",
    r"inquests?",
    r"coroners?",
    r"hearings?",
    r"compensation",
    r"witness(es)?",
    r"domestic abuse",
    r"violen(t|ce)",
)


@dataclass(frozen=True)
class Fault:
    """Something in a text to look at again: where, and what to do about it."""

    kind: str  # long | avoid | mark
    found: str
    advice: Sentence


_PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]")
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+|\n+")
_MARKS = {
    "!": S_("End the sentence with a full stop."),
    ";": S_("Make two sentences of this."),
    "(": S_("Write it without brackets."),
    ")": S_("Write it without brackets."),
}


def sentences_in(text: str) -> list[str]:
    """The sentences of a text; a placeholder counts as one word."""
    plain = _PLACEHOLDER.sub(r"\1", text)
    return [part.strip() for part in _SENTENCE_END.split(plain) if part.strip()]


def mean_length(texts: Iterable[str]) -> float:
    """Words per sentence over all the texts."""
    lengths = [len(sentence.split()) for text in texts for sentence in sentences_in(text)]
    return sum(lengths) / len(lengths) if lengths else 0.0


def faults_in_english(text: str) -> list[Fault]:
    """What a plain English text for a family would rather not have. Advice, not a refusal."""
    found: list[Fault] = []
    plain = _PLACEHOLDER.sub(r"\1", text)
    for sentence in sentences_in(text):
        if len(sentence.split()) > LONGEST:
            advice = Sentence(
                S_("Make this shorter: at most %(most)s words in a sentence."), {"most": LONGEST}
            )
            found.append(Fault("long", sentence, advice))
    for pattern, instead in _AVOID:
        found.extend(
            Fault("avoid", match.group(), Sentence(instead)) for match in pattern.finditer(plain)
        )
    found.extend(
        Fault("mark", mark, Sentence(advice)) for mark, advice in _MARKS.items() if mark in plain
    )
    return found


@lru_cache(maxsize=32)
def _telling(language: str) -> re.Pattern[str]:
    # English words are looked for everywhere: they stay behind in other languages.
    path = CATALOGUES / language_of(language).tag / "telling.txt"
    own = path.read_text(encoding="utf-8").split("\n")[:-1] if path.exists() else []
    return re.compile(rf"\b(?:{'|'.join([*TELLING_WORDS, *own])})\b", re.IGNORECASE)


def telling_words_in(text: str, language: str) -> list[str]:
    """The words in this text that would tell a stranger what it is about."""
    return [match.group() for match in _telling(language).finditer(text.replace("_", " "))]
