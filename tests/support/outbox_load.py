"""Many messages, several workers that are killed, and receivers that count what they got."""

from __future__ import annotations

import base64
import json
import os
import random
import secrets
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, func, insert, select
from sqlalchemy.orm import Session

from casework.models.base import new_id
from casework.models.case import Case
from casework.models.contact import Message
from casework.models.family import ContactPoint, FamilyMember
from casework.models.outbox import OutboxMessage
from casework.models.people import Region, Staff
from casework.models.sealing import key_ring
from casework.models.sessions import DeploymentMark
from tests.support.databases import Database
from tests.support.receiving import Gateway, Mailbox, gateway, mailbox
from tests.support.visitor import app_settings

ROOT = Path(__file__).resolve().parents[2]
_PER_CASE = 4  # relatives


def daytime_zone(now: datetime) -> str:
    """A zone in which it is about noon: quiet hours hold nothing, whenever this runs."""
    away = 12 - now.hour
    return f"Etc/GMT{-away:+d}" if away else "Etc/GMT"


def add_messages(engine: Engine, count: int, now: datetime, *, due: bool = True) -> None:
    """So many people, each with a safe contact and one message that is due (or far off)."""
    zone = daytime_zone(now)
    with Session(engine) as session:
        region = Region(name=f"Region {new_id()}")
        staff = Staff(full_name="Maryam Okafor", created_at=now)
        session.add_all((region, staff))
        if session.get(DeploymentMark, "demo") is None:
            session.add(DeploymentMark(mark="demo", at=now))
        session.flush()
        rows: dict[type, list[dict[str, object]]] = {
            one: [] for one in (Case, FamilyMember, ContactPoint, Message, OutboxMessage)
        }
        case_id = ""
        for number in range(count):
            if number % _PER_CASE == 0:
                case_id = new_id()
                rows[Case].append(_case(case_id, region.id, staff.id, now))
            for model, row in _person(case_id, staff.id, number, zone, now, due):
                rows[model].append(row)
        for model, made in rows.items():
            for start in range(0, len(made), 5000):
                session.execute(insert(model), made[start : start + 5000])
        session.commit()


def _case(case_id: str, region_id: str, staff_id: str, now: datetime) -> dict[str, object]:
    return {
        "id": case_id,
        "region_id": region_id,
        "reference": case_id,
        "homicide_kind": "murder",
        "notified_by": "police",
        "notified_at": now,
        "opened_at": now,
        "opened_by": staff_id,
    }


def _person(
    case_id: str, staff_id: str, number: int, zone: str, now: datetime, due: bool
) -> Iterator[tuple[type, dict[str, object]]]:
    member_id, point_id, message_id = new_id(), new_id(), new_id()
    text = number % 2 == 0
    value = f"+447700{number:06d}" if text else f"p{number}@example.org"
    yield (
        FamilyMember,
        {
            "case_id": case_id,
            "id": member_id,
            "relationship": "sister",
            "joined_at": now,
            "added_by": staff_id,
            "time_zone": zone,
        },
    )
    point: dict[str, object] = {
        "case_id": case_id,
        "id": point_id,
        "member_id": member_id,
        "channel": "text" if text else "email",
        "value_sealed": key_ring().seal(value, f"contact_point.value_sealed:{case_id}:{point_id}"),
        "value_index": key_ring().blind_index("contact", value),
        "safe_since": now,
        "safe_checked_by": staff_id,
    }
    if hasattr(ContactPoint, "confirmed_at"):
        point["confirmed_at"] = now
    yield ContactPoint, point
    yield (
        Message,
        {
            "case_id": case_id,
            "id": message_id,
            "member_id": member_id,
            "from_family": False,
            "staff_id": staff_id,
            "language": "en",
            "sent_at": now,
        },
    )
    yield (
        OutboxMessage,
        {
            "case_id": case_id,
            "id": new_id(),
            "member_id": member_id,
            "purpose": "news",
            "kind": "message",
            "subject": "with_us",
            "about": message_id,
            "happened_at": now,
            "ready_at": now,
            "queued_at": now,
            "queued_by": staff_id,
            "wake_at": now if due else now + timedelta(days=1, seconds=number),
            "reference": secrets.token_hex(16),
        },
    )


@dataclass
class Outcome:
    """What a run with killed workers came to."""

    seconds: float = 0.0
    kills: int = 0
    twice: int = 0  # references that a receiver got more than once
    lost: int = 0  # neither received nor anybody's task
    claimed: int = 0  # said to be sent, and no receiver had it
    states: dict[str, int] = field(default_factory=dict)


@dataclass
class Run:
    """Two workers on one database, with real receivers."""

    database: Database
    folder: Path
    mails: Mailbox
    texts: Gateway
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def environment(self) -> dict[str, str]:
        """The settings of a worker of a demo: its receivers are on this machine."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return {
            **kept,
            "APP_MODE": "demo",
            "INSTANCE_DIR": str(self.folder),
            "DATABASE_URL": self.database.urls["worker"],
            "SMTP_URL": self.mails.url,
            "SMS_URL": self.texts.url,
            "BURST_LIMIT": "1000000",
        }

    def begin(self) -> None:
        """Start one worker."""
        command = [sys.executable, "-m", "casework", "worker"]
        self.workers.append(
            subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )

    def kill_one(self) -> None:
        """kill -9, wherever it stands, and another in its place."""
        victim = self.workers.pop(random.randrange(len(self.workers)))
        victim.kill()
        victim.wait()
        self.begin()

    def stop(self) -> None:
        """Ask the workers to end, as an operator does."""
        for worker in self.workers:
            worker.send_signal(signal.SIGTERM)
        for worker in self.workers:
            worker.wait(timeout=60)
        self.workers.clear()

    def settle(self, now: datetime) -> None:
        """Let the leases of the killed run out: later rounds, at later clocks."""
        for later in (timedelta(minutes=3), timedelta(minutes=6), timedelta(hours=3)):
            command = [sys.executable, "-m", "casework", "worker", "--once", "--json"]
            subprocess.run(
                [*command, f"--now={(now + later).isoformat()}"],
                cwd=ROOT,
                env=self.environment(),
                stdout=subprocess.DEVNULL,
                check=True,
            )

    def left(self) -> int:
        """How many are still due, or being handed over."""
        with Session(self.database.engine("owner")) as session:
            return session.scalar(_count(OutboxMessage.state == "queued")) or 0

    def outcome(self) -> Outcome:
        """Count what the receivers got against what the rows say."""
        got = Counter([*self.mails.references, *self.texts.references])
        with Session(self.database.engine("owner")) as session:
            rows = session.execute(
                select(OutboxMessage.reference, OutboxMessage.state, OutboxMessage.task)
            ).all()
        known = {row.reference: row for row in rows}
        tasks = {
            r for r, row in known.items() if row.state in ("uncertain", "refused") and row.task
        }
        sent = {reference for reference, row in known.items() if row.state == "sent"}
        return Outcome(
            twice=sum(1 for times in got.values() if times > 1),
            lost=len(set(known) - sent - tasks),
            claimed=len(sent - set(got)),
            states=dict(Counter(row.state for row in rows)),
        )


def _count(condition: object):  # type: ignore[no-untyped-def]
    return select(func.count()).select_from(OutboxMessage).where(condition)  # type: ignore[arg-type]


def keep_keys(folder: Path) -> None:
    """The keys of the tests, where a demo looks for its own."""
    settings = app_settings(folder)
    keys = {name: base64.b64encode(key).decode() for name, key in settings.data_keys.items()}
    made = {
        "FAMILY_SECRET": settings.family_secret,
        "STAFF_SECRET": settings.staff_secret,
        "CODE_PEPPER": settings.code_pepper,
        "INDEX_KEY": base64.b64encode(settings.index_key).decode(),
        "DATA_KEYS": ",".join(f"{name}:{key}" for name, key in keys.items()),
        "DATA_KEY": settings.data_key,
    }
    (folder / "demo-secrets.json").write_text(json.dumps(made))


@contextmanager
def receivers() -> Iterator[tuple[Mailbox, Gateway]]:
    """A mail server and a gateway that count."""
    with mailbox() as mails, gateway() as texts:
        yield mails, texts


def run_killing(
    database: Database, folder: Path, *, messages: int, kills: int, longest: float
) -> Outcome:
    """Queue them, let two workers send them while one after the other is killed at random
    moments, settle what the killed left, and count."""
    begun, now = time.monotonic(), datetime.now(UTC)
    keep_keys(folder)
    add_messages(database.engine("owner"), messages, now)
    with receivers() as (mails, texts):
        run = Run(database, folder, mails, texts)
        killed = 0
        try:
            run.begin()
            run.begin()
            pace = messages / (kills + 1)
            while run.left() and time.monotonic() - begun < longest:
                done = messages - run.left()
                if killed < kills and done >= pace * (killed + 1) * 0.9:
                    run.kill_one()
                    killed += 1
                time.sleep(random.uniform(0.01, 0.3))
            while killed < kills:
                run.kill_one()
                killed += 1
        finally:
            run.stop()
        run.settle(datetime.now(UTC))
        found = run.outcome()
    found.kills = killed
    found.seconds = time.monotonic() - begun
    return found


__all__ = ["Outcome", "Run", "add_messages", "daytime_zone", "receivers", "run_killing"]
