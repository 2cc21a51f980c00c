"""The commands: what a program reads stands alone on standard output."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def command(folder: Path, *arguments: str, mode: str = "demo") -> subprocess.CompletedProcess[str]:
    """Run a command as an operator would, with a folder of its own for what it keeps."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "casework", *arguments],
        cwd=ROOT,
        env={**kept, "APP_MODE": mode, "INSTANCE_DIR": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_unknown_command_lists_those_that_exist(tmp_path: Path) -> None:
    finished = command(tmp_path, "nonsense")
    assert finished.returncode == 2
    assert finished.stdout == ""
    assert "create-administrator" in finished.stderr


def test_missing_setting_is_one_sentence_without_traceback(tmp_path: Path) -> None:
    finished = command(tmp_path, "migrate", mode="production")
    assert finished.returncode == 2
    assert finished.stderr.startswith("Not started. ")
    assert "Traceback" not in finished.stderr


def test_running_the_demo_is_refused_in_production(tmp_path: Path) -> None:
    finished = command(tmp_path, "run", mode="production")
    assert finished.returncode == 2
    assert "Traceback" not in finished.stderr


def test_database_behind_is_told_apart_from_current(tmp_path: Path) -> None:
    assert command(tmp_path, "migrate", "--check").returncode == 1
    assert command(tmp_path, "migrate").returncode == 0
    assert command(tmp_path, "migrate", "--check").returncode == 0


def test_routes_name_a_permission_for_every_address(tmp_path: Path) -> None:
    finished = command(tmp_path, "routes", "--json")
    routes = json.loads(finished.stdout)
    assert {route["app"] for route in routes} == {"family", "advocate"}
    for route in routes:
        assert set(route) == {"app", "endpoint", "path", "methods", "permission"}
        assert route["permission"] not in ("", "undeclared"), route


def test_demo_is_set_up_and_its_audit_whole(tmp_path: Path) -> None:
    first = command(tmp_path, "run", "--no-server")
    assert first.returncode == 0, first.stderr
    assert "http://localhost:8000" in first.stdout
    codes = json.loads(command(tmp_path, "demo-codes", "--json").stdout)
    assert {"person", "role", "app", "url", "code", "language"} <= set(codes[0])
    again = json.loads(command(tmp_path, "demo-codes", "--json").stdout)
    assert not {one["code"] for one in codes} & {one["code"] for one in again}
    audit = json.loads(command(tmp_path, "audit-verify", "--json").stdout)
    assert audit["ok"] is True
    assert audit["entries"] > 0


def test_cut_audit_is_noticed_against_an_earlier_report(tmp_path: Path) -> None:
    command(tmp_path, "migrate")
    earlier = tmp_path / "earlier.json"
    earlier.write_text(json.dumps({"service": [5, "0" * 64]}))
    finished = command(tmp_path, "audit-verify", "--json", "--earlier", str(earlier))
    assert finished.returncode == 1
    assert json.loads(finished.stdout)["broken"][0]["chain"] == "service"
