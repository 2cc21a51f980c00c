"""What the tests need of the machine: found, installed where that is allowed, or named."""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.tools import second_engine


@dataclass(frozen=True)
class Need:
    """A program of the machine. ``found`` says whether it is there."""

    found: Callable[[], bool]
    debian: str
    elsewhere: str


@dataclass(frozen=True)
class File:
    """A file that the tests bring themselves. ``fetch`` raises OSError or ValueError."""

    found: Callable[[], bool]
    fetch: Callable[[], None]
    what: str


def chromium() -> str | None:
    """The system's Chromium (or Chrome), which the browser tests drive."""
    names = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    places = (
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    )
    return _first(os.environ.get("CHROMIUM"), names, places)


def firefox() -> str | None:
    """The system's Firefox."""
    places = ("/Applications/Firefox.app/Contents/MacOS/firefox",)
    return _first(os.environ.get("FIREFOX"), ("firefox-esr", "firefox"), places)


def _first(given: str | None, names: Iterable[str], places: Iterable[str]) -> str | None:
    if given:
        return given
    found = next((path for name in names if (path := shutil.which(name))), None)
    return found or next((place for place in places if Path(place).exists()), None)


def _postgresql() -> bool:
    from tests.support.cluster import NoPostgresql, tools_folder

    if os.environ.get("TEST_DATABASE_URL"):
        return True
    try:
        tools_folder()
    except NoPostgresql:
        return False
    return True


def _fonts() -> bool:
    # Without a font for Urdu a browser measures boxes and not words. macOS ships one.
    if platform.system() == "Darwin":
        return True
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
    return any(any(folder.rglob("Noto*Arabic*")) for folder in folders if folder.exists())


def _loads(*names: str) -> Callable[[], bool]:
    """Whether one of these libraries of the system is there."""

    def found() -> bool:
        for name in names:
            try:
                ctypes.CDLL(name)
            except OSError:
                continue
            return True
        return False

    return found


NEEDS: dict[str, Need] = {
    "postgresql": Need(_postgresql, "postgresql", "PostgreSQL 15 or newer"),
    "chromium": Need(lambda: chromium() is not None, "chromium", "Chromium"),
    "firefox": Need(lambda: firefox() is not None, "firefox-esr", "Firefox ESR"),
    "fonts": Need(_fonts, "fonts-noto-core", "the Noto fonts for Arabic script"),
    # Letters as PDF.
    "pango": Need(
        _loads("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"), "libpangoft2-1.0-0", "Pango"
    ),
    "subset": Need(
        _loads("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib"),
        "libharfbuzz-subset0",
        "HarfBuzz with hb-subset",
    ),
}


FILES: dict[str, File] = {
    "second engine": File(
        second_engine.is_here, second_engine.fetch, "accessibility-checker-engine from npm"
    ),
}


def provide(names: Iterable[str]) -> str | None:
    """Make sure of these; otherwise one sentence that says what to install."""
    names = list(names)
    for file in (FILES[name] for name in names if name in FILES):
        try:
            if not file.found():
                file.fetch()
        except (OSError, ValueError) as error:
            return f"{file.what} could not be fetched ({error}): look at the network, try again."
    return _programs(name for name in names if name not in FILES)


def _programs(names: Iterable[str]) -> str | None:
    missing = [NEEDS[name] for name in names if not NEEDS[name].found()]
    if missing and _may_install():
        _install([need.debian for need in missing])
        missing = [need for need in missing if not need.found()]
    if not missing:
        return None
    if shutil.which("apt-get"):
        packages = " ".join(need.debian for need in missing)
        return f"Something is missing: run  sudo apt-get install {packages}  and try again."
    return f"Install {' and '.join(need.elsewhere for need in missing)}, and try again."


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(packages: list[str]) -> None:
    print(f"   installing {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-qy", "--no-install-recommends", *packages],
    ):
        finished = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if finished.returncode:
            print(finished.stdout[-2000:])
