"""Somebody with a browser: reads pages, sends their forms, comes back with the same cookies."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from casework.web.settings import Mode, Settings
from tests.support.coming_in import PEPPER
from tests.support.databases import NOW, Database

PHONE = "0808 157 0123"


@dataclass
class Clock:
    """The time in the app under test."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


def app_settings(instance: Path, **changes: Any) -> Settings:
    """Settings of an app under test: the keys are those of the ``key_ring`` fixture."""
    keys = {name: hashlib.sha256(name.encode()).digest() for name in ("first", "index")}
    values: dict[str, Any] = {
        "app_mode": Mode.TEST,
        "instance_dir": instance,
        "family_secret": "family secret of the tests, long enough",
        "staff_secret": "staff secret of the tests, long enough",
        "code_pepper": PEPPER,
        "index_key": keys["index"],
        "data_keys": {"first": keys["first"]},
        "data_key": "first",
        "contact_phone": PHONE,
    }
    return Settings(**{**values, **changes})


def app_under_test(
    package: ModuleType, database: Database, side: str, instance: Path, **changes: Any
) -> tuple[Flask, Clock]:
    """One of the two apps over a test's database, and its clock."""
    app: Flask = package.create_app(app_settings(instance, **changes), engine=database.engine(side))
    clock = Clock()
    app.extensions["casework"].clock = clock
    return app, clock


@dataclass
class Visitor:
    """A browser without scripts."""

    app: Flask
    address: str = "203.0.113.7"
    page: TestResponse | None = None
    client: Any = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.app.test_client()

    @property
    def text(self) -> str:
        """The page as the browser got it. Of a file that is no text, what reads as text."""
        assert self.page is not None
        return self.page.get_data().decode(errors="replace")

    @property
    def name(self) -> str:
        """Which page this is (data-page), or its status if it is none."""
        assert self.page is not None
        found = re.search(r'data-page="([^"]*)"', self.text)
        return found.group(1) if found else str(self.page.status_code)

    @property
    def path(self) -> str:
        """The address of the page that is open, without host and query."""
        assert self.page is not None
        assert self.page.request is not None
        return self.page.request.path

    def found(self, pattern: str) -> str:
        """What the first group of a pattern finds on the page that is open."""
        found = re.search(pattern, self.text)
        assert found is not None, f"nothing on {self.path} matches {pattern}"
        return found[1]

    @property
    def status(self) -> int:
        """The status of the last answer."""
        assert self.page is not None
        return self.page.status_code

    def get(self, path: str, *, follow: bool = True) -> TestResponse:
        """Open a page."""
        return self._keep(self.client.get, path, follow)

    def post(self, path: str, *, follow: bool = True, **fields: str) -> TestResponse:
        """Send a form of the page that is open, with its token."""
        data = {"csrf_token": self.token, **fields}
        return self._keep(self.client.post, path, follow, data=data)

    @property
    def token(self) -> str:
        """The token of the forms on the page that is open."""
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.text) if self.page else None
        return found.group(1) if found else ""

    @property
    def options(self) -> dict[str, Any]:
        """What the page asks of a passkey."""
        found = re.search(r'data-options="([^"]+)"', self.text)
        assert found is not None, "this page asks for no passkey"
        asked: dict[str, Any] = json.loads(html.unescape(found.group(1)))
        return asked

    @property
    def cookies(self) -> dict[str, str]:
        """Name and value of every cookie this browser holds."""
        return {cookie.key: cookie.value for cookie in self.client._cookies.values()}

    def _keep(
        self, send: Callable[..., TestResponse], path: str, follow: bool, **more: Any
    ) -> TestResponse:
        environ = {"REMOTE_ADDR": self.address}
        self.page = send(path, follow_redirects=follow, environ_overrides=environ, **more)
        return self.page
