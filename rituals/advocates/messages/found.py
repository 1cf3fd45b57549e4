"""The advocacy that a message speaks of."""

from rituals.advocates.tables import Advocacy
from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from storage.unit_of_work import UnitOfWork


def found(owed: Owed, work: UnitOfWork) -> Advocacy:
    """Return an advocacy for one of its two.

    Raises:
        NotNeeded: there is none of that number for this person.
    """
    advocacy = work.session.get(Advocacy, owed.subject)
    if advocacy is None or owed.recipient not in (advocacy.person, advocacy.advocate):
        raise NotNeeded("not for this person")
    return advocacy
