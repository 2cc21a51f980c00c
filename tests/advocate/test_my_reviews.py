"""My families and reviews, and the fifteen lines."""

from __future__ import annotations

import re

from sqlalchemy import event

from casework.actions import engagement, meeting, review_say
from casework.models.engagement import EngagementEntry, FamilyView
from casework.queries.my_reviews import my_people
from tests.support.belongings_register import partnership_officer, review_of, take_seat
from tests.support.databases import NOW
from tests.support.desk import Desk
from tests.support.household import Household
from tests.support.news import publish
from tests.support.writing import begin, once_fields, released

SERVICES = {
    "occurred_on-day": "1",
    "occurred_on-month": "3",
    "occurred_on-year": "2026",
    "called": "DHR",
    "state": "asked",
    "source_role": "chair",
}
READ = {"checked_on-day": "2", "checked_on-month": "3", "checked_on-year": "2026"}


def offered(house: Household, name: str, state: str = "engaging") -> None:
    house.act(
        "alice",
        engagement.record_engagement,
        **house.of(name),
        process="advocacy",
        state=state,
        happened_on=NOW.date(),
        how="staff_visit",
        leaflet=True,
    )


def test_an_advocate_sees_who_agreed_and_nobody_else(desk: Desk) -> None:
    house = desk.house
    review_of(house, desk.case)
    adil = desk.worker("adil")
    adil.get("/mine")
    assert adil.name == "my_reviews"
    assert house.members["mary"][1] in adil.text
    for other in ("imran", "kit", "dan", "sam", "olga"):
        assert house.members[other][1] not in adil.text
    for process in ("Our support", "Help with compensation"):
        assert process not in adil.text


def test_an_advocate_whose_work_ended_sees_her_no_more(desk: Desk) -> None:
    house = desk.house
    offered(house, "mary")
    adil = desk.worker("adil")
    case_id, member_id = house.members["mary"]
    adil.get(f"/people/{case_id}/{member_id}/offers/advocacy")
    assert adil.status == 200
    form = {"happened_on-day": "2", "happened_on-month": "3", "happened_on-year": "2026"}
    adil.post(
        f"/people/{case_id}/{member_id}/offers/advocacy",
        state="declined",
        how="staff_visit",
        **form,
    )
    assert adil.name == "today"
    adil.get("/mine")
    assert member_id not in adil.text
    for door in ("", "/say", "/offers", "/meetings", "/referrals"):
        adil.get(f"/people/{case_id}/{member_id}{door}")
        assert adil.status == 404, door


def test_declining_an_advocate_leaves_her_answer_alone(desk: Desk) -> None:
    house = desk.house
    review_id = review_of(house, desk.case)
    house.act(
        "alice",
        review_say.record_answer,
        **house.of("mary"),
        review_id=review_id,
        answer="take_part",
    )
    offered(house, "mary", "declined")
    alice = desk.worker("alice")
    case_id, member_id = house.members["mary"]
    alice.get(f"/people/{case_id}/{member_id}/offers")
    assert 'data-kind="review" data-state="take_part"' in alice.text
    house.act(
        "alice", review_say.record_answer, **house.of("mary"), review_id=review_id, answer="no"
    )
    alice.get(f"/people/{case_id}/{member_id}/offers")
    assert 'data-kind="advocacy" data-state="declined"' in alice.text
    assert 'data-kind="review" data-state="no"' in alice.text


def test_the_lines_are_met_by_what_happened(desk: Desk) -> None:
    house = desk.house
    review_id = review_of(house, desk.case)
    case_id, member_id = house.members["mary"]
    path = f"/people/{case_id}/{member_id}/say/{review_id}/offered"
    alice = desk.worker("alice")
    alice.get(path)
    assert states_of(alice.text) == ["not_yet"] * 15
    offered(house, "mary")
    publish(house, "mary", kind="review_going_ahead", strand="review", writer="alice", case="one")
    alice.get(path)
    states = states_of(alice.text)
    assert (states[0], states[3]) == ("done", "done")
    house.act(
        "alice",
        review_say.record_answer,
        **house.of("mary"),
        review_id=review_id,
        answer="no",
    )
    alice.get(path)
    states = states_of(alice.text)
    assert states[9] == "not_wanted"
    assert states[12] == "not_yet"  # she is still told before publication


def states_of(page: str) -> list[str]:
    return re.findall(r'data-kind="expectation" data-state="(\w+)"', page)


def test_a_line_says_so_until_somebody_has_read_its_source(desk: Desk) -> None:
    review_id = review_of(desk.house, desk.case)
    case_id, member_id = desk.house.members["mary"]
    path = f"/people/{case_id}/{member_id}/say/{review_id}/offered"
    alice, ada = desk.worker("alice"), desk.worker("ada")
    alice.get(path)
    before = alice.text.count("Nobody has read the source yet.")
    alice.get("/rules/offered")
    assert "<form" not in alice.text.split("<main")[1].split("</main")[0]
    ada.get("/rules/offered")
    ada.post("/rules/offered", fact="section_six.9", still_so="yes", source="Para 60", **READ)
    assert ada.status == 200
    alice.get(path)
    assert alice.text.count("Nobody has read the source yet.") == before - 1


def test_whoever_sits_on_the_panel_has_none_of_it(desk: Desk) -> None:
    review_id = review_of(desk.house, desk.case)
    take_seat(desk.house, "alice")
    alice = desk.worker("alice")
    alice.get("/mine")
    case_id, member_id = desk.house.members["mary"]
    assert member_id not in alice.text
    alice.get(f"/people/{case_id}/{member_id}/say/{review_id}/offered")
    assert alice.status == 404


def test_many_entries_cost_no_more_statements(house: Household) -> None:
    review_id = review_of(house, house.cases["one"])

    def counted() -> int:
        seen: list[str] = []
        engine = house.database.engine("staff")

        def note(_c: object, _cur: object, statement: str, *_rest: object) -> None:
            seen.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        try:
            house.see("alice", my_people)
        finally:
            event.remove(engine, "before_cursor_execute", note)
        return len(seen)

    few = counted()
    with house.database.session("owner") as session:
        for name in ("mary", "imran", "kit"):
            case_id, member_id = house.members[name]
            whose = {"case_id": case_id, "member_id": member_id}
            for number in range(1, 41):
                session.add(
                    EngagementEntry(
                        **whose,
                        process="support",
                        number=number,
                        state="engaging",
                        happened_on=NOW.date(),
                        staff_id=house.staff["alice"],
                        how="staff_visit",
                        recorded_at=NOW,
                    )
                )
                session.add(
                    FamilyView(
                        **whose,
                        review_id=review_id,
                        topic="other",
                        language="en",
                        form="written",
                        text="words",
                        saved_at=NOW,
                    )
                )
        session.commit()
    assert counted() == few


def test_counts_of_views_and_meetings_are_shown(desk: Desk) -> None:
    house = desk.house
    review_id = review_of(house, desk.case)
    house.act(
        "alice",
        meeting.record_progress_permission,
        **house.of("mary"),
        review_id=review_id,
        permitted=True,
    )
    house.act(
        "alice",
        meeting.record_meeting,
        **house.of("mary"),
        review_id=review_id,
        with_whom="chair",
        held_on=NOW.date(),
        who="The chair",
    )
    alice = desk.worker("alice")
    alice.get("/mine")
    assert "Meetings: 1." in alice.text
    assert "Not told of 1 of them." in alice.text
    assert "You may ask the chair for them, without their name." in alice.text


def test_a_page_shows_no_door_that_is_shut(desk: Desk) -> None:
    """Everything that a walled worker's pages of the family link to can be opened."""
    house = desk.house
    review_of(house, desk.case)
    for worker in ("alice", "lena"):
        take_seat(house, worker)
        visitor = desk.worker(worker)
        case_id, member_id = house.members["mary"]
        pages = [
            f"/people/{case_id}/{member_id}",
            f"/people/{case_id}/{member_id}/offers",
            f"/cases/{case_id}",
            "/",
            "/mine",
        ]
        links: set[str] = set()
        for page in pages:
            visitor.get(page)
            main = visitor.text.split("<main")[1].split("</main")[0]
            links |= {one for one in re.findall(r'href="(/[^"#]*)"', main) if case_id in one}
        for link in sorted(links):
            visitor.get(link.removeprefix("/staff").replace("&amp;", "&"))
            assert visitor.status == 200, (worker, link)


def test_an_advocate_posts_an_update_through_the_same_form(desk: Desk) -> None:
    """To the person who agreed, and to nobody else of the family."""
    house = desk.house
    review_of(house, desk.case)
    published = released(desk, "adil", "review_services_write", SERVICES, "mary")
    assert published.row.state == "published"
    mary = desk.relative("mary")
    mary.get("/t")
    assert 'data-kind="review_services_write"' in mary.text
    draft = begin(desk, "adil", "review_services_write")
    draft.save(SERVICES)
    shown = re.findall(r'data-kind="recipient"', desk.worker("adil").text)
    assert len(shown) == 1
    for other in ("dan", "imran", "olga"):
        draft.choose(other)
        assert draft.row.state == "draft"
        assert house.members[other][1] not in desk.worker("adil").text


def test_an_advocate_begins_no_update_of_another_process(desk: Desk) -> None:
    adil = desk.worker("adil")
    for kind in ("arrest", "inquest_opened", "compensation_decision"):
        adil.get(f"/updates/new?case={desk.case}&q=")
        adil.post("/updates/new", case=desk.case, kind=kind, **once_fields(adil))
        assert adil.status in (403, 404, 422), kind
        assert adil.name != "edit_update"


def test_somebody_out_of_reach_is_as_nobody_at_all(desk: Desk) -> None:
    """For an advocate and somebody who did not agree, for a walled worker, for an officer: the
    same status and the same bytes as for an id that was never given."""
    house = desk.house
    review_id = review_of(house, desk.case)
    take_seat(house, "bea")
    partnership_officer(house)
    nobody = "0000000000000000"
    doors = (
        "/say",
        "/offers/advocacy",
        "/referrals",
        "/referrals/new",
        "/meetings",
        "/meetings/new",
        f"/say/{review_id}/offered",
    )
    for worker, name in (("adil", "dan"), ("adil", "imran"), ("bea", "dan"), ("paul", "mary")):
        visitor = desk.worker(worker)
        _, member_id = house.members[name]
        for door in doors:
            seen = []
            for whose in (member_id, nobody):
                visitor.get(f"/people/{desk.case}/{whose}{door}")
                seen.append((visitor.status, visitor.text.replace(whose, "")))
            (status, page), (status_of_nobody, page_of_nobody) = seen
            assert status in (403, 404), (worker, door)
            assert status == status_of_nobody, (worker, door)
            assert without_keys(page) == without_keys(page_of_nobody), (worker, door)


def without_keys(page: str) -> str:
    """The page without what is new at each request."""
    return re.sub(r'(nonce|value|content)="[^"]*"', "", page)
