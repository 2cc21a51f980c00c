"""What families are usually offered in a review: fifteen expectations, met by what happened.

Nobody ticks a box here. Each expectation names the events of the record that meet it; each group
of events has to have happened at least once, and the day is that of the last group.
Source: section 6 of the Home Office's guidance of December 2016, which nobody here has read
beyond one paragraph (docs/sources.md, Reviews). ``GK`` says so until somebody with the right to
check facts has looked it up; never quote these as rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casework.rules.messages import S_
from casework.rules.review_say import Answer


class Seen(StrEnum):
    """An event of the record that can meet an expectation, for one person and one review.
    Updates count from the day on which they were published to her: ``update:<kind>``."""

    ADVOCATE_OFFERED = "advocate_offered"
    ANSWERED = "answered"  # she said how she wants to be part of it
    CHECKED = "checked"  # a release was checked with police or prosecutors
    KEPT_IN_TOUCH = "kept_in_touch"  # somebody was in touch, after a no where she said one
    LEAFLET = "leaflet"
    MET_CHAIR = "met_chair"
    MET_PANEL = "met_panel"
    READ_DRAFT = "read_draft"
    RELEASED = "released"  # she released a view
    SIO_DECIDED = "sio_decided"  # the senior investigating officer was asked about an offer
    SPOKE_TO_AGENCY = "spoke_to_agency"  # police or others were asked on her behalf
    TOLD_COURT = "told_court"  # she was shown that a court can ask to see this
    VIEW_APPROVED = "view_approved"
    WAY_CHOSEN = "way_chosen"  # how and when she wants to be reached


@dataclass(frozen=True)
class Expectation:
    """One of the fifteen. ``met_by``: one event of every group. ``unwanted_after``: her answers
    to the review after which it is not offered again. ``advocate``: declining an advocate does
    the same."""

    number: int
    text: str
    met_by: tuple[frozenset[str], ...]
    unwanted_after: frozenset[Answer] = frozenset()
    advocate: bool = False
    confidence: str = "GK"  # GK | V2, as in docs/sources.md

    @property
    def fact(self) -> str:
        """The name under which somebody records that it was looked up."""
        return f"section_six.{self.number}"


def _any(*events: str) -> frozenset[str]:
    return frozenset(events)


def _told(*kinds: str) -> frozenset[str]:
    return frozenset(f"update:{kind}" for kind in kinds)


_NO = frozenset({Answer.NO})
_NO_PART = frozenset({Answer.NO, Answer.KEEP_INFORMED})
_S = Seen

EXPECTATIONS: tuple[Expectation, ...] = (
    Expectation(
        1,
        S_("Every effort is made to include family, friends and others who knew the person"),
        (_told("review_going_ahead", "review_first_contact") | _any(_S.ANSWERED),),
    ),
    Expectation(
        2,
        S_("It is explained what taking part can do, and that it counts whenever it comes"),
        (_told("review_views", "review_first_contact"),),
        _NO,
    ),
    Expectation(
        3,
        S_("Early on, the police are asked about an advocate and how the family is"),
        (_any(_S.SPOKE_TO_AGENCY, _S.SIO_DECIDED),),
    ),
    Expectation(
        4,
        S_("A specialist and expert advocate is offered"),
        (_any(_S.ADVOCATE_OFFERED) | _told("review_advocacy"),),
        advocate=True,
        confidence="V2",
    ),
    Expectation(
        5,
        S_("Contact is timed with care around post-mortem, investigation and trial"),
        (_any(_S.WAY_CHOSEN) | _told("review_paused"),),
    ),
    Expectation(
        6,
        S_("The first contact is in person, and a leaflet is given"),
        (_told("review_first_contact") | _any(_S.MET_CHAIR), _any(_S.LEAFLET)),
        _NO,
    ),
    Expectation(
        7,
        S_("It is explained how their words are used, what is published, and the limits"),
        (_told("review_views") | _any(_S.RELEASED), _any(_S.TOLD_COURT)),
        _NO,
    ),
    Expectation(
        8,
        S_("How often and how to be in touch is agreed, and news comes regularly"),
        (
            _any(_S.WAY_CHOSEN),
            _told("review_panel_meeting", "review_services_write", "review_report_writing"),
        ),
        _NO,
    ),
    Expectation(
        9,
        S_("The terms of reference are shared, and comments are asked for"),
        (_told("review_questions"),),
        _NO_PART,
    ),
    Expectation(
        10,
        S_("A meeting with the panel is offered"),
        (_told("review_meet_panel") | _any(_S.MET_PANEL),),
        _NO_PART,
    ),
    Expectation(
        11,
        S_("They contribute in the form they prefer, children with specialist help"),
        (_any(_S.VIEW_APPROVED),),
        _NO_PART,
    ),
    Expectation(
        12,
        S_("They read the draft in private, with time and help, and hear what was changed"),
        (_told("review_draft") | _any(_S.READ_DRAFT), _told("review_comments_answered")),
        _NO_PART,
    ),
    Expectation(
        13,
        S_("They are told before publication and about the media, and get a copy"),
        (_told("review_publication"),),
    ),
    Expectation(
        14,
        S_("Reasonable contact is kept, also with those who declined"),
        (_any(_S.KEPT_IN_TOUCH),),
    ),
    Expectation(
        15,
        S_(
            "Safety comes first where relatives may be suspects or witnesses, with the police asked"
        ),
        (_any(_S.CHECKED, _S.SIO_DECIDED),),
    ),
)


class State(StrEnum):
    """How things stand with one expectation and one person."""

    DONE = "done"
    NOT_YET = "not_yet"
    NOT_WANTED = "not_wanted"


@dataclass(frozen=True)
class Happened:
    """One event, and its day."""

    event: str  # a Seen, or update:<kind>
    on: date


@dataclass(frozen=True)
class Item:
    """One expectation as it stands for one person."""

    expectation: Expectation
    state: State
    done_on: date | None = None


def item(
    expectation: Expectation,
    happened: Iterable[Happened],
    *,
    answer: Answer | None,
    advocate_declined: bool,
) -> Item:
    """How one expectation stands. What was done stays done, whatever she said later."""
    first: dict[str, date] = {}
    for one in happened:
        first[one.event] = min(one.on, first.get(one.event, one.on))
    days = [
        min((first[event] for event in group if event in first), default=None)
        for group in expectation.met_by
    ]
    done = [day for day in days if day is not None]
    if len(done) == len(days):
        return Item(expectation, State.DONE, max(done))
    unwanted = answer in expectation.unwanted_after if answer is not None else False
    if unwanted or (expectation.advocate and advocate_declined):
        return Item(expectation, State.NOT_WANTED)
    return Item(expectation, State.NOT_YET)


def checklist(
    happened: Iterable[Happened], *, answer: Answer | None, advocate_declined: bool
) -> tuple[Item, ...]:
    """All fifteen, in order."""
    kept = tuple(happened)
    return tuple(
        item(one, kept, answer=answer, advocate_declined=advocate_declined) for one in EXPECTATIONS
    )
