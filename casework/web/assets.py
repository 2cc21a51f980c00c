"""Style and scripts: read once at the start, addressed by their content, named by their hash."""

from __future__ import annotations

import base64
import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import brotli  # type: ignore[import-untyped]

FOLDER = Path(__file__).resolve().parents[2] / "static"
SERVED = frozenset({".css", ".js", ".svg", ".png", ".ico", ".woff2"})


@dataclass(frozen=True)
class Asset:
    """One file as it is sent: its bytes, and the digest that stands in its address."""

    name: str
    body: bytes
    brotli: bytes
    gzip: bytes
    digest: str
    content_type: str


@lru_cache(maxsize=1)
def assets() -> dict[str, Asset]:
    """Every file that may be served, by its name below static/."""
    found = {}
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file() and path.suffix in SERVED:
            name = path.relative_to(FOLDER).as_posix()
            found[name] = _asset(name, path.read_bytes())
    return found


def _asset(name: str, body: bytes) -> Asset:
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if guessed.startswith("text/") or guessed == "application/javascript":
        guessed = f"{guessed.replace('application/', 'text/')}; charset=utf-8"
    return Asset(
        name=name,
        body=body,
        brotli=brotli.compress(body),
        gzip=gzip.compress(body, mtime=0),
        digest=hashlib.sha256(body).hexdigest()[:12],
        content_type=guessed,
    )


@lru_cache(maxsize=8)
def stylesheet(*names: str) -> str:
    """The stylesheet as it stands inside each page: several files, one after the other."""
    return "".join(assets()[name].body.decode().strip() for name in names)


def csp_hash(text: str) -> str:
    """The source expression that lets exactly this inline text run."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
