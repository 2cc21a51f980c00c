"""A draft as one recipient will see it: her language, her direction, her colours.

The words come out of the templates that her own pages use, spoken from the catalogue of her
app, so that a preview cannot differ from what she gets.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import render_template
from markupsafe import Markup

from advocate_admin.her_words import reads_here
from casework.queries.as_reader import Preview
from casework.queries.drafts import DraftPage, Recipient, recipient_list
from casework.queries.named_contact import named_contact
from casework.web.gate import staff_viewer
from casework.web.i18n import use_language
from casework.web.transaction import now, session


@dataclass(frozen=True)
class Shown:
    """Ready parts of her pages, and how to frame them."""

    language: str
    direction: str
    theme: str  # "" follows the device
    now: Markup  # her first page as it would be
    opened: Markup  # the entry's own page, as far as she may open it


def as_her(seen: Preview, case_id: str, at: datetime) -> Shown:
    """Her pages in her language."""
    language = reads_here(seen.look.language)
    worker = named_contact(session(), case_id, seen.member_id, at)
    with use_language(language.tag, "messages"):
        now_part = render_template("advocate/updates/as_her_now.html", seen=seen, worker=worker)
        opened = render_template("advocate/updates/as_her_opened.html", seen=seen, worker=worker)
    return Shown(
        language=language.base,
        direction=language.direction,
        theme="" if seen.look.theme == "system" else seen.look.theme,
        now=Markup(now_part),  # noqa: S704 - a template of ours made it
        opened=Markup(opened),  # noqa: S704 - a template of ours made it
    )


def looked_at(page: DraftPage, member_id: str) -> Recipient | None:
    """Her line in the list of recipients, if she is in it."""
    found = recipient_list(session(), staff_viewer(), page.case_id, page.update_id, now())
    return next((one for one in found.people if one.member_id == member_id), None)
