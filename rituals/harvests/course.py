"""The course of a harvesting session: those who were there write, all read and choose, it ends."""

from collections.abc import Collection
from typing import Any

from rituals.engine.ritual import Ritual
from rituals.gatherings.cards import stacks
from rituals.gatherings.cards.columns import post
from rituals.gatherings.gathering import Gathering
from rituals.gatherings.lifecycle.holding import hold
from rituals.gatherings.phases import CLOSED, READ, WRITE, Doing, Phase
from rituals.gatherings.tables import Session
from rituals.harvests import filed, trying, verdicts
from rituals.harvests.feature import feature
from rituals.harvests.headings import columns
from rituals.harvests.parties import held
from rituals.harvests.tables import Harvest
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

CHOOSE = Doing("try", "harvests:try")
PREPARE = Phase("prepare", (WRITE, READ), asks=True)
SHARE = Phase("share", (CHOOSE, WRITE), days=5)
HARVEST, THERE, IN_LIBRARY, OF = "harvest", "there", "in_library", "of"


def asked(options: dict[str, Any]) -> Collection[str]:
    """Return who was there."""
    there: list[str] = options[THERE]
    return there


def tells(work: UnitOfWork, ritual: Ritual, session: Session) -> list[Mrkdwn]:
    """Return the verdict, for the summary, and where it is found later."""
    harvest = _of(session, work)
    told = verdicts.lines(harvest, verdicts.of(work, harvest))
    filed_as = filed.entry_of(work, harvest)
    return [*told, Words("harvests/session", session=session).filed] if filed_as else told


def leads_to(work: UnitOfWork, session: Session) -> list[Block]:
    """Return what one can do afterwards: try something of it, and find it in the library."""
    harvest, said = _of(session, work), Words("harvests/session", session=session)
    if harvest.shared_at is None:
        return []
    entry = filed.entry_of(work, harvest)
    return [
        blocks.button(said.share_try, "harvests:choose", str(harvest.id)),
        *([blocks.button(said.see_filed, "library:open", str(entry.id))] if entry else []),
    ]


harvesting = hold(
    Gathering(
        feature,
        "harvest",
        (PREPARE, SHARE),
        columns=columns,
        asked=asked,
        tells=tells,
        leads_to=leads_to,
        weighs=False,
        invites=True,
    )
)


@harvesting.entering(SHARE.name)
def share(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Show the channel what was brought home, with the way to say "I will try this"."""
    harvest = _of(session, work)
    harvest.shared_at = work.now
    stood = stacks.of(work, session)
    post(ritual, session, stood, work)
    trying.meant(work, harvest, stood)
    work.outbox.send("harvests:brought", harvest.id, to=harvest.channel)


@harvesting.entering(CLOSED)
def close(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Have it found by whoever thinks of the same training later."""
    harvest = _of(session, work)
    trying.meant(work, harvest, stacks.of(work, session))
    filed.file(work, harvest)


def _of(session: Session, work: UnitOfWork) -> Harvest:
    return held(work, session.options[HARVEST])
