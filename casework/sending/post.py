"""Letters: they lie ready, and the team's support worker prints and posts them."""

from __future__ import annotations

from casework.sending.port import Answer, OnPaper, Outgoing, Unknown


class Post:
    """Paper. Nothing leaves by itself."""

    looks_up = False

    def hand_over(self, outgoing: Outgoing) -> Answer:
        """It waits for a person."""
        return OnPaper()

    def look_up(self, reference: str) -> Answer:
        """Nothing is known of paper."""
        return Unknown()

    def close(self) -> None:
        """Nothing is kept open."""
