"""Who stands up for somebody now, and what each feature does when that begins and ends."""

from collections.abc import Callable

from sqlalchemy import select

from rituals.advocates.tables import ACCEPTED, ASKED, ENDED, Advocacy, Shared
from storage.unit_of_work import UnitOfWork

Follow = Callable[[UnitOfWork, str, str], None]
_endings: list[Follow] = []


def when_ended(run: Follow) -> Follow:
    """Run when an advocate no longer stands up for somebody: for the person, and the advocate.

    What was shared is taken back already; the feature finds the next step for its open records.
    """
    _endings.append(run)
    return run


def open_advocacy(work: UnitOfWork, person: str) -> Advocacy | None:
    """Return whom somebody asked to stand up for them, accepted or not yet answered."""
    is_open = (Advocacy.person == person, Advocacy.state.in_((ASKED, ACCEPTED)))
    return work.session.scalar(select(Advocacy).where(*is_open).order_by(Advocacy.id.desc()))


def advocate_of(work: UnitOfWork, person: str) -> str | None:
    """Return who stands up for somebody now, None where nobody has accepted."""
    advocacy = open_advocacy(work, person)
    return advocacy.advocate if advocacy and advocacy.state == ACCEPTED else None


def end(work: UnitOfWork, advocacy: Advocacy) -> None:
    """End an advocacy; nothing is shared any more, and each feature follows."""
    was_accepted = advocacy.state == ACCEPTED
    advocacy.state = ENDED
    for shared in work.session.scalars(select(Shared).where(Shared.advocacy_id == advocacy.id)):
        work.session.delete(shared)
    work.flush()
    if was_accepted:
        for run in _endings:
            run(work, advocacy.person, advocacy.advocate)
