"""A harvest in the library, written anew as verdicts come in."""

from itertools import groupby

from rituals.gatherings.cards.stacks import Card
from rituals.harvests import verdicts
from rituals.harvests.tables import Harvest
from rituals.library import filing
from rituals.library.tables import HARVEST
from rituals.words.markdown import item, plain
from rituals.words.mrkdwn import cut, in_plain
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

# Enough to tell what it was worth; all of it stands in the channel.
MOST_OF_A_KIND = 7


def file(work: UnitOfWork, harvest: Harvest) -> None:
    """File a harvest, unless whoever registered it wanted it kept out."""
    if not harvest.in_library or harvest.shared_at is None:
        return
    known = filing.of_source(work, source(harvest))
    filing.file(
        work,
        filing.Filing(
            HARVEST,
            harvest.title,
            source(harvest),
            harvest.there,
            summary=_summary(work, harvest),
            link=harvest.link,
            address=(known.address if known else "") or _address(work, harvest),
            channel=harvest.channel,
        ),
    )


def file_anew(work: UnitOfWork, harvest: Harvest) -> None:
    """Write what was filed anew; what was taken back there, or where it was told, stays so."""
    entry = filing.of_source(work, source(harvest))
    if entry is None or entry.withdrawn_at is not None:
        return
    if verdicts.brought(work, harvest):
        file(work, harvest)
    else:
        filing.withdraw(work, entry)


def source(harvest: Harvest) -> str:
    """Return what the library says of where it came from."""
    return f"harvest/{harvest.id}"


def _summary(work: UnitOfWork, harvest: Harvest) -> str:
    """Return what it was, what people brought from it, and what became of that, in Markdown."""
    verdict = verdicts.of(work, harvest)
    said = Words("harvests/entry", harvest=harvest)
    told = [said.what, *verdicts.lines(harvest, verdict)]
    lines = [plain(in_plain(line)) for each in told for line in each.splitlines()]
    for column, some in groupby(_told(work, harvest), key=lambda card: card.column):
        cards = list(some)[:MOST_OF_A_KIND]
        lines += ["", plain(in_plain(getattr(said, column)))]
        lines += [line for card in cards for line in item(cut(_in_a_line(card.text), EXCERPT))]
    return "\n".join(lines)


def _told(work: UnitOfWork, harvest: Harvest) -> list[Card]:
    order = (verdicts.TAKE, verdicts.TRY, verdicts.GO, verdicts.STAY)
    cards = [card for each in verdicts.brought(work, harvest) for card in each.cards]
    return sorted((c for c in cards if c.column in order), key=lambda c: order.index(c.column))


def _in_a_line(text: str) -> str:
    return " ".join(text.split())


def _address(work: UnitOfWork, harvest: Harvest) -> str:
    """Return the link to where it stands in Slack, empty before it does.

    Raises:
        NotLookedUp: Slack must be asked for it.
    """
    places = work.outbox.places("harvests:brought", harvest.id, harvest.channel)
    found = work.directory.message(places[0]) if places else None
    return found.address if found else ""
