"""Learning on the Home tab: what goes on today, what comes next, and the way to begin."""

from rituals.engine.call import Call
from rituals.learning import taking_part, timing
from rituals.learning.feature import feature
from rituals.learning.messages.prompts import is_by_the_week, share_buttons
from rituals.learning.taking_part import Day
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import cut
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

MOST = 3


@feature.home(15)
def at_home(call: Call, work: UnitOfWork) -> list[Block]:
    """Show the day if it is on, and a button to begin one; what comes next stands below for all."""
    said = Words("learning/home")
    running = taking_part.running(work, call.person)[:MOST]
    shown = [blocks.header(said.title)]
    for day in running:
        shown += _today(work, day)
    return [*shown, blocks.actions(blocks.button(said.begin, "learning:friday"))]


def _today(work: UnitOfWork, day: Day) -> list[Block]:
    """Return what somebody said of a day that goes on, with what they can do now."""
    share = taking_part.share_of(work, day.occurrence.id, day.learner.person)
    said = Words("learning/prompts", ritual=day.ritual, is_by_the_week=is_by_the_week(day.ritual))
    harvest = timing.harvest(day.ritual, day.occurrence)
    own = Words("learning/home", ritual=day.ritual, harvest=harvest)
    number = str(day.occurrence.id)
    if share:
        learned = blocks.quote(cut(share.learned, EXCERPT))
        return [blocks.section(own.shared), learned, share_buttons(said, day)]
    if day.learner.is_out:
        return [blocks.section(said.is_out, blocks.button(said.after_all, "learning:say", number))]
    to_share = blocks.button(said.share, "learning:share", number)
    will_learn = [blocks.quote(cut(day.learner.will_learn, EXCERPT))]
    will_learn = will_learn if day.learner.will_learn else []
    if taking_part.is_afternoon(work, day):
        return [blocks.section(own.still_open), *will_learn, blocks.actions(to_share)]
    if will_learn:
        edit = blocks.button(said.edit, "learning:say", number)
        return [blocks.section(said.thanks), *will_learn, blocks.actions(edit, to_share)]
    say = blocks.button(said.say, "learning:say", number, style="primary")
    out = blocks.button(said.out, "learning:out", number)
    return [blocks.section(said.ask), blocks.actions(say, to_share, out)]
