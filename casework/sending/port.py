"""The port: what is handed over, and the four things a receiver can answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Outgoing:
    """One message to one place. More than one receiver per message does not exist here."""

    reference: str  # stable over every attempt: the receiver knows the message by it
    to: str
    subject: str
    text: str
    language: str = "en"
    direction: str = "ltr"


@dataclass(frozen=True)
class Accepted:
    """The receiver took it. ``receipt`` is its own number, if it gave one."""

    receipt: str = ""


@dataclass(frozen=True)
class NotTaken:
    """The answer proves that the receiver did not take it. ``again``: it may later."""

    again: bool


@dataclass(frozen=True)
class Unknown:
    """Nobody can say. Never sent again blindly."""


@dataclass(frozen=True)
class OnPaper:
    """It lies ready to be printed; a person posts it."""


Answer = Accepted | NotTaken | Unknown | OnPaper


class Receiver(Protocol):
    """A way out."""

    @property
    def looks_up(self) -> bool:
        """Whether it can be asked later what became of a reference."""

    def hand_over(self, outgoing: Outgoing) -> Answer:
        """Hand one message over, once. Never raises for what a network does."""

    def look_up(self, reference: str) -> Answer:
        """What became of a hand-over that was cut off."""

    def close(self) -> None:
        """Let go of a connection kept open."""
