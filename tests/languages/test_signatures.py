"""A language is offered only when somebody stands for its words as they are now."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from casework.cli import languages, sign_language
from casework.rules.languages import offered
from casework.web import catalogues, signatures

WHO = ("--name", "Rhian  Example", "--role", "court interpreter")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The Welsh catalogue in a folder of its own, with as much of a template as it has."""
    source = catalogues.FOLDER / "cy" / "LC_MESSAGES" / "messages.po"
    target = tmp_path / "cy" / "LC_MESSAGES"
    target.mkdir(parents=True)
    head, _, rest = source.read_text().partition("\n\n")
    few = [one for one in rest.split("\n\n") if 'msgstr ""' not in one][:20]
    (target / "messages.po").write_text("\n\n".join([head, *few]) + "\n")
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    _forget()
    yield tmp_path
    _forget()


def _forget() -> None:
    signatures.signature_of.cache_clear()
    signatures.ready_languages.cache_clear()


def _change_one_word(folder: Path) -> None:
    path = folder / "cy" / "LC_MESSAGES" / "messages.po"
    with path.open("a") as file:
        file.write('\nmsgid "One more"\nmsgstr "Un arall"\n')
    _forget()


def test_a_whole_catalogue_is_signed_and_offered(folder: Path) -> None:
    assert not signatures.is_signed("cy")
    assert sign_language.main(["cy", *WHO]) == 0
    signed = signatures.signature_of("cy")
    assert signed is not None
    assert (signed.name, signed.role) == ("Rhian Example", "court interpreter")
    assert signed.version == signatures.version_of("cy")
    ready = signatures.ready_languages()
    assert [one.tag for one in offered("production", ready)] == ["en", "cy"]


def test_a_later_change_opens_the_question_again(folder: Path) -> None:
    sign_language.main(["cy", *WHO])
    _change_one_word(folder)
    assert not signatures.is_signed("cy")
    assert "cy" not in signatures.ready_languages()
    assert any("changed since Rhian Example" in line for line in languages.lines())
    sign_language.main(["cy", *WHO])
    assert signatures.is_signed("cy")


def test_the_order_of_texts_makes_no_other_version(folder: Path) -> None:
    before = signatures.version_of("cy")
    path = folder / "cy" / "LC_MESSAGES" / "messages.po"
    head, *texts = path.read_text().split("\n\n")
    path.write_text("\n\n".join([head, *reversed(texts)]) + "\n")
    assert signatures.version_of("cy") == before


def test_half_a_catalogue_cannot_be_signed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "cy" / "LC_MESSAGES" / "messages.po"
    path.write_text(path.read_text() + '\nmsgid "Not yet"\nmsgstr ""\n')
    assert sign_language.main(["cy", *WHO]) == 1
    assert "1 of 21 texts are not translated yet." in capsys.readouterr().err
    assert not (folder / "signed.csv").exists()


def test_a_signature_for_one_catalogue_is_none_for_another(folder: Path) -> None:
    sign_language.main(["cy", *WHO])
    shutil.copy(
        folder / "cy" / "LC_MESSAGES" / "messages.po", folder / "cy" / "LC_MESSAGES" / "staff.po"
    )
    assert signatures.is_signed("cy", "messages")
    assert not signatures.is_signed("cy", "staff")


def test_the_report_names_every_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    assert languages.main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines[1:]] == [
        ["en", "messages"],
        ["en", "staff"],
        ["en-x-easier", "messages"],
        ["cy", "messages"],
        ["cy", "staff"],
        *([tag, "messages"] for tag in ("pl", "ro", "pa", "ur", "bn", "ar")),
    ]
