"""``python -m casework sign-language``: a named native speaker stands for a catalogue.

Production offers a language only when somebody has. A text that changes later reopens it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from casework.cli import parser
from casework.rules.languages import LANGUAGES
from casework.web import catalogues, signatures


def main(arguments: Sequence[str] | None = None) -> int:
    """Record it and print the version that was signed. 1 when the catalogue is not whole."""
    options = parser("sign-language")
    options.add_argument("tag", choices=[one.tag for one in LANGUAGES if not one.is_source])
    options.add_argument("--name", required=True, help="the native speaker's full name")
    options.add_argument("--role", required=True, help="for example: court interpreter")
    options.add_argument("--catalogue", choices=catalogues.DOMAINS, default="messages")
    chosen = options.parse_args(arguments)
    count = catalogues.count_of(chosen.tag, chosen.catalogue)
    if not count.whole:
        left = f"{count.texts - count.translated} of {count.texts} texts are not translated yet."
        print(f"Not signed. {left}", file=sys.stderr)
        return 1
    signed = signatures.sign(
        chosen.tag,
        chosen.catalogue,
        name=" ".join(chosen.name.split()),
        role=" ".join(chosen.role.split()),
        on=datetime.now(UTC).date(),
    )
    print(signed.version)
    return 0
