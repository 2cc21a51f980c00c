"""Keeping an answer of hers: by herself, or by a worker on her instruction; undoing it.

What was answered before is never changed. What follows from all her answers for her pages is
kept in her own row at the same time, so that reading a page asks one statement.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from casework.actions.checks import note, refuse_unknown, require_in
from casework.actions.outbox import look_again
from casework.actions.outbox_reminders import plan_reminders
from casework.models.base import new_id
from casework.models.choices import MemberChoice
from casework.models.family import FamilyMember
from casework.queries.closeness import require_fully_close
from casework.queries.contact_choices import Answers, answers_of
from casework.queries.scope import visible_member
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.choice_topics import (
    CLEAR,
    PAUSE,
    REMIND,
    SUBJECT,
    TEXTS,
    WAY,
    is_topic,
    pauses_as_text,
    subjects_as_text,
)
from casework.rules.choice_values import checked
from casework.rules.choices import Way
from casework.rules.contact_kinds import INSTRUCTION_KINDS
from casework.rules.errors import NotFound
from casework.rules.events import Event
from casework.rules.roles import Permission

WORDS_LENGTH = 2000


@dataclass(frozen=True)
class _Who:
    """Whose answer it is, and who writes it down."""

    viewer: FamilyViewer | StaffViewer
    case_id: str
    member_id: str
    how: str = ""

    @property
    def by_staff(self) -> bool:
        return isinstance(self.viewer, StaffViewer)


def choose(
    session: Session,
    *,
    viewer: FamilyViewer,
    topic: str,
    value: Mapping[str, Any],
    words: str = "",
    now: datetime,
) -> str:
    """Her own answer about one topic; the id of its row. An empty value takes it back."""
    who = _Who(viewer, viewer.case_id, viewer.member_id)
    return _keep(session, who, topic, value, words, now)


def choose_for(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    topic: str,
    value: Mapping[str, Any],
    how: str,
    words: str = "",
    now: datetime,
) -> str:
    """The same on her instruction: ``how`` is the kind of contact in which she said so."""
    visible_member(session, viewer, case_id, member_id, now)
    # It opens or closes news of every strand: not for an advocate of one process.
    require_fully_close(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.CONTACT_RECORD)
    refuse_unknown(how, INSTRUCTION_KINDS, "how")
    return _keep(session, _Who(viewer, case_id, member_id, how), topic, value, words, now)


def choose_by_text(
    session: Session,
    *,
    case_id: str,
    member_id: str,
    contact_point_id: str,
    stopped: bool,
    words: str,
    now: datetime,
) -> str:
    """Her own STOP, or START, from the number of this contact; the id of its row. ``words`` are
    what she sent. Sent again, it changes nothing."""
    who = _Who(FamilyViewer(case_id, member_id), case_id, member_id, "text")
    value = {"stopped": True} if stopped else {}
    return _keep(session, who, f"{TEXTS}{contact_point_id}", value, words, now)


def keep_date_clear(
    session: Session,
    *,
    viewer: FamilyViewer,
    value: Mapping[str, Any],
    words: str = "",
    now: datetime,
) -> str:
    """One more date on which she is left alone. ``words`` are what she calls it."""
    topic = new_clear_topic()
    return choose(session, viewer=viewer, topic=topic, value=value, words=words, now=now)


def new_clear_topic() -> str:
    """The topic of one more date that is kept clear."""
    return f"{CLEAR}{new_id()}"


def undo(session: Session, *, viewer: FamilyViewer, choice_id: str, now: datetime) -> str:
    """Back to what stood before this answer, within 28 days; the topic. NotFound later, or
    when she has answered again since."""
    answers = answers_of(session, viewer.case_id, viewer.member_id, now)
    row = next((one for one in answers.rows if one.id == choice_id), None)
    if row is None or not answers.can_be_undone(row):
        raise NotFound
    before = answers.before(row)
    value = dict(before.value) if before else {}
    if row.topic == PAUSE:
        # Contact stopped, or went on, until now: that time does not come back.
        value = {"on": not row.value.get("on"), "until": None}
    who = _Who(viewer, viewer.case_id, viewer.member_id)
    words = before.words if before else ""
    _add(session, who, answers, row.topic, value, words, now, undoes_id=row.id)
    return row.topic


def _keep(
    session: Session,
    who: _Who,
    topic: str,
    value: Mapping[str, Any],
    words: str,
    now: datetime,
) -> str:
    if not is_topic(topic):
        raise NotFound
    answers = answers_of(session, who.case_id, who.member_id, now)
    today = now.astimezone(ZoneInfo(answers.choices.time_zone)).date()
    clean = checked(topic, value, now, today)
    latest = answers.said.get(topic)
    same = latest is not None and dict(latest.value) == clean and latest.words == words.strip()
    if same and latest is not None and topic != PAUSE:
        return latest.id
    return _add(session, who, answers, topic, clean, words, now)


def _add(
    session: Session,
    who: _Who,
    answers: Answers,
    topic: str,
    value: dict[str, Any],
    words: str,
    now: datetime,
    undoes_id: str | None = None,
) -> str:
    last = session.scalar(
        select(func.max(MemberChoice.number)).where(
            MemberChoice.case_id == who.case_id, MemberChoice.member_id == who.member_id
        )
    )
    row = MemberChoice(
        case_id=who.case_id,
        member_id=who.member_id,
        number=(last or 0) + 1,
        topic=topic,
        value=value,
        words=words.strip()[:WORDS_LENGTH] or None,
        set_at=now,
        set_by=who.viewer.actor_id,
        by_staff=who.by_staff,
        how=who.how,
        undoes_id=undoes_id,
    )
    session.add(row)
    session.flush()
    _keep_what_follows(session, who, topic, now)
    note(
        session,
        who.viewer,
        who.case_id,
        Event.CHOICE_MADE,
        now,
        member_id=who.member_id,
        kind=topic.split(".")[0] if topic.startswith((CLEAR, TEXTS)) else topic,
        choice_id=row.id,
        how=who.how,
    )
    look_again(session, case_id=who.case_id, member_id=who.member_id, now=now)
    if topic == REMIND:
        plan_reminders(session, case_id=who.case_id, member_ids=[who.member_id], now=now)
    return row.id


def _keep_what_follows(session: Session, who: _Who, topic: str, now: datetime) -> None:
    """Her own row says what her pages need to know, in the same transaction."""
    if topic not in (WAY, PAUSE) and not topic.startswith(SUBJECT):
        return
    choices = answers_of(session, who.case_id, who.member_id, now).choices
    pauses = [*choices.earlier_pauses, *([choices.pause] if choices.pause else [])]
    values: dict[str, Any] = {
        "subject_choices": subjects_as_text(choices.by_subject),
        "pauses": pauses_as_text(pauses),
    }
    if topic == WAY:
        values["hard_news"] = "read_first" if choices.way is Way.TELL_ME else "person_first"
        values["hard_news_set_at"] = now
        values["hard_news_set_by"] = who.viewer.actor_id
    # Beside the row's version: an open form with her details is not made stale by this.
    session.execute(
        update(FamilyMember)
        .where(FamilyMember.case_id == who.case_id, FamilyMember.id == who.member_id)
        .values(**values)
    )


__all__ = ["choose", "choose_for", "keep_date_clear", "new_clear_topic", "undo"]
