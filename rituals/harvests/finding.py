"""Finding what was said of the same training before."""

from collections.abc import Sequence

from sqlalchemy import select

from rituals.gatherings.cards.similarity import alike
from rituals.harvests import parties, verdicts
from rituals.harvests.tables import Harvest
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# The newest of so many are compared with what somebody looks for.
LOOKED_AT, MOST_FOUND, MOST_BEFORE = 500, 10, 3


def latest(work: UnitOfWork, person: str, words: str = "") -> list[Harvest]:
    """Return the harvests somebody may read, the newest first: all, or what a few words name.

    Raises:
        NotLookedUp: Slack must be asked about their channels.
    """
    found = _same(_shared(work), words) if words else _shared(work)
    return parties.to_be_found(work, found[: 3 * MOST_FOUND], person)[:MOST_FOUND]


def before(work: UnitOfWork, harvest: Harvest, person: str) -> list[Block]:
    """Return what others said of the same, with the way to read it all.

    Raises:
        NotLookedUp: Slack must be asked about their channels.
    """
    same = _same(_shared(work), harvest.title, harvest.link)
    found = parties.to_be_found(work, same[: 3 * MOST_BEFORE], person)[:MOST_BEFORE]
    return listed(work, found, "before")


def listed(work: UnitOfWork, harvests: Sequence[Harvest], lead: str = "listed") -> list[Block]:
    """Return harvests with their verdicts, each with the way to read it all.

    Args:
        work: the unit of work.
        harvests: which.
        lead: the sentence that names each.
    """
    shown = []
    for harvest in harvests:
        verdict = verdicts.of(work, harvest)
        said = Words("harvests/list", harvest=harvest, verdict=verdict)
        lines = [getattr(said, lead), *verdicts.lines(harvest, verdict)]
        read = blocks.button(
            said.read, "harvests:read", str(harvest.id), label=f"{said.read}: {harvest.title}"
        )
        shown.append(blocks.section(blocks.in_words(*lines), read))
    return shown


def _same(some: Sequence[Harvest], title: str, link: str = "") -> list[Harvest]:
    """Return those whose title speaks of the same, or holds it, or whose link is the same."""
    places = {*alike(title, [each.title for each in some])}
    return [
        each
        for place, each in enumerate(some)
        if place in places
        or title.casefold() in each.title.casefold()
        or (link and each.link == link)
    ]


def _shared(work: UnitOfWork) -> list[Harvest]:
    newest = select(Harvest).where(Harvest.shared_at.is_not(None))
    return list(work.session.scalars(newest.order_by(Harvest.id.desc()).limit(LOOKED_AT)))
