"""`/harvest list`: what others said of their trainings, and one of them with all that was said."""

from dataclasses import replace

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.harvests import parties, verdicts
from rituals.harvests.feature import feature
from rituals.harvests.headings import by_heading
from rituals.library.surfaces.search import page
from rituals.library.tables import HARVEST
from rituals.library.wanted import Wanted
from rituals.words import blocks
from rituals.words.message import in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# A view may have 100 blocks; all of it stands in the channel.
MOST_CARDS = 60


@feature.word(
    "list",
    usage="[words]",
    does="read what trainings were worth to those who went",
    example="/harvest list design systems",
)
@feature.action("list")
def show_list(call: Call, work: UnitOfWork) -> Outcome:
    """Show what the library holds of trainings: the newest, or what has a few words."""
    wanted = replace(Wanted.typed(call.text), kind=HARVEST)
    return Outcome(opens=page(call, work, wanted))


@feature.action("read")
def read(call: Call, work: UnitOfWork) -> Outcome:
    """Show one harvest with all that was said of it."""
    harvest = parties.harvest_of(work, call.subject, call.person)
    if harvest.shared_at is None:
        raise parties.refuse("not_there")
    verdict = verdicts.of(work, harvest)
    said = Words("harvests/read", harvest=harvest)
    # For whom it is worth it, and why not for others, stands below as they wrote it.
    lines = [said.lead, said.where, *verdicts.counts(harvest, verdict)]
    shown = [blocks.section(in_words(*lines))]
    for column, cards in by_heading(verdicts.cards(work, harvest)[:MOST_CARDS]):
        shown.append(blocks.header(column.title))
        shown += [blocks.said_by(card.author, card.text) for card in cards]
    return Outcome(opens=blocks.modal("harvests:read", said.title, shown))
