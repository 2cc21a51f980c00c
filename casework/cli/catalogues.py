"""Compile catalogues ahead of the start, so that no request waits for it."""

from __future__ import annotations

import os

from babel.messages.mofile import write_mo

from casework.web.catalogues import FOLDER, read


def compile_catalogues() -> None:
    """Write each .mo that is older than its .po; both lie side by side."""
    for source in sorted(FOLDER.glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        tag = source.parent.parent.name
        # Two that start at once do not write into one file.
        draft = compiled.with_suffix(f".mo.{os.getpid()}")
        with draft.open("wb") as file:
            write_mo(file, read(tag, source.stem))
        draft.replace(compiled)  # a server that is reading never sees half a file
