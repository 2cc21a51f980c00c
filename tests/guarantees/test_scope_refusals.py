"""Nobody reaches what is not hers: every person and role against every object of others.

On both databases, through the queries and the actions, with real ids. What each worker may
see is written by hand in tests.support.belongings.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import inspect, text

from casework.actions import (
    allocations,
    cases,
    choices,
    contact,
    contact_points,
    flags,
    helplines,
    known_already,
    letters,
    messages,
    people,
    promises,
    renewals,
    staff_accounts,
    staff_sessions,
    walls,
)
from casework.models.sealing import KeyRing
from casework.queries import own_page
from casework.queries.caseload import workers_for
from casework.queries.cases import case_page, cases_list
from casework.queries.contact import contact_log, could_be_told
from casework.queries.known_already import writings
from casework.queries.letters import letters_page
from casework.queries.messages import staff_thread, waiting_messages, write_page
from casework.queries.people import people_list
from casework.queries.person import person
from casework.queries.scope import visible_update
from casework.queries.today import today
from casework.rules.access import FamilyViewer
from casework.rules.errors import NotFound, Refused
from casework.rules.roles import Permission, permissions_of
from tests.support.belongings import HELPLINE, OPEN, RELATIVES, SEES, Ids
from tests.support.databases import NOW, Database
from tests.support.fixtures import BACKENDS
from tests.support.furnished import Furnished, furnished_on
from tests.support.household import STAFF, Household

# A query about one person: everybody out of scope gets NotFound.
READS: dict[str, Callable[..., Any]] = {
    "person": person,
    "contact log": contact_log,
    "could be told": could_be_told,
    "messages": staff_thread,
    "workers": workers_for,
    "letters": letters_page,
    "what is known": writings,
}

DETAILS = {
    "name": "Somebody Else",
    "called": "",
    "relationship": "friend",
    "language": "en",
    "reads": (),
    "speaks": (),
    "interpreter": "",
    "time_zone": "Europe/London",
    "born_on": None,
    "version": 1,
}
LETTER = {"kind": "updates", "form": "page", "size": "normal", "language": "en"}
VISIT: dict[str, Any] = {"kind": "staff_visit", "happened_at": NOW}

P = Permission
Attempt = tuple[Callable[..., Any], Permission, Callable[[Household, str, Ids], dict[str, Any]]]


def _case(house: Household, name: str) -> dict[str, Any]:
    return {"case_id": house.members[name][0]}


# An act on one person or one of her things: the permission it needs, and its values.
WRITES: dict[str, Attempt] = {
    "change details": (people.change_member, P.MEMBER_ADD, lambda h, n, i: h.of(n) | DETAILS),
    "end membership": (people.record_membership_ended, P.MEMBER_ADD, lambda h, n, i: h.of(n)),
    "record a death": (people.record_person_died, P.MEMBER_ADD, lambda h, n, i: h.of(n)),
    "set hard news": (
        people.set_hard_news,
        P.CONTACT_RECORD,
        lambda h, n, i: h.of(n) | {"choice": "read_first", "how": "staff_visit"},
    ),
    "add a number": (
        contact_points.add_contact_point,
        P.MEMBER_ADD,
        lambda h, n, i: h.of(n) | {"channel": "call", "value": "07700 900123"},
    ),
    "retire a number": (
        contact_points.retire_contact_point,
        P.MEMBER_ADD,
        lambda h, n, i: _case(h, n) | {"contact_point_id": i["point"]},
    ),
    "confirm a number": (
        contact_points.confirm_safe,
        P.MEMBER_ADD,
        lambda h, n, i: (
            _case(h, n) | {"contact_point_id": i["point"], "voicemail": "nothing", "version": 1}
        ),
    ),
    "set a flag": (flags.set_flag, P.FLAG_SET, lambda h, n, i: h.of(n) | {"flag": "conflict"}),
    "end a flag": (
        flags.end_flag,
        P.FLAG_SET,
        lambda h, n, i: _case(h, n) | {"flag_id": i["flag"]},
    ),
    "decide about a child": (
        flags.decide_under_age,
        P.UNDER_AGE_DECIDE,
        lambda h, n, i: h.of(n) | {"decided_by": "me", "reason": "so", "guardian_member_id": None},
    ),
    "end that decision": (flags.end_under_age_decision, P.FLAG_SET, lambda h, n, i: h.of(n)),
    "set a wall": (
        walls.set_wall,
        P.WALL_SET,
        lambda h, n, i: (
            _case(h, n)
            | {"member_a": h.members[n][1], "member_b": h.members["mary"][1], "reason": ""}
        ),
    ),
    "allocate": (
        allocations.allocate,
        P.ALLOCATION_CHANGE,
        lambda h, n, i: h.of(n) | {"staff_id": h.staff["alice"]},
    ),
    "end an allocation": (
        allocations.end_allocation,
        P.ALLOCATION_CHANGE,
        lambda h, n, i: _case(h, n) | {"allocation_id": i["allocation"]},
    ),
    "record a contact": (contact.record, P.CONTACT_RECORD, lambda h, n, i: h.of(n) | VISIT),
    "tell in person": (
        contact.record,
        P.CONTACT_RECORD,
        lambda h, n, i: h.of(n) | VISIT | {"told_update_ids": [i["update"]]},
    ),
    "correct a contact": (
        contact.correct,
        P.CONTACT_RECORD,
        lambda h, n, i: _case(h, n) | VISIT | {"entry_id": i["entry"]},
    ),
    "promise": (
        promises.make,
        P.CONTACT_RECORD,
        lambda h, n, i: h.of(n) | {"due_on": date(2026, 3, 9)},
    ),
    "keep a promise": (
        promises.keep,
        P.CONTACT_RECORD,
        lambda h, n, i: _case(h, n) | {"promise_id": i["promise"]},
    ),
    "read a message": (
        messages.mark_read,
        P.MESSAGE_ANSWER,
        lambda h, n, i: _case(h, n) | {"message_id": i.get("message", "none")},
    ),
    "answer a message": (
        messages.answer,
        P.MESSAGE_ANSWER,
        lambda h, n, i: (
            _case(h, n)
            | {"message_id": i.get("message", "none"), "text": "hello", "language": "en"}
        ),
    ),
    "write to her": (
        messages.write_to,
        P.MESSAGE_ANSWER,
        lambda h, n, i: h.of(n) | {"text": "hello", "language": "en"},
    ),
    "make a letter": (
        letters.make_letter,
        P.LETTER_MAKE,
        lambda h, n, i: h.of(n) | LETTER,
    ),
    "write what is known": (
        known_already.write_with,
        P.CONTACT_RECORD,
        lambda h, n, i: h.of(n) | {"text": "hello", "language": "en", "number": 1},
    ),
}

# The lead of a person may do these without the permission; nobody else may.
LEADS_ONLY: dict[str, Attempt] = {
    "cover": (
        allocations.cover,
        P.ALLOCATION_CHANGE,
        lambda h, n, i: (
            h.of(n)
            | {
                "staff_id": h.staff["alice"],
                "starts_at": NOW,
                "ends_at": NOW + timedelta(days=2),
            }
        ),
    ),
    "hand over": (
        allocations.hand_over,
        P.ALLOCATION_CHANGE,
        lambda h, n, i: h.of(n) | {"to_staff_id": h.staff["alice"], "text": "all is written"},
    ),
}


@pytest.fixture(scope="module", params=BACKENDS)
def furnished(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Furnished]:
    """The household, and one object of every sort for every relative.

    What is tried here changes no row, and each test says so: all share one building.
    """
    directory = tmp_path_factory.mktemp("furnished")
    yield from furnished_on(request.param, request, directory, f"refusals_{worker_id}")


@pytest.fixture(autouse=True)
def tidy(furnished: Furnished, key_ring: KeyRing) -> Iterator[None]:
    """With the key ring in use; sessions left open are closed."""
    yield
    furnished[0].database.close_sessions()


def _rows(database: Database) -> str:
    """A digest of every row of every table."""
    engine = database.engine("owner")
    digest = hashlib.sha256()
    with engine.connect() as connection:
        for table in sorted(inspect(engine).get_table_names()):
            rows = sorted(repr(row) for row in connection.execute(text(f'SELECT * FROM "{table}"')))
            digest.update("\n".join([table, *rows]).encode())
    return digest.hexdigest()


@pytest.mark.parametrize("worker", sorted(STAFF))
def test_no_worker_reaches_a_person_out_of_scope(furnished: Furnished, worker: str) -> None:
    """Every query and every act on every other person is refused, and no row changes."""
    house, belongings = furnished
    before = _rows(house.database)
    for name in RELATIVES:
        if name in SEES[worker]:
            continue
        ids = belongings[name]
        for query in READS.values():
            with pytest.raises(NotFound):
                house.see(worker, query, *house.members[name])
        with pytest.raises(NotFound):
            house.see(worker, visible_update, house.members[name][0], ids["update"])
        for action, _, values in (WRITES | LEADS_ONLY).values():
            with pytest.raises((NotFound, Refused)):
                house.act(worker, action, **values(house, name, ids))
    assert _rows(house.database) == before


@pytest.mark.parametrize("worker", sorted(STAFF))
def test_no_role_does_more_than_its_permissions(furnished: Furnished, worker: str) -> None:
    """On the people whom she does see, a missing permission refuses the act."""
    house, belongings = furnished
    before = _rows(house.database)
    held = permissions_of(frozenset({STAFF[worker][0]}))
    refused = 0
    for name in SEES[worker]:
        for action, permission, values in WRITES.values():
            if permission in held:
                continue
            refused += 1
            with pytest.raises((Refused, NotFound)):
                house.act(worker, action, **values(house, name, belongings[name]))
    assert refused or not SEES[worker] or worker in ("lena", "stella")
    assert _rows(house.database) == before


@pytest.mark.parametrize("worker", sorted(STAFF))
def test_lists_hold_exactly_the_people_in_scope(furnished: Furnished, worker: str) -> None:
    """People, cases, today, messages: nobody too many and nobody missing."""
    house, belongings = furnished
    wanted = {house.members[name][1] for name in SEES[worker]}
    assert {one.member_id for one in house.see(worker, people_list)} == wanted
    for name in SEES[worker]:
        assert house.see(worker, person, *house.members[name]).member_id in wanted
    page = house.see(worker, today)
    assert {one.member_id for one in page.promises} == wanted
    assert {one.member_id for one in page.messages} <= wanted
    assert {one.member_id for one in house.see(worker, waiting_messages)} <= wanted
    seen = {one.case_id for one in house.see(worker, cases_list)}
    # An advocate has people and no cases.
    mine = SEES[worker] if worker != "adil" else frozenset()
    assert seen == {house.members[name][0] for name in mine}
    for case_id in house.cases.values():
        if case_id in seen:
            shown = {one.member_id for one in house.see(worker, case_page, case_id).people}
            assert shown <= wanted
        else:
            with pytest.raises(NotFound):
                house.see(worker, case_page, case_id)
            _refuse_case_acts(house, worker, case_id)


def _refuse_case_acts(house: Household, worker: str, case_id: str) -> None:
    since = {"since": None, "until": None, "version": 1}
    attempts: list[tuple[Callable[..., Any], dict[str, Any]]] = [
        (cases.set_proceedings, since),
        (
            cases.open_review,
            {"kind": "domestic", "label": "DHR", "area": "X", "decided_on": None},
        ),
        (people.add_family_member, {"name": "New Person", "relationship": "friend"}),
    ]
    for action, values in attempts:
        with pytest.raises((NotFound, Refused)):
            house.act(worker, action, case_id=case_id, **values)


@pytest.mark.parametrize("worker", sorted(set(STAFF) - {"ada"}))
def test_nobody_but_administrators_touches_accounts(furnished: Furnished, worker: str) -> None:
    """Least of all to give herself a role."""
    house, _ = furnished
    before = _rows(house.database)
    for action, values in (
        (staff_accounts.end_access, {"staff_id": house.staff["bea"]}),
        (renewals.ask_for_renewal, {"staff_id": house.staff["bea"]}),
        (
            staff_accounts.give_role,
            {"staff_id": house.staff[worker], "role": "administrator", "region_id": None},
        ),
        (staff_accounts.add_region, {"name": "East"}),
        (staff_sessions.sign_out_everywhere, {"staff_id": house.staff["bea"]}),
        (helplines.save, {"slug": "samaritans", "version": 0} | HELPLINE),
        (helplines.dialled, {"slug": "supportline", "version": 0}),
        (helplines.end, {"slug": "samaritans", "version": 0}),
    ):
        with pytest.raises(Refused):
            house.act(worker, action, **values)
    assert _rows(house.database) == before


@pytest.mark.parametrize("reader", OPEN)
def test_no_relative_reaches_what_is_anothers(furnished: Furnished, reader: str) -> None:
    """Other people's news by its address, whether she is walled from them or not."""
    house, belongings = furnished
    viewer = house.relative(reader)
    before = _rows(house.database)
    with house.database.session_of(viewer, write=False) as session:
        assert own_page.one_update(session, viewer, belongings[reader]["update"], now=NOW)
        page = write_page(session, viewer)
        assert {one.text for one in page.messages} == {f"from {reader}"}
        assert page.draft == f"draft of {reader}"
        for name in RELATIVES:
            if name != reader:
                with pytest.raises(NotFound):
                    own_page.one_update(session, viewer, belongings[name]["update"], now=NOW)
    for name in RELATIVES:
        if name != reader:
            with pytest.raises(NotFound):
                house.act(
                    reader, choices.choose, update_id=belongings[name]["update"], choice="all"
                )
    assert _rows(house.database) == before


def test_a_viewer_pieced_together_is_nobody(
    furnished: Furnished,
) -> None:
    """Her own id in another case, or another's id in hers: nothing is there."""
    house, belongings = furnished
    mary, olga = house.members["mary"], house.members["olga"]
    for case_id, member_id in ((olga[0], mary[1]), (mary[0], olga[1])):
        viewer = FamilyViewer(case_id=case_id, member_id=member_id)
        with house.database.session_of(viewer, write=False) as session:
            with pytest.raises(NotFound):
                write_page(session, viewer)
            with pytest.raises(NotFound):
                own_page.one_update(session, viewer, belongings["mary"]["update"], now=NOW)
        with house.database.session_of(viewer) as session, pytest.raises(NotFound):
            messages.send(session, viewer=viewer, text="hello", disclosure_shown=True, now=NOW)


def test_a_suspect_writes_and_sends_nothing(
    furnished: Furnished,
) -> None:
    """Even if a session of his had been left open."""
    house, _ = furnished
    for action in (messages.send, messages.save_draft):
        with pytest.raises(NotFound):
            house.act("sam", action, text="hello")
