"""One person: flags and choices first, her timeline as she sees it, and what can be done."""

from __future__ import annotations

import re

from sqlalchemy import select

from casework.models.family import ContactPoint, FamilyMember
from casework.models.sessions import AccessLog
from tests.support.desk import Desk
from tests.support.filling import fill_in
from tests.support.news import publish

PERSONAL = ("details", "ways", "choice", "end", "flags", "walls", "code", "contact", "messages")


def page_of(desk: Desk, name: str, rest: str = "") -> str:
    case_id, member_id = desk.house.members[name]
    return f"/people/{case_id}/{member_id}{rest}"


def member(desk: Desk, name: str) -> FamilyMember:
    with desk.house.database.session("owner", write=False) as session:
        return session.get_one(FamilyMember, desk.house.members[name])


def test_the_banner_comes_before_everything_on_each_page(desk: Desk) -> None:
    lena = desk.worker("lena")
    for rest in ("", *(f"/{one}" for one in PERSONAL), "/contact/log", "/workers", "/entry"):
        lena.get(page_of(desk, "imran", rest))
        assert lena.status == 200, rest
        main = lena.text[lena.text.index("<main") :]
        assert lena.text.count("<h1") == 1
        assert "Imran: Urdu." in re.sub(r"</?bdi>", "", main)
        assert 'data-kind="banner"' in main.partition("<form")[0]
        assert "kept apart from" in main.lower()
        title = re.search(r"<title>([^<]*)", lena.text)
        assert title is not None
        assert title[1] in ("Person", "Contact", "Messages")


def test_a_stranger_and_a_colleague_get_the_same_nothing(desk: Desk) -> None:
    sid = desk.worker("sid")
    for rest in ("", *(f"/{one}" for one in PERSONAL), "/workers", "/contact/log"):
        sid.get(page_of(desk, "mary", rest))
        assert sid.status == 404, rest


def test_opening_her_page_is_written_into_the_access_log(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary"))
    alice.get(page_of(desk, "dan"))
    with desk.house.database.session("owner", write=False) as session:
        rows = session.scalars(select(AccessLog)).all()
    assert [(row.member_id, row.staff_id, row.page) for row in rows] == [
        (desk.house.members["mary"][1], desk.house.staff["alice"], "person")
    ]


def test_held_news_stands_apart_from_her_timeline(desk: Desk) -> None:
    publish(desk.house, "mary")
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary"))
    seen, held = alice.text.split("Held, and why")
    assert 'data-kind="arrest"' not in seen
    assert 'data-kind="arrest"' in held
    assert "Nobody has recorded yet that they were told." in held
    assert "Record that you told them" in held


def test_her_timeline_stands_in_her_language_or_english(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "imran"))
    assert '<div class="preview" lang="ur" dir="rtl">' in alice.text
    alice.get(page_of(desk, "imran", "?in=en"))
    assert '<div class="preview" lang="en" dir="ltr">' in alice.text


def test_only_what_one_may_do_is_offered(desk: Desk) -> None:
    sue, adil, lena = desk.worker("sue"), desk.worker("adil"), desk.worker("lena")
    for visitor, offered, kept_back in (
        (sue, ("/code", "/contact", "/details"), ("/flags", "/walls", "/messages", "/entry")),
        (adil, ("/contact",), ("/code", "/details", "/flags", "/walls", "/entry")),
        (lena, ("/code", "/contact", "/details", "/flags", "/walls", "/messages"), ("/entry",)),
    ):
        visitor.get(page_of(desk, "mary"))
        for rest in offered:
            assert f'href="{page_of(desk, "mary", rest)}"' in visitor.text
        for rest in kept_back:
            assert f'href="{page_of(desk, "mary", rest)}"' not in visitor.text
    for rest in ("/flags", "/walls", "/entry"):
        sue.get(page_of(desk, "mary", rest))
        assert sue.status == 403


def test_her_details_are_kept_and_two_writers_see_both_texts(desk: Desk) -> None:
    alice, lena = desk.worker("alice"), desk.worker("lena")
    alice.get(page_of(desk, "mary", "/details"))
    lena.get(page_of(desk, "mary", "/details"))
    fill_in(lena, name="Mary O’Connor-Whitfield", speaks=["en", "pl"])
    assert lena.name == "person"
    assert member(desk, "mary").name == "Mary O’Connor-Whitfield"
    assert member(desk, "mary").speaks == "en pl"
    fill_in(alice, name="Mary Other")
    assert alice.status == 409
    assert "Mary O’Connor-Whitfield" in alice.text
    assert "Mary Other" in alice.text


def test_a_wrong_date_keeps_everything_that_was_typed(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary", "/details"))
    born = {"born_on-day": "31", "born_on-month": "2", "born_on-year": "1970"}
    fill_in(alice, called="Mum", **born)
    assert alice.status == 422
    assert 'value="Mum"' in alice.text
    assert "There is no such day." in alice.text


def test_a_way_to_reach_her_is_added_checked_and_ended(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary", "/ways"))
    fill_in(alice, channel="call", value="not a number", said_safe="y")
    assert alice.status == 422
    assert "not a number" in alice.text
    fill_in(alice, value="020 7946 0123")
    assert alice.name == "ways"
    assert "They said it is safe" in alice.text
    with desk.house.database.session("owner", write=False) as session:
        way = session.scalars(select(ContactPoint)).one()
    alice.get(page_of(desk, "mary", f"/ways/{way.id}"))
    fill_in(alice, voicemail="call_me_back")
    assert "Ask them to call back" in alice.text
    fill_in(alice, ending=f"{way.id}/end")
    assert "Nothing is written down yet." in alice.text


def test_a_protected_address_is_shown_to_nobody(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary", "/ways"))
    fill_in(alice, channel="letter", value="1 Hidden Lane\nLeeds")
    alice.get(page_of(desk, "mary", "/flags"))
    fill_in(alice, flag="protected_address")
    for rest in ("", "/ways"):
        alice.get(page_of(desk, "mary", rest))
        assert "Hidden Lane" not in alice.text
        assert "The address is protected." in alice.text


def test_her_word_about_hard_news_is_recorded(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary", "/choice"))
    fill_in(alice, choice="read_first")
    assert alice.status == 422
    fill_in(alice, how="call_to_service_user", text="She rang about it.")
    assert alice.name == "person"
    assert member(desk, "mary").hard_news == "read_first"
    assert "Hard news: may read it first." in alice.text


def test_a_membership_ends_only_when_somebody_is_sure(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary", "/end"))
    fill_in(alice, what="died")
    assert alice.status == 422
    assert member(desk, "mary").state == "active"
    fill_in(alice, sure="y")
    assert alice.name == "person"
    assert member(desk, "mary").state == "died"
    assert "Has died" in alice.text


def test_no_interpreter_is_said_in_the_language_of_the_page(desk: Desk) -> None:
    """Languages stand there by their names as they are; what stands for none is our own text."""
    alice = desk.worker("alice")
    alice.get(f"{page_of(desk, 'mary', '/details')}?lang=cy")
    assert '<html lang="cy"' in alice.text
    assert "Dim cyfieithydd ar y pryd" in alice.text
    assert "No interpreter" not in alice.text
