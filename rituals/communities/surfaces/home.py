"""Communities on the Home tab: what can be done in mine, and the seats I take or offer.

It goes by who was last seen in each channel; every button looks anew.
"""

from collections.abc import Sequence

from sqlalchemy import select

from rituals.communities import community, seats
from rituals.communities.community import topic_of
from rituals.communities.feature import feature
from rituals.communities.tables import OpenSeat
from rituals.engine.call import Call
from rituals.engine.ritual import ACTIVE, Ritual, RitualPerson
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import cut
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

MOST = 5


@feature.home(40)
def at_home(call: Call, work: UnitOfWork) -> list[Block]:
    """Show my communities with what can be done, my seats, and the way to begin one."""
    said = Words("communities/home")
    shown = [blocks.header(said.title)]
    for ritual in _of_person(work, call.person):
        shown += _community(ritual)
    for seat in seats.of_person(work, call.person)[:MOST]:
        shown += _seat(seat, call.person)
    return [*shown, blocks.actions(blocks.button(said.begin, "communities:community"))]


def _of_person(work: UnitOfWork, person: str) -> Sequence[Ritual]:
    """Return the communities in whose channels somebody was last seen."""
    return work.session.scalars(
        select(Ritual)
        .join(RitualPerson, RitualPerson.ritual_id == Ritual.id)
        .where(RitualPerson.person == person)
        .where(Ritual.kind == community.KIND, Ritual.state == ACTIVE)
        .order_by(Ritual.id)
        .limit(MOST)
    ).all()


def _community(ritual: Ritual) -> list[Block]:
    said = Words("communities/home", ritual=ritual, topic=topic_of(ritual))
    number = str(ritual.id)
    return [
        blocks.section(said.community, blocks.button(said.open, "communities:open", number)),
        blocks.actions(
            blocks.button(said.ask, "feedback:ask_channel", str(ritual.channel)),
            blocks.button(said.offer, "communities:offer", number),
        ),
    ]


def _seat(seat: OpenSeat, person: str) -> list[Block]:
    said = Words("communities/home", seat=seat, what=cut(seat.what, EXCERPT))
    number, is_host = str(seat.id), seat.host == person
    change = blocks.button(said.change, "communities:change_seat", number)
    back = blocks.button(said.give_back, "communities:give_back", number)
    calendar = blocks.button(said.calendar, "communities:calendar", number)
    line = said.mine if is_host else said.taken
    return [blocks.section(line), blocks.actions(calendar, change if is_host else back)]
