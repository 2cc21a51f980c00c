"""Settings: typed, frozen, read once from the environment. A wrong one stops the start.

Every field is described in docs/settings.md; a test compares the two.
"""

from __future__ import annotations

import base64
import binascii
import ipaddress
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from casework.rules.sending import BURST
from casework.web.leave_targets import DEFAULT_LEAVE_URL, LeaveTarget, leave_target

SHORTEST_SECRET = 32  # bytes
FEWEST_DIFFERENT_BYTES = 12  # "aaaa…" is long, and no secret
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


class SettingsError(Exception):
    """A setting that the service cannot run with. The text is one sentence for an operator."""


class Mode(StrEnum):
    """Production is the default, and a demo has to be asked for. The tests set their own mode
    past the environment: with it, an app would start on any database."""

    PRODUCTION = "production"
    DEMO = "demo"
    TEST = "test"


@dataclass(frozen=True)
class Settings:
    """Everything that differs between deployments. See docs/settings.md."""

    app_mode: Mode = Mode.PRODUCTION
    host: str = "127.0.0.1"
    port: int = 8000
    instance_dir: Path = Path("instance")
    database_url: str = ""
    family_database_url: str = ""
    staff_database_url: str = ""
    worker_database_url: str = ""
    migrator_database_url: str = ""
    leave_url: str = DEFAULT_LEAVE_URL
    demo_now: datetime | None = None
    family_secret: str = field(default="", repr=False)
    staff_secret: str = field(default="", repr=False)
    code_pepper: str = field(default="", repr=False)
    index_key: bytes = field(default=b"", repr=False)
    data_keys: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    data_key: str = ""
    family_rp_id: str = "localhost"
    family_origins: tuple[str, ...] = ()
    staff_rp_id: str = "localhost"
    staff_origins: tuple[str, ...] = ()
    contact_phone: str = ""
    contact_hours: str = ""
    smtp_url: str = field(default="", repr=False)
    sms_url: str = field(default="", repr=False)
    mail_from: str = ""
    sms_from: str = ""
    replies_secret: str = field(default="", repr=False)
    burst_limit: int = BURST
    trusted_proxies: int = 0
    # Not a setting of its own: how far the demo's clock stands from the real one.
    clock_offset: timedelta = field(default=timedelta(0), repr=False)

    @property
    def production(self) -> bool:
        """Whether real people's records are behind this."""
        return self.app_mode is Mode.PRODUCTION

    @property
    def demo(self) -> bool:
        """Whether the cases are invented."""
        return self.app_mode is Mode.DEMO

    @property
    def leave(self) -> LeaveTarget:
        """Where leaving leads."""
        return leave_target(self.leave_url, allow_loopback=not self.production)

    @property
    def clock(self) -> Callable[[], datetime]:
        """The clock of this deployment; in a demo with DEMO_NOW it runs on from that moment."""
        offset = self.clock_offset
        return lambda: datetime.now(UTC) + offset

    def database_for(self, side: str) -> str:
        """The database address of one side: family, staff, worker or migrator."""
        own: dict[str, str] = {
            "family": self.family_database_url,
            "staff": self.staff_database_url,
            "worker": self.worker_database_url,
            "migrator": self.migrator_database_url,
        }
        return own[side] or self.database_url


def from_environment(environ: Mapping[str, str], instance_dir: Path | None = None) -> Settings:
    """Read, check and freeze. Raises SettingsError with one clear sentence."""
    mode = _mode(environ.get("APP_MODE", ""))
    if mode is Mode.TEST:
        raise SettingsError(
            "APP_MODE=test is set by the tests themselves and never from the environment: "
            "use production or demo."
        )
    where = instance_dir or Path(environ.get("INSTANCE_DIR", "instance"))
    if mode is Mode.DEMO:
        from casework.web.demo_settings import demo_settings

        return demo_settings(where, environ)
    settings = read(environ, mode, where)
    check(settings)
    return settings


def read(environ: Mapping[str, str], mode: Mode, instance_dir: Path) -> Settings:
    """Turn the environment into typed values, without judging them yet."""
    keys = _data_keys(environ.get("DATA_KEYS", ""))
    return Settings(
        app_mode=mode,
        host=environ.get("HOST", "127.0.0.1").strip(),
        port=_number(environ, "PORT", 8000, 1, 65535),
        instance_dir=instance_dir,
        database_url=environ.get("DATABASE_URL", "").strip(),
        family_database_url=environ.get("FAMILY_DATABASE_URL", "").strip(),
        staff_database_url=environ.get("STAFF_DATABASE_URL", "").strip(),
        worker_database_url=environ.get("WORKER_DATABASE_URL", "").strip(),
        migrator_database_url=environ.get("MIGRATOR_DATABASE_URL", "").strip(),
        leave_url=environ.get("LEAVE_URL", "").strip() or DEFAULT_LEAVE_URL,
        demo_now=_moment(environ.get("DEMO_NOW", "")),
        family_secret=environ.get("FAMILY_SECRET", ""),
        staff_secret=environ.get("STAFF_SECRET", ""),
        code_pepper=environ.get("CODE_PEPPER", ""),
        index_key=_key("INDEX_KEY", environ.get("INDEX_KEY", "")),
        data_keys=keys,
        data_key=environ.get("DATA_KEY", "").strip() or next(iter(keys), ""),
        family_rp_id=environ.get("FAMILY_RP_ID", "localhost").strip(),
        family_origins=_list(environ.get("FAMILY_ORIGINS", "")),
        staff_rp_id=environ.get("STAFF_RP_ID", "localhost").strip(),
        staff_origins=_list(environ.get("STAFF_ORIGINS", "")),
        contact_phone=environ.get("CONTACT_PHONE", "").strip(),
        contact_hours=environ.get("CONTACT_HOURS", "").strip(),
        smtp_url=environ.get("SMTP_URL", "").strip(),
        sms_url=environ.get("SMS_URL", "").strip(),
        mail_from=environ.get("MAIL_FROM", "").strip(),
        sms_from=environ.get("SMS_FROM", "").strip(),
        replies_secret=environ.get("REPLIES_SECRET", "").strip(),
        burst_limit=_number(environ, "BURST_LIMIT", BURST, 1, 1_000_000),
        trusted_proxies=_number(environ, "TRUSTED_PROXIES", 0, 0, 5),
    )


def check(settings: Settings) -> None:
    """Refuse what the service must not run with, whatever the mode."""
    _check_databases(settings)
    _check_secrets(settings)
    try:
        settings.leave  # noqa: B018 - the property raises for an address not on the list
    except ValueError as error:
        raise SettingsError(str(error)) from None
    if settings.demo_now is not None and not settings.demo:
        raise SettingsError("DEMO_NOW sets the clock of a demo and is refused in any other mode.")
    if settings.demo and settings.host not in LOOPBACK_NAMES:
        raise SettingsError(
            f"The demo listens on this machine only: HOST is {settings.host!r}, "
            "and it has to be localhost, 127.0.0.1 or ::1."
        )
    _check_sending(settings)
    if settings.production:
        _check_passkeys("FAMILY", settings.family_rp_id, settings.family_origins)
        _check_passkeys("STAFF", settings.staff_rp_id, settings.staff_origins)
        if not settings.contact_phone:
            raise SettingsError(
                "CONTACT_PHONE is missing: every page names a number that a person answers."
            )


def _check_databases(settings: Settings) -> None:
    for side in ("family", "staff"):
        if not settings.database_for(side):
            raise SettingsError(
                f"DATABASE_URL is missing: set it, or {side.upper()}_DATABASE_URL for this app."
            )


def _check_secrets(settings: Settings) -> None:
    named: dict[str, bytes] = {
        "FAMILY_SECRET": settings.family_secret.encode(),
        "STAFF_SECRET": settings.staff_secret.encode(),
        "CODE_PEPPER": settings.code_pepper.encode(),
        "INDEX_KEY": settings.index_key,
        **{f"the key {name!r} in DATA_KEYS": key for name, key in settings.data_keys.items()},
        **({"REPLIES_SECRET": settings.replies_secret.encode()} if settings.replies_secret else {}),
    }
    if not settings.data_keys:
        raise SettingsError(
            "DATA_KEYS is missing: give at least one key as name:base64, 32 random bytes each."
        )
    if settings.data_key not in settings.data_keys:
        raise SettingsError("DATA_KEY names a key that DATA_KEYS does not hold.")
    seen: dict[bytes, str] = {}
    for name, secret in named.items():
        if not secret:
            raise SettingsError(f"{name} is missing: give it at least 32 random bytes.")
        if len(secret) < SHORTEST_SECRET:
            raise SettingsError(f"{name} is too short: it needs at least 32 random bytes.")
        if len(set(secret)) < FEWEST_DIFFERENT_BYTES:
            raise SettingsError(f"{name} is too regular to be a secret: use random bytes.")
        if secret in seen:
            raise SettingsError(f"{name} and {seen[secret]} are the same: each needs its own.")
        seen[secret] = name
    for name, key in settings.data_keys.items():
        if len(key) != SHORTEST_SECRET:
            raise SettingsError(f"The key {name!r} in DATA_KEYS has to be exactly 32 bytes.")


def _check_sending(settings: Settings) -> None:
    from casework.web.sending_settings import faults

    for fault in faults(settings):
        raise SettingsError(fault)


def _check_passkeys(app: str, rp_id: str, origins: tuple[str, ...]) -> None:
    if not origins:
        raise SettingsError(f"{app}_ORIGINS is missing: name the https address of this app.")
    for origin in origins:
        parts = urlsplit(origin)
        name = parts.hostname or ""
        if parts.scheme != "https" or parts.path not in ("", "/"):
            raise SettingsError(f"{app}_ORIGINS holds {origin!r}, which is no https origin.")
        if name != rp_id and not name.endswith("." + rp_id):
            raise SettingsError(f"{app}_RP_ID {rp_id!r} does not cover the origin {origin!r}.")


def is_loopback(address: str) -> bool:
    """Whether an address stays on this machine."""
    if address in LOOPBACK_NAMES:
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _mode(text: str) -> Mode:
    try:
        return Mode(text.strip() or Mode.PRODUCTION)
    except ValueError:
        raise SettingsError(f"APP_MODE is {text!r}; it has to be production or demo.") from None


def _number(environ: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = environ.get(name, "").strip()
    if not text:
        return default
    if not text.isdecimal() or not least <= int(text) <= most:
        raise SettingsError(f"{name} is {text!r}; it has to be a number from {least} to {most}.")
    return int(text)


def _moment(text: str) -> datetime | None:
    if not text.strip():
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise SettingsError(
            f"DEMO_NOW is {text!r}; write it like 2026-03-02T09:00:00+00:00."
        ) from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip().rstrip("/") for part in text.split(",") if part.strip())


def _key(name: str, text: str) -> bytes:
    try:
        return base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise SettingsError(f"{name} is not base64: make one with 32 random bytes.") from None


def _data_keys(text: str) -> dict[str, bytes]:
    keys: dict[str, bytes] = {}
    for part in _list(text):
        name, separator, value = part.partition(":")
        if not separator or not name.isalnum() or name in keys:
            raise SettingsError("DATA_KEYS is written name:base64,name:base64 with unlike names.")
        keys[name] = _key("DATA_KEYS", value)
    return keys
