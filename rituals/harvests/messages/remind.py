"""The one reminder of what somebody said they will try, two weeks later."""

from sqlalchemy import select

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.harvests.feature import feature
from rituals.harvests.tables import ANSWERS, TAKEN_BACK, WILL, Harvest, Trial
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.mrkdwn import cut
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

# As many as anybody reads in one message; the others wait on the Home tab.
MOST = 10


@feature.message("remind", when=When.IN_BUDGET)
def remind(owed: Owed, work: UnitOfWork) -> Message:
    """Ask what became of it; each can be answered with one click, and answered otherwise."""
    harvest = work.session.get(Harvest, owed.subject)
    turn = (Trial.turn == int(owed.detail), Trial.person == owed.recipient)
    mine = select(Trial).where(Trial.harvest_id == owed.subject, *turn, Trial.state != TAKEN_BACK)
    trials = work.session.scalars(mine.order_by(Trial.item).limit(MOST)).all()
    is_open = any(each.state == WILL for each in trials)
    if harvest is None or (owed.place is None and not is_open):
        raise NotNeeded("nothing of it is open")
    said = Words("harvests/remind", harvest=harvest, trials=trials)
    lead = said.lead if trials else said.nothing
    shown = [block for each in trials for block in asked(each)]
    text = in_words(lead, *(cut(each.text, EXCERPT) for each in trials))
    return Message(text, [blocks.section(lead), *shown], said.why if is_open else "")


def asked(trial: Trial) -> list[Block]:
    """Return something that somebody will try, with the three answers."""
    said = Words("harvests/remind", trial=trial)
    named = f"{trial.harvest_id}:{trial.item}"
    text = cut(trial.text, EXCERPT)
    ways = [
        blocks.button(
            getattr(said, each),
            f"harvests:{each}",
            named,
            style="primary" if each == trial.state else None,
            label=f"{getattr(said, each)}: {cut(text, 40)}",
        )
        for each in ANSWERS
    ]
    shown = [blocks.quote(text), blocks.actions(*ways)]
    if trial.state != WILL:
        shown.insert(1, blocks.context(said.kept))
    return shown
