"""What is to be seen, in the thread of the card: where it is read, and all of it as it begins."""

from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Ritual
from rituals.gatherings import stacks
from rituals.gatherings.messages.card import facts, found, thread
from rituals.gatherings.messages.columns import title_of
from rituals.gatherings.phases import is_over
from rituals.gatherings.tables import Session
from rituals.show_and_review.feature import feature
from rituals.show_and_review.showing import columns
from rituals.words import blocks
from rituals.words.blocks import Block, Message, in_words
from rituals.words.mrkdwn import Mrkdwn, cut, escape, person
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

# As many under each heading as are heard in one message; all of them are behind the button.
MOST = 6


@feature.message("plan")
def plan(owed: Owed, work: UnitOfWork) -> Message:
    """Say where is read what is to be seen, as long as people write it down."""
    session, ritual, occurrence = found(work, owed)
    if is_over(session.phase):
        raise NotNeeded("the session is over")
    said = Words("show_and_review/plan", **facts(work, session, ritual, occurrence))
    see = blocks.button(said.see, "gatherings:cards", str(session.id))
    shown = [blocks.section(said.plan), blocks.actions(see)]
    return Message(said.plan, shown, thread=thread(work, session))


@feature.message("written")
def written(owed: Owed, work: UnitOfWork) -> Message:
    """Say what was written down until it began, for whoever shows and for everybody who came."""
    session, ritual, _ = found(work, owed)
    heard, shown = _under_headings(session, ritual, work)
    if is_over(session.phase) or not shown:
        raise NotNeeded("nothing was written down, or the session is over")
    said = Words("show_and_review/plan")
    see = blocks.button(said.see, "gatherings:cards", str(session.id))
    return Message(in_words(*heard), [*shown, blocks.actions(see)], thread=thread(work, session))


def _under_headings(
    session: Session, ritual: Ritual, work: UnitOfWork
) -> tuple[list[Mrkdwn], list[Block]]:
    """Return the first cards under each heading, as they are heard and as they are shown."""
    heard: list[Mrkdwn] = []
    shown: list[Block] = []
    cards = [card for stack in stacks.of(work, session) for card in stack.cards]
    for column in columns(session.options):
        under = [card for card in cards if card.column == column.name]
        if not under:
            continue
        title = title_of(ritual, session, column.name)
        lead = Words("show_and_review/plan", title=title, more=len(under) - MOST).heading
        heard.append(lead)
        shown.append(blocks.section(lead))
        for card in under[:MOST]:
            text = cut(card.text, EXCERPT)
            by = Mrkdwn(f"{person(card.author)}: ") if card.author else ""
            heard.append(Mrkdwn(f"{by}{escape(text)}"))
            shown.append(blocks.said_by(card.author, text))
    return heard, shown
