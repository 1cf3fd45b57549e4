"""A harvest in the library, written anew as verdicts come in, unless people wrote it there."""

from rituals.harvests import verdicts
from rituals.harvests.headings import by_heading
from rituals.harvests.tables import Harvest
from rituals.library import filing
from rituals.library.tables import HARVEST, LibraryEntry
from rituals.words.mrkdwn import cut, in_plain
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

# Enough to tell what it was worth; all of it stands in the channel.
MOST_OF_A_KIND = 7


def file(work: UnitOfWork, harvest: Harvest) -> None:
    """File a harvest, unless whoever registered it wanted it kept out."""
    if not harvest.in_library or harvest.shared_at is None:
        return
    entry = filing.file(
        work,
        filing.Filing(
            HARVEST,
            harvest.title,
            source(harvest),
            list(dict.fromkeys([harvest.registered_by, *_who_wrote(work, harvest)])),
            summary=_summary(work, harvest),
            link=harvest.link,
            address=filing.address_of(work, "harvests:brought", harvest.id, harvest.channel),
            channel=harvest.channel,
        ),
    )
    harvest.filed = entry.summary


def file_anew(work: UnitOfWork, harvest: Harvest) -> None:
    """Write what was filed anew; what people wrote there, or took back, stays as they left it."""
    entry = filing.of_source(work, source(harvest))
    if entry is None:
        return
    is_told = bool(verdicts.brought(work, harvest))
    if entry.withdrawn_at is not None:
        # It went with the last of what was told, unless somebody took it back.
        if is_told and not harvest.filed:
            file(work, harvest)
        return
    if not is_told:
        harvest.filed = ""
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
    """Return what it was, what became of it, and what people brought from it, a paragraph each."""
    verdict = verdicts.of(work, harvest)
    said = Words("harvests/entry", harvest=harvest)
    told = ["\n".join(map(in_plain, [said.what, *verdicts.lines(harvest, verdict)]))]
    for column, cards in by_heading(verdicts.cards(work, harvest)):
        items = [f"• {cut(_in_a_line(card.text), EXCERPT)}" for card in cards[:MOST_OF_A_KIND]]
        told.append("\n".join([in_plain(getattr(said, column.name)), *items]))
    return cut("\n\n".join(told), filing.LONGEST_SUMMARY)


def _who_wrote(work: UnitOfWork, harvest: Harvest) -> list[str]:
    return [card.author for card in verdicts.cards(work, harvest) if card.author]


def _in_a_line(text: str) -> str:
    return " ".join(text.split())
