"""Opening a case, the person who died, proceedings and reviews."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from sqlalchemy.orm import Session

from casework.actions.checks import (
    found,
    locked,
    note,
    refuse_unknown,
    require,
    require_in,
    required,
    same_version,
    shorter,
)
from casework.actions.release_holds import hold_releases
from casework.models.case import Case, Deceased, Review
from casework.models.sealing import new_commitment_key
from casework.queries.cases import possible_duplicates, regions_holding
from casework.queries.closeness import service_day
from casework.queries.scope import visible_case
from casework.rules.access import StaffViewer
from casework.rules.case_kinds import (
    HOMICIDE_KINDS,
    NOTIFICATION_SOURCES,
    REVIEW_KINDS,
    SPOKEN_OF_LENGTH,
)
from casework.rules.errors import Invalid, Refused
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.release import proceedings_active
from casework.rules.reviews import REVIEW_LABELS
from casework.rules.roles import Permission, Role

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that is misheard on the phone
_NOT_TOMORROW = S_("This day has not come yet. Write a day up to today.")
_LIKE_ANOTHER = S_(
    "A case in your scope looks like this one. Look at it first, then tick the box to go on."
)


def open_case(
    session: Session,
    *,
    viewer: StaffViewer,
    region_id: str,
    homicide_kind: str,
    domestic: bool,
    notified_by: str,
    notified_at: datetime,
    called: str,
    formal_name: str = "",
    spoken_of: str = "died",
    died_on: date | None = None,
    not_a_duplicate: bool = False,
    now: datetime,
) -> str:
    """Open a case in one's region; the case's id.

    A case in one's scope that may be about the same death stops it once (field
    ``not_a_duplicate``), until the writer has looked; queries.cases.possible_duplicates shows
    which it is.
    """
    require(viewer, Permission.CASE_OPEN)
    if region_id not in regions_holding(viewer, Permission.CASE_OPEN):
        raise Refused(Sentence(S_("You can open a case only in your own region.")))
    refuse_unknown(homicide_kind, HOMICIDE_KINDS, "homicide_kind")
    refuse_unknown(notified_by, NOTIFICATION_SOURCES, "notified_by")
    if notified_at > now:
        raise Invalid({"notified_at": Sentence(_NOT_TOMORROW)})
    names = _names(called, formal_name, spoken_of, died_on, now)
    if not not_a_duplicate and possible_duplicates(
        session, viewer, called=names[0], formal_name=names[1], died_on=died_on, now=now
    ):
        raise Invalid({"not_a_duplicate": Sentence(_LIKE_ANOTHER)})
    case = Case(
        region_id=region_id,
        reference=_reference(),
        homicide_kind=homicide_kind,
        domestic=domestic,
        notified_by=notified_by,
        notified_at=notified_at,
        opened_at=now,
        opened_by=viewer.staff_id,
        commitment_key=new_commitment_key(),
    )
    session.add(case)
    session.flush()  # the case first: row security knows whose it is by its row
    session.add(
        Deceased(
            case_id=case.id,
            called=names[0],
            formal_name=names[1] or None,
            spoken_of=names[2],
            died_on=died_on,
        )
    )
    note(session, viewer, case.id, Event.CASE_OPENED, now, kind=homicide_kind, source=notified_by)
    return case.id


def change_deceased(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    deceased_id: str,
    called: str,
    formal_name: str,
    spoken_of: str,
    died_on: date | None,
    version: int,
    now: datetime,
) -> None:
    """Change how the person who died is named and spoken of, on the family's word."""
    visible_case(session, viewer, case_id, now)
    require_in(session, viewer, case_id, Permission.MEMBER_ADD)
    row = locked(session, found(session.get(Deceased, (case_id, deceased_id))))
    same_version(
        row,
        version,
        theirs={
            "called": row.called or "",
            "formal_name": row.formal_name or "",
            "spoken_of": row.spoken_of,
        },
        mine={"called": called, "formal_name": formal_name, "spoken_of": spoken_of},
    )
    row.called, formal, row.spoken_of = _names(called, formal_name, spoken_of, died_on, now)
    row.formal_name = formal or None
    row.died_on = died_on
    note(session, viewer, case_id, Event.DECEASED_CHANGED, now, deceased_id=row.id)


def set_proceedings(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    since: date | None,
    until: date | None,
    version: int,
    now: datetime,
) -> None:
    """Criminal proceedings: active from the first arrest until appeals end."""
    case = locked(session, visible_case(session, viewer, case_id, now))
    require_in(session, viewer, case_id, Permission.UPDATE_WRITE)
    require_in(session, viewer, case_id, Permission.CASE_READ)
    same_version(
        case,
        version,
        theirs={"since": _iso(case.proceedings_from), "until": _iso(case.proceedings_until)},
        mine={"since": _iso(since), "until": _iso(until)},
    )
    today = service_day(now)
    if since is not None and since > today:
        raise Invalid({"since": Sentence(_NOT_TOMORROW)})
    if until is not None and until > today:
        raise Invalid({"until": Sentence(_NOT_TOMORROW)})
    if until is not None and (since is None or until < since):
        raise Invalid({"until": Sentence(S_("The end comes after the first arrest."))})
    leads = viewer.holds(Role.TEAM_LEADER, case.region_id)
    if _frees_words(case, since, until, today) and not leads:
        raise Invalid({"until": Sentence(_LEADER_ENDS)})
    case.proceedings_from, case.proceedings_until = since, until
    state = "cleared" if since is None else "started" if until is None else "ended"
    note(session, viewer, case_id, Event.PROCEEDINGS_SET, now, state=state)
    hold_releases(session, viewer=viewer, case_id=case_id, now=now)


# While proceedings are active own words need a second person; so does saying they are over.
_LEADER_ENDS = S_("The team leader records that the court proceedings are over.")


def _frees_words(case: Case, since: date | None, until: date | None, today: date) -> bool:
    active = proceedings_active(case.proceedings_from, case.proceedings_until, today)
    return active and not proceedings_active(since, until, today)


def open_review(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    kind: str,
    label: str,
    area: str,
    decided_on: date | None,
    now: datetime,
) -> str:
    """Add a review to the case; its id. What it is called depends on the area."""
    visible_case(session, viewer, case_id, now)
    require_in(session, viewer, case_id, Permission.MEMBER_ADD)
    refuse_unknown(kind, REVIEW_KINDS, "kind")
    refuse_unknown(label, REVIEW_LABELS, "label")
    where = required(area, "area", S_("Write which area holds the review."), longest=120)
    if decided_on is not None and decided_on > service_day(now):
        raise Invalid({"decided_on": Sentence(_NOT_TOMORROW)})
    row = Review(case_id=case_id, kind=kind, label=label, area=where, decided_on=decided_on)
    session.add(row)
    note(session, viewer, case_id, Event.REVIEW_OPENED, now, review_id=row.id, kind=kind)
    return row.id


def change_review(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    review_id: str,
    label: str,
    area: str,
    decided_on: date | None,
    finished_on: date | None,
    version: int,
    now: datetime,
) -> None:
    """Change what a review is called and where it is held, or record that it is finished.

    Without ``finished_on`` it goes on, also if it was finished before.
    """
    visible_case(session, viewer, case_id, now)
    require_in(session, viewer, case_id, Permission.MEMBER_ADD)
    row = locked(session, found(session.get(Review, (case_id, review_id))))
    kept = {"label": row.label, "area": row.area, "finished_on": _iso(row.finished_on)}
    typed = {"label": label, "area": area, "finished_on": _iso(finished_on)}
    same_version(row, version, theirs=kept, mine=typed)
    refuse_unknown(label, REVIEW_LABELS, "label")
    where = required(area, "area", S_("Write which area holds the review."), longest=120)
    today = service_day(now)
    for name, day in (("decided_on", decided_on), ("finished_on", finished_on)):
        if day is not None and day > today:
            raise Invalid({name: Sentence(_NOT_TOMORROW)})
    if finished_on is not None and decided_on is not None and finished_on < decided_on:
        raise Invalid({"finished_on": Sentence(S_("The end comes after the decision."))})
    row.label, row.area, row.decided_on, row.finished_on = label, where, decided_on, finished_on
    state = "going_on" if finished_on is None else "finished"
    note(session, viewer, case_id, Event.REVIEW_CHANGED, now, review_id=row.id, state=state)


def _names(
    called: str, formal_name: str, spoken_of: str, died_on: date | None, now: datetime
) -> tuple[str, str, str]:
    if died_on is not None and died_on > service_day(now):
        raise Invalid({"died_on": Sentence(_NOT_TOMORROW)})
    return (
        required(called, "called", S_("Write the name the family uses.")),
        shorter(formal_name, "formal_name", 200),
        required(
            spoken_of,
            "spoken_of",
            S_("Choose how the family wants the death spoken of."),
            longest=SPOKEN_OF_LENGTH,
        ),
    )


def _reference() -> str:
    return "A-" + "".join(secrets.choice(_ALPHABET) for _ in range(8))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
