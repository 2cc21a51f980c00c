"""Codes: a page to print, digits to read out; each shown once and only for who may enter."""

from __future__ import annotations

import re

from sqlalchemy import select

from casework.models.sessions import SignInCode
from casework.rules import codes
from tests.support.coming_in import PEPPER
from tests.support.desk import Desk
from tests.support.filling import fill_in, forms
from tests.support.visitor import Visitor

PRINTED = re.compile(r'<article class="letter" lang="ur" dir="rtl">(.*?)</article>', re.DOTALL)
LETTER = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


def page_of(desk: Desk, name: str) -> str:
    case_id, member_id = desk.house.members[name]
    return f"/people/{case_id}/{member_id}/code"


def unused(desk: Desk) -> list[SignInCode]:
    with desk.house.database.session("owner", write=False) as session:
        return list(
            session.scalars(
                select(SignInCode).where(
                    SignInCode.used_at.is_(None), SignInCode.revoked_at.is_(None)
                )
            )
        )


def test_a_printed_code_opens_her_page(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary"))
    fill_in(alice, ending="letter", how="printed")
    assert alice.name == "code_letter"
    code = LETTER.search(alice.text)
    assert code is not None
    mary = Visitor(desk.family_app)
    mary.get("/k")
    mary.post("/k", code=code[0])
    assert mary.name != "code"


def test_nothing_on_the_letter_says_what_it_is(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "imran"))
    fill_in(alice, ending="letter")
    letter = re.search(
        r'<article class="letter" lang="ur" dir="rtl">(.*?)</article>', alice.text, re.S
    )
    assert letter is not None
    for word in ("robbie", "homicide", "murder", "death", "court", "police", "case"):
        assert word not in letter[1].lower()


def test_a_second_send_shows_no_second_code(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary"))
    sent = fill_in(alice, ending="letter")
    before = [row.id for row in unused(desk)]
    alice.post(f"{page_of(desk, 'mary')}/letter", **sent)
    assert "This code was shown already" in alice.text
    assert not LETTER.search(alice.text)
    assert [row.id for row in unused(desk)] == before


def test_six_digits_are_shown_for_a_number_she_reads_out(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary"))
    fill_in(alice, ending="digits", request_number="not it")
    assert alice.status == 422
    assert 'value="not it"' in alice.text
    number = codes.in_groups(codes.request_number(PEPPER, "a browser"))
    fill_in(alice, ending="digits", request_number=number.lower())
    assert alice.name == "code_digits"
    assert re.search(r"<output>\d{3} \d{3}</output>", alice.text)


def test_nobody_makes_a_code_for_a_suspect(desk: Desk) -> None:
    lena = desk.worker("lena")
    lena.get(page_of(desk, "sam"))
    assert forms(lena) == []
    assert "This person cannot sign in now." in lena.text
    lena.get(page_of(desk, "mary"))
    key = forms(lena)[0].fields["submission_key"]
    lena.post(f"{page_of(desk, 'sam')}/letter", submission_key=key, how=["printed"])
    assert lena.status == 403
    assert unused(desk) == []


def test_an_advocate_gives_no_codes(desk: Desk) -> None:
    adil = desk.worker("adil")
    adil.get(page_of(desk, "mary"))
    assert adil.status == 403
