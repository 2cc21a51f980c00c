"""The worker as an operator runs it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.cli.test_commands import ROOT, command


def test_one_round_says_what_it_did(tmp_path: Path) -> None:
    assert command(tmp_path, "run", "--no-server").returncode == 0
    finished = command(tmp_path, "worker", "--once", "--json", "--now=2030-01-01T12:00:00+00:00")
    assert finished.returncode == 0, finished.stderr
    told = json.loads(finished.stdout)
    assert told["now"] == "2030-01-01T12:00:00+00:00"
    assert told["stopped"] is False
    # Loading the demo tells nobody anything.
    assert (told["counts"], told["messages"]) == ({}, [])


def test_a_clock_of_ones_own_is_refused_in_production(tmp_path: Path) -> None:
    finished = command(tmp_path, "worker", "--once", "--now=2030-01-01", mode="production")
    assert finished.returncode == 2
    assert "Traceback" not in finished.stderr


def test_a_demo_sends_to_this_machine_only(tmp_path: Path) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    for name, url in (
        ("SMTP_URL", "smtps://mail.example.org"),
        ("SMS_URL", "https://texts.example.org"),
    ):
        finished = subprocess.run(
            [sys.executable, "-m", "casework", "worker", "--once"],
            cwd=ROOT,
            env={**kept, "APP_MODE": "demo", "INSTANCE_DIR": str(tmp_path), name: url},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert finished.returncode == 2
        assert f"{name} leaves this machine" in finished.stderr


def test_a_worker_stops_when_it_is_told_to(tmp_path: Path) -> None:
    assert command(tmp_path, "run", "--no-server").returncode == 0
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    worker = subprocess.Popen(
        [sys.executable, "-m", "casework", "worker"],
        cwd=ROOT,
        env={**kept, "APP_MODE": "demo", "INSTANCE_DIR": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        assert worker.stderr is not None
        assert b"At work." in worker.stderr.readline()
        assert worker.poll() is None
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=30) == 0
    finally:
        if worker.poll() is None:
            worker.kill()
            worker.wait()
        worker.stderr.close()
