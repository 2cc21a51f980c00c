"""Her updates as a letter to herself: what her own page shows, and nothing that is held."""

from __future__ import annotations

from itertools import groupby

from casework.queries.closeness import service_day
from casework.queries.own_page import OwnPage
from casework.rules.letters import LetterKind
from casework.web import i18n
from casework.web.letters import Addressee, Letter, render_letter
from casework.web.plumbing import plumbing
from casework.web.reader import look
from casework.web.transaction import now


def own_copy(page: OwnPage) -> Letter:
    """The whole of her timeline as she knows it, in her language and size of print."""
    said = page.timeline()
    months = groupby(said.items, lambda one: one.month)
    return render_letter(
        LetterKind.UPDATES,
        Addressee(name="", called="", address="", language=i18n.current(), size=look().size),
        day=service_day(now()),
        contact=page.beside.contact,
        phone=plumbing().settings.contact_phone,
        found=said,
        months=[(month, list(items)) for month, items in months],
        zone=page.viewer.time_zone,
    )
