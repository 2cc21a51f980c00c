"""Runs the migrations on the connection that casework.cli.migrate hands over."""

from __future__ import annotations

from alembic import context

from casework.models import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
