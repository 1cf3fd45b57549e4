"""What a leader sees of one-to-ones with them: in words, as a picture, and a hint on Home."""

from functools import partial

from rituals.engine.call import Call
from rituals.engine.outcome import File, Outcome
from rituals.supervision import looking
from rituals.supervision.drawing import draw
from rituals.supervision.feature import feature
from rituals.supervision.parties import picture, refuse
from rituals.supervision.quarters import Quarter
from rituals.supervision.tables import Picture
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("show")
def show(call: Call, work: UnitOfWork) -> Outcome:
    """Show the quarters that are over, in words."""
    said = Words("supervision/show", quarter=Quarter.of(work.now))
    quarters = looking.seen_by(work, call.person)
    shown = [blocks.section(said.lead), blocks.context(said.rule), blocks.context(said.open)]
    shown += [blocks.section(looking.line(each)) for each in reversed(quarters)]
    shown += [] if quarters else [blocks.section(said.none)]
    pictures = looking.pictures(work, call.person)
    if looking.are_enough_to_draw(quarters):
        value = str(pictures[-1].id)
        shown.append(blocks.actions(blocks.button(said.draw, "supervision:picture_see", value)))
    is_news = not all(each.is_seen for each in pictures)
    for each in pictures:
        each.is_seen = True
    return Outcome(opens=blocks.modal("supervision:show", said.title, shown), shows_home=is_news)


@picture.action("see")
def see(call: Call, work: UnitOfWork, latest: Picture) -> Outcome:
    """Bring a leader the picture over time, which says the same as the words."""
    quarters = looking.seen_by(work, latest.leader)
    if not looking.are_enough_to_draw(quarters):
        raise refuse("too_few")
    said = Words("supervision/show")
    alt = " ".join([said.alt, *map(looking.line, quarters)])
    name = f"one-to-ones-{latest.begins:%Y-%m}.png"
    return Outcome(
        says=paragraph(said.drawn), file=File(name, said.file, partial(draw, quarters), alt)
    )


@feature.home(16)
def at_home(call: Call, work: UnitOfWork) -> list[Block]:
    """Tell a leader of a picture that they have not seen."""
    if all(each.is_seen for each in looking.pictures(work, call.person)):
        return []
    said = Words("supervision/show")
    see_it = blocks.button(said.see, "supervision:show", style="primary")
    return [blocks.header(said.home_title), blocks.section(said.home), blocks.actions(see_it)]
