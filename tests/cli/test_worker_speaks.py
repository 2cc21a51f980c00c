"""The worker that sends writes in a language only where the pages speak it too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from casework.cli import worker
from casework.web.settings import Mode
from tests.support.visitor import app_settings


@pytest.mark.parametrize(
    ("mode", "tag", "spoken"),
    [
        (Mode.DEMO, "ur", "ur"),
        (Mode.DEMO, "tlh", "en"),
        (Mode.PRODUCTION, "ur", "en"),  # nobody has signed it
        (Mode.PRODUCTION, "en", "en"),
    ],
)
def test_a_message_is_said_in_what_her_pages_speak(
    tmp_path: Path, mode: Mode, tag: str, spoken: str
) -> None:
    settings = replace(app_settings(tmp_path), app_mode=mode)
    assert worker._speaks(settings)(tag).tag == spoken
