"""What the library leaves out of its tags: the language of each part, and right-to-left text.

Letters of Arabic script look right in its files and read wrong, because the text behind them
follows the shapes (Kozea/WeasyPrint issue 2841). A screen reader takes ``ActualText`` first, so
each span gets it, and ``Lang`` where its language is not the document's. This reaches into one
function of the library, which is why its version is pinned exactly.
"""

from __future__ import annotations

from typing import Any

_MENDED = "casework_mended"


def mend(weasyprint: Any) -> None:
    """Wrap the function that writes the tags; once."""
    module = weasyprint.pdf
    if getattr(module, _MENDED, False):
        return
    write_tags = module.add_tags

    def add_tags(pdf: Any, document: Any, pdf_version: Any, page_streams: Any) -> None:
        spoken = [_spoken(stream) for stream in page_streams]
        write_tags(pdf, document, pdf_version, page_streams)
        _add(pdf, spoken)

    module.add_tags = add_tags
    setattr(module, _MENDED, True)


def _spoken(stream: Any) -> list[tuple[str, str]]:
    """Text and language of each span of a page, in the order of their numbers. The library
    empties its list later."""
    found = sorted((tag["mcid"], number, box) for number, (box, tag) in _numbered(stream))
    boxes = [box for _, _, box in found]
    spans = []
    for box, after in zip(boxes, [*boxes[1:], None], strict=True):
        text = getattr(box, "text", "")
        # The space at which a line was broken is drawn nowhere, and still parts two words.
        if after is not None and after.position_y != box.position_y and not text.endswith(" "):
            text += " "
        spans.append((text, str(box.style["lang"] or "")))
    return spans


def _numbered(stream: Any) -> enumerate[Any]:
    return enumerate(stream._tags.items())


def _add(pdf: Any, spoken: list[list[tuple[str, str]]]) -> None:
    # Nums holds, for each page, its number and the elements in the order of their numbers.
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    numbers = _object(pdf, root["ParentTree"])["Nums"]
    whole = _plain(pdf.catalog.get("Lang"))
    for page, spans in enumerate(spoken):
        elements = numbers[2 * page + 1]
        for reference, (text, language) in zip(elements, spans, strict=True):
            element = _object(pdf, reference)
            if text.strip():
                element["ActualText"] = _string(pdf, text)
            if language and language != whole:
                element["Lang"] = _string(pdf, language)


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _plain(value: Any) -> str:
    return str(getattr(value, "string", value) or "")


def _string(pdf: Any, text: str) -> Any:
    # The library's own class for strings: that of the value it wrote itself.
    return type(pdf.catalog["Lang"])(text)
