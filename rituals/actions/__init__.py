"""What I said I will do: shown on the Home tab until it is done."""

from sqlalchemy import select

from rituals.engine.actions import Action, open_actions
from rituals.engine.call import Call
from rituals.engine.feature import Feature
from rituals.engine.outcome import Outcome, Refusal
from rituals.words.blocks import Block, button, context, header, section, written
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

feature = Feature("actions")

SHOWN = 8


@feature.action("done")
def done(call: Call, work: UnitOfWork) -> Outcome:
    """Mark an action of one's own as done; pressed twice, it stays done."""
    action = work.session.scalar(
        select(Action).where(Action.id == call.subject, Action.owner == call.person)
    )
    if action is None:
        raise Refusal(Words("actions/home").not_yours)
    action.is_done = True
    return Outcome(shows_home=True)


@feature.home(20)
def actions_at_home(call: Call, work: UnitOfWork) -> list[Block]:
    """List the open actions with a button for each."""
    actions = open_actions(work, call.person)
    said = Words("actions/home", more=len(actions) - SHOWN)
    if not actions:
        return []
    blocks = [header(said.title)]
    for action in actions[:SHOWN]:
        blocks.append(written(action.text, button(said.done, "actions:done", str(action.id))))
        if action.due:
            blocks.append(context(Words("actions/home", due=action.due).by))
    return blocks + ([section(said.and_more)] if len(actions) > SHOWN else [])
