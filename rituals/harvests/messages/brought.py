"""What was brought home, where the channel reads it: with "I will try this", and how many do."""

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.gatherings.cards.columns import PAGE_BLOCKS, PAGE_TEXT, paged
from rituals.gatherings.cards.stacks import Card
from rituals.gatherings.lifecycle.living_card import thread
from rituals.harvests import parties, verdicts
from rituals.harvests.feature import feature
from rituals.harvests.headings import by_heading
from rituals.harvests.tables import Harvest
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, heard_from, in_words, paragraph
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("brought")
def brought(owed: Owed, work: UnitOfWork) -> Message:
    """Tell what was brought home, and how many will try something of it."""
    harvest = work.session.get(Harvest, owed.subject)
    if harvest is None or harvest.shared_at is None:
        raise NotNeeded("it is not shared")
    session = parties.session_of(work, harvest)
    said = Words("harvests/brought", harvest=harvest, is_written=session is None)
    verdict = verdicts.of(work, harvest)
    told, is_all = _told(harvest, work) if session is None else ([], True)
    # Where all of it stands above or below, nothing is said twice.
    opinions = [] if is_all else verdicts.opinions(harvest, verdict)
    lines = [said.lead, *opinions, *verdicts.counts(harvest, verdict)]
    choose = blocks.button(said.choose, "harvests:choose", str(harvest.id), style="primary")
    ways = [
        *([blocks.button(said.add, "harvests:add", str(harvest.id))] if session is None else []),
        *([] if is_all else [blocks.button(said.all, "harvests:read", str(harvest.id))]),
    ]
    shown = [
        *(blocks.section(each) for each in lines),
        *(block for block, _ in told),
        blocks.actions(choose, *ways),
        blocks.context(said.once),
    ]
    text = in_words(*lines, *(words for _, words in told))
    return Message(text, shown, thread=thread(work, session) if session else None)


@feature.message("asked", when=When.IN_BUDGET)
def asked(owed: Owed, work: UnitOfWork) -> Message:
    """Ask somebody who was there as well for what they brought home."""
    harvest = work.session.get(Harvest, owed.subject)
    if harvest is None or harvest.shared_at is None or harvest.ritual_id is not None:
        raise NotNeeded("it is not shared in writing")
    said = Words("harvests/asked", harvest=harvest)
    if any(card.author == owed.recipient for card in verdicts.cards(work, harvest)):
        if owed.place is None:
            raise NotNeeded("they wrote already")
        return paragraph(said.done)
    add = blocks.button(said.add, "harvests:add", str(harvest.id), style="primary")
    return Message(said.lead, [blocks.section(said.lead), blocks.actions(add)], said.why)


def _told(harvest: Harvest, work: UnitOfWork) -> tuple[list[tuple[Block, Mrkdwn]], bool]:
    """Return what was written down by heading, as it fits into one message; and if that is all."""
    shown: list[tuple[Block, Mrkdwn]] = []
    for column, cards in by_heading(verdicts.cards(work, harvest)):
        title = Words("harvests/brought", title=column.title).heading
        shown += [(blocks.section(title), title), *map(_said, cards)]
    fitting = paged(shown, lambda each: len(each[1]) + 1, PAGE_BLOCKS - 10, PAGE_TEXT - 600)
    return (fitting[0] if fitting else []), len(fitting) < 2


def _said(card: Card) -> tuple[Block, Mrkdwn]:
    return blocks.said_by(card.author, card.text), heard_from(card.author, card.text)
