"""That a leader stepped back or left, for the person whose areas they led."""

from rituals.dial.feature import feature
from rituals.dial.leaving import LEFT
from rituals.dial.parties import own
from rituals.dial.tables import Area
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("leaderless", when=When.AT_WORK)
def leaderless(owed: Owed, work: UnitOfWork) -> Message:
    """Tell somebody once which of their areas lack a leader, and how to name another."""
    why, _, former = owed.detail.partition(":")
    areas = [
        each for each in own(work, owed.recipient) if each.leader is None and each.former == former
    ]
    if not areas and owed.place is None:
        raise NotNeeded("each area has found a leader, or was ended")
    said = Words("dial/leaderless", leader=former, areas=areas)
    lead = said.left if why == LEFT else said.stepped_back
    if not areas:
        return Message(in_words(lead, said.done), [blocks.section(lead), blocks.context(said.done)])
    lines = [line(each) for each in areas]
    names = [each.name for each in areas]
    shown = [blocks.section(lead), *lines, blocks.context(said.meanwhile)]
    return Message(in_words(lead, *names, said.meanwhile), shown, why=said.why)


def line(area: Area) -> Block:
    """Return an area that lacks a leader, with the way to name one."""
    said = Words("dial/leaderless")
    return blocks.written(
        area.name,
        blocks.button(
            said.name_one, "dial:area_edit", str(area.id), label=f"{said.name_one}: {area.name}"
        ),
    )
