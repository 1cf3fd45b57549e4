"""My open actions on the Home tab: what, by when, where from, and the ways to see them through."""

from sqlalchemy import select

from rituals.actions.feature import feature
from rituals.actions.messages.owner import today_of, ways
from rituals.engine.actions import open_actions
from rituals.engine.call import Call
from rituals.engine.ritual import Ritual
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

SHOWN = 8


@feature.home(20)
def actions_at_home(call: Call, work: UnitOfWork) -> list[Block]:
    """List the open actions, the nearest date first."""
    actions = open_actions(work, call.person)
    if not actions:
        return []
    of = {action.ritual_id for action in actions[:SHOWN]}
    rituals = {row.id: row for row in work.session.scalars(select(Ritual).where(Ritual.id.in_(of)))}
    today = today_of(work, call.person)
    said = Words("actions/home", more=len(actions) - SHOWN)
    shown = [blocks.header(said.title)]
    for action in actions[:SHOWN]:
        ritual = rituals.get(action.ritual_id or 0)
        about = Words("actions/home", action=action, ritual=ritual, today=today)
        change = blocks.button(said.change, "actions:change", str(action.id))
        shown.append(blocks.written(action.text))
        shown.append(blocks.context(about.when, about.where))
        shown.append(blocks.actions(*ways(action), change))
    return shown + ([blocks.context(said.and_more)] if len(actions) > SHOWN else [])
