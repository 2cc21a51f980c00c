"""A review with a chair: who agreed to be known, who wrote what, and who may read it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from casework.actions import cases, chair, review_say, review_views, sessions, view_releases
from casework.rules.access import StaffViewer
from casework.rules.coming_in import WayIn
from tests.support.belongings_chair import chair_account
from tests.support.databases import NOW
from tests.support.desk import Desk
from tests.support.household import Household
from tests.support.news import publish
from tests.support.visitor import Visitor

URDU = "وہ ہمیشہ ہنستی تھی۔"


@dataclass
class Chairing:
    """The review of the first family, and its chair."""

    house: Household
    review_id: str
    chair: StaffViewer
    views: dict[str, str] = field(default_factory=dict)

    def says(self, name: str, answer: str, *, known: bool | None, now: datetime = NOW) -> None:
        """What she answers, and whether the chair may know of her."""
        worker = "bea" if name == "dan" else "alice"
        self.house.act(
            worker,
            review_say.record_answer,
            **self.house.of(name),
            review_id=self.review_id,
            answer=answer,
            ask_again_on=date(2026, 9, 1) if answer == "not_now" else None,
            now=now,
        )
        if known is not None:
            self.house.act(
                name, review_say.tell_chair, review_id=self.review_id, chair_told=known, now=now
            )

    def writes(self, name: str, text: str, *, topic: str = "agencies", english: str = "") -> str:
        """A view that she approved; its id. With ``english`` it is in Urdu."""
        worker = "bea" if name == "dan" else "alice"
        if english:
            view_id = self.house.act(
                worker,
                review_views.record_view,
                **self.house.of(name),
                review_id=self.review_id,
                topic=topic,
                language="ur",
                text=text,
                english=english,
                interpreter="Interpreter Iqbal",
            )
        else:
            view_id = self.house.act(
                name, review_views.save_view, review_id=self.review_id, topic=topic, text=text
            )
        where = {"review_id": self.review_id, "view_id": view_id}
        self.house.act(name, review_views.approve_view, **where)
        return view_id

    def releases(self, name: str, view_id: str, reader: str = "chair", **more: Any) -> None:
        """She lets one reader read it."""
        where = {"review_id": self.review_id, "view_id": view_id, "reader": reader, **more}
        self.house.act(name, view_releases.release_view, **where)

    def takes_back(self, name: str, view_id: str, reader: str = "chair", **more: Any) -> None:
        """She takes it back."""
        where = {"review_id": self.review_id, "view_id": view_id, "reader": reader, **more}
        self.house.act(name, view_releases.end_release, **where)

    def invite(self, viewer: StaffViewer, review_id: str = "", **more: Any) -> str:
        """The team leader invites somebody."""
        return self.house.act(
            "lena",
            chair.invite_chair,
            case_id=self.house.cases["one"],
            review_id=review_id or self.review_id,
            staff_id=viewer.staff_id,
            **more,
        )


def open_review(house: Household, case: str = "one", area: str = "Northtown") -> str:
    """One more review of a case."""
    return house.act(
        "alice" if case == "one" else "sid",
        cases.open_review,
        case_id=house.cases[case],
        kind="domestic",
        label="DHR",
        area=area,
        decided_on=date(2026, 2, 20),
    )


def known_review(house: Household, *names: str) -> str:
    """A review that is open, and that these relatives have been told of; its id."""
    review_id = open_review(house)
    publish(house, *names, kind="review_going_ahead", strand="review", writer="alice")
    return review_id


def chairing(house: Household, *, invited: bool = True, called: str = "cara") -> Chairing:
    """Mary and Imran agreed to be known. Mary has released one view to the chair alone, Imran
    one in Urdu that may be quoted as well. Proceedings are not active."""
    made = Chairing(house, open_review(house), chair_account(house, called))
    if invited:
        made.invite(made.chair)
    made.says("mary", "take_part", known=True)
    made.says("imran", "keep_informed", known=True)
    made.views["mary"] = made.writes("mary", "Nobody asked her.\n\nNobody came.")
    made.releases("mary", made.views["mary"])
    made.views["imran"] = made.writes(
        "imran", URDU, topic="life_and_character", english="She always laughed."
    )
    made.releases("imran", made.views["imran"])
    made.releases("imran", made.views["imran"], "quoted")
    return made


def at_the_desk(desk: Desk, viewer: StaffViewer) -> Visitor:
    """The chair at her browser, signed in."""
    with desk.house.database.session("staff", staff_id=viewer.staff_id) as session:
        came = sessions.begin_staff_session(
            session,
            staff_id=viewer.staff_id,
            language="en",
            way_in=WayIn.PASSKEY,
            device="computer",
            now=NOW,
        )
        session.commit()
    return Desk._signed_in(desk.staff_app, came)


def once_more(text: str) -> str:
    """The page without what differs at each request: the token and the key of its forms."""
    return re.sub(r'name="(csrf_token|submission_key)" value="[^"]*"', r'name="\1"', text)


def words(text: str) -> str:
    """The text of a page, without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())
