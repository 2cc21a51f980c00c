"""How far a review is, in words: the stage, who acts, what she can do, what waits and why.

Pure data and one function. Nothing here is stored: a stage follows from the entries that a
reader knows and has read (rules.knowledge), so that what she was not told moves nothing. The
stages are those of docs/sources.md, Reviews.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casework.rules.messages import N_


class Stage(StrEnum):
    """In the order in which they usually come."""

    BEING_DECIDED = "being_decided"
    NOT_GOING_AHEAD = "not_going_ahead"
    GETTING_READY = "getting_ready"
    QUESTIONS = "questions"
    UNDER_WAY = "under_way"
    REPORT_WRITTEN = "report_written"
    DRAFT_READ = "draft_read"
    REPORT_CHANGED = "report_changed"
    AREA_AGREED = "area_agreed"
    BEING_CHECKED = "being_checked"
    CHANGES_ASKED = "changes_asked"
    READY_FOR_PUBLIC = "ready_for_public"
    PUBLISHED = "published"
    ACTIONS = "actions"
    FINISHED = "finished"


@dataclass(frozen=True)
class StageWords:
    """One stage as she reads it; whole sentences."""

    says: str
    who_acts: str
    can_do: str
    waits: str


STAGES: dict[Stage, StageWords] = {
    Stage.BEING_DECIDED: StageWords(
        N_("It is being decided if there will be a review."),
        N_("A group in the area decides. It looks at the law, and not at who somebody was."),
        N_("You can tell us what the group should know."),
        N_("Nothing is asked of you until it has been decided."),
    ),
    Stage.NOT_GOING_AHEAD: StageWords(
        N_("It was decided that there is no review."),
        N_("Nobody works on it now."),
        N_("You can ask for the reasons, and you can ask for a second look."),
        N_("Nothing waits. If you ask for a second look, we help you with it."),
    ),
    Stage.GETTING_READY: StageWords(
        N_("The review is getting ready."),
        N_("The area chooses a chair, and the chair chooses who works with them."),
        N_("You can take part a lot, a little or not at all."),
        N_("The work begins when there is a chair."),
    ),
    Stage.QUESTIONS: StageWords(
        N_("The questions of the review are being settled."),
        N_("The chair writes the list of questions, with the group that does the review."),
        N_("You can add questions, or say that one of them is wrong."),
        N_("The services are asked once the list stands."),
    ),
    Stage.UNDER_WAY: StageWords(
        N_("The review is under way."),
        N_("Services write down what they did. The chair and the group read it."),
        N_("You can tell the review what you want it to know. It counts whenever it comes."),
        N_("The report waits until the services have answered."),
    ),
    Stage.REPORT_WRITTEN: StageWords(
        N_("The report of the review is being written."),
        N_("The chair, or somebody for the chair, writes it."),
        N_("You can tell us early how you would like to read it, or that you would not."),
        N_("Families are usually offered to read it before it is ready. We ask for that."),
    ),
    Stage.DRAFT_READ: StageWords(
        N_("The report can be read before it is finished."),
        N_("It is with the family. The chair waits for what you say, if you want to say anything."),
        N_("You can read it with somebody, alone, or not at all."),
        N_("The report waits for the day by which comments are asked for."),
    ),
    Stage.REPORT_CHANGED: StageWords(
        N_("The chair has answered what was said about the report."),
        N_("The chair and the group finish the report."),
        N_("You can ask what was left out, and why."),
        N_("The area still has to agree to the report."),
    ),
    Stage.AREA_AGREED: StageWords(
        N_("The area has agreed to the report."),
        N_("The area sends the report on to be checked."),
        N_("You can tell us days on which the report should not become public."),
        N_("Nothing becomes public before it has been checked."),
    ),
    Stage.BEING_CHECKED: StageWords(
        N_("The report is being checked by people outside the area."),
        N_("Those who check it read it now. They answer with a letter."),
        N_("You do not need to do anything while they read."),
        N_("The review waits for their letter. That can take many months."),
    ),
    Stage.CHANGES_ASKED: StageWords(
        N_("Those who checked the report want it changed."),
        N_("The chair works on the report again."),
        N_("You can ask which points they are, and if any is about what you said."),
        N_("It becomes public only when the points are done."),
    ),
    Stage.READY_FOR_PUBLIC: StageWords(
        N_("The report is ready to become public."),
        N_("The area plans the day, and talks to you before."),
        N_("You can tell us if a day is a hard one. We ask for another."),
        N_("The day waits until it has been talked about with you. We ask for that."),
    ),
    Stage.PUBLISHED: StageWords(
        N_("The report is finished and given out."),
        N_("The services begin with what they said they would change."),
        N_("You do not have to look at it. You can ask us to be near you."),
        N_("What the services do can take long. We tell you what we hear of it."),
    ),
    Stage.ACTIONS: StageWords(
        N_("Services are doing what they said they would change."),
        N_("The services act, and the area asks them how far they are."),
        N_("You can ask us what has been done, and what has not."),
        N_("The review stays open until the area says that all of it is done."),
    ),
    Stage.FINISHED: StageWords(
        N_("The review is finished."),
        N_("Nobody works on it now."),
        N_("You can still ask us about it, at any time."),
        N_("Nothing waits."),
    ),
}


class Pause(StrEnum):
    """Why the review stands still."""

    COURT = "court"
    POLICE = "police"
    OTHER = "other"


@dataclass(frozen=True)
class PauseWords:
    """Why it waits, who keeps an eye on it, and what she can do meanwhile."""

    says: str
    who_acts: str
    waits: str


PAUSE_CAN_DO = N_("You can write things down for later. They are kept for when it goes on.")
NOT_FORGOTTEN = N_("It has not been forgotten. We ask about it, and tell you what we hear.")

PAUSES: dict[Pause, PauseWords] = {
    Pause.COURT: PauseWords(
        N_("The review is paused for the trial."),
        N_("The chair asks the police and the prosecutors when it can go on."),
        N_("It waits so that nothing in it can harm the court case."),
    ),
    Pause.POLICE: PauseWords(
        N_("The review is paused for the police."),
        N_("The chair asks the police from time to time if the review may go on."),
        N_("It waits so that nothing in it gets in the way of the police."),
    ),
    Pause.OTHER: PauseWords(
        N_("The review is paused."),
        N_("The chair decides when it goes on."),
        N_("We ask the chair for the reason, and tell you what we hear."),
    ),
}

_S = Stage
# What an entry says about the stage, by the answer that decides its words ("" for any other).
# A kind that is not here moves nothing.
MOVES: dict[str, dict[str, Stage]] = {
    "review_being_decided": {"": _S.BEING_DECIDED},
    "review_not_going_ahead": {"": _S.NOT_GOING_AHEAD},
    "review_going_ahead": {"": _S.GETTING_READY},
    "review_home_office_told": {"": _S.GETTING_READY},
    "review_chair": {"": _S.GETTING_READY},
    "review_first_contact": {"": _S.GETTING_READY},
    "review_questions": {"": _S.QUESTIONS, "agreed": _S.UNDER_WAY},
    "review_panel_meeting": {"held": _S.UNDER_WAY},
    "review_services_write": {"": _S.UNDER_WAY},
    "review_report_writing": {"": _S.REPORT_WRITTEN},
    "review_draft": {"": _S.DRAFT_READ},
    "review_comments_answered": {"": _S.REPORT_CHANGED},
    "review_area_agreed": {"": _S.AREA_AGREED},
    "review_sent_for_check": {"": _S.BEING_CHECKED},
    "review_check_result": {
        "": _S.READY_FOR_PUBLIC,
        "with_changes": _S.CHANGES_ASKED,
        "again": _S.CHANGES_ASKED,
    },
    "review_publication": {"": _S.READY_FOR_PUBLIC},
    "review_published": {"": _S.PUBLISHED},
    "review_findings": {"": _S.PUBLISHED},
    "review_actions": {"": _S.ACTIONS},
    "review_finished": {"": _S.FINISHED},
}

# These only lead on: a new chair late in a review does not make it begin again.
ONLY_ON = frozenset(
    {
        "review_home_office_told",
        "review_chair",
        "review_first_contact",
        "review_panel_meeting",
        "review_services_write",
    }
)

# The court and the police: what pauses it, what lets it go on.
PAUSED_BY: dict[tuple[str, str], Pause] = {
    ("review_paused", "court"): Pause.COURT,
    ("review_paused", "police"): Pause.POLICE,
    ("review_paused", "other"): Pause.OTHER,
    ("review_going_ahead", "waits_court"): Pause.COURT,
}
GOES_ON = "review_resumed"


@dataclass(frozen=True)
class Said:
    """One entry about the review that she knows and has read."""

    kind: str
    answer: str  # to the field that decides its words
    happened_on: date


@dataclass(frozen=True)
class Progress:
    """How far it is for her. ``stage`` is None while she was told of none."""

    stage: Stage | None = None
    since: date | None = None
    pause: Pause | None = None
    paused_since: date | None = None


def progress_of(said: Iterable[Said]) -> Progress:
    """The stage after these entries, the oldest first."""
    now = Progress()
    for one in said:
        now = _after(now, one)
    return now


def _after(now: Progress, one: Said) -> Progress:
    pause, since = now.pause, now.paused_since
    stage, reached = now.stage, now.since
    to = _leads_to(one)
    leads_back = stage is not None and to is not None and _place(to) < _place(stage)
    if to is not None and to is not stage and not (one.kind in ONLY_ON and leads_back):
        stage, reached = to, one.happened_on
    if one.kind == GOES_ON or (to is not None and one.kind not in ONLY_ON):
        # A review that is decided, written or checked stands still no longer.
        pause, since = None, None
    paused_by = PAUSED_BY.get((one.kind, one.answer))
    if paused_by is None and one.kind == "review_paused":
        paused_by = Pause.OTHER
    if paused_by is not None:
        pause, since = paused_by, one.happened_on
    return Progress(stage, reached, pause, since)


def _leads_to(one: Said) -> Stage | None:
    moves = MOVES.get(one.kind, {})
    return moves.get(one.answer, moves.get(""))


def _place(stage: Stage) -> int:
    return list(Stage).index(stage)
