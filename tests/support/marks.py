"""Marks: what only PostgreSQL can be asked is asked of it alone, and nowhere passes unasked."""

from __future__ import annotations

import pytest

# Roles, policies, grants and functions: SQLite has none.
on_postgresql = pytest.mark.parametrize("database", ["postgresql"], indirect=True)
own_on_postgresql = pytest.mark.parametrize("own_database", ["postgresql"], indirect=True)
