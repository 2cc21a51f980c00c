"""A reminder leaves when it is due, as an operator runs the worker; once, and not before."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.choices_made import choose
from casework.actions.outbox import allow_sending
from casework.cli.worker import working
from casework.models.family import FamilyMember
from casework.models.outbox import OutboxMessage
from casework.queries.contact_choices import choices_of
from casework.queries.outbox_facts import is_known
from casework.queries.reminders import hearings_addressed
from casework.rules.access import FamilyViewer
from casework.web.settings import Settings, from_environment
from tests.cli.test_commands import command


def test_a_reminder_leaves_when_it_is_due_and_once(tmp_path: Path) -> None:
    assert command(tmp_path, "run", "--no-server").returncode == 0
    now = datetime.now(UTC)
    with (
        working(_settings(tmp_path), lambda: now) as (desk, _),
        desk.factory() as session,
    ):
        session.info["now"] = now
        allow_sending(session)
        member = _somebody_with_a_hearing(session, now)
        viewer = FamilyViewer(member.case_id, member.id)
        choose(session, viewer=viewer, topic="remind", value={"when": "day"}, now=now)
        session.flush()
        row = session.scalars(
            select(OutboxMessage).where(OutboxMessage.purpose == "reminder")
        ).first()
        assert row is not None
        reminder, due = row.id, row.held_until
        session.commit()
    assert due is not None
    for moment, state in ((due - timedelta(minutes=1), ""), (due, "sent"), (due, "")):
        told = _round(tmp_path, moment)
        assert told.get(reminder, "") == state, moment


def _settings(folder: Path) -> Settings:
    return from_environment({"APP_MODE": "demo", "INSTANCE_DIR": str(folder)})


def _round(folder: Path, moment: datetime) -> dict[str, str]:
    finished = command(folder, "worker", "--once", "--json", f"--now={moment.isoformat()}")
    assert finished.returncode == 0, finished.stderr
    return {one["id"]: one["state"] for one in json.loads(finished.stdout)["messages"]}


def _somebody_with_a_hearing(session: Session, now: datetime) -> FamilyMember:
    """Somebody who can be reached, and knows of a hearing some days from now."""
    for member in session.scalars(select(FamilyMember).where(FamilyMember.access == "open")):
        hers = hearings_addressed(session, member.case_id, [member.id])[member.id]
        ahead = [
            update_id
            for update_id, one in hers.items()
            if (one.event.day - now.date()).days > 2 and is_known(session, member, update_id, now)
        ]
        choices = choices_of(session, member.case_id, member.id, now)
        if ahead and choices.usable and not choices.by_a_person and choices.pause is None:
            return member
    raise AssertionError("nobody in the demo can be reminded")
