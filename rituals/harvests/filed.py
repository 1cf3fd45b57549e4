"""A harvest in the library, written anew as verdicts come in, unless people wrote it there."""

from itertools import groupby

from rituals.gatherings.cards.stacks import Card
from rituals.harvests import verdicts
from rituals.harvests.tables import Harvest
from rituals.library import filing
from rituals.library.tables import HARVEST, LibraryEntry
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
    harvest.filed = _summary(work, harvest)
    filing.file(
        work,
        filing.Filing(
            HARVEST,
            harvest.title,
            source(harvest),
            list(dict.fromkeys([harvest.registered_by, *_who_wrote(work, harvest)])),
            summary=harvest.filed,
            link=harvest.link,
            address=filing.address_of(work, "harvests:brought", harvest.id, harvest.channel),
            channel=harvest.channel,
        ),
    )


def file_anew(work: UnitOfWork, harvest: Harvest) -> None:
    """Write what was filed anew; what people wrote there, or took back, stays as they left it."""
    entry = entry_of(work, harvest)
    if entry is None:
        return
    if not verdicts.brought(work, harvest):
        filing.withdraw(work, entry)
        return
    anew = {
        "address": entry.address
        or filing.address_of(work, "harvests:brought", harvest.id, harvest.channel)
    }
    # The form in which people edit it may keep other white space.
    if entry.summary.split() == harvest.filed.split():
        anew["summary"] = harvest.filed = _summary(work, harvest)
    filing.change(work, entry, anew)


def name(work: UnitOfWork, harvest: Harvest, person: str) -> None:
    """Name somebody to be asked who wrote of it just now, and no more who took it all back."""
    entry = entry_of(work, harvest)
    if entry is None:
        return
    if person in _who_wrote(work, harvest):
        filing.share(work, entry, person)
    elif person != harvest.registered_by:
        filing.unshare(work, entry, person)


def entry_of(work: UnitOfWork, harvest: Harvest) -> LibraryEntry | None:
    """Return where the library holds a harvest, None where it does not, or does not any more."""
    entry = filing.of_source(work, source(harvest))
    return None if entry is None or entry.withdrawn_at is not None else entry


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


def _who_wrote(work: UnitOfWork, harvest: Harvest) -> list[str]:
    cards = [card for each in verdicts.brought(work, harvest) for card in each.cards]
    return [card.author for card in cards if card.author]


def _told(work: UnitOfWork, harvest: Harvest) -> list[Card]:
    order = (verdicts.TAKE, verdicts.TRY, verdicts.GO, verdicts.STAY)
    cards = [card for each in verdicts.brought(work, harvest) for card in each.cards]
    return sorted((c for c in cards if c.column in order), key=lambda c: order.index(c.column))


def _in_a_line(text: str) -> str:
    return " ".join(text.split())
