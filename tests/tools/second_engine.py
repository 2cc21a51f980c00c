"""The second engine that looks for barriers: one script of npm, locked by its hash.

It is IBM's accessibility-checker-engine, and the browser tests inject it through the driver, as
they do axe. No Node is needed: the package is one archive, of which we keep one file.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import tarfile
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "tests" / "npm-lock.json"
NAME = "accessibility-checker-engine"
_FOLDER = ROOT / "build" / "npm"
_FILE = "package/ace.js"
_PATIENCE = 120  # seconds


def script() -> Path:
    """Where the script of the locked version lies, once it was fetched."""
    return _FOLDER / f"{NAME}-{_locked()['version']}.js"


def is_here() -> bool:
    """Whether it was fetched."""
    return script().exists()


def fetch() -> None:
    """Bring the archive that the lock names, and keep its script. Raises OSError where there is
    no network, and ValueError if it is not the archive that was locked."""
    locked = _locked()
    with urllib.request.urlopen(locked["resolved"], timeout=_PATIENCE) as answer:
        archive = answer.read()
    found = "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode()
    if found != locked["integrity"]:
        raise ValueError(f"{locked['resolved']} is not the file that tests/npm-lock.json names")
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        member = files.extractfile(_FILE)
        assert member is not None, _FILE
        text = member.read()
    _FOLDER.mkdir(parents=True, exist_ok=True)
    begun = script().with_suffix(".part")
    begun.write_bytes(text)
    begun.rename(script())


def _locked() -> dict[str, str]:
    found: dict[str, str] = json.loads(LOCK.read_text())["packages"][f"node_modules/{NAME}"]
    return found
