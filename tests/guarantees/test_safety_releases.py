"""What must not slip out when an update is released, followed, translated or withdrawn."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from casework.actions import allocations
from casework.models.case import Allocation
from casework.models.updates import Withdrawal
from tests.support.databases import NOW
from tests.support.desk import Desk
from tests.support.writing import (
    HEARING,
    MOVED,
    Draft,
    audience,
    begin,
    follow,
    once_fields,
    proceedings_are_active,
    released,
    saved_fields,
)

OWN = {"words-en": "I will be there with you."}
SOURCE = {"official_source": "J. Ash, court office"}


def listed(desk: Desk, *names: str, **more: str) -> Draft:
    """A hearing that these people may know of."""
    for name in names:
        desk.knew_before(name, "arrest", "charge")
    return released(desk, "alice", "hearing_listed", {**HEARING, **more}, *names)


def withdrawn(desk: Desk, draft: Draft, worker: str = "alice", leader: str = "lena") -> None:
    """Taken away by order of a court."""
    visitor = desk.worker(worker)
    visitor.get(f"{draft.path}/withdraw")
    visitor.post(
        f"{draft.path}/withdraw",
        ground="court_order",
        reason="The judge ordered it.",
        named_leader=desk.house.staff[leader],
        **once_fields(visitor),
    )
    assert draft.row.state == "withdrawn", visitor.text


def started(desk: Desk, draft: Draft, what: str, fields: dict[str, str], *names: str) -> Draft:
    """A correction or a moved date, ready to be released."""
    following = follow(desk, draft, what)
    following.save({**saved_fields(following.visitor), **fields})
    following.choose(*names)
    following.look_and_say_so(*names)
    return following


def test_withdrawn_words_stay_gone_from_an_open_correction(desk: Desk) -> None:
    entry = listed(desk, "mary", **OWN)
    correction = started(desk, entry, "correct", {**OWN, "time": "14:00"}, "mary")
    withdrawn(desk, entry, worker="lena")
    correction.release()
    correction.visitor.get(f"{correction.path}/edit")
    assert "I will be there with you." not in correction.visitor.text
    mary = desk.relative("mary")
    mary.get("/t")
    assert correction.row.state != "published"
    assert "I will be there with you." not in mary.text


def test_date_of_a_withdrawn_hearing_is_not_moved(desk: Desk) -> None:
    entry = listed(desk, "mary")
    move = started(desk, entry, "move", MOVED, "mary")
    withdrawn(desk, entry)
    move.release()
    assert move.row.state != "published"


def test_late_words_wait_for_a_second_person_too(desk: Desk) -> None:
    desk.speaks("alice", "en", "ur")
    proceedings_are_active(desk)
    desk.knew_before("imran", "arrest", "charge")
    draft = begin(desk, "alice", "hearing_listed")
    draft.save({**HEARING, **OWN, **SOURCE})
    draft.choose("imran")
    draft.look_and_say_so("imran")
    draft.release()
    draft.release(desk.worker("lena"))
    assert draft.row.state == "published"
    alice = desk.worker("alice")
    alice.get(f"{draft.path}/words/ur")
    alice.post(f"{draft.path}/words/ur", text="کوئی اور بات", **once_fields(alice))
    imran = desk.relative("imran", "ur")
    imran.get(f"/u/{draft.id}")
    assert "کوئی اور بات" not in imran.text


def test_recipients_changed_while_waiting_stop_the_second_person(desk: Desk) -> None:
    proceedings_are_active(desk)
    for name in ("mary", "imran"):
        desk.knew_before(name, "arrest", "charge")
    draft = begin(desk, "alice", "hearing_listed")
    draft.save({**HEARING, **OWN, **SOURCE})
    draft.choose("mary")
    draft.look_and_say_so("mary")
    draft.release()
    lena = desk.worker("lena")
    lena.get(f"{draft.path}/release")
    before = once_fields(lena)
    token = lena.token
    draft.choose("mary", "imran")
    draft.look_and_say_so("imran")
    lena.post(f"{draft.path}/release", csrf_token=token, **before)
    assert draft.row.state != "published"


def test_sealed_copy_never_opens_for_the_author(desk: Desk) -> None:
    """Lena put it right, so the copy of her words is somebody else's to open."""
    entry = listed(desk, "mary")
    correction = follow(desk, entry, "correct", worker="lena")
    correction.save({**saved_fields(correction.visitor), "time": "14:00"})
    correction.choose("mary")
    correction.release()
    alice = desk.worker("alice")
    alice.get(f"{entry.path}/withdraw")
    assert desk.house.staff["lena"] not in alice.text
    # She leads her region alone: a leader of another region, so that nothing has to wait.
    withdrawn(desk, entry, leader="stella")
    assert correction.row.state == "withdrawn"
    assert _named(desk, correction.id) == desk.house.staff["stella"]


def _named(desk: Desk, update_id: str) -> str:
    with desk.house.database.session("owner", write=False) as session:
        return session.scalars(
            select(Withdrawal.named_leader).where(Withdrawal.update_id == update_id)
        ).one()


def test_writer_sees_nothing_more_once_her_cover_ends(desk: Desk) -> None:
    house = desk.house
    house.act(
        "lena",
        allocations.cover,
        **house.of("mary"),
        staff_id=house.staff["bea"],
        starts_at=NOW,
        ends_at=NOW + timedelta(minutes=5),
    )
    desk.knew_before("mary", "arrest", "charge")
    entry = released(desk, "bea", "hearing_listed", HEARING, "mary")
    open_draft = begin(desk, "bea", "hearing_listed")
    house.act(
        "lena",
        allocations.end_allocation,
        case_id=desk.case,
        allocation_id=_allocation_of(desk, "bea", "dan"),
    )
    desk.at(NOW + timedelta(minutes=10))
    bea = desk.worker("bea")
    for path in (entry.path, f"{entry.path}/withdraw", f"{open_draft.path}/edit"):
        bea.get(path)
        assert bea.status == 404, path


def _allocation_of(desk: Desk, worker: str, relative: str) -> str:
    with desk.house.database.session("owner", write=False) as session:
        return session.scalars(
            select(Allocation.id).where(
                Allocation.staff_id == desk.house.staff[worker],
                Allocation.member_id == desk.house.members[relative][1],
            )
        ).one()


def test_recipient_taken_off_the_list_opens_no_door(desk: Desk) -> None:
    """Bea works with Dan only. An update that was nearly sent to him is none of hers."""
    for name in ("mary", "dan"):
        desk.knew_before(name, "arrest", "charge")
    draft = begin(desk, "lena", "hearing_listed")
    draft.save({**HEARING, **OWN})
    draft.choose("mary", "dan")
    draft.choose("mary")
    draft.look_and_say_so("mary")
    draft.release()
    assert draft.row.state == "published"
    assert audience(desk, draft, "dan").removed_at is not None
    bea = desk.worker("bea")
    bea.get(draft.path)
    assert bea.status == 404
    assert "I will be there with you." not in bea.text


def test_preview_of_an_advocate_keeps_to_her_process(desk: Desk) -> None:
    """Adil stands beside Mary in the review: her day in court is not his to see."""
    listed(desk, "mary")
    adil = desk.worker("adil")
    adil.get(f"/updates/new?case={desk.case}&q=review")
    adil.post("/updates/new", case=desk.case, kind="review_going_ahead", **once_fields(adil))
    assert adil.page is not None
    draft = Draft(desk, adil, adil.page.request.path.removesuffix("/edit"))
    assert adil.name == "edit_update", adil.text
    adil.get(f"{draft.path}/preview/{desk.house.members['mary'][1]}")
    assert adil.name == "preview", adil.text
    assert "9 April 2026" not in adil.text
    assert "Crown Court" not in adil.text
