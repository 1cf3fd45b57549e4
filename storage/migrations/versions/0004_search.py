"""Search of the library; written by hand, since no model describes what a database searches by."""

import sqlalchemy as sa
from alembic import op

from storage import full_text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "library_index",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("words", full_text.Searched(), nullable=False),
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["library_entries.id"],
            name=op.f("fk_library_index_entry_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_library_index")),
    )
    for statement in full_text.made("library_index", "entry_id", op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    """Take it back."""
    for statement in full_text.unmade("library_index", op.get_bind().dialect.name):
        op.execute(statement)
    op.drop_table("library_index")
