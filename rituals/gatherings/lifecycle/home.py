"""Sessions on the Home tab: where I may still write or vote, and those that wait for me.

It goes by who was last seen in each channel; every button looks anew. When a session comes next
stands in the section of what comes round.
"""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, func, select

from rituals.engine.call import Call
from rituals.engine.ritual import Occurrence, Ritual
from rituals.gatherings.cards import entries
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import who_is_late
from rituals.gatherings.lifecycle.living_card import way
from rituals.gatherings.parties import Sitting
from rituals.gatherings.phases import CANCELLED, WRITE, Doing
from rituals.gatherings.tables import Entry, Participant, Session
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

SHOWN, MOST_READ = 5, 50
# For so long one's own cards of a session that was called off are offered to be read.
KEPT_FOR = timedelta(days=30)


@feature.home(22)
def at_home(call: Call, work: UnitOfWork) -> list[Block]:
    """Show the sessions that wait for something of somebody, the nearest first."""
    open_ones = _sittings(work, call.person, Session.closed_at.is_(None))
    numbers = [each.session.id for each in open_ones]
    cards = _own_cards(work, call.person, numbers) if numbers else {}
    waiting_for = _waiting_for(work, call.person, numbers) if numbers else {}
    waiting = []
    for sitting in open_ones:
        number = sitting.session.id
        # More can be written at any time; the rest is offered to whoever has not done it.
        asks = {WRITE, *waiting_for.get(number, ())}
        waiting += _lines(sitting, cards.get(number, 0), asks, call)
    shown = waiting[: 2 * SHOWN] + _called_off(work, call)
    return [blocks.header(Words("gatherings/home").title), *shown] if shown else []


def _lines(sitting: Sitting, cards: int, asks: Collection[Doing], call: Call) -> list[Block]:
    """Return a session with what can be done in it, nothing where it waits for nothing."""
    session, ritual = sitting.session, sitting.ritual
    allowed = (each for each in sitting.phase.allows if each in asks)
    allows = [each for each in allowed if sitting.allows(each)]
    waits = sitting.is_facilitator and session.is_live and session.starts <= call.now
    if not allows and not waits:
        return []
    own = sitting.gathering.say(session=session, ritual=ritual)
    said = Words(
        "gatherings/home",
        session=session,
        ritual=ritual,
        status=getattr(own, session.phase),
        zone=ritual.comes_round.zone,
        cards=cards if WRITE in allows else 0,
        waits=waits,
    )
    ways = [way(ritual, session, doing, style=None) for doing in allows]
    ways += [blocks.button(said.run, "gatherings:run", str(session.id))] if waits else []
    return [blocks.section(said.line), blocks.actions(*ways)]


def _called_off(work: UnitOfWork, call: Call) -> list[Block]:
    """Return the sessions called off lately in which somebody left cards under their name."""
    wrote = select(Entry.session_id).where(
        Entry.author == call.person, Entry.column != entries.NOTE
    )
    lately = and_(
        Session.phase == CANCELLED,
        Session.closed_at > call.now - KEPT_FOR,
        Session.id.in_(wrote),
    )
    shown = []
    for sitting in _sittings(work, call.person, lately)[-SHOWN:]:
        said = Words("gatherings/home", session=sitting.session, ritual=sitting.ritual)
        mine = blocks.button(said.mine, "gatherings:mine", str(sitting.session.id))
        shown.append(blocks.section(said.called_off, mine))
    return shown


def _sittings(work: UnitOfWork, person: str, is_so: ColumnElement[bool]) -> list[Sitting]:
    """Return the sessions of somebody's channels of which something is so, the nearest first."""
    mine = and_(
        Participant.session_id == Session.id, Participant.person == person, Participant.is_member
    )
    found = (
        select(Session, Ritual, Occurrence, Participant)
        .join(Participant, mine)
        .join(Ritual, Ritual.id == Session.ritual_id)
        .join(Occurrence, Occurrence.id == Session.occurrence_id)
        .where(is_so)
        .order_by(Session.starts, Session.id)
        .limit(MOST_READ)
    )
    return [Sitting(*row) for row in work.session.execute(found)]


def _own_cards(work: UnitOfWork, person: str, numbers: Collection[int]) -> dict[int, int]:
    """Return how many cards somebody left under their name in each of these sessions."""
    mine = (Entry.session_id.in_(numbers), Entry.author == person, Entry.column != entries.NOTE)
    counted = select(Entry.session_id, func.count()).where(*mine).group_by(Entry.session_id)
    return {row[0]: row[1] for row in work.session.execute(counted)}


def _waiting_for(
    work: UnitOfWork, person: str, numbers: Collection[int]
) -> dict[int, Collection[Doing]]:
    """Return what somebody has not done of what is asked in these sessions."""
    conditions = who_is_late()
    asked = (
        select(Session.id, *conditions.values())
        .join(Participant, Participant.session_id == Session.id)
        .where(Session.id.in_(numbers), Participant.person == person)
    )
    return {
        row[0]: [doing for doing, is_late in zip(conditions, row[1:], strict=True) if is_late]
        for row in work.session.execute(asked)
    }
