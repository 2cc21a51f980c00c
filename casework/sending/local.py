"""The demo's own outbox: a folder on this machine, where a page shows what would have left."""

from __future__ import annotations

import json
import os
from pathlib import Path

from casework.sending.port import Accepted, Answer, NotTaken, Outgoing
from casework.sending.smtp import as_html

FOLDER = "outbox"
_MOST = 200  # files shown


class LocalOutbox:
    """One file for each message, named by its reference: a second one cannot be added."""

    looks_up = True

    def __init__(self, instance_dir: Path, channel: str) -> None:
        self._folder = instance_dir / FOLDER
        self._channel = channel

    def hand_over(self, outgoing: Outgoing) -> Answer:
        """Write it down."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._path(outgoing.reference)
        content = {
            "channel": self._channel,
            "to": outgoing.to,
            "subject": outgoing.subject if self._channel == "email" else "",
            "text": outgoing.text,
            "html": as_html(outgoing) if self._channel == "email" else "",
            "language": outgoing.language,
            "direction": outgoing.direction,
            "reference": outgoing.reference,
        }
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.write_text(json.dumps(content, ensure_ascii=False))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
        return Accepted("local")

    def look_up(self, reference: str) -> Answer:
        """Whether the file is there."""
        return Accepted("local") if self._path(reference).exists() else NotTaken(again=True)

    def close(self) -> None:
        """Nothing is kept open."""

    def _path(self, reference: str) -> Path:
        return self._folder / f"{reference}.json"


def messages_in(instance_dir: Path) -> list[dict[str, str]]:
    """What would have left, newest first."""
    folder = instance_dir / FOLDER
    files = sorted(folder.glob("*.json"), key=lambda one: one.stat().st_mtime_ns, reverse=True)
    return [json.loads(one.read_text()) for one in files[:_MOST]]
