"""One entry and one command begin a language."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from casework.rules.languages import LANGUAGES, TABLE
from tests.tools import translations

WAITING = [one for one in TABLE if one not in LANGUAGES]


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder of catalogues of its own, inside the project as the command expects it."""
    made = translations.ROOT / "build" / f"translations-{tmp_path.name}"
    monkeypatch.setattr(translations, "FOLDER", made)
    yield made
    shutil.rmtree(made, ignore_errors=True)


def test_an_entry_and_a_command_begin_a_catalogue(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    language = WAITING[0] if WAITING else TABLE[-1]
    assert translations.main([language.tag]) == 0
    text = (folder / language.tag / "LC_MESSAGES" / "messages.po").read_text()
    assert f'"Plural-Forms: {language.plural_forms}\\n"' in text
    assert language.own_name in text.splitlines()[0]
    printed = capsys.readouterr().out
    count = re.search(rf"{language.tag}/LC_MESSAGES/messages.po: (\d+) texts, (\d+) to", printed)
    assert count is not None
    assert count[1] == count[2] != "0"  # nothing is guessed


def test_a_language_without_an_entry_is_not_begun(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert translations.main(["tlh"]) == 2
    assert "add its entry there first" in capsys.readouterr().out
    assert not folder.exists()


def test_the_readme_says_it_in_five_lines() -> None:
    readme = (translations.ROOT / "README.md").read_text()
    told = readme.split("## Add a language\n")[1].split("\n## ")[0]
    assert len([line for line in told.splitlines() if line.startswith("    ")]) == 5
    for command in ("make language tag=", "casework languages", "casework sign-language"):
        assert command in told
