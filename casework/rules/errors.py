"""What can go wrong, in the words of the product. HTTP is decided in casework.web.errors."""

from __future__ import annotations

from collections.abc import Mapping

from casework.rules.messages import N_, S_, Sentence


class CaseworkError(Exception):
    """Something a person can be told about: a sentence, and the form field it belongs to."""

    def __init__(self, sentence: Sentence, field: str | None = None) -> None:
        super().__init__(sentence.msgid)
        self.sentence = sentence
        self.field = field


class NotFound(CaseworkError):
    """It does not exist, or is not this viewer's to see. The two are never told apart."""

    def __init__(self) -> None:
        super().__init__(Sentence(N_("There is nothing here.")))


class Refused(CaseworkError):
    """The viewer sees the thing and may not do this with it."""


class Invalid(CaseworkError):
    """Something typed needs another look. ``errors`` maps each field to its sentence."""

    def __init__(self, errors: Mapping[str, Sentence]) -> None:
        first_field, first = next(iter(errors.items()))
        super().__init__(first, first_field)
        self.errors = dict(errors)


class Stale(CaseworkError):
    """Somebody else changed the row since it was read. Both texts are kept for the page."""

    def __init__(self, theirs: Mapping[str, str], mine: Mapping[str, str]) -> None:
        super().__init__(
            Sentence(S_("Somebody else changed this while you were writing. Both texts are below."))
        )
        self.theirs = dict(theirs)
        self.mine = dict(mine)


class AudienceChanged(CaseworkError):
    """Who would learn of this changed between the preview and the release."""

    def __init__(self, differences: tuple[Sentence, ...]) -> None:
        super().__init__(
            Sentence(
                S_("Something changed since you looked. Read what changed, then decide again.")
            )
        )
        self.differences = differences
