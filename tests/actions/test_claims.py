"""The application for compensation: hers, her own worker's, and nobody else's unless she says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from casework.actions import claim_sharing, claims, walls
from casework.actions.allocations import allocate
from casework.models.audit import AuditEntry
from casework.models.clocks import Clock
from casework.models.money import Claim, ClaimConsent, ClaimSum
from casework.queries.claims import (
    ClaimView,
    SumView,
    claim_page,
    claim_sums,
    claims_of_person,
    own_claim,
    own_claims,
    own_sums,
    relatives_to_choose,
)
from casework.queries.clocks import clocks_of_person
from casework.rules.errors import Invalid, NotFound, Stale
from tests.support.databases import NOW
from tests.support.household import Household
from tests.support.marks import on_postgresql

OTHERS = ("bea", "lena", "sue", "adil", "sid", "stella")
DETAILS: dict[str, Any] = {
    "helper": "us",
    "reference": "",
    "form_saved_on": None,
    "sent_on": None,
    "letter_on": None,
    "review_by": None,
    "appeal_by": None,
    "version": 1,
}


def begin(house: Household, name: str = "mary") -> str:
    """Begun by herself; its id."""
    return house.act(name, claims.begin, route="full", read=True)


def at(house: Household, claim_id: str) -> dict[str, str]:
    """``case_id`` and ``claim_id``, for calling an action."""
    return {"case_id": house.cases["one"], "claim_id": claim_id}


def change(house: Household, claim_id: str, **values: Any) -> None:
    """What her worker knows of it."""
    house.act("alice", claims.change, **at(house, claim_id), **(DETAILS | values))


def page(house: Household, claim_id: str, worker: str = "alice") -> ClaimView:
    """As her worker sees it."""
    return house.see(worker, claim_page, *house.members["mary"], claim_id)


def own(house: Household, name: str) -> tuple[ClaimView, ...]:
    """What she is shown."""
    viewer = house.relative(name)
    return house.run(viewer, lambda session: own_claims(session, viewer))


def sums(house: Household, name: str, claim_id: str) -> tuple[SumView, ...]:
    """What she is shown of the letter."""
    viewer = house.relative(name)
    return house.run(viewer, lambda session: own_sums(session, viewer, claim_id))


def share(house: Household, claim_id: str, link: str = "imran") -> str:
    """She lets a relative see it, and her worker finds the person; the consent's id."""
    consent_id = house.act(
        "mary", claim_sharing.share, claim_id=claim_id, named="Imran", signed="Mary"
    )
    if link:
        house.act(
            "alice",
            claim_sharing.link,
            **at(house, claim_id),
            consent_id=consent_id,
            for_member_id=house.members[link][1],
        )
    return consent_id


def clock_states(house: Household) -> dict[str, list[tuple[str, date | None]]]:
    """Her clocks by kind."""
    with house.database.session("owner", write=False) as session:
        found: dict[str, list[tuple[str, date | None]]] = {}
        for row in session.scalars(select(Clock).order_by(Clock.created_at, Clock.id)):
            found.setdefault(row.kind, []).append((row.state, row.due_on))
    return found


def test_cautions_come_before_anything_is_begun(house: Household) -> None:
    with pytest.raises(Invalid) as caught:
        house.act("mary", claims.begin, route="full", read=False)
    assert "read" in caught.value.errors
    with pytest.raises(Invalid) as caught:
        house.act("alice", claims.begin_for, **house.of("mary"), route="full", cautions_said=False)
    assert "cautions_said" in caught.value.errors
    assert own(house, "mary") == ()


def test_beginning_twice_gives_one_application(house: Household) -> None:
    assert begin(house) == begin(house)
    (one,) = own(house, "mary")
    assert (one.stage.slug, one.shared_by) == ("thinking", "")


@pytest.mark.parametrize("worker", OTHERS)
def test_other_staff_find_no_application(house: Household, worker: str) -> None:
    """Not her team's leader, not a support worker, not the advocate of another process."""
    claim_id = begin(house)
    for query in (
        lambda: house.see(worker, claims_of_person, *house.members["mary"]),
        lambda: house.see(worker, claim_page, *house.members["mary"], claim_id),
        lambda: house.see(worker, claim_sums, *house.members["mary"], claim_id),
        lambda: house.see(worker, relatives_to_choose, house.cases["one"], claim_id),
    ):
        with pytest.raises(NotFound):
            query()


def test_an_advocate_for_compensation_is_her_own_worker(house: Household) -> None:
    claim_id = begin(house)
    house.act(
        "lena",
        allocate,
        **house.of("mary"),
        staff_id=house.staff["adil"],
        role="advocate",
        process="compensation",
    )
    assert page(house, claim_id, "adil").claim_id == claim_id


@pytest.mark.parametrize("name", ["imran", "kit", "dan", "olga"])
def test_no_relative_sees_it_unless_she_says_so(house: Household, name: str) -> None:
    claim_id = begin(house)
    viewer = house.relative(name)
    assert own(house, name) == ()
    with pytest.raises(NotFound):
        house.run(viewer, lambda session: own_claim(session, viewer, claim_id))
    with pytest.raises(NotFound):
        sums(house, name, claim_id)
    with pytest.raises(NotFound):
        house.act(name, claim_sharing.share, claim_id=claim_id, named="x", signed="y")


def test_a_relative_whom_she_chooses_sees_where_it_stands(house: Household) -> None:
    claim_id = begin(house)
    change(house, claim_id, reference="X/26/1")
    share(house, claim_id, link="")
    assert own(house, "imran") == ()  # her worker has not found the person yet
    consent_id = share(house, claim_id)
    (seen,) = own(house, "imran")
    assert (seen.claim_id, seen.shared_by, seen.reference) == (claim_id, "Mary", "")
    assert seen.consents == ()
    with pytest.raises(NotFound):
        sums(house, "imran", claim_id)
    house.act("mary", claim_sharing.take_back, claim_id=claim_id, consent_id=consent_id)
    assert own(house, "imran") == ()


def test_a_wall_ends_what_was_shared_at_once(house: Household) -> None:
    claim_id = begin(house)
    share(house, claim_id)
    assert len(own(house, "imran")) == 1
    house.act(
        "lena",
        walls.set_wall,
        case_id=house.cases["one"],
        member_a=house.members["imran"][1],
        member_b=house.members["mary"][1],
        reason="",
    )
    assert own(house, "imran") == ()


def test_nobody_walled_or_barred_can_be_chosen(house: Household) -> None:
    house.act(
        "lena",
        walls.set_wall,
        case_id=house.cases["one"],
        member_a=house.members["imran"][1],
        member_b=house.members["mary"][1],
        reason="",
    )
    claim_id = begin(house)
    offered = house.see("alice", relatives_to_choose, house.cases["one"], claim_id)
    assert set(offered) == {house.members["kit"][1]}
    for name in ("imran", "sam", "mary"):
        with pytest.raises(Invalid):
            share(house, claim_id, link=name)


def test_a_consent_is_hers_alone_to_take_back(house: Household) -> None:
    claim_id = begin(house)
    consent_id = share(house, claim_id)
    with pytest.raises(NotFound):
        house.act("imran", claim_sharing.take_back, claim_id=claim_id, consent_id=consent_id)
    with house.database.session("owner", write=False) as session:
        row = session.get_one(ClaimConsent, (house.cases["one"], consent_id))
        assert row.withdrawn_at is None


def test_what_the_letter_says_is_sealed_and_apart(house: Household) -> None:
    claim_id = begin(house)
    house.act(
        "alice", claims.keep_sum, **at(house, claim_id), outcome="reduced", pounds="£1,234.50"
    )
    (kept,) = sums(house, "mary", claim_id)
    assert (kept.outcome, kept.pounds, kept.sum) == ("reduced", "1234.50", "£1,234.50")
    (seen,) = own(house, "mary")
    assert seen.has_sum
    assert "1234" not in repr(seen)
    assert "reduced" not in repr(seen)
    with house.database.session("owner", write=False) as session:
        row = session.scalars(select(ClaimSum)).one()
        stored = b"".join(value for value in vars(row).values() if isinstance(value, bytes))
        facts = " ".join(session.scalars(select(AuditEntry.facts)))
    for secret in ("1234", "reduced"):
        assert secret.encode() not in stored
        assert secret not in facts


@pytest.mark.parametrize("pounds", ["a lot", "12.345", "-5", "1e9", "99999999"])
def test_a_sum_that_is_none_is_asked_for_again(house: Household, pounds: str) -> None:
    claim_id = begin(house)
    with pytest.raises(Invalid):
        house.act("alice", claims.keep_sum, **at(house, claim_id), outcome="award", pounds=pounds)


def test_papers_keep_when_they_were_asked_for_and_sent(house: Household) -> None:
    claim_id = begin(house)
    asked: dict[str, Any] = {"kind": "identity", "asked_on": NOW.date()}
    with pytest.raises(Invalid):
        house.act(
            "alice", claims.ask_paper, **at(house, claim_id), **asked, due_on=date(2026, 3, 1)
        )
    paper_id = house.act(
        "alice", claims.ask_paper, **at(house, claim_id), **asked, due_on=date(2026, 3, 20)
    )
    with pytest.raises(NotFound):
        house.act("imran", claims.paper_sent, **at(house, claim_id), paper_id=paper_id)
    for _ in range(2):
        house.act("mary", claims.paper_sent, **at(house, claim_id), paper_id=paper_id)
    (paper,) = page(house, claim_id).papers
    assert (paper.sent_on, paper.version) == (NOW.date(), 2)


def test_its_clocks_follow_its_dates(house: Household) -> None:
    """The last day to apply runs until the form is sent; the answer is then awaited; the day
    for a review is the one in the letter."""
    claim_id = begin(house)
    change(house, claim_id, form_saved_on=date(2026, 2, 20))
    found = clock_states(house)
    assert found["cica_apply"] == [("waiting", date(2028, 1, 20))]
    assert found["cica_form"] == [("waiting", None)]  # nobody has read how long it is kept
    change(house, claim_id, sent_on=date(2026, 3, 1), version=2)
    found = clock_states(house)
    assert found["cica_apply"] == [("done", date(2028, 1, 20))]
    assert found["cica_form"] == [("set_aside", None)]
    assert found["cica_answer"] == [("waiting", date(2027, 3, 1))]
    letter = {"letter_on": date(2026, 3, 1), "review_by": date(2026, 4, 26)}
    change(house, claim_id, sent_on=date(2026, 3, 1), version=3, **letter)
    change(house, claim_id, sent_on=date(2026, 3, 1), version=4, **letter)
    found = clock_states(house)
    assert found["cica_answer"] == [("set_aside", date(2027, 3, 1))]
    assert found["cica_review"] == [("waiting", date(2026, 4, 26))]


def test_clocks_of_an_application_go_where_it_goes(house: Household) -> None:
    claim_id = begin(house)
    change(house, claim_id, form_saved_on=date(2026, 3, 1))
    kinds = {
        worker: {
            line.kind.slug for line in house.see(worker, clocks_of_person, *house.members["mary"])
        }
        for worker in ("alice", "lena")
    }
    assert kinds == {"alice": {"cica_apply", "cica_form"}, "lena": {"cica_apply"}}


def test_stages_are_kept_with_their_days(house: Household) -> None:
    claim_id = begin(house)
    for stage, day in (("sent", date(2026, 2, 27)), ("police_evidence", date(2026, 3, 1))):
        house.act("alice", claims.set_stage, **at(house, claim_id), stage=stage, reached_on=day)
    found = page(house, claim_id)
    assert [step.stage.slug for step in found.steps] == ["sent", "police_evidence", "thinking"]
    assert (found.stage.slug, found.sent_on) == ("police_evidence", date(2026, 2, 27))
    with pytest.raises(Invalid):
        house.act(
            "alice",
            claims.set_stage,
            **at(house, claim_id),
            stage="paid",
            reached_on=date(2026, 3, 3),
        )


def test_a_change_from_an_older_page_is_stale(house: Household) -> None:
    claim_id = begin(house)
    change(house, claim_id)
    change(house, claim_id, helper="self")
    with pytest.raises(Stale):
        change(house, claim_id, helper="friend")


@on_postgresql
def test_the_database_itself_shows_a_claim_to_nobody_else(house: Household) -> None:
    """Unscoped SQL under the login roles; SQLite has no roles."""
    claim_id = begin(house)
    house.act("alice", claims.keep_sum, **at(house, claim_id), outcome="award", pounds="1500")
    share(house, claim_id)
    for worker in OTHERS:
        with house.database.session_of(house.worker(worker)) as session:
            for table in ("claim", "claim_stage", "claim_sum", "claim_consent"):
                assert session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0
    for name, seen in (("imran", 1), ("kit", 0), ("dan", 0)):
        with house.database.session_of(house.relative(name)) as session:
            assert session.execute(text("SELECT count(*) FROM claim")).scalar_one() == seen
            assert session.execute(text("SELECT count(*) FROM claim_sum")).scalar_one() == 0
            with pytest.raises(DBAPIError):
                session.execute(text("SELECT count(*) FROM wall"))
    with house.database.session_of(house.relative("mary")) as session, pytest.raises(DBAPIError):
        session.execute(text("UPDATE claim SET stage = 'paid'"))


def test_who_began_it_is_kept_with_it(house: Household) -> None:
    claim_id = begin(house)
    with house.database.session("owner", write=False) as session:
        row = session.get_one(Claim, (house.cases["one"], claim_id))
        assert (row.opened_by, row.cautions_at) == (house.members["mary"][1], NOW)
        events = session.scalars(select(AuditEntry.event).where(AuditEntry.event.like("claim%")))
        assert list(events) == ["claim_begun"]
