"""The weekly budget: how many messages the bot may send somebody on its own account."""

from datetime import date, timedelta
from typing import cast

from sqlalchemy import Connection, Table, delete

from rituals.my_time.tables import PromptWeek
from storage.upsert import insert_into

PROMPT, DIGEST = "prompt", "digest"
DIGESTS_A_WEEK = 1
KEPT_FOR = timedelta(weeks=5)

_weeks = cast(Table, PromptWeek.__table__)


def spend(
    connection: Connection, workspace: str, person: str, week: date, what: str, most: int
) -> bool:
    """Count one message in somebody's week; False, and nothing counted, where none is left.

    The row is locked until the transaction ends, so that two workers never spend the same. Who
    spends for several people in one transaction does so in one order for all.

    Args:
        connection: the transaction.
        workspace: of the person.
        person: whose budget.
        week: its Monday.
        what: `PROMPT` or `DIGEST`, counted apart.
        most: how many of it there may be in a week.
    """
    if most < 1:
        return False
    first = {"workspace_id": workspace, "person": person, "week": week, "what": what, "used": 1}
    counted = (
        insert_into(connection, _weeks)
        .values(first)
        .on_conflict_do_update(
            index_elements=["workspace_id", "person", "week", "what"],
            set_={"used": _weeks.c.used + 1},
            where=_weeks.c.used < most,
        )
        .returning(_weeks.c.used)
    )
    return connection.execute(counted).first() is not None


def forget_old(connection: Connection, today: date) -> None:
    """Delete the weeks that nobody spends from any more."""
    connection.execute(delete(_weeks).where(_weeks.c.week < today - KEPT_FOR))
