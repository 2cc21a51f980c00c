"""Somebody who is told instead of a relative: named, spoken about, confirmed, and at a browser."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from casework.actions import choices_made, choices_trusted, codes, outbox
from casework.actions.codes_sent import answer_request
from casework.models.choices import TrustedPerson
from casework.models.outbox import OutboxMessage
from casework.rules.access import TrustedViewer
from tests.support.databases import NOW
from tests.support.desk import Desk
from tests.support.household import Household
from tests.support.visitor import Visitor

NUMBER = "07700 900777"
COURT = ("court_police",)


def named(
    house: Household,
    name: str = "mary",
    subjects: Sequence[str] = COURT,
    value: str = NUMBER,
    language: str = "",
) -> str:
    """She names him on her page; his id."""
    codes.use_pepper("a pepper for tests")
    return house.act(
        name,
        choices_trusted.ask,
        name="Rosa",
        channel="text",
        value=value,
        subjects=list(subjects),
        language=language,
    )


def confirmed(
    house: Household,
    name: str = "mary",
    subjects: Sequence[str] = COURT,
    value: str = NUMBER,
    worker: str = "alice",
    language: str = "",
    leaving_seen: bool = True,
) -> str:
    """A worker spoke with her, and he has read out his code; his id.

    ``leaving_seen``: he was here before, and was shown how to leave.
    """
    trusted_id = named(house, name, subjects, value, language)
    before = codes_sent(house)
    as_worker(house, choices_trusted.spoken, trusted_id, worker, agreed=True, how="in_person")
    (code,) = (one for one in codes_sent(house) if one not in before)
    assert as_worker(house, choices_trusted.confirm, trusted_id, worker, code=code)
    if leaving_seen:
        with house.database.session("owner") as session:
            session.get_one(TrustedPerson, (house.cases["one"], trusted_id)).leaving_seen_at = NOW
            session.commit()
    return trusted_id


def as_worker(
    house: Household, action: Any, trusted_id: str, worker: str = "alice", **values: Any
) -> Any:
    """Do something about him as a worker, in a session that may send."""
    viewer = house.worker(worker)

    def act(session: Any) -> Any:
        outbox.allow_sending(session)
        where = {"case_id": house.cases["one"], "trusted_id": trusted_id}
        return action(session, viewer=viewer, now=NOW, **where, **values)

    return house.run(viewer, act)


def codes_sent(house: Household) -> list[str]:
    """The codes that wait to leave, in their order."""
    with house.database.session("owner", write=False) as session:
        rows = session.query(OutboxMessage).order_by(OutboxMessage.queued_at, OutboxMessage.id)
        return [one.code for one in rows if one.code]


def viewer_of(house: Household, trusted_id: str) -> TrustedViewer:
    """Him as the gate would know him."""
    return TrustedViewer(case_id=house.cases["one"], trusted_id=trusted_id)


def tells_instead(house: Household, name: str, *subjects: str) -> None:
    """She chose to have somebody else told about these subjects."""
    for subject in subjects:
        house.act(name, choices_made.choose, topic=f"subject.{subject}", value={"choice": "other"})


def asks_for_a_code(
    desk: Desk, where: str = NUMBER, address: str = "203.0.113.9", now: datetime = NOW
) -> tuple[Visitor, list[str]]:
    """Somebody asks for a code on the sign-in page: the browser, and the codes queued for it."""
    before = codes_sent(desk.house)
    browser = Visitor(desk.family_app, address)
    browser.get("/k/m")
    browser.post("/k/m", where=where)
    with desk.house.database.session("worker", now=now) as session:
        while answer_request(session, now=now):
            pass
        session.commit()
    return browser, [one for one in codes_sent(desk.house) if one not in before]


def signed_in(desk: Desk, where: str = NUMBER) -> Visitor:
    """He comes in with the code that came to his own contact."""
    browser, (code,) = asks_for_a_code(desk, where)
    browser.post("/k/m/c", code=code)
    return browser
