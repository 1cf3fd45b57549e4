"""Areas of somebody's work: begun, moved, named anew, given to another leader, ended."""

from rituals.advocates import sharing
from rituals.dial import parties, prompting, proposals, telling
from rituals.dial.parties import refuse
from rituals.dial.tables import Area, Move
from storage.unit_of_work import UnitOfWork

MOST_AREAS = 20
NAME_LENGTH = 100


def may_begin(work: UnitOfWork, person: str) -> None:
    """See that somebody has room for another area; two at once find out one after the other.

    Raises:
        Refusal: they have as many as one can look after.
    """
    work.one_at_a_time(person)
    if len(parties.own(work, person)) >= MOST_AREAS:
        raise refuse("too_many", most=MOST_AREAS)


def begin(work: UnitOfWork, person: str, name: str, leader: str, step: int) -> Area:
    """Add an area, and tell the leader what is asked of them.

    Args:
        work: the unit of work.
        person: whose area it is.
        name: in their words.
        leader: whose support they want; checked.
        step: the number of the step it begins at.
    """
    area = Area(person=person, name=name, step=step, leader=leader, led_since=work.now, notices=0)
    work.session.add(area)
    work.flush()
    work.session.add(Move(area_id=area.id, before=None, after=step, at=work.now))
    prompting.plan(work, area)
    telling.tell(work, area)
    return area


def move(work: UnitOfWork, area: Area, step: int, proposed_by: str | None = None) -> None:
    """Move a dial; what was asked and proposed where it stood gives way.

    Args:
        work: the unit of work.
        area: an open one.
        step: the number of the step; nothing happens where it stands there already.
        proposed_by: the leader to whom the person agreed, if they did.
    """
    if step == area.step:
        return
    work.session.add(
        Move(area_id=area.id, before=area.step, after=step, proposed_by=proposed_by, at=work.now)
    )
    area.step = step
    proposals.lapse(work, area)
    prompting.give_way(work, area)
    prompting.plan(work, area)
    telling.tell(work, area)


def name_anew(work: UnitOfWork, area: Area, name: str) -> None:
    """Call an area something else, wherever it is read."""
    if name == area.name:
        return
    area.name = name
    telling.show_anew(work, area)
    proposals.show_anew(work, area)
    prompting.show_anew(work, area)
    work.outbox.refresh("dial:leaderless", 0, only=[area.person])


def lead(work: UnitOfWork, area: Area, leader: str) -> None:
    """Give an area to another leader."""
    before = area.leader
    if leader == before:
        return
    leave_without(work, area)
    if before:
        telling.take_from(work, area, before)
    area.leader, area.former, area.led_since = leader, None, work.now
    prompting.plan(work, area)
    telling.tell(work, area)


def leave_without(work: UnitOfWork, area: Area) -> None:
    """Have an area lack a leader: nothing is asked or proposed, and the dial stays."""
    area.former, area.leader, area.told_at = area.leader, None, None
    proposals.lapse(work, area)
    prompting.give_way(work, area)
    prompting.show_anew(work, area)
    prompting.plan(work, area)
    work.outbox.refresh("dial:leaderless", 0, only=[area.person])


def end(work: UnitOfWork, area: Area) -> None:
    """End an area: it is with nobody any more, and its history stays with the person."""
    leader = area.leader
    leave_without(work, area)
    area.former, area.ended_at = None, work.now
    sharing.unshare(work, area.person, "area", area.id)
    if leader:
        telling.take_from(work, area, leader)
