"""The demo: invented people and cases, made through the same actions as real ones.

Everybody here is invented, and so are the places where they live. Real courts are named,
because a page has to be tried with real names. The moments are counted back from the day of
loading, so that the demo is never stale; with DEMO_NOW they are the same at each start.
"""

from __future__ import annotations

from sqlalchemy import Engine, inspect, select
from sqlalchemy.orm import Session

from casework.actions.audit import record
from casework.actions.audit_guard import install_audit_guard
from casework.actions.codes import use_pepper
from casework.cli.demo import (
    choosing,
    coast,
    dates,
    mountain,
    papers,
    people,
    reaching,
    referring,
    river,
    second_region,
    valley,
    wording,
)
from casework.cli.demo.script import Script
from casework.models.audit import SERVICE_CHAIN
from casework.models.sealing import KeyRing, use_key_ring
from casework.models.sessions import DeploymentMark
from casework.queries.database import open_session, session_factory
from casework.rules.access import SystemActor
from casework.rules.events import Event
from casework.web.deployment import refuse_unmarked
from casework.web.settings import Settings

MARK = "demo"
CASES = (river.play, mountain.play)
CASES_OF_THE_VALLEYS = (valley.play, coast.play)


def load_once(engine: Engine, settings: Settings) -> bool:
    """Fill a migrated, empty database with the demo; False if it was filled before.

    All of it is one transaction: a start that is cut off leaves nothing half made.
    """
    if not inspect(engine).has_table(DeploymentMark.__tablename__):
        raise RuntimeError("migrate the database before the demo is loaded")
    refuse_unmarked(engine)
    use_pepper(settings.code_pepper)
    use_key_ring(KeyRing(settings.data_keys, settings.data_key, settings.index_key))
    now = settings.clock()
    factory = session_factory(engine)
    install_audit_guard(factory)
    with open_session(factory, write=True, side="staff", now=now) as session:
        if session.scalar(select(DeploymentMark.mark).limit(1)) is not None:
            return False
        _fill(session, Script(session, now))
        session.commit()
    return True


def _fill(session: Session, script: Script) -> None:
    session.add(
        DeploymentMark(mark=MARK, at=script.now, note="Everybody in this database is invented.")
    )
    record(
        session,
        chain=SERVICE_CHAIN,
        actor=SystemActor("demo"),
        event=Event.DEMO_LOADED,
        facts={"count": len(CASES) + len(CASES_OF_THE_VALLEYS)},
        now=script.now,
    )
    valleys = second_region.make_team(script)  # the older team first: time goes one way
    team = people.make_team(script)
    for play in CASES:
        play(script, team)
    for play_there in CASES_OF_THE_VALLEYS:
        play_there(script, valleys)
    papers.play(script, team)
    dates.play(script, team)
    reaching.play(script)
    choosing.play(script)
    wording.play(script, team)
    referring.somebody_of_the_partnership(script, team)
