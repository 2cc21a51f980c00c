"""Reading a PDF back as a screen reader does: through its tags, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.generic import DictionaryObject


@dataclass(frozen=True)
class Piece:
    """One tagged piece: its tag, the text that is spoken, and in which language."""

    tag: str
    text: str
    language: str
    parents: tuple[str, ...]


def pieces(read: PdfReader) -> list[Piece]:
    """Every piece of the file in reading order."""
    root = read.trailer["/Root"]
    return list(_walk(root["/StructTreeRoot"], str(root["/Lang"]), ()))


def _walk(node: DictionaryObject, language: str, parents: tuple[str, ...]) -> Iterator[Piece]:
    tag = str(node.get("/S", "/Root")).lstrip("/")
    language = str(node.get("/Lang", language))
    if "/ActualText" in node:
        yield Piece(tag, str(node["/ActualText"]), language, parents)
        return
    kids = node.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(found, DictionaryObject) and found.get("/Type") != "/OBJR":
            yield from _walk(found, language, (*parents, tag))


def spoken(read: PdfReader) -> str:
    """All of it as one text."""
    return " ".join("".join(piece.text for piece in pieces(read)).split())
