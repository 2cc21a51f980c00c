"""``python -m casework rotate-keys``: seal everything again under the key that seals now.

Put the new key first in DATA_KEYS, restart the apps, run this, and take the old key away once
it says that nothing was left. It can be stopped and begun again.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from casework.actions.keys import reseal_all
from casework.cli import parser
from casework.models.sealing import KeyRing, use_key_ring
from casework.queries.database import make_engine, open_session, session_factory
from casework.rules.access import SystemActor
from casework.web.settings import Settings, from_environment


def main(arguments: Sequence[str]) -> int:
    """Seal again, and say how many values that were."""
    parser("rotate-keys").parse_args(arguments)
    count = rotate(from_environment(os.environ))
    print(f"{count} values were sealed again." if count else "Nothing was left to seal again.")
    return 0


def rotate(settings: Settings) -> int:
    """Seal again in the database of these settings; in one transaction, so that the audit
    entry and what it speaks of stand or fall together."""
    ring = KeyRing(settings.data_keys, settings.data_key, settings.index_key)
    use_key_ring(ring)
    engine = make_engine(settings.database_for("migrator"))
    now = settings.clock()
    with open_session(session_factory(engine), write=True, side="staff", now=now) as session:
        count = reseal_all(session, ring, actor=SystemActor("operator"), now=now)
        session.commit()
    engine.dispose()
    return count
