"""Invented people for tests: two regions, staff of every role, two cases.

Everything is made through the actions, each worker in her own session, so that row-level
security has its say from the first row.

Case one, in the north: Alice works with Mary (mother), with Imran (partner) and with Kit, who
is 15 and whose guardian Imran is. Bea works with Dan (brother), who is walled from Imran. Adil
is Mary's advocate for the review. Sam is a suspect and nobody's. Case two, in the south: Sid
works with Olga.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, TypeVar, cast

from sqlalchemy.orm import Session, sessionmaker

from casework.actions import allocations, cases, flags, people, staff_accounts, walls
from casework.actions.audit import install_audit_guard
from casework.rules.access import FamilyViewer, RoleHeld, StaffViewer, SystemActor, Viewer
from casework.rules.roles import Role
from tests.support import snapshots
from tests.support.databases import NOW, Database
from tests.support.snapshots import Snapshot

Made = TypeVar("Made")

EARLIER = NOW - timedelta(days=30)
STAFF: dict[str, tuple[Role, str | None]] = {
    "alice": (Role.CASEWORKER, "north"),
    "bea": (Role.CASEWORKER, "north"),
    "lena": (Role.TEAM_LEADER, "north"),
    "sue": (Role.SUPPORT_WORKER, "north"),
    "vik": (Role.VOLUNTEER, "north"),
    "adil": (Role.ADVOCATE, None),
    "nora": (Role.NATIONAL_MANAGER, None),
    "ada": (Role.ADMINISTRATOR, None),
    "sid": (Role.CASEWORKER, "south"),
    "stella": (Role.TEAM_LEADER, "south"),
}


@dataclass
class Household:
    """Ids by the short names above, and a session for whoever acts."""

    database: Database
    regions: dict[str, str] = field(default_factory=dict)
    staff: dict[str, str] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)
    members: dict[str, tuple[str, str]] = field(default_factory=dict)  # (case id, member id)
    roles: dict[str, frozenset[RoleHeld]] = field(default_factory=dict)

    def worker(self, name: str) -> StaffViewer:
        """A member of staff as the gate would know her."""
        return StaffViewer(staff_id=self.staff[name], roles=self.roles[name])

    def relative(self, name: str) -> FamilyViewer:
        """A family member as the gate would know her."""
        case_id, member_id = self.members[name]
        return FamilyViewer(case_id=case_id, member_id=member_id)

    def of(self, name: str) -> dict[str, str]:
        """``case_id`` and ``member_id`` of a relative, for calling an action."""
        case_id, member_id = self.members[name]
        return {"case_id": case_id, "member_id": member_id}

    def copy_on(self, database: Database) -> Household:
        """The same ids, over another database with the same rows."""
        return Household(
            database,
            dict(self.regions),
            dict(self.staff),
            dict(self.cases),
            dict(self.members),
            dict(self.roles),
        )

    def run(
        self,
        viewer: Viewer,
        do: Callable[[Session], Made],
        *,
        now: datetime = NOW,
        **context: Any,
    ) -> Made:
        """Run in a transaction of this viewer and commit it."""
        with self.database.session_of(viewer, now=now, **context) as session:
            # As in the application: what changes without an audit entry is never committed.
            install_audit_guard(cast("sessionmaker[Any]", session))
            made = do(session)
            session.commit()
            return made

    def act(self, who: str, action: Callable[..., Made], /, **values: Any) -> Made:
        """Run an action as this worker (or relative), with ``viewer`` and ``now``."""
        viewer: Viewer = self.worker(who) if who in self.staff else self.relative(who)
        now = values.pop("now", NOW)
        return self.run(
            viewer, lambda session: action(session, viewer=viewer, now=now, **values), now=now
        )

    def see(self, who: str, query: Callable[..., Made], /, *values: Any, **named: Any) -> Made:
        """Run a query as this worker in a read-only session; ``now`` comes last."""
        now = named.pop("now", NOW)
        viewer = self.worker(who)
        with self.database.session_of(viewer, write=False, now=now) as session:
            return query(session, viewer, *values, now=now, **named)


_kept: dict[str, tuple[Household, Snapshot]] = {}  # by backend


def build(database: Database) -> Household:
    """The whole household, thirty days ago.

    Each process makes it through the actions once on each backend, and puts the same rows into
    every later database that is still empty.
    """
    if not snapshots.is_empty(database):
        return _made(database)
    if database.backend not in _kept:
        made = _made(database)
        _kept[database.backend] = (made.copy_on(database), snapshots.taken_of(database))
        return made
    house, rows = _kept[database.backend]
    snapshots.restore(database, rows)
    return house.copy_on(database)


def _made(database: Database) -> Household:
    house = Household(database)
    _staff(house)
    _first_case(house)
    _second_case(house)
    return house


def _staff(house: Household) -> None:
    system = SystemActor()
    with house.database.session("owner", now=EARLIER) as session:
        for name in ("north", "south"):
            house.regions[name] = staff_accounts.add_region(
                session, viewer=system, name=name.title(), now=EARLIER
            )
        session.flush()
        for name, (role, region) in STAFF.items():
            region_id = house.regions[region] if region else None
            house.staff[name], _ = staff_accounts.invite(
                session,
                viewer=system,
                full_name=f"{name.title()} O’Hara",
                email=f"{name}@example.org",
                role=role.value,
                region_id=region_id,
                phone="020 7946 0000",
                languages=("en", "ur") if name == "bea" else ("en",),
                now=EARLIER,
            )
            house.roles[name] = frozenset({RoleHeld(role, region_id or "")})
        session.commit()


def _open(house: Household, name: str, worker: str, region: str, called: str) -> str:
    house.cases[name] = house.act(
        worker,
        cases.open_case,
        region_id=house.regions[region],
        homicide_kind="murder",
        domestic=True,
        notified_by="police",
        notified_at=EARLIER,
        called=called,
        formal_name=f"{called} Khan-O’Neill",
        died_on=date(2026, 1, 20),
        now=EARLIER,
    )
    return house.cases[name]


def add(house: Household, worker: str, case: str, name: str, **values: Any) -> str:
    """Add a relative; the short name is her first name."""
    values.setdefault("relationship", "sister")
    member_id = house.act(
        worker,
        people.add_family_member,
        case_id=house.cases[case],
        name=f"{name.title()} Whitfield",
        called=name.title(),
        now=EARLIER,
        **values,
    )
    house.members[name] = (house.cases[case], member_id)
    return member_id


def _first_case(house: Household) -> None:
    _open(house, "one", "alice", "north", "Robbie")
    add(house, "alice", "one", "mary", relationship="mother")
    add(house, "alice", "one", "imran", relationship="partner", language="ur")
    add(house, "alice", "one", "kit", relationship="son", born_on=date(2010, 5, 4))
    add(house, "lena", "one", "dan", relationship="brother")
    add(house, "lena", "one", "sam", relationship="brother", flags={"suspect": "told by SIO"})
    house.act(
        "lena", allocations.allocate, **house.of("dan"), staff_id=house.staff["bea"], now=EARLIER
    )
    house.act(
        "lena",
        allocations.allocate,
        **house.of("mary"),
        staff_id=house.staff["adil"],
        role="advocate",
        process="review",
        now=EARLIER,
    )
    house.act(
        "lena",
        flags.decide_under_age,
        **house.of("kit"),
        decided_by="Lena O’Hara, team leader, with children’s services",
        reason="He asked, and his guardian agreed.",
        guardian_member_id=house.members["imran"][1],
        now=EARLIER,
    )
    house.act(
        "lena",
        walls.set_wall,
        case_id=house.cases["one"],
        member_a=house.members["dan"][1],
        member_b=house.members["imran"][1],
        reason="They asked for it.",
        now=EARLIER,
    )


def _second_case(house: Household) -> None:
    _open(house, "two", "sid", "south", "Elena")
    add(house, "sid", "two", "olga", relationship="sister")
