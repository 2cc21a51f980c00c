"""What the servers of the measures serve: the family's app, or one bare Flask view."""

from __future__ import annotations

import os
from pathlib import Path

from flask import Flask

bare = Flask("bare")


@bare.get("/t")
def hello() -> str:
    """As little as Flask can do."""
    return "hello"


def family() -> Flask:
    """The family's app on the database named in the environment."""
    from casework.web import logs
    from tests.support.bench_scene import app_over

    logs.configure()  # as wsgi does

    return app_over(os.environ["BENCH_DATABASE"], Path(os.environ["BENCH_FOLDER"]), "", "", "").app
