"""Runs the migrations on the connection it is handed."""

from alembic import context

from storage.full_text import is_compared
from storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    include_name=is_compared,
)
with context.begin_transaction():
    context.run_migrations()
