"""What a web server calls."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.web.plumbing_app import environment

ROOT = Path(__file__).resolve().parents[2]


def start(code: str, tmp_path: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a line of Python in a fresh process with this environment."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**inherited, "INSTANCE_DIR": str(tmp_path), **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_importing_builds_nothing(tmp_path: Path) -> None:
    done = start("import sys, wsgi; assert 'flask' not in sys.modules", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_wrong_setting_is_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    done = start("from wsgi import family", tmp_path, **environment(FAMILY_SECRET="short"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "FAMILY_SECRET is too short" in done.stderr


def test_an_empty_environment_does_not_start(tmp_path: Path) -> None:
    done = start("from wsgi import advocate", tmp_path)
    assert done.returncode == 1
    assert "DATABASE_URL is missing" in done.stderr


def test_both_refuses_production(tmp_path: Path) -> None:
    done = start("from wsgi import both", tmp_path, **environment())
    assert done.returncode == 1
    assert "a host each" in done.stderr


def test_a_database_without_tables_is_named(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    done = start("from wsgi import family", tmp_path, **environment(DATABASE_URL=url))
    assert done.returncode == 1
    assert "run the migrations" in done.stderr


def marked(tmp_path: Path, *statements: str) -> str:
    """A small database with the two tables that are looked at."""
    import sqlite3

    path = tmp_path / "marked.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE deployment_mark (mark TEXT)")
        connection.execute("CREATE TABLE case_file (id TEXT)")
        connection.execute("CREATE TABLE audit_head (chain TEXT)")
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return f"sqlite:///{path}"


def test_production_refuses_the_database_of_a_demo(tmp_path: Path) -> None:
    url = marked(tmp_path, "INSERT INTO deployment_mark VALUES ('demo')")
    done = start("from wsgi import family", tmp_path, **environment(DATABASE_URL=url))
    assert done.returncode == 1
    assert "production refuses it" in done.stderr


def test_demo_refuses_a_filled_database_without_a_mark(tmp_path: Path) -> None:
    url = marked(tmp_path, "INSERT INTO case_file VALUES ('x')")
    done = start("from wsgi import family", tmp_path, APP_MODE="demo", DATABASE_URL=url)
    assert done.returncode == 1
    assert "the demo refuses it" in done.stderr
