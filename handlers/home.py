"""The Home tab: drawn from what each feature has for this person."""

from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Connection

from handlers.edge import Edge
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.words import blocks
from storage.unit_of_work import UnitOfWork


async def publish(
    edge: Edge, client: AsyncWebClient, workspace: str, person: str, *, is_visit: bool = False
) -> None:
    """Draw somebody's Home tab anew; to draw it twice is to draw it once.

    Args:
        edge: what every surface works with.
        client: of this workspace.
        workspace: the id of the workspace.
        person: whose Home tab.
        is_visit: whether the person has just opened it.
    """
    call = Call(workspace, person, edge.clock(), defaults=edge.defaults)

    def draw(call: Call, work: UnitOfWork) -> Outcome:
        shown = [block for part in edge.registry.home_sections for block in part(call, work)]
        return Outcome(opens=blocks.home(shown))

    outcome = await edge.run(draw, call, client, None, where="home")
    view = outcome.opens
    if view is None and outcome.says:
        view = blocks.home(outcome.says.blocks)
    if view is not None:
        await client.views_publish(user_id=person, view=view)
    if is_visit:
        await edge.database.run(lambda connection: _meet(connection, call))


def _meet(connection: Connection, call: Call) -> None:
    """Note that somebody has seen the Home tab, so that it explains itself once."""
    work = UnitOfWork(connection, call.workspace, call.now)
    work.directory.meet(call.person)
    work.flush()
