"""The Home tab: drawn from what each feature has for this person."""

from secrets import token_hex

from slack_sdk.web.async_client import AsyncWebClient

from handlers.edge import Edge
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.words import blocks
from storage.unit_of_work import UnitOfWork


async def publish(
    edge: Edge, client: AsyncWebClient, workspace: str, person: str, opened_by: str = ""
) -> None:
    """Draw somebody's Home tab anew.

    Args:
        edge: what every surface works with.
        client: of this workspace.
        workspace: the id of the workspace.
        person: whose Home tab.
        opened_by: what identifies the event, where the person has just opened it.
    """
    call = Call(workspace, person, edge.clock(), defaults=edge.defaults, opens_home=bool(opened_by))
    # Nothing is noted that could be found again from who it was and when.
    key = opened_by or token_hex()

    def draw(call: Call, work: UnitOfWork) -> Outcome:
        shown = [block for part in edge.registry.home_sections for block in part(call, work)]
        return Outcome(opens=blocks.home(shown))

    outcome = await edge.run(draw, call, client, key, where="home")
    view = outcome.opens
    if view is None and outcome.says:
        view = blocks.home(outcome.says.blocks)
    if view is not None:
        await client.views_publish(user_id=person, view=view)
