"""A document as PDF/UA-1, made on this machine with nothing fetched from anywhere.

WeasyPrint is optional, and needs libraries of the system beside it. Where either is missing,
``pdf_available`` says so and letters are printed from their page.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import threading
from functools import lru_cache
from typing import Any

from casework.rules.messages import S_
from casework.web.letters.directions import settled

# One sentence for staff. Families are simply not offered the file.
WHAT_TO_INSTALL = S_(
    "To make PDF files here, whoever runs the service installs the Python packages of"
    " requirements-production.lock, and the system packages libpango-1.0-0, libpangoft2-1.0-0,"
    " libharfbuzz-subset0 and fonts-noto-core."
)
_LIBRARIES = (
    ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib", "libharfbuzz-subset-0.dll"),
)
# The library keeps state while it lays out text; two letters at once wait for each other.
_one_at_a_time = threading.Lock()


class NoPdf(RuntimeError):
    """The libraries that make PDF files are not on this machine."""


@lru_cache(maxsize=1)
def pdf_available() -> bool:
    """Whether a PDF can be made here, asked without loading what makes it (that takes seconds)."""
    if importlib.util.find_spec("weasyprint") is None:
        return False
    return all(_loads(names) for names in _LIBRARIES)


def _loads(names: tuple[str, ...]) -> bool:
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def make_pdf(document: str) -> bytes:
    """A document as tagged PDF (PDF/UA-1), or NoPdf."""
    if not pdf_available():
        raise NoPdf
    with _one_at_a_time:
        weasyprint = _library()
        fetcher = weasyprint.urls.URLFetcher(
            allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True
        )
        page = weasyprint.HTML(string=settled(document), url_fetcher=fetcher)
        try:
            made: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
        # Of the library's own, and no Exception: it would end the whole process.
        except weasyprint.urls.FatalURLFetchingError as error:
            raise RuntimeError("a letter fetches nothing from outside itself") from error
    return made


@lru_cache(maxsize=1)
def _library() -> Any:
    try:
        weasyprint = importlib.import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise NoPdf from error
    tags = importlib.import_module("casework.web.letters.tags")
    tags.mend(weasyprint)
    return weasyprint
