"""On the Home tab: what leaders owe me and what comes next, and what I owe, by date."""

from datetime import date

from rituals.commitments import owed, shown
from rituals.commitments.feature import feature
from rituals.commitments.tables import OPEN, Commitment
from rituals.engine.call import Call
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

SHOWN = 5


@feature.home(12)
def commitments_at_home(call: Call, work: UnitOfWork) -> list[Block]:
    """Show what is owed to somebody and what they owe, the nearest date first."""
    mine = owed.to_person(work, call.person)
    owing = owed.by_leader(work, call.person)
    if not (mine or owing):
        return []
    said = Words("commitments/page")
    today = shown.today_of(work, call.person)
    to_me = _part(work, call.person, said.owed, mine, today)
    to_me[1:1] = _next(work, mine, today)
    return to_me + _part(work, call.person, said.owing, owing, today)


def _part(
    work: UnitOfWork, person: str, heading: Mrkdwn, commitments: list[Commitment], today: date
) -> list[Block]:
    if not commitments:
        return []
    found = [blocks.header(heading)]
    for each in commitments[:SHOWN]:
        found += shown.brief(work, each, person, today)
    if len(commitments) > SHOWN:
        said = Words("commitments/page", more=len(commitments) - SHOWN)
        all_of_them = blocks.button(said.title, "commitments:show")
        found += [blocks.context(said.more), blocks.actions(all_of_them)]
    return found


def _next(work: UnitOfWork, commitments: list[Commitment], today: date) -> list[Block]:
    """Say which date comes next, where the list does not begin with it."""
    ahead = (e for e in commitments if e.state == OPEN and e.due and e.due >= today)
    first = next(ahead, None)
    if first is None or first.due is None or first is commitments[0]:
        return []
    said = Words("commitments/page", commitment=first, day=shown.day(work, first.due))
    return [blocks.context(said.next)]
