"""How Alembic runs the register's migrations: always on a connection handed over by `register.database`."""

from alembic import context

from lineofsight.register.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
