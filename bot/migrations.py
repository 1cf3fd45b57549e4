"""The schema brought up to date."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

import storage.heartbeats  # noqa: F401  # no feature brings this table
from bot.settings import CannotStart

SCRIPTS = Path(__file__).parent.parent / "storage" / "migrations"


def upgrade(engine: Engine) -> None:
    """Bring the schema up to the newest revision; nothing happens where it is.

    Raises:
        CannotStart: the schema is of another version of Trellis.
    """
    with engine.begin() as connection:
        found = schema_of(connection)
        if found is Schema.CURRENT:
            return
        if found is Schema.UNKNOWN:
            raise CannotStart(
                "The database was made by another version of Trellis, most likely a newer one. "
                "Install that one."
            )
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


class Schema(Enum):
    """How a database's schema stands to the one this program works with."""

    NONE = auto()
    OLDER = auto()
    CURRENT = auto()
    UNKNOWN = auto()  # most likely of a newer Trellis


def is_current(engine: Engine) -> bool:
    """Tell whether the schema is at the newest revision."""
    with engine.connect() as connection:
        return schema_of(connection) is Schema.CURRENT


def schema_of(connection: Connection) -> Schema:
    """Return how a database's schema stands to the one this program works with."""
    return compared(MigrationContext.configure(connection).get_current_revision(), _known())


def compared(found: str | None, known: Sequence[str]) -> Schema:
    """Return how one revision stands to those that are known, the newest first."""
    if found is None:
        return Schema.NONE
    if found not in known:
        return Schema.UNKNOWN
    return Schema.CURRENT if found == known[0] else Schema.OLDER


@cache
def _known() -> Sequence[str]:
    return [each.revision for each in ScriptDirectory.from_config(_config()).walk_revisions()]


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    return config
