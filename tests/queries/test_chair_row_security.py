"""A chair's connection to PostgreSQL: no row of a family, whatever is asked; and what the
functions hand out is what the rules allow, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, select, text
from sqlalchemy.orm import Session

from casework.actions import chair as actions
from casework.actions import staff_accounts
from casework.models.chair_checks import CHAIR_CHECKS
from casework.models.engagement import FamilyView, ReviewAnswer, ViewRelease
from casework.queries.chair import chaired_review, known_people, released_views
from casework.queries.chair_page import ChairPage, chair_page
from casework.queries.chair_staff import Proposal, proposals, review_outside
from casework.rules.access import RoleHeld, StaffViewer
from casework.rules.errors import Invalid, NotFound, Refused
from casework.rules.review_say import (
    Answer,
    Reader,
    Release,
    Standing,
    known_to_chair,
    readers_now,
)
from casework.rules.roles import Role
from tests.support.belongings import SEES
from tests.support.belongings_chair import chair_account
from tests.support.chairing import Chairing, chairing, open_review
from tests.support.databases import NOW, Database
from tests.support.furnished import Furnished, furnished_on
from tests.support.household import STAFF, Household, build
from tests.support.marks import on_postgresql

pytestmark = pytest.mark.usefixtures("key_ring")

# What belongs to no family: accounts, and what every worker reads.
OPEN_TABLES = {
    "access_log",
    "alembic_version",
    "audit_entry",
    "audit_head",
    "deployment_mark",
    "helpline",
    "limit_counter",
    "region",
    "sending_switch",
    "staff",
    "staff_role",
}


@pytest.fixture(scope="module")
def furnished(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Furnished]:
    directory = tmp_path_factory.mktemp("chair")
    yield from furnished_on("postgresql", request, directory, f"chair_{worker_id}")


def _of_the_family(tables: list[str], session: Session) -> list[str]:
    keyed = []
    for table in tables:
        columns = {one["name"] for one in inspect(session.connection()).get_columns(table)}
        if columns & {"case_id", "member_id", "review_id"}:
            keyed.append(table)
    return keyed


def _count(house: Household, viewer: StaffViewer, table: str) -> int:
    """How many rows she sees; none of a table that is closed to her side altogether."""
    with house.database.session_of(viewer, write=False) as session:
        allowed = text("SELECT has_any_column_privilege(:table, 'SELECT')")
        if not session.execute(allowed, {"table": table}).scalar_one():
            return 0
        return int(session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def test_a_chair_reads_no_row_of_any_family_table(furnished: Furnished) -> None:
    house, _ = furnished
    with house.database.session("owner", write=False) as session:
        chair_id = session.execute(
            text("SELECT staff_id FROM review_chair WHERE ends_at IS NULL")
        ).scalar_one()
        every = inspect(session.connection()).get_table_names()
        kept = _of_the_family(every, session)
    viewer = StaffViewer(chair_id, frozenset({RoleHeld(Role.CHAIR)}))
    hers = {"review", "review_chair", "pack_copy"}
    for table in sorted(set(kept) - OPEN_TABLES):
        count = _count(house, viewer, table)
        assert bool(count) == (table in hers), table


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE view_release SET used_at = NULL",
        "UPDATE review_proposal SET note_sealed = NULL",
        "UPDATE review_chair SET ends_at = NULL",
        "UPDATE family_view SET approved_at = NULL",
    ],
)
def test_a_chair_changes_no_row_by_herself(furnished: Furnished, statement: str) -> None:
    house, _ = furnished
    with house.database.session("owner", write=False) as session:
        chair_id = session.execute(text("SELECT staff_id FROM review_chair")).scalars().first()
    viewer = StaffViewer(str(chair_id), frozenset({RoleHeld(Role.CHAIR)}))
    with house.database.session_of(viewer) as session:
        assert session.connection().execute(text(statement)).rowcount == 0


@pytest.mark.parametrize("worker", sorted(STAFF))
def test_what_was_recorded_is_seen_by_those_who_work_in_the_review(
    furnished: Furnished, worker: str
) -> None:
    """The scope and the database alike: whoever stands beside somebody of the case in it."""
    house, _ = furnished
    of_the_case = {"mary", "imran", "kit", "dan", "sam"}
    wanted = int(bool(SEES[worker] & of_the_case))
    viewer = house.worker(worker)
    for table in ("review_proposal", "pack_copy"):
        assert _count(house, viewer, table) == wanted, table
    assert len(house.see(worker, _waiting)) == wanted
    with house.database.session("owner", write=False) as session:
        case_id, review_id = session.execute(
            text("SELECT case_id, review_id FROM review_chair")
        ).one()
    if wanted:
        found = house.see(worker, review_outside, case_id, review_id)
        assert (len(found.invitations), len(found.proposals), len(found.copies)) == (1, 1, 1)
        return
    with pytest.raises(NotFound):
        house.see(worker, review_outside, case_id, review_id)


def _waiting(session: Session, viewer: StaffViewer, now: datetime) -> tuple[Proposal, ...]:
    return proposals(session, viewer, now)


@pytest.fixture
def scene(database: Database) -> Chairing:
    return chairing(build(database))


def _sees(scene: Chairing, viewer: StaffViewer, now: datetime = NOW) -> ChairPage:
    with scene.house.database.session_of(viewer, write=False, now=now) as session:
        return chair_page(session, viewer, scene.review_id, now)


@on_postgresql
def test_the_functions_answer_nobody_but_the_chair_and_only_for_now(scene: Chairing) -> None:
    house = scene.house
    other = chair_account(house, "otto")
    where = {"c": house.cases["one"], "r": scene.review_id, "s": scene.chair.staff_id}
    for viewer, at in (
        (other, NOW),
        (house.worker("alice"), NOW),
        (scene.chair, NOW - timedelta(seconds=1)),
        (scene.chair, NOW + timedelta(days=1)),
    ):
        for check in CHAIR_CHECKS:
            more = ", ''" if "p_view_id" in check.parameters else ""
            with house.database.session_of(viewer) as session:
                rows = session.execute(
                    text(f"SELECT * FROM {check.name}(:c, :r, :s, :at{more})"), {**where, "at": at}
                ).all()
            assert rows == [], (check.name, at)


def test_a_chair_who_was_not_invited_finds_nothing(scene: Chairing) -> None:
    other = chair_account(scene.house, "otto")
    with pytest.raises(NotFound):
        _sees(scene, other)
    scene.invite(other, open_review(scene.house, area="Southtown"))
    with pytest.raises(NotFound):
        _sees(scene, other)


def test_an_invitation_that_ended_shows_nothing(scene: Chairing) -> None:
    invited = scene.house.database.session("owner")
    with invited as session:
        invitation = session.execute(text("SELECT id FROM review_chair")).scalar_one()
    later = NOW + timedelta(minutes=5)
    scene.house.act(
        "lena",
        actions.end_chair,
        case_id=scene.house.cases["one"],
        review_id=scene.review_id,
        invitation_id=invitation,
        now=later,
    )
    with pytest.raises(NotFound):
        _sees(scene, scene.chair, later)


def test_a_role_that_ended_shows_nothing(scene: Chairing) -> None:
    with scene.house.database.session("owner") as session:
        session.execute(
            text("UPDATE staff_role SET ends_at = starts_at WHERE staff_id = :id"),
            {"id": scene.chair.staff_id},
        )
        session.commit()
    if scene.house.database.backend == "postgresql":
        with pytest.raises(NotFound):
            _sees(scene, scene.chair)
        return
    page = _sees(scene, scene.chair)  # the gate knows her as a chair no longer
    assert (page.people, page.views) == ((), ())


def test_a_chair_holds_no_other_role(scene: Chairing) -> None:
    house = scene.house
    north = house.regions["north"]
    for staff_id, role in (
        (scene.chair.staff_id, "caseworker"),
        (house.staff["alice"], "chair"),
    ):
        with pytest.raises(Invalid):
            house.act(
                "ada", staff_accounts.give_role, staff_id=staff_id, role=role, region_id=north
            )


@pytest.mark.parametrize("worker", ["alice", "bea", "sue", "sid", "vik", "nora", "ada"])
def test_only_a_leader_or_an_advocate_of_the_review_invites(scene: Chairing, worker: str) -> None:
    other = chair_account(scene.house, "otto")
    with pytest.raises((NotFound, Refused)):
        scene.house.act(
            worker,
            actions.invite_chair,
            case_id=scene.house.cases["one"],
            review_id=scene.review_id,
            staff_id=other.staff_id,
        )


def test_an_advocate_invites_and_nobody_but_a_chair_can_be_invited(scene: Chairing) -> None:
    house = scene.house
    where = {"case_id": house.cases["one"], "review_id": scene.review_id}
    other = chair_account(house, "otto")
    house.act("adil", actions.invite_chair, staff_id=other.staff_id, **where)
    assert len(_sees(scene, other).people) == 2
    with pytest.raises(Invalid):
        house.act("lena", actions.invite_chair, staff_id=house.staff["alice"], **where)


_RELEASES = st.lists(
    st.tuples(
        st.sampled_from(list(Reader)),
        st.integers(0, 3),  # wording
        st.sampled_from([-60, -30, 0, 30]),  # minutes from now, released
        st.sampled_from([None, -10, 0, 10]),  # taken back
        st.booleans(),  # waits
        st.sampled_from([None, -5, 5]),  # checked
    ),
    max_size=4,
)
_ANSWERS = st.lists(
    st.tuples(st.sampled_from(list(Answer)), st.sampled_from([None, True, False])), max_size=3
)


def test_no_history_shows_a_view_without_a_release_in_force(scene: Chairing) -> None:
    """The statements against the rules of ``rules.review_say``, over many histories."""
    house, member = scene.house, scene.house.members["dan"]

    def moment(minutes: int | None) -> datetime | None:
        return None if minutes is None else NOW + timedelta(minutes=minutes)

    @settings(max_examples=25)
    @given(_ANSWERS, _RELEASES, st.integers(0, 3), st.sampled_from([None, 0, 1, 2, 3]))
    def compare(
        answers: list[tuple[Answer, bool | None]],
        releases: list[tuple[Any, ...]],
        wording: int,
        approved: int | None,
    ) -> None:
        whose = {"case_id": member[0], "member_id": member[1]}
        with house.database.session("owner") as session:
            for table in (ViewRelease, FamilyView, ReviewAnswer):
                for row in session.scalars(select(table).where(table.member_id == member[1])):
                    session.delete(row)
                session.flush()
            view = FamilyView(
                **whose,
                review_id=scene.review_id,
                topic="agencies",
                language="en",
                form="written",
                text="words",
                saved_at=NOW,
                wording=wording,
                approved_wording=approved,
                approved_at=None if approved is None else NOW - timedelta(hours=2),
            )
            session.add(view)
            session.flush()
            for number, (answer, told) in enumerate(answers, start=1):
                session.add(
                    ReviewAnswer(
                        **whose,
                        review_id=scene.review_id,
                        number=number,
                        answer=answer.value,
                        chair_told=told,
                        given_at=NOW,
                    )
                )
            for reader, of, released, back, waits, checked in releases:
                session.add(
                    ViewRelease(
                        **whose,
                        view_id=view.id,
                        reader=reader.value,
                        wording=of,
                        released_at=NOW + timedelta(minutes=released),
                        withdrawn_at=moment(back),
                        waits_for_check=waits,
                        checked_at=moment(checked),
                    )
                )
            session.commit()
        last = answers[-1] if answers else None
        standing = Standing(last[0], NOW, None, last[1]) if last else None
        readers = readers_now(
            [
                Release(
                    reader, NOW + timedelta(minutes=at), of, moment(back), waits, moment(checked)
                )
                for reader, of, at, back, waits, checked in releases
            ],
            wording=wording,
            approved=approved,
            known=known_to_chair(standing),
            now=NOW,
        )
        with house.database.session_of(scene.chair, write=False) as session:
            review = chaired_review(session, scene.chair, scene.review_id, NOW)
            people = known_people(session, scene.chair, review, NOW)
            views = {
                one.id: one for one in released_views(session, scene.chair, review, people, NOW)
            }
        assert (member[1] in {one.member_id for one in people}) == known_to_chair(standing)
        assert (view.id in views) == (Reader.CHAIR in readers)
        if view.id in views:
            shown = views[view.id]
            assert shown.quoted == (Reader.QUOTED in readers)
            assert shown.panel == (Reader.PANEL in readers)

    compare()
