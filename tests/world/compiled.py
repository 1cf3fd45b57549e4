"""What SQLAlchemy makes of statements, kept from one world to the next."""

from typing import Any

from sqlalchemy import Dialect, Engine

_KEPT: dict[str, tuple[Dialect, dict[Any, Any]]] = {}


def share_compiled(engine: Engine) -> None:
    """Let an engine use what the ones before it have compiled.

    Every world has an engine of its own and would compile each statement anew, which takes a fifth
    of a test's time. A bot that runs for months compiles each but once, as the worlds together do.
    """
    # SQLAlchemy looks a statement up by its dialect too.
    dialect, compiled = _KEPT.setdefault(engine.name, (engine.dialect, {}))
    engine.dialect = dialect
    engine.update_execution_options(compiled_cache=compiled)
