"""The second engine is the archive that was locked, or nothing; and it stays in the tests."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import tarfile
from pathlib import Path
from urllib.error import URLError

import pytest

from tests.tools import machine, second_engine

SCRIPT = b"var ace = {};"


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Nothing was fetched yet, and what is fetched is kept here."""
    monkeypatch.setattr(second_engine, "_FOLDER", tmp_path / "npm")
    return tmp_path / "npm"


def archive() -> bytes:
    """A package of npm with one script."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as files:
        entry = tarfile.TarInfo("package/ace.js")
        entry.size = len(SCRIPT)
        files.addfile(entry, io.BytesIO(SCRIPT))
    return out.getvalue()


def answers(monkeypatch: pytest.MonkeyPatch, answer: bytes | OSError) -> None:
    """What comes over the network, whatever is asked for."""

    def urlopen(_address: str, timeout: float) -> io.BytesIO:
        assert timeout > 0
        if isinstance(answer, OSError):
            raise answer
        return io.BytesIO(answer)

    monkeypatch.setattr("urllib.request.urlopen", urlopen)


def lock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, packed: bytes) -> None:
    """A lock like ours that names this archive."""
    found = json.loads(second_engine.LOCK.read_text())
    named = found["packages"][f"node_modules/{second_engine.NAME}"]
    named["integrity"] = "sha512-" + base64.b64encode(hashlib.sha512(packed).digest()).decode()
    (tmp_path / "lock.json").write_text(json.dumps(found))
    monkeypatch.setattr(second_engine, "LOCK", tmp_path / "lock.json")


def test_an_archive_with_another_hash_is_refused(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    answers(monkeypatch, archive())
    with pytest.raises(ValueError, match=r"is not the file that tests/npm-lock\.json names"):
        second_engine.fetch()
    assert not folder.exists()
    said = machine.provide(["second engine"])
    assert said is not None
    assert "is not the file that tests/npm-lock.json names" in said


def test_without_a_network_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, URLError("no way there"))
    assert machine.provide(["second engine"]) == (
        "accessibility-checker-engine from npm could not be fetched"
        " (<urlopen error no way there>): look at the network, try again."
    )
    assert not second_engine.is_here()


def test_the_locked_archive_is_fetched_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path
) -> None:
    lock(monkeypatch, tmp_path, archive())
    answers(monkeypatch, archive())
    assert machine.provide(["second engine"]) is None
    assert [one.read_bytes() for one in folder.iterdir()] == [SCRIPT]
    answers(monkeypatch, URLError("no way there"))
    assert machine.provide(["second engine"]) is None


def test_the_lock_names_version_hash_and_licence() -> None:
    packages = json.loads(second_engine.LOCK.read_text())["packages"]
    assert list(packages) == [f"node_modules/{second_engine.NAME}"]
    (locked,) = packages.values()
    assert locked["license"] == "Apache-2.0"
    assert locked["integrity"].startswith("sha512-")
    assert locked["resolved"].endswith(f"-{locked['version']}.tgz")


def test_nothing_of_it_is_part_of_the_product() -> None:
    root = second_engine.ROOT
    shipped = [root / "pyproject.toml", *root.glob("requirements*.lock")]
    shipped += [
        path
        for folder in ("casework", "family_app", "advocate_admin", "static")
        for path in (root / folder).rglob("*")
        if path.suffix in (".py", ".html", ".js")
    ]
    assert len(shipped) > 100
    naming = [path for path in shipped if second_engine.NAME in path.read_text(errors="replace")]
    assert naming == []
