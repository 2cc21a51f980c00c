"""Pages are compressed, because one round trip matters on a poor line.

Level 5: the highest costs fifty times the time for a tenth of the bytes. Only answers to GET
are compressed, and only those that give nothing of the question back. A page that holds what
was typed is the one kind where somebody could measure a secret by guessing next to it.
"""

from __future__ import annotations

import gzip

import brotli  # type: ignore[import-untyped]
from flask import Flask, Response, request

BROTLI_LEVEL = 5
GZIP_LEVEL = 5
# A number, and ids that were found in the record: no page shows them as they were typed.
_NOT_GIVEN_BACK = frozenset({"page", "lang", "in", "case", "told", "promise"})
SMALLEST = 400  # bytes; below this the saving is lost in the headers


def attach(app: Flask) -> None:
    """Compress what may be compressed."""

    @app.after_request
    def compress(response: Response) -> Response:
        if response.mimetype != "text/html":
            return response
        response.vary.add("Accept-Encoding")
        if request.method != "GET" or response.direct_passthrough:
            return response
        if not _NOT_GIVEN_BACK.issuperset(request.args):
            return response
        body = response.get_data()
        if len(body) < SMALLEST or "Content-Encoding" in response.headers:
            return response
        encoding = chosen(request.headers.get("Accept-Encoding", ""))
        if encoding == "br":
            response.set_data(
                brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_LEVEL, lgwin=18)
            )
        elif encoding == "gzip":
            response.set_data(gzip.compress(body, GZIP_LEVEL, mtime=0))
        if encoding:
            response.headers["Content-Encoding"] = encoding
        return response


def chosen(accepted: str) -> str | None:
    """The best encoding that the browser takes: br, gzip or none."""
    taken = set()
    for part in accepted.lower().split(","):
        name, _, rest = part.strip().partition(";")
        if rest.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000"):
            taken.add(name.strip())
    for encoding in ("br", "gzip"):
        if encoding in taken:
            return encoding
    return None
