"""What a web server calls: ``family``, ``advocate``, and ``both`` for one's own machine.

Each is built when it is first asked for, so that importing this file costs nothing. A wrong
setting stops the start with one sentence and no traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

Application = Callable[..., Any]

_built: dict[str, Application] = {}


def _family() -> Application:
    import family_app

    return family_app.create_app(_settings("family"))


def _advocate() -> Application:
    import advocate_admin

    return advocate_admin.create_app(_settings("staff"))


def _both() -> Application:
    from werkzeug.middleware.dispatcher import DispatcherMiddleware

    from casework.web.settings import SettingsError

    if _settings().production:
        raise SettingsError(
            "wsgi:both is for one's own machine: in production the two apps have a host each."
        )
    return DispatcherMiddleware(_application("family"), {"/staff": _application("advocate")})


def _settings(side: str | None = None) -> Any:
    from casework.web import deployment, settings

    found = settings.from_environment(os.environ)
    if side is not None:
        deployment.check_database(found, side)
    return found


_BUILDERS = {"family": _family, "advocate": _advocate, "both": _both}


def _application(name: str) -> Application:
    if name not in _built:
        from casework.web import logs

        logs.configure()
        _built[name] = _BUILDERS[name]()
    return _built[name]


def __getattr__(name: str) -> Application:
    if name not in _BUILDERS:
        raise AttributeError(name)
    from casework.web.settings import SettingsError

    try:
        return _application(name)
    except SettingsError as error:
        print(f"Not started. {error}", file=sys.stderr)
        raise SystemExit(1) from None
