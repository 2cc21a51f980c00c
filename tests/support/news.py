"""Published updates for tests that are not about publishing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from casework.models.updates import Audience, Update
from casework.rules.update_kinds import kind_of
from tests.support.databases import NOW
from tests.support.household import Household


def publish(
    house: Household,
    *names: str,
    kind: str = "arrest",
    strand: str = "",
    writer: str = "alice",
    state: str = "published",
    case: str = "one",
    **reader: Any,
) -> str:
    """An update to these relatives, with each one's state; its id."""
    published = NOW - timedelta(days=1)
    with house.database.session("owner") as session:
        update = Update(
            case_id=house.cases[case],
            kind=kind,
            strand=strand or kind_of(kind).strand.value,
            state=state,
            fields={},
            occurred_on=published.date(),
            created_by=house.staff[writer],
            created_at=published,
            sent_to_second_at=published if state == "waiting_second" else None,
            published_by=house.staff[writer] if state == "published" else None,
            published_at=published if state == "published" else None,
        )
        session.add(update)
        session.flush()
        for name in names:
            case_id, member_id = house.members[name]
            session.add(
                Audience(
                    case_id=case_id,
                    member_id=member_id,
                    update_id=update.id,
                    addressed=state == "published",
                    addressed_at=published,
                    **reader,
                )
            )
        session.commit()
        return update.id


def audience(house: Household, name: str, update_id: str) -> Audience:
    """How this update stands for this relative."""
    case_id, member_id = house.members[name]
    with house.database.session("owner", write=False) as session:
        return session.get_one(Audience, (case_id, member_id, update_id))
