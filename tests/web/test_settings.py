"""Settings: what stops the start, and in which words."""

from __future__ import annotations

import base64
import re
from dataclasses import FrozenInstanceError, fields
from datetime import UTC, datetime
from pathlib import Path

import pytest

from casework.web import settings
from casework.web.demo_settings import demo_settings
from casework.web.settings import Mode, SettingsError, from_environment
from tests.web.plumbing_app import environment, key

DOCS = Path(__file__).resolve().parents[2] / "docs" / "settings.md"


def test_mode_is_production_unless_another_is_named(tmp_path: Path) -> None:
    assert from_environment(environment(), tmp_path).app_mode is Mode.PRODUCTION


def test_settings_cannot_be_changed_after_the_start(tmp_path: Path) -> None:
    made = from_environment(environment(), tmp_path)
    with pytest.raises(FrozenInstanceError):
        made.port = 1  # type: ignore[misc]


@pytest.mark.parametrize("name", ["FAMILY_SECRET", "STAFF_SECRET", "CODE_PEPPER", "INDEX_KEY"])
def test_a_missing_secret_stops_the_start_with_its_name(name: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=f"{name} is missing"):
        from_environment(environment(**{name: ""}), tmp_path)


@pytest.mark.parametrize(
    ("weak", "why"),
    [("t9-q", "too short"), ("a" * 64, "too regular"), ("ab" * 40, "too regular")],
)
def test_a_weak_secret_stops_the_start_of_production(weak: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=why) as found:
        from_environment(environment(FAMILY_SECRET=weak), tmp_path)
    assert weak not in str(found.value)


def test_two_equal_secrets_stop_the_start(tmp_path: Path) -> None:
    same = environment()["FAMILY_SECRET"]
    with pytest.raises(SettingsError, match="are the same"):
        from_environment(environment(STAFF_SECRET=same), tmp_path)


def test_an_index_key_equal_to_a_data_key_is_refused(tmp_path: Path) -> None:
    text = base64.b64encode(key(2)).decode()
    with pytest.raises(SettingsError, match="are the same"):
        from_environment(environment(INDEX_KEY=text), tmp_path)


@pytest.mark.parametrize(
    "changes",
    [
        {"APP_MODE": "prod"},
        {"APP_MODE": "test"},
        {"APP_MODE": " test "},
        {"PORT": "eighty"},
        {"PORT": "70000"},
        {"DATABASE_URL": ""},
        {"LEAVE_URL": "https://evil.example/"},
        {"LEAVE_URL": "http://localhost:9/"},
        {"DEMO_NOW": "2026-03-02"},
        {"DATA_KEYS": "nonsense"},
        {"DATA_KEYS": ""},
        {"DATA_KEY": "unknown"},
        {"INDEX_KEY": "not base64!"},
        {"FAMILY_ORIGINS": "http://pages.example"},
        {"FAMILY_ORIGINS": ""},
        {"STAFF_RP_ID": "elsewhere.example"},
        {"CONTACT_PHONE": ""},
        {"TRUSTED_PROXIES": "-1"},
    ],
)
def test_a_wrong_setting_is_one_clear_sentence(changes: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as found:
        from_environment(environment(**changes), tmp_path)
    assert re.search(r"[.]$", str(found.value))
    assert "\n" not in str(found.value)


def test_family_and_staff_may_use_different_database_roles(tmp_path: Path) -> None:
    made = from_environment(environment(STAFF_DATABASE_URL="postgresql://s@db/x"), tmp_path)
    assert made.database_for("family") == "sqlite://"
    assert made.database_for("staff") == "postgresql://s@db/x"


def test_secrets_are_not_in_the_printed_settings(tmp_path: Path) -> None:
    shown = repr(from_environment(environment(), tmp_path))
    assert environment()["FAMILY_SECRET"] not in shown
    assert environment()["CODE_PEPPER"] not in shown


def test_demo_makes_its_secrets_once_and_keeps_them(tmp_path: Path) -> None:
    first = demo_settings(tmp_path, {})
    second = demo_settings(tmp_path, {})
    assert first.family_secret == second.family_secret
    assert first.data_keys == second.data_keys
    assert (tmp_path / "demo-secrets.json").stat().st_mode & 0o077 == 0


def test_demo_ignores_real_secrets_of_the_environment(tmp_path: Path) -> None:
    made = demo_settings(tmp_path, environment(APP_MODE="demo"))
    assert made.family_secret != environment()["FAMILY_SECRET"]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "pages.example", "::"])
def test_demo_refuses_any_address_but_loopback(host: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="this machine only"):
        demo_settings(tmp_path, {"HOST": host})


def test_demo_clock_runs_on_from_the_moment_given(tmp_path: Path) -> None:
    given = {"DEMO_NOW": "2026-03-02T09:00:00+00:00"}
    first = demo_settings(tmp_path, given).clock()
    second = demo_settings(tmp_path, given).clock()
    assert datetime(2026, 3, 2, 9, 0, tzinfo=UTC) <= first <= second
    assert (second - first).total_seconds() < 5


def test_every_setting_stands_in_the_settings_document() -> None:
    described = set(re.findall(r"^\| `([A-Z_]+)` \|", DOCS.read_text(), flags=re.M))
    inner = {"clock_offset"}
    expected = {f.name.upper() for f in fields(settings.Settings) if f.name not in inner}
    assert described == expected
