"""A family with many updates of real prose, in a fresh database, for measuring.

Rows are made in bulk, past the actions: what is measured is reading. The texts are those of
the kinds themselves, with the workers' own words on every fourth entry.
"""

from __future__ import annotations

import hashlib
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, insert
from sqlalchemy.orm import Session

import family_app
from casework.cli.migrations import migrate
from casework.models.base import new_id
from casework.models.case import Allocation, Case
from casework.models.family import FamilyMember
from casework.models.people import Region, Staff
from casework.models.sealing import KeyRing, key_ring, use_key_ring
from casework.models.sessions import LoginSession
from casework.models.updates import Audience, Update, UpdateWords
from casework.queries.database import make_engine
from casework.rules.hearings import HEARINGS
from casework.rules.languages import language_of
from casework.rules.update_kinds import kind_of
from tests.support.bench_prose import COURTS, OWN_WORDS, PLACES, REASONS, WHO
from tests.support.cluster import TEMPLATE, postgresql
from tests.support.databases import PostgresqlDatabase
from tests.support.visitor import app_settings

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
# Every entry that one can compose differs from its neighbours: all kinds of hearing, each place.
_HEARINGS = tuple(HEARINGS)


def _fields(number: int) -> tuple[str, dict[str, object]]:
    """Kind and fields of the entry with this number, newest first. Mostly plain entries: they
    are the ones that show their text, and weigh."""
    day = (NOW + timedelta(days=19 - 3 * number)).date().isoformat()
    clock = f"{9 + number % 7:02}:{number * 15 % 60:02}"
    hearing = _HEARINGS[number * 7 % len(_HEARINGS)]
    court = COURTS[number % len(COURTS)]
    match number % 6:
        case 1:
            place, who = PLACES[number // 6 % len(PLACES)], WHO[number // 6 % len(WHO)]
            how = ("visit", "office", "phone", "video")[number // 6 % 4]
            typed = {"how": how, "date": day, "time": clock, "place": place, "who": who}
            return "meeting_with_us", {**typed, "interpreter": "booked"}
        case 2:
            reason = REASONS[number // 6 % len(REASONS)]
            confirmed = ("fixed", "may_change")[number // 6 % 2]
            moved = {"confirmed": confirmed, "reason": reason, "hearing_type": hearing}
            return "hearing_moved", {**moved, "court": court, "new_date": day, "new_time": clock}
        case 4 if number % 12 == 4:
            return "charge", {"offence": "murder", "accused_under_18": "no", "held": "kept"}
        case 4:
            begins = ("now", "waits_court", "not_known")[number // 12 % 3]
            return "review_going_ahead", {"begins": begins, "called": "DARDR", "chair": "Ann Lowe"}
    listed = {"hearing_type": hearing, "court": court, "date": day, "time": clock}
    more = {"room": f"Court {number % 9 + 1}", "listed_for": number % 5 + 1, "confirmed": "fixed"}
    return "hearing_listed", {**listed, **more, "with_you": "each_day"}


@dataclass
class Scene:
    """A reader with her updates, the app she reads them in, and her open session."""

    app: Flask
    client: FlaskClient
    case_id: str
    member_id: str
    url: str
    cookie: str = ""


def use_bench_keys() -> None:
    """The keys that the settings of the tests name."""
    keys = {name: hashlib.sha256(name.encode()).digest() for name in ("first", "index")}
    use_key_ring(KeyRing({"first": keys["first"]}, "first", keys["index"]))


@contextmanager
def databases(backend: str) -> Iterator[tuple[Engine, str, str]]:
    """A migrated, empty database: the owner's engine, the family's address, the owner's."""
    if backend == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/bench.db"
            engine = make_engine(url)
            migrate(engine)
            yield engine, url, url
            engine.dispose()
        return
    server = postgresql()
    name = f"bench_{secrets.token_hex(4)}"
    server.create(name, TEMPLATE)
    database = PostgresqlDatabase(server, name)
    try:
        yield database.engine("owner"), database.urls["family"], database.urls["owner"]
    finally:
        database.dispose()
        server.drop(name)


def add_family(session: Session, updates: int, language: str = "en") -> tuple[str, str, str]:
    """One case with one reader and her updates: case id, member id, session token."""
    use_bench_keys()
    region = Region(name=f"Region {new_id()}")
    staff = Staff(full_name="Maryam Okafor", phone="01632 960101", created_at=NOW)
    session.add_all((region, staff))
    session.flush()
    case = Case(
        region_id=region.id,
        reference=f"A-{new_id()[:8]}",
        homicide_kind="murder",
        notified_by="police",
        notified_at=NOW,
        opened_at=NOW,
        opened_by=staff.id,
    )
    session.add(case)
    session.flush()
    member = FamilyMember(
        case_id=case.id,
        name="Jasmine Qureshi",
        relationship="mother",
        language=language,
        reads=language,
        joined_at=NOW,
        added_by=staff.id,
        knew_before="arrest charge verdict sentence",
        leaving_seen_at=NOW,
        privacy_seen_at=NOW,
    )
    session.add(member)
    session.flush()
    session.add(
        Allocation(
            case_id=case.id,
            member_id=member.id,
            staff_id=staff.id,
            role="caseworker",
            starts_at=NOW - timedelta(days=400),
            set_by=staff.id,
        )
    )
    for number in range(updates):
        _add_update(session, case.id, member.id, staff.id, number, language)
    token = secrets.token_urlsafe(24)
    session.add(
        LoginSession(
            token_hash=hashlib.sha256(token.encode()).hexdigest(),
            side="family",
            case_id=case.id,
            member_id=member.id,
            started_at=NOW,
            last_seen_at=NOW,
            idle_seconds=10**8,
            expires_at=NOW + timedelta(days=4000),
            own_device=True,
            device_answered_at=NOW,
            way_in="letter_code",
        )
    )
    return case.id, member.id, token


def _add_update(
    session: Session, case_id: str, member_id: str, staff_id: str, number: int, language: str
) -> None:
    slug, typed = _fields(number)
    kind = kind_of(slug)
    moment = NOW - timedelta(days=number * 3 + 1)
    update = Update(
        case_id=case_id,
        kind=slug,
        strand=kind.strand.value,
        state="published",
        fields=typed,
        source_role="court",
        occurred_on=moment.date(),
        gives_away=" ".join(sorted(kind.gives_away(typed))),
        created_by=staff_id,
        created_at=moment,
        published_by=staff_id,
        published_at=moment,
    )
    session.add(update)
    session.flush()
    session.add(
        Audience(
            case_id=case_id,
            member_id=member_id,
            update_id=update.id,
            addressed=True,
            addressed_at=moment,
            told_at=moment if kind.told_first else None,
            shown_at=None if kind.is_hard else moment,
        )
    )
    if number % 4 == 0:
        for tag in {"en", language_of(language).base}:
            session.add(
                UpdateWords(
                    case_id=case_id,
                    update_id=update.id,
                    language=tag,
                    text=OWN_WORDS[tag][number // 4 % len(OWN_WORDS[tag])],
                    state="released",
                    written_by=staff_id,
                    written_at=moment,
                    released_at=moment,
                )
            )


def add_strangers(engine: Engine, updates: int, per_case: int = 500) -> None:
    """Updates of other cases, in bulk. Their sealed fields are bytes of the usual length."""
    use_bench_keys()
    blob = key_ring().seal("x" * 120, "other")
    moment = NOW - timedelta(days=30)
    with Session(engine) as session:
        case_id, member_id, _ = add_family(session, 0)
        session.commit()
        case = session.get_one(Case, case_id)
        member = session.get_one(FamilyMember, (case_id, member_id))
        case_values = {c.key: getattr(case, c.key) for c in Case.__table__.columns}
        member_values = {c.key: getattr(member, c.key) for c in FamilyMember.__table__.columns}
        for start in range(0, updates, per_case):
            size = min(per_case, updates - start)
            other, person = new_id(), new_id()
            session.execute(
                insert(Case.__table__),
                [{**case_values, "id": other, "reference": f"B-{other[:10]}"}],
            )
            session.execute(
                insert(FamilyMember.__table__), [{**member_values, "case_id": other, "id": person}]
            )
            ids = [new_id() for _ in range(size)]
            session.execute(
                insert(Update.__table__),
                [
                    {
                        "case_id": other,
                        "id": one,
                        "kind": "meeting_with_us",
                        "strand": "with_us",
                        "state": "published",
                        "fields_sealed": blob,
                        "source_role": "us",
                        "occurred_on": moment.date(),
                        "gives_away_held": False,
                        "gives_away": "",
                        "about_evidence": False,
                        "created_by": case.opened_by,
                        "created_at": moment,
                        "published_by": case.opened_by,
                        "published_at": moment,
                        "version": 1,
                    }
                    for one in ids
                ],
            )
            session.execute(
                insert(Audience.__table__),
                [
                    {
                        "case_id": other,
                        "member_id": person,
                        "update_id": one,
                        "addressed": True,
                        "addressed_at": moment,
                        "seen_line": "",
                        "choice": "",
                    }
                    for one in ids
                ],
            )
        session.commit()


def settle(engine: Engine) -> None:
    """What the database does by itself after a while: look at how the rows are spread."""
    with engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("ANALYZE")


def app_over(url: str, folder: Path, token: str, case_id: str, member_id: str) -> Scene:
    """The family's app on this database, and a client that is signed in."""
    use_bench_keys()
    settings = app_settings(folder, family_database_url=url, database_url=url)
    app = family_app.create_app(settings)
    app.extensions["casework"].clock = lambda: NOW
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
    return Scene(app, client, case_id, member_id, url)
