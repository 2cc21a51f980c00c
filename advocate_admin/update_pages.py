"""What the pages of one update share: finding it, noting that it was opened, its addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import url_for

from advocate_admin.noting import note_opened
from casework.actions.submissions import once
from casework.actions.updates.drafts import start_draft
from casework.queries.chair_staff import Proposal, recorded_behind
from casework.queries.drafts import DraftPage, draft_page
from casework.queries.people import deceased_called
from casework.queries.scope import visible_case
from casework.rules.errors import NotFound
from casework.web.forms.base import OnceForm
from casework.web.gate import staff_viewer
from casework.web.transaction import Session, now, session

Result = TypeVar("Result")


@dataclass(frozen=True)
class SeenCase:
    """The case that one writes in: enough to say whose it is."""

    id: str
    called: str
    reference: str
    homicide_kind: str = ""


def note_reading(case_id: str, page: str, member_id: str | None = None) -> None:
    """Log that the page is opened, after the check of scope and before anything is shown."""
    note_opened(case_id, member_id, page)


def seen_case(case_id: str, page: str) -> SeenCase:
    """The case, or NotFound."""
    case = visible_case(session(), staff_viewer(), case_id, now())
    note_reading(case_id, page)
    called = deceased_called(session(), [case_id]).get(case_id, "")
    return SeenCase(case.id, called, case.reference, case.homicide_kind)


def own_draft(case_id: str, update_id: str, page: str) -> DraftPage:
    """The viewer's own unfinished update; NotFound for everybody else's."""
    found = draft_page(session(), staff_viewer(), case_id, update_id, now())
    if not found.own or found.state not in ("draft", "waiting_second"):
        raise NotFound
    note_reading(case_id, page)
    return found


def readable_draft(
    case_id: str, update_id: str, page: str, member_id: str | None = None
) -> DraftPage:
    """The viewer's own draft, or a colleague's that waits for a second person."""
    found = draft_page(session(), staff_viewer(), case_id, update_id, now())
    if found.state != "waiting_second" and not (found.own and found.state == "draft"):
        raise NotFound
    note_reading(case_id, page, member_id)
    return found


def published(case_id: str, update_id: str, page: str) -> DraftPage:
    """A published update, or NotFound."""
    found = draft_page(session(), staff_viewer(), case_id, update_id, now())
    if found.state != "published":
        raise NotFound
    note_reading(case_id, page)
    return found


def recorded(page: DraftPage) -> Proposal | None:
    """What the chair recorded and this update takes over, to be read beside the form."""
    if not page.review_id:
        return None
    which = (page.case_id, page.review_id, page.kind)
    return recorded_behind(session(), staff_viewer(), *which, now())


def here(name: str, page: DraftPage, **more: str) -> str:
    """The address of another page of the same update."""
    endpoint = {"release": "release_update"}.get(name, name)
    return url_for(f"advocate.{endpoint}", case_id=page.case_id, update_id=page.update_id, **more)


def act(action: Callable[..., Result], **values: Any) -> Result:
    """Call an action as whoever is signed in, in the transaction of this request."""
    return action(session(), viewer=staff_viewer(), now=now(), **values)


def act_once(form: OnceForm, action: Callable[..., str], **values: Any) -> str:
    """The same, once for each filling-in of the form; a second send gets the same answer.

    The answer is kept with the key, so it is an id or a state, never a text.
    """
    return once(
        session(),
        viewer=staff_viewer(),
        key=form.submission_key.data or "",
        action=action.__name__,
        do=lambda: act(action, **values),
        now=now(),
    )


def started(session: Session, **values: Any) -> str:
    """Begin a draft, and answer with its id only."""
    return start_draft(session, **values).id
