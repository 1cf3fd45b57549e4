"""One idea, to look at: where it stands, what became of it, and what the reader may do."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.ideas import history
from rituals.ideas.messages import shown
from rituals.ideas.parties import guard, holds_key, roles
from rituals.ideas.surfaces.form import with_key
from rituals.ideas.tables import Idea
from rituals.rights.table import Role
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@guard.action("see")
def see(call: Call, work: UnitOfWork, idea: Idea) -> Outcome:
    """Show an idea; one without a name is written anew in the message that holds its key."""
    if holds_key(idea, call.detail):
        return with_key(call, work, idea, call.detail, call.place)
    return Outcome(opens=_view(work, idea, call.person))


def seen(call: Call, work: UnitOfWork, idea: Idea) -> Outcome:
    """Show an idea anew where somebody looks at it; its messages are written anew anyway."""
    opens = None if call.place else _view(work, idea, call.person)
    return Outcome(opens=opens, shows_home=True)


def _view(work: UnitOfWork, idea: Idea, person: str) -> Block:
    said = Words("ideas/look", idea=idea)
    roles_here = list(roles(work, idea, person))
    is_author = Role.PERSON in roles_here
    lines = history.lines(work, idea) if is_author else history.of_reader(work, idea)
    ways = shown.ways(idea, roles_here)
    fields = [
        blocks.section(said.lead),
        *shown.story(idea, idea.text, lines),
        *([blocks.actions(*ways)] if ways else []),
        blocks.context(said.readers),
    ]
    return blocks.modal("ideas:idea_see", said.title, fields)
