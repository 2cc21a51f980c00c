"""``python -m casework demo-codes``: a fresh code for every person of the demo."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

from casework.actions.audit_guard import install_audit_guard
from casework.actions.codes import demo_codes, use_pepper
from casework.cli import parser
from casework.models.sealing import KeyRing, use_key_ring
from casework.queries.database import make_engine, open_session, session_factory
from casework.web.settings import Settings, SettingsError, from_environment


def main(arguments: Sequence[str]) -> int:
    """Print the codes; with --json as one list of objects and nothing else."""
    reader = parser("demo-codes")
    reader.add_argument("--json", action="store_true", help="one JSON list on standard output")
    options = reader.parse_args(arguments)
    # The command's name asks for the demo; a database without its mark is refused all the same.
    settings = from_environment({"APP_MODE": "demo", **os.environ})
    if not settings.demo:
        raise SettingsError("Codes are printed for the demo only: set APP_MODE=demo.")
    people = fresh_codes(settings)
    if options.json:
        print(json.dumps(people, ensure_ascii=False))
    else:
        for one in people:
            print(f"{one['person']}  {one['role']}  {one['code']}  {one['url']}")
    return 0


def fresh_codes(settings: Settings) -> list[dict[str, str]]:
    """One code each, newly made: person, role, app, url, code, language."""
    use_key_ring(KeyRing(settings.data_keys, settings.data_key, settings.index_key))
    use_pepper(settings.code_pepper)
    engine = make_engine(settings.database_for("migrator"))
    factory = session_factory(engine)
    install_audit_guard(factory)
    now = settings.clock()
    with open_session(factory, write=True, side="staff", now=now) as session:
        given = demo_codes(session, now=now)
        session.commit()
    engine.dispose()
    here = f"http://localhost:{settings.port}"
    return [
        {
            "person": one.person,
            "role": one.role,
            "app": "family" if one.side == "family" else "advocate",
            "url": f"{here}/k" if one.side == "family" else f"{here}/staff/in/code",
            "code": one.code,
            "language": one.language,
        }
        for one in given
    ]
