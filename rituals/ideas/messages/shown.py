"""How an idea reads wherever it stands: the words of whoever had it, and what became of it."""

from collections.abc import Sequence

from rituals.ideas.tables import NEW, Idea, IdeaLine
from rituals.rights.table import Role
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words

LINES = 8


def standing(idea: Idea) -> list[Block]:
    """Return an idea in its author's words, with where it stands and why."""
    shown = [blocks.quote(idea.text), blocks.section(state(idea))]
    return [*shown, *([blocks.quote(idea.reason)] if idea.reason else [])]


def state(idea: Idea) -> Mrkdwn:
    """Return where an idea stands, in a sentence or two."""
    return Words("ideas/shown", idea=idea).state


def in_words(idea: Idea) -> list[str]:
    """Return the same for those who hear it read."""
    return [idea.text, state(idea), idea.reason]


def story(idea: Idea, text: str, lines: Sequence[IdeaLine]) -> list[Block]:
    """Return an idea in its author's words, where it stands, and all that became of it."""
    shown: list[Block] = [blocks.quote(text), blocks.section(state(idea))]
    for line in lines[-LINES:]:
        shown.append(blocks.context(Words("ideas/shown", line=line, day=line.day).line))
        shown += [blocks.quote(line.reason)] if line.reason else []
    return shown


def answers(idea: Idea) -> list[Block]:
    """Return what whoever answers for an idea may do."""
    said, number = Words("ideas/shown", idea=idea), str(idea.id)
    ways = [blocks.button(said.say, "ideas:idea_say", number)]
    if idea.state == NEW:
        ways.insert(0, blocks.button(said.hear, "ideas:idea_hear", number, style="primary"))
    if idea.keeper:
        ways.append(blocks.button(said.hand_back, "ideas:idea_hand_back", number))
    return ways


def take(idea: Idea) -> list[Block]:
    """Return the button of whoever would look after an idea, while nobody does."""
    if idea.keeper or not idea.channel or idea.state == "acted_on":
        return []
    said = Words("ideas/shown")
    return [blocks.button(said.take, "ideas:idea_take", str(idea.id), style="primary")]


def say_anew(idea: Idea, key: str = "") -> Block:
    """Return the button by which an author says an idea to somebody else."""
    value = f"{idea.id}:{key}" if key else str(idea.id)
    return blocks.button(Words("ideas/shown").say_anew, "ideas:idea_edit", value)


def own_ways(idea: Idea, key: str = "") -> list[Block]:
    """Return what an author may do while nobody has answered.

    Args:
        idea: which.
        key: of an idea that was said without a name.
    """
    if not idea.is_unheard:
        return []
    said, value = Words("ideas/shown", idea=idea), f"{idea.id}:{key}" if key else str(idea.id)
    sure = blocks.confirm(said.withdraw_title, said.withdraw_text, said.withdraw, said.withdraw_no)
    return [
        blocks.button(said.edit, "ideas:idea_edit", value) if idea.said_to else say_anew(idea, key),
        blocks.button(said.withdraw, "ideas:idea_withdraw", value, confirm=sure),
    ]


def ways(idea: Idea, roles: Sequence[Role]) -> list[Block]:
    """Return the buttons of somebody who looks at an idea, by what they are to it."""
    shown = answers(idea) if Role.LEADER in roles else []
    shown += take(idea) if Role.TEAM in roles else []
    return shown + (own_ways(idea) if Role.PERSON in roles else [])
