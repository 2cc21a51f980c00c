"""List every address of both apps with the permission that it asks for."""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Iterator, Sequence
from typing import Any

from flask import Flask

from casework.cli import parser
from casework.web.gate import access_of
from casework.web.settings import from_environment

APPS = {"family": "family_app", "advocate": "advocate_admin"}
_ADDED_BY_FLASK = frozenset({"HEAD", "OPTIONS"})


def main(arguments: Sequence[str]) -> int:
    """Print the routes of both apps."""
    reader = parser("routes")
    reader.add_argument("--json", action="store_true", help="objects for a program")
    options = reader.parse_args(arguments)
    # Nothing is served or read: without settings of its own it lists the routes of a demo.
    settings = from_environment({"APP_MODE": "demo", **os.environ})
    found = [
        route
        for name, package in APPS.items()
        # The commands stand beside the apps, not above them: they are looked up by name.
        for route in routes_of(name, importlib.import_module(package).create_app(settings))
    ]
    if options.json:
        print(json.dumps(found, indent=1))
        return 0
    for route in found:
        methods = ",".join(route["methods"])
        print(f"{route['app']:<9}{methods:<9} {route['path']:<44} {route['permission']}")
    return 0


def routes_of(name: str, app: Flask) -> Iterator[dict[str, Any]]:
    """The routes of one app, as the command prints them."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint)):
        access = access_of(app.view_functions.get(rule.endpoint))
        yield {
            "app": name,
            "endpoint": rule.endpoint,
            "path": rule.rule,
            "methods": sorted((rule.methods or set()) - _ADDED_BY_FLASK),
            "permission": access.label if access is not None else "undeclared",
        }
