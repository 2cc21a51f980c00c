"""``casework run`` with the pseudo-language among those offered. It is in no switcher: only a
cookie asks for it. All else is as anybody starts the demo."""

from __future__ import annotations

import sys
from collections.abc import Container
from unittest.mock import patch

from casework.__main__ import main
from casework.rules.languages import PSEUDO, Language, offered
from casework.web import factory


def _with_pseudo(mode: str, ready: Container[str] = ()) -> tuple[Language, ...]:
    return (*offered(mode, ready), PSEUDO)


if __name__ == "__main__":
    with patch.object(factory, "offered", _with_pseudo):
        sys.exit(main(["run"]))
