"""The migrations make exactly the tables that the models speak of, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from bot import migrations
from rituals.engine.registry import discover
from storage.database import Database
from storage.full_text import is_compared
from storage.tables import Base


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database of each kind with nothing in it."""
    url = f"sqlite:///{tmp_path / 'empty.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("empty_postgresql_url")
    database = Database(url)
    yield database
    database.close()


def test_an_empty_database_becomes_what_the_models_describe(empty: Database) -> None:
    discover()  # every feature's tables are known once it is imported
    database = empty
    assert not migrations.is_current(database.engine)
    migrations.upgrade(database.engine)
    assert migrations.is_current(database.engine)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_name": is_compared,
            },
        )
        assert compare_metadata(context, Base.metadata) == []
    made = inspect(database.engine)
    for table in Base.metadata.sorted_tables:
        primary = made.get_pk_constraint(table.name)["constrained_columns"]
        assert set(primary) == {column.name for column in table.primary_key}
        nullable = {column["name"] for column in made.get_columns(table.name) if column["nullable"]}
        assert nullable == {column.name for column in table.columns if column.nullable}


def test_to_upgrade_a_second_time_changes_nothing(database: Database) -> None:
    before = inspect(database.engine).get_table_names()
    migrations.upgrade(database.engine)
    assert inspect(database.engine).get_table_names() == before


def test_the_migrations_can_be_taken_back_and_made_again(database: Database) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations.SCRIPTS))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert set(inspect(database.engine).get_table_names()) <= {"alembic_version"}
    migrations.upgrade(database.engine)
    assert migrations.is_current(database.engine)
