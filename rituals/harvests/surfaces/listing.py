"""`/harvest list`: what others said of their trainings, and one of them with all that was said."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.harvests import course, finding, verdicts
from rituals.harvests.feature import feature
from rituals.harvests.parties import refuse, to_be_found
from rituals.harvests.tables import Harvest
from rituals.words import blocks
from rituals.words.mrkdwn import in_plain, tidy
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
    """Show the newest harvests, or those whose title speaks of the same as a few words."""
    words = tidy(in_plain(call.text))
    found = finding.latest(work, call.person, words)
    said = Words("harvests/list", words=words, found=len(found))
    shown = [blocks.section(said.lead if found else said.none), *finding.listed(work, found)]
    return Outcome(opens=blocks.modal("harvests:list", said.title, shown))


@feature.action("read")
def read(call: Call, work: UnitOfWork) -> Outcome:
    """Show one harvest with all that was said of it."""
    harvest = work.session.get(Harvest, call.subject)
    if harvest is None or not to_be_found(work, [harvest], call.person):
        raise refuse("not_there")
    verdict = verdicts.of(work, harvest)
    said = Words("harvests/list", harvest=harvest, verdict=verdict)
    lines = [said.listed, said.where, *verdicts.lines(harvest, verdict)]
    shown = [blocks.section(blocks.in_words(*lines))]
    cards = [card for each in verdicts.brought(work, harvest) for card in each.cards][:MOST_CARDS]
    for column in course.columns({}):
        some = [card for card in cards if card.column == column.name]
        shown += [blocks.header(column.title)] if some else []
        shown += [blocks.said_by(card.author, card.text) for card in some]
    return Outcome(opens=blocks.modal("harvests:read", said.one, shown))
