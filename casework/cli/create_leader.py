"""``python -m casework create-leader``: the first team leader of a region.

A role that sees families' records is confirmed by somebody who leads. Where nobody leads yet,
nobody could; so the first leader is made here, by whoever runs the service.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import sessionmaker

from casework.actions.first_leader import create_leader
from casework.cli import parser
from casework.cli.create_administrator import begin, enrolment_address
from casework.queries.database import CaseworkSession, short_transaction
from casework.rules.access import SystemActor
from casework.web.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Create the account and print its link. 0 when it was made."""
    options = parser("create-leader")
    options.add_argument("--region", required=True, help="its name; it is added if it is new")
    return begin(options, arguments, create)


def create(
    factory: sessionmaker[CaseworkSession],
    settings: Settings,
    *,
    name: str,
    email: str,
    region: str,
) -> str:
    """Make the account in one transaction and answer its link."""
    now = settings.clock()
    with short_transaction(factory, side="staff", now=now) as session:
        token = create_leader(
            session,
            name=name,
            email=email,
            region=region,
            actor=SystemActor("operator"),
            now=now,
        )
    return enrolment_address(settings, token)
