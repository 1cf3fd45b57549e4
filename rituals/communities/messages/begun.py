"""What a channel is told when it becomes a community: what can be done in one."""

from rituals.communities import community
from rituals.communities.community import topic_of
from rituals.communities.feature import feature
from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Ritual
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("begun")
def begun(owed: Owed, work: UnitOfWork) -> Message:
    """Tell a channel once what it can do from now on."""
    ritual = work.session.get(Ritual, owed.subject)
    if ritual is None or ritual.kind != community.KIND or not ritual.is_active:
        raise NotNeeded("it is a community no more")
    said = Words("communities/page", topic=topic_of(ritual))
    shown = [blocks.section(said.begun), blocks.section(said.how), ways(said, ritual)]
    return Message(in_words(said.begun, said.how), [*shown, blocks.context(said.begun_why)])


def ways(said: Words, ritual: Ritual) -> Block:
    """Return the buttons by which people of a community ask and offer."""
    return blocks.actions(
        blocks.button(said.ask, "feedback:ask_channel", str(ritual.channel)),
        blocks.button(said.offer, "communities:offer", str(ritual.id)),
    )
