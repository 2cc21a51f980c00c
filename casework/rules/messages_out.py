"""The words of every message that leaves: the same whatever the news.

Nobody who reads one on somebody else's phone learns what it is about, or who sent it. Each
fits into one text message in every script (docs/sources.md, Words).
"""

from __future__ import annotations

from casework.rules.messages import N_, Sentence
from casework.rules.sending import Purpose

LONGEST = 70  # characters: what one part of a text holds in any script

# Translators: at most 70 characters. It may stand on a locked phone that others see.
NEWS = N_("There is something new when you want it.")
# Translators: at most 70 characters with the name, which is a worker's first name.
NEWS_FROM = N_("There is something new when you want it. %(name)s")
# Translators: at most 70 characters. Only where texts can be answered. STOP stays as it is: it is
# the word that one sends, and every phone shop teaches it.
NEWS_STOP = N_("There is something new when you want it. To end texts: STOP")
# Translators: the same with a worker's first name of at most ten letters.
NEWS_FROM_STOP = N_("There is something new when you want it. %(name)s. To end: STOP")
# Translators: at most 70 characters. The code is six digits.
CODE = N_("Your code is %(code)s")
# Translators: the subject of an email. It may stand on a locked phone that others see.
SUBJECT = N_("A note for you")
# Translators: the subject of an email that holds a code.
CODE_SUBJECT = N_("Your code")

LONGEST_NAME = 20  # a longer first name is left out, so that no text is split
LONGEST_NAME_STOP = 10  # the same where the text says how to end texts

ALL: tuple[str, ...] = (NEWS, NEWS_FROM, NEWS_STOP, NEWS_FROM_STOP, CODE, SUBJECT, CODE_SUBJECT)


def words(purpose: str, *, code: str = "", worker: str = "", replies: bool = False) -> Sentence:
    """What a message says. ``worker``: a first name, only where she chose that it may stand.
    ``replies``: it can be answered, so it says how to end texts."""
    if Purpose(purpose).is_code:
        return Sentence(CODE, {"code": code})
    if purpose == Purpose.SHARED.value:
        return Sentence(NEWS)  # an answer of his would be nobody's
    name = worker.strip()
    if name and len(name) <= (LONGEST_NAME_STOP if replies else LONGEST_NAME):
        return Sentence(NEWS_FROM_STOP if replies else NEWS_FROM, {"name": name})
    return Sentence(NEWS_STOP if replies else NEWS)


def subject(purpose: str) -> Sentence:
    """The subject of an email."""
    return Sentence(CODE_SUBJECT if Purpose(purpose).is_code else SUBJECT)
