"""``python -m casework audit-verify``: is every chain of the audit as it was written?

The operator runs it with the connection of the migrator, who may read every chain. What it
knew is kept with --keep, best on another machine, and given back with --earlier: only so can
it notice somebody who puts an older copy of the whole database in place.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from casework.cli import parser
from casework.models.sealing import KeyRing, use_key_ring
from casework.queries.audit_trail import ChainReport, Kept, verify
from casework.queries.database import make_engine, open_session, session_factory
from casework.web.settings import Settings, from_environment


def main(arguments: Sequence[str]) -> int:
    """Print what is broken; 0 when nothing is."""
    reader = parser("audit-verify")
    reader.add_argument("--json", action="store_true", help="one JSON object on standard output")
    reader.add_argument("--keep", type=Path, metavar="FILE", help="write down how far chains go")
    reader.add_argument("--earlier", type=Path, metavar="FILE", help="what --keep wrote before")
    options = reader.parse_args(arguments)
    earlier = _read(options.earlier) if options.earlier else None
    reports = verify_all(from_environment(os.environ), earlier)
    broken = [report for report in reports if not report.whole]
    if options.keep and not broken:
        kept = {report.chain: [report.entries, report.last_hash] for report in reports}
        options.keep.write_text(json.dumps(kept, indent=1))
    if options.json:
        print(json.dumps(_summary(reports, broken)))
    else:
        for report in broken:
            print(f"broken: chain {report.chain}, row {report.broken_seq}: {report.fault}")
        print(f"{len(reports)} chains, {len(broken)} broken")
    return 1 if broken else 0


def verify_all(settings: Settings, earlier: Kept | None = None) -> list[ChainReport]:
    """Walk every chain of the database of these settings."""
    use_key_ring(KeyRing(settings.data_keys, settings.data_key, settings.index_key))
    engine = make_engine(settings.database_for("migrator"))
    factory = session_factory(engine)
    with open_session(factory, write=False, side="staff", now=settings.clock()) as session:
        reports = verify(session, earlier=earlier)
    engine.dispose()
    return reports


def _summary(reports: list[ChainReport], broken: list[ChainReport]) -> dict[str, object]:
    return {
        "ok": not broken,
        "chains": len(reports),
        "entries": sum(report.entries for report in reports),
        "broken": [asdict(report) for report in broken],
    }


def _read(path: Path) -> dict[str, tuple[int, str]]:
    return {chain: (seq, last) for chain, (seq, last) in json.loads(path.read_text()).items()}
