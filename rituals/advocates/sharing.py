"""What somebody lets their advocate read, one thing at a time."""

from collections.abc import Callable

from sqlalchemy import select

from rituals.advocates.advocacy import advocate_of, open_advocacy
from rituals.advocates.feature import feature
from rituals.advocates.tables import ACCEPTED, Advocacy, Shared
from rituals.engine.availability import hours_of
from rituals.engine.feature import claim
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

Shown = Callable[[UnitOfWork, int, str], list[Block]]
_shown: dict[str, Shown] = {}
NEWS = "advocates:shared"
BACK = "back"


def shows(record: str) -> Callable[[Shown], Shown]:
    """Show a shared record of this kind: for the unit of work, its number, and the advocate."""

    def keep(run: Shown) -> Shown:
        claim(_shown, record, run)
        return run

    return keep


def share(work: UnitOfWork, person: str, record: str, number: int) -> bool:
    """Let somebody's advocate read one thing of theirs; tell whether they have an advocate.

    The advocate hears of it once: of all that is shared for one working day of theirs together.

    Raises:
        NotLookedUp: Slack must be asked when the advocate is at work.
    """
    advocacy = open_advocacy(work, person)
    if advocacy is None or advocacy.state != ACCEPTED:
        return False
    if work.session.get(Shared, (advocacy.id, record, number)) is None:
        hours = hours_of(work, advocacy.advocate)
        day = hours.day(hours.next(work.now))
        item = Shared(advocacy_id=advocacy.id, record=record, number=number, told_on=day)
        work.session.add(item)
        work.flush()
        work.outbox.send(NEWS, advocacy.id, to=advocacy.advocate, detail=day.isoformat())
        work.outbox.refresh(NEWS, advocacy.id, only=[advocacy.advocate])
    return True


def unshare(work: UnitOfWork, person: str, record: str, number: int) -> None:
    """Let nobody read it as an advocate any more."""
    theirs = (
        select(Shared, Advocacy)
        .join(Advocacy, Advocacy.id == Shared.advocacy_id)
        .where(Advocacy.person == person, Shared.record == record, Shared.number == number)
    )
    for shared, advocacy in work.session.execute(theirs).all():
        work.session.delete(shared)
        work.flush()
        work.outbox.refresh(NEWS, advocacy.id, only=[advocacy.advocate])


def button(work: UnitOfWork, person: str, record: str, number: int, action: str) -> list[Block]:
    """Return the button that lets one's advocate read a thing, or no longer; none without one.

    Args:
        work: the unit of work.
        person: whose thing it is.
        record: its kind.
        number: its number.
        action: the feature's action, which calls `turn` with what the button carries.
    """
    said = Words("advocates/sharing")
    if reader(work, person, record, number):
        return [blocks.button(said.unshare, action, f"{number}:{BACK}")]
    if advocate_of(work, person):
        return [blocks.button(said.share, action, str(number))]
    return []


def turn(work: UnitOfWork, person: str, record: str, number: int, way: str) -> None:
    """Share a thing, or no longer, as the button says that was pressed.

    Args:
        work: the unit of work.
        person: whose thing it is.
        record: its kind.
        number: its number.
        way: what the button carries besides the number.

    Raises:
        Refusal: there is no advocate to share it with.
        NotLookedUp: Slack must be asked when the advocate is at work.
    """
    if way == BACK:
        unshare(work, person, record, number)
    elif not share(work, person, record, number):
        raise feature.refuse("no_advocate")


def reader(work: UnitOfWork, person: str, record: str, number: int) -> str | None:
    """Return the advocate who may read one thing of somebody's, None where nobody may."""
    shared = (
        select(Advocacy.advocate)
        .join(Shared, Shared.advocacy_id == Advocacy.id)
        .where(Advocacy.person == person, Advocacy.state == ACCEPTED)
        .where(Shared.record == record, Shared.number == number)
    )
    return work.session.scalar(shared)


def items(work: UnitOfWork, advocacy: Advocacy) -> list[Shared]:
    """Return all that is shared in an advocacy."""
    shared = select(Shared).where(Shared.advocacy_id == advocacy.id)
    return list(work.session.scalars(shared.order_by(Shared.record, Shared.number)))


def shown(work: UnitOfWork, item: Shared, advocate: str) -> list[Block]:
    """Return how one shared thing reads."""
    return _shown[item.record](work, item.number, advocate)
