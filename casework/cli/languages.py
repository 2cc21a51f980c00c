"""``python -m casework languages``: how far each language is, and who stands for its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casework.cli import parser
from casework.rules.languages import TABLE, Language
from casework.web import catalogues, signatures


def main(arguments: Sequence[str] | None = None) -> int:
    """One line for each catalogue: texts, per cent whole, signature."""
    parser("languages").parse_args(arguments)
    print("\n".join(lines()))
    return 0


def lines() -> Iterator[str]:
    """The report."""
    yield f"{'tag':11} {'catalogue':10} {'texts':>6} {'per cent':>9}  signed"
    for language in TABLE:
        for domain in catalogues.DOMAINS:
            if domain == "messages" or language.for_staff:
                yield _line(language, domain)


def _line(language: Language, domain: str) -> str:
    count = catalogues.count_of(language.tag, domain)
    start = f"{language.tag:11} {domain:10} {count.texts:6} {count.per_cent:9.1f}"
    return f"{start}  {_signed(language, domain)}"


def _signed(language: Language, domain: str) -> str:
    if language.is_source:
        return "the texts are written in it"
    now = signatures.signature_of(language.tag, domain)
    if now is not None:
        return f"{now.name}, {now.role}, {now.signed_on}, version {now.version}"
    earlier = [
        one
        for one in signatures.signatures()
        if (one.language, one.catalogue) == (language.tag, domain)
    ]
    if earlier:
        return f"changed since {earlier[-1].name} signed on {earlier[-1].signed_on}"
    return "nobody yet"
