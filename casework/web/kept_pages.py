"""Whole pages that are put into words again only when something they say has changed.

For pages that nobody fills in: they hold no form but *leave*, and so no token. What such a
page may read is listed in tests/family/test_updates_fresh.py, which looks into its templates.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import cast

from flask import Flask, current_app, request

from casework.queries.kept import Kept
from casework.web import i18n, reader

_EXTENSION = "kept_pages"
MOST = 200  # of one app in one process; about thirty kilobytes each


def attach(app: Flask) -> None:
    """Give each app a store of its own."""
    app.extensions[_EXTENSION] = Kept[str](MOST)


def kept_page(whose: tuple[Hashable, ...], made_of: object, make: Callable[[], str]) -> str:
    """The page at this address for this reader, whom ``whose`` names down to her session.

    ``made_of`` is everything that ``make`` reads of the record. All of it is compared, so
    nothing has to tell the store of a change.
    """
    store = cast("Kept[str]", current_app.extensions[_EXTENSION])
    address = (request.endpoint, *(request.view_args or {}).items(), reader.page_asked())
    said_in = (i18n.current_language(), reader.call_in())
    around = (said_in, reader.look(), request.script_root)
    return store.get((*whose, *address), (around, made_of), make)
