"""Question prompts on the Home tab: what is in my hand, and what I keep for myself."""

from sqlalchemy import select

from rituals.autonomy.answering import kept_for_oneself
from rituals.autonomy.feature import feature
from rituals.autonomy.messages.direct import ways_with
from rituals.autonomy.messages.prompt import buttons
from rituals.autonomy.parties import is_current
from rituals.autonomy.surfaces.overview import on_home
from rituals.autonomy.tables import OPEN, Turn
from rituals.engine.call import Call
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import cut
from rituals.words.templates import EXCERPT, Words
from storage.outbox import DEAD, SKIPPED
from storage.unit_of_work import UnitOfWork

SHOWN = 5


@feature.home(17)
def in_hand(call: Call, work: UnitOfWork) -> list[Block]:
    """Show a leader the question that is still to be put."""
    shown: list[Block] = []
    turns = select(Turn).where(Turn.leader == call.person, Turn.state == OPEN)
    for turn in work.session.scalars(turns):
        brought = work.outbox.states("autonomy:prompt", turn.id).get(call.person)
        if brought in (None, SKIPPED, DEAD) or not is_current(work, turn):
            continue
        said = Words("autonomy/prompt", turn=turn)
        shown += [blocks.section(said.lead), blocks.quote(turn.text), buttons(turn)]
    return [blocks.header(Words("autonomy/prompt").home_title), *shown] if shown else []


@feature.home(37)
def kept(call: Call, work: UnitOfWork) -> list[Block]:
    """Show what somebody answered for themselves alone, and the ways to begin."""
    answers = kept_for_oneself(work, call.person)
    said = Words("autonomy/home", more=len(answers) - SHOWN)
    shown: list[Block] = []
    for answer in answers[:SHOWN]:
        turn = work.session.get(Turn, answer.turn_id)
        assert turn is not None
        shown += [blocks.context(Words("autonomy/home", turn=turn).to_question)]
        shown += [blocks.written(cut(answer.text, EXCERPT)), blocks.actions(*ways_with(answer))]
    shown += [blocks.context(said.and_more)] if len(answers) > SHOWN else []
    title = blocks.header(said.title)
    return [title, on_home(), *([blocks.header(said.kept), *shown] if shown else [])]
