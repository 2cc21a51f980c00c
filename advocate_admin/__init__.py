"""The staff app: the people one works with, and what is written for them."""

from __future__ import annotations

import importlib
import os
import pkgutil
from pathlib import Path
from typing import Any

from flask import Flask

from advocate_admin import navigation
from casework.web import factory, settings


def create_app(chosen: settings.Settings | None = None, **doubles: Any) -> Flask:
    """The app. ``doubles`` (doors, engine, show_faults) are for tests."""
    from advocate_admin import views

    for module in pkgutil.iter_modules(views.__path__):
        importlib.import_module(f"{views.__name__}.{module.name}")
    return factory.build(
        __name__,
        chosen or settings.from_environment(os.environ),
        [views.blueprint],
        side="staff",
        home="advocate.sign_in",
        navigation=navigation.links,
        templates=[Path(__file__).parent / "templates"],
        **doubles,
    )
