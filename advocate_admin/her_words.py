"""What a family member reads, on a staff page: in her language, out of her catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby

from flask import render_template
from markupsafe import Markup

from casework.queries.as_reader import AsReader, timeline_as
from casework.queries.named_contact import NamedContact
from casework.rules.languages import Language, best_offered, offered
from casework.web import i18n
from casework.web.gate import staff_viewer
from casework.web.plumbing import plumbing
from casework.web.signatures import ready_languages
from casework.web.transaction import now, session


def reads_here(tag: str) -> Language:
    """The language in which her pages and letters speak: hers if it is offered, else English."""
    settings = plumbing().settings
    ready = ready_languages() if settings.production else frozenset[str]()
    return best_offered([tag], offered(settings.app_mode, ready))


@contextmanager
def her_language(language: Language) -> Iterator[None]:
    """Speak as her own pages do."""
    with i18n.use_language(language.tag, "messages"):
        yield


def seen_by(case_id: str, member_id: str, page: int) -> AsReader:
    """Her timeline as she sees it now, and what is held."""
    return timeline_as(session(), staff_viewer(), case_id, member_id, now(), page=page)


def timeline_words(
    seen: AsReader, worker: NamedContact | None, language: Language, here: str
) -> Markup:
    """The words of her timeline, as on her own page."""
    months = [
        (month, list(items)) for month, items in groupby(seen.timeline.items, lambda one: one.month)
    ]
    with her_language(language):
        words = render_template(
            "advocate/parts/timeline.html",
            found=seen.timeline,
            zone=seen.look.time_zone,
            months=months,
            worker=worker,
            here=here,
        )
    return Markup(words)  # noqa: S704 - a page of ours, escaped when it was made
