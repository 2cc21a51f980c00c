"""``python -m casework create-administrator``: the first account of a deployment.

It prints one enrolment link, and keeps only a hash of it. It runs with the operator's own
connection (the migrator's), because no staff account exists yet that could do it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from sqlalchemy.orm import sessionmaker

from casework.actions.enrolment import create_administrator
from casework.cli import parser
from casework.models.sealing import KeyRing, use_key_ring
from casework.queries.database import (
    CaseworkSession,
    make_engine,
    session_factory,
    short_transaction,
)
from casework.rules.access import SystemActor
from casework.rules.errors import Invalid
from casework.web.settings import Settings, SettingsError, from_environment


def main(arguments: Sequence[str] | None = None) -> int:
    """Create the account and print its link. 0 when it was made."""
    return begin(parser("create-administrator"), arguments, create)


def begin(
    options: argparse.ArgumentParser, arguments: Sequence[str] | None, make: Callable[..., str]
) -> int:
    """Read who she is, make the account with ``make``, print its link. 0 when it was made."""
    options.add_argument("--name", required=True, help="as colleagues know her")
    options.add_argument("--email", required=True, help="her work address")
    chosen = options.parse_args(arguments)
    try:
        settings = from_environment(os.environ)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    use_key_ring(KeyRing(settings.data_keys, settings.data_key, settings.index_key))
    factory = session_factory(make_engine(settings.database_for("migrator")))
    try:
        print(make(factory, settings, **vars(chosen)))
    except Invalid as error:
        print(error.sentence.msgid, file=sys.stderr)
        return 1
    return 0


def create(
    factory: sessionmaker[CaseworkSession], settings: Settings, *, name: str, email: str
) -> str:
    """Make the account in one transaction and answer its link."""
    now = settings.clock()
    with short_transaction(factory, side="staff", now=now) as session:
        token = create_administrator(
            session, name=name, email=email, actor=SystemActor("operator"), now=now
        )
    return enrolment_address(settings, token)


def enrolment_address(settings: Settings, token: str) -> str:
    """The whole address of a link: the staff app's own name, or its place in a demo."""
    if settings.production and settings.staff_origins:
        return f"{settings.staff_origins[0]}/in/passkey/{token}"
    return f"http://localhost:{settings.port}/staff/in/passkey/{token}"
