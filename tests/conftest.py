"""What every test may use. Fixtures of one folder live in that folder's own conftest."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests.support import quick_routes, quick_templates

pytest_plugins = ["tests.support.run", "tests.support.fixtures"]

# Machines that run tests are slow and shared: how long an example takes says nothing here.
settings.register_profile(
    "project", deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("project")
quick_routes.keep()
quick_templates.keep()
