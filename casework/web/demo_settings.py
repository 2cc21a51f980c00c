"""Settings of a demo: secrets made once into the instance folder, and a clock that runs on."""

from __future__ import annotations

import base64
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from casework.web.settings import Mode, Settings, SettingsError, check, read

_SECRETS_FILE = "demo-secrets.json"
_CLOCK_FILE = "demo-clock.json"


def demo_settings(instance_dir: Path, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of a demo on this machine. Only HOST, PORT and a few others are read."""
    given = dict(os.environ if environ is None else environ)
    instance_dir.mkdir(parents=True, exist_ok=True)
    made = _kept(instance_dir / _SECRETS_FILE, _make_secrets)
    port = given.get("PORT", "").strip() or "8000"
    origin = f"http://localhost:{port}"
    defaults = {
        "HOST": "localhost",
        "DATABASE_URL": f"sqlite:///{(instance_dir / 'demo.sqlite3').resolve()}",
        "CONTACT_PHONE": "0808 157 0123",  # a number kept free for drama: nobody answers it
        "CONTACT_HOURS": "",
        "FAMILY_ORIGINS": origin,
        "STAFF_ORIGINS": origin,
    }
    # The demo's secrets are its own: a real one in the environment is not used by mistake.
    settings = read({**defaults, **given, **made}, Mode.DEMO, instance_dir)
    check(settings)
    return replace(settings, clock_offset=_offset(settings.demo_now, instance_dir))


def _make_secrets() -> dict[str, str]:
    def key() -> str:
        return base64.b64encode(secrets.token_bytes(32)).decode()

    return {
        "FAMILY_SECRET": secrets.token_urlsafe(48),
        "STAFF_SECRET": secrets.token_urlsafe(48),
        "CODE_PEPPER": secrets.token_urlsafe(48),
        "INDEX_KEY": key(),
        "DATA_KEYS": f"demo:{key()}",
        "DATA_KEY": "demo",
    }


def _kept(path: Path, make: object) -> dict[str, str]:
    """Read the file, or make it: readable by its owner alone, and never half-written."""
    if not path.exists():
        text = json.dumps(make() if callable(make) else make)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(text)
        try:
            os.link(draft, path)  # refuses if another process was first: both then read the same
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    try:
        values = json.loads(path.read_text())
    except ValueError:
        raise SettingsError(f"{path} cannot be read; delete it to begin the demo anew.") from None
    return {str(name): str(value) for name, value in values.items()}


def _offset(demo_now: datetime | None, instance_dir: Path) -> timedelta:
    """How far the demo's clock stands from the real one.

    Kept in a file, so that the server and every command agree, and time never runs backwards
    when the server is started again.
    """
    if demo_now is None:
        return timedelta(0)
    path = instance_dir / _CLOCK_FILE
    anchor = {"demo_now": demo_now.isoformat(), "real": datetime.now(UTC).isoformat()}
    kept = _kept(path, anchor)
    if kept.get("demo_now") != anchor["demo_now"]:
        path.unlink()
        kept = _kept(path, anchor)
    return datetime.fromisoformat(kept["demo_now"]) - datetime.fromisoformat(kept["real"])
