"""Who comes to a session: yes, no, or in writing instead."""

from rituals.gatherings.attendance import guests
from rituals.gatherings.lifecycle import sessions
from rituals.gatherings.parties import Sitting, refuse
from rituals.gatherings.phases import is_over
from storage.unit_of_work import UnitOfWork


def answer(work: UnitOfWork, sitting: Sitting, said: str) -> str:
    """Keep whether somebody comes; said a second time it is taken back.

    Args:
        work: the unit of work.
        sitting: the session, and who answers.
        said: their answer, one of those in `tables`.

    Returns:
        What holds now; empty where it was taken back.

    Raises:
        Refusal: the session is over.
    """
    if is_over(sitting.session.phase):
        raise refuse("over", ritual=sitting.ritual)
    participant = sitting.participant
    participant.answer = "" if participant.answer == said else said
    if participant.person in guests.of(sitting.session):
        sessions.tell_anew(work, sitting.session, sitting.ritual)  # their invitation says it too
    else:
        sessions.show_anew(work, sitting.session)
    return participant.answer
