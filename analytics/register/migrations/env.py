"""Alembic's entry: runs the migrations inside the transaction that the register's opener has begun."""

from alembic import context

from analytics.register.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
