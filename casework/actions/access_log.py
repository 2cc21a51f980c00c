"""Which member of staff looked at whose record: written before the record is shown."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import sessionmaker

from casework.models.sessions import AccessLog
from casework.queries.database import CaseworkSession, short_transaction
from casework.rules.access import StaffViewer


class AccessNotLogged(RuntimeError):
    """The access log could not be written: staff see no personal data now."""


def record_access(
    factory: sessionmaker[CaseworkSession],
    viewer: StaffViewer,
    seen: Collection[tuple[str, str | None]],
    page: str,
    now: datetime,
) -> None:
    """Log that this viewer opens this page: of one person (case id, member id), of a case
    (case id, None), or of a list, with a row for each of its cases.

    One of the three things that may be written while a page is only read, in its own short
    transaction, by one statement however long the list. Raises AccessNotLogged if that fails,
    whatever the reason.
    """
    if not seen:
        return
    try:
        with short_transaction(factory, side="staff", staff_id=viewer.staff_id, now=now) as session:
            session.add_all(
                AccessLog(
                    case_id=case_id,
                    member_id=member_id,
                    staff_id=viewer.staff_id,
                    page=page,
                    at=now,
                )
                for case_id, member_id in seen
            )
    except SQLAlchemyError as error:
        raise AccessNotLogged(page) from error
