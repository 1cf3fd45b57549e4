"""The harvest in the channel: what was learned, what others can use, and thanks."""

from collections.abc import Iterator, Sequence

from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Occurrence, Ritual
from rituals.learning import sharing, timing
from rituals.learning.feature import feature
from rituals.learning.messages import unreached
from rituals.learning.tables import Share
from rituals.words import blocks, limits
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.mrkdwn import Mrkdwn, cut, person
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# So much of each text stands in the channel; the file has the whole.
SHOWN = 700
BLOCKS_OF_A_SHARE = 2
# What stands around the shares, and how much of the text is kept for it.
OTHER_BLOCKS, OTHER_TEXT = 5, 4000


def unposted(owed: Owed, work: UnitOfWork) -> None:
    """Tell the keeper that a harvest waits, and how to have it posted."""
    occurrence = work.session.get(Occurrence, owed.subject)
    ritual = occurrence and work.session.get(Ritual, occurrence.ritual_id)
    if ritual and occurrence:
        unreached.tell(work, ritual, occurrence, unreached.HARVEST)


@feature.message("harvest", undelivered=unposted)
def harvest(owed: Owed, work: UnitOfWork) -> Message:
    """Show what was shared, and say nothing at all of those who shared nothing."""
    occurrence = work.session.get(Occurrence, owed.subject)
    ritual = occurrence and work.session.get(Ritual, occurrence.ritual_id)
    shares = sharing.shared(work, owed.subject)
    if not (ritual and occurrence and shares):
        raise NotNeeded("nothing was shared")
    fitting = shares[: _fitting(shares)]
    said = Words(
        "learning/harvest",
        ritual=ritual,
        day=timing.day_of(ritual, occurrence),
        named=sorted({share.person for share in shares if share.person}),
        has_unnamed=any(share.person is None for share in shares),
        more=len(shares) - len(fitting),
    )
    save = blocks.button(said.save, "learning:save", str(occurrence.id))
    more = [blocks.context(said.and_more)] if len(fitting) < len(shares) else []
    shown = [
        blocks.section(said.lead),
        *(block for share in fitting for block in _shown(share)),
        *more,
        blocks.section(said.thanks),
        blocks.actions(save),
        blocks.context(said.why),
    ]
    words = in_words(said.lead, said.thanks, *map(_in_words, fitting))
    return Message(words, shown)


def _fitting(shares: Sequence[Share]) -> int:
    """Return how many of the shares one message holds."""
    most = (limits.MESSAGE_BLOCKS - OTHER_BLOCKS) // BLOCKS_OF_A_SHARE
    room, count = limits.MESSAGE_BLOCK_TEXT - OTHER_TEXT, 0
    for share in shares[:most]:
        room -= len(cut(share.learned, SHOWN)) + len(cut(share.others_can_use, SHOWN))
        if room < 0:
            break
        count += 1
    return count


def _in_words(share: Share) -> Mrkdwn:
    said_by = Mrkdwn(f"{person(share.person)}: ") if share.person else Mrkdwn("")
    texts = [cut(each, SHOWN) for each in (share.learned, share.others_can_use) if each]
    return Mrkdwn(said_by + in_words(*texts))


def _shown(share: Share) -> Iterator[Block]:
    yield blocks.said_by(share.person, cut(share.learned, SHOWN))
    if share.others_can_use:
        yield blocks.quote(cut(share.others_can_use, SHOWN))
